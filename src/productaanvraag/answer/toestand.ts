import type { Progress, Run } from '../../durable/durable.js';
import type { Problem } from '../../http/problem.js';
import { attemptOf } from '../../saga/checkpoint-names.js';
import { isGood, type Answer, type GoodAnswer, type Uitkomst } from './answer.js';
import { entriesOf, resultaatOf, type LogEntry, type Resultaat } from './log-entries.js';
import type { AnyAanvraag, Opdracht } from '../opdracht.js';

/** How a productaanvraag stands: what it was answered, or would be answered now, and what has been done for it. */
export interface Toestand {
  readonly id: string;
  /** Absent when it is a step that is not about a product. */
  readonly product?: string;
  /** ISO 8601 in UTC. */
  readonly ontvangenOp: string;
  readonly uitkomst: Uitkomst;
  /** Present when it is registered, or still may be. */
  readonly registratie?: GoodAnswer;
  /** Present when it is not registered, or not entirely. */
  readonly probleem?: Problem;
  readonly stappen: readonly Stap[];
}

/** One step, as far as it has come. A step that was tried again stands there more than once. */
export interface Stap {
  readonly naam: string;
  readonly resultaat: Resultaat;
  /** ISO 8601 in UTC. */
  readonly begonnenOp?: string;
  readonly afgerondOp?: string;
}

/** @param stand the answer of now, and what was done. */
export function standOf(
  { input, startedAt }: Pick<Run<Opdracht<AnyAanvraag>, unknown>, 'input' | 'startedAt'>,
  { answer: { body }, progress }: { readonly answer: Answer; readonly progress: Progress },
): Toestand {
  const { id, aanvraag } = input;
  return {
    id,
    ...(aanvraag.product !== undefined && { product: aanvraag.product }),
    ontvangenOp: isoOf(startedAt),
    stappen: stappenOf(progress),
    uitkomst: uitkomstOf(body),
    ...(isGood(body) ? { registratie: body } : { probleem: body }),
  };
}

/** Every answer about a request says so. */
export const uitkomstOf = ({ uitkomst }: Answer['body']): Uitkomst => uitkomst as Uitkomst;

const stappenOf = (progress: Progress): Stap[] =>
  entriesOf(progress).map((entry) => ({
    naam: titleOf(entry),
    resultaat: resultaatOf(entry.result),
    ...timesOf(entry),
  }));

const titleOf = ({ naam, poging = 1 }: LogEntry): string => attemptOf(naam, poging);

/** When a step was begun and done, as far as the log knows. */
export const timesOf = ({ startedAt, completedAt }: LogEntry): Pick<Stap, 'begonnenOp' | 'afgerondOp'> => ({
  ...(startedAt !== undefined && { begonnenOp: isoOf(startedAt) }),
  ...(completedAt !== undefined && { afgerondOp: isoOf(completedAt) }),
});

const isoOf = (milliseconds: number): string => new Date(milliseconds).toISOString();
