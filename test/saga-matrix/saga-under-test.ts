import type { Patience } from '../../src/saga/attempts.js';
import type { Saga } from '../../src/saga/saga.js';
import type { Process } from '../histories/process.js';
import type { Trouble } from '../histories/troubles.js';
import type { VirtualTime } from '../histories/virtual-time.js';

/** What becomes of the next call. @param operation by which the call is known: `POST /partijen`. */
export type FateOfCall = (operation: string) => Trouble | undefined;

/** What a saga works in: registers of its own, in which nothing of it stands yet. */
export interface SagaWorld {
  readonly patience: Patience;
  /** With what it is started. */
  readonly input: object;
  /** The saga as a process carries it out; more than one may, one after the other. */
  carriedOutBy(process: Process): (saga: Saga, input: object) => Promise<object>;
  /** How many rows stand because of it, by resource. */
  rows(): Readonly<Record<string, number>>;
}

/** A saga that is put through everything that can go wrong. A new one gets all of it by an entry in SAGAS. */
export interface SagaUnderTest {
  readonly name: string;
  /** When these calls are refused it comes to another good end. */
  readonly wayOut?: RegExp;
  /** Anew for everything that is tried. @param fateOf is asked at every call. */
  begin(time: VirtualTime, fateOf: FateOfCall): SagaWorld;
}
