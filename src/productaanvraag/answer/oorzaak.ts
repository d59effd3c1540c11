import { TAKEN_BACK } from '../../saga/outcome.js';
import type { Failure } from '../../saga/step.js';
import type { System } from '../../upstream/upstream.error.js';
import { isUpstream } from './failure-text.js';

/** Where a request went wrong. */
export interface Turned {
  readonly failedAt: string;
  readonly failure: Failure;
}

/** Why a request went wrong, for a program. */
export interface Oorzaak {
  /** Absent when it was in Klantregie itself. */
  readonly register?: System;
  /** What the register did. Of what went wrong in Klantregie itself nothing is certain: `onbekend`. */
  readonly soort: Soort;
  /** The step at which it went wrong. */
  readonly stap: string;
}

const SOORTEN = { refused: 'geweigerd', unavailable: 'onbereikbaar', unknown: 'onbekend' } as const;
export type Soort = (typeof SOORTEN)[Failure['kind']];
export const SOORTEN_OORZAAK: readonly Soort[] = Object.values(SOORTEN);

/** The kind of failure that is told so. */
export const kindOf = (soort: Soort): Failure['kind'] =>
  (Object.keys(SOORTEN) as Failure['kind'][]).find((kind) => SOORTEN[kind] === soort)!;

/** How a failure is told, in one word. */
export const soortOf = ({ kind }: Failure): Soort => SOORTEN[kind];

/** Nothing when nothing went wrong: a person had it undone. */
export function oorzaakOf({ failedAt: stap, failure }: Turned): Oorzaak | undefined {
  return stap === TAKEN_BACK ? undefined : oorzaakAt(stap, failure);
}

/** The same at a step. */
export const oorzaakAt = (stap: string, failure: Failure): Oorzaak => ({
  ...(isUpstream(failure) && { register: failure.system }),
  soort: soortOf(failure),
  stap,
});
