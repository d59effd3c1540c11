import type { Checkpoint, Progress } from '../../durable/durable.js';
import { readAttempt } from '../../saga/checkpoint-names.js';
import { SOORTEN_OORZAAK, soortOf, type Soort } from './oorzaak.js';
import { succeeded, type Failure, type Result } from '../../saga/step.js';

/** One result in the log: that of a step in a round trip, or of a later attempt. */
export interface LogEntry {
  /** `klantcontact`, `afmaken van klantcontact`, `klantcontact ongedaan maken`. */
  readonly naam: string;
  readonly result: Result<unknown>;
  /** Which round trip, from 1: what was done at once has the same. */
  readonly ronde: number;
  /** Which attempt in the background, from 2. */
  readonly poging?: number;
  /** Milliseconds since 1970. */
  readonly startedAt: number | undefined;
  readonly completedAt: number | undefined;
}

/** The log holds a checkpoint per round trip, with the result of every step in it, and one per later attempt. */
export function entriesOf({ checkpoints }: Progress): LogEntry[] {
  let ronde = 0;
  return checkpoints.flatMap((checkpoint) => {
    const results = resultsIn(checkpoint);
    if (results.length > 0) ronde += 1;
    const { startedAt, completedAt } = checkpoint;
    return results.map((it) => ({ ...it, ronde, startedAt, completedAt }));
  });
}

function resultsIn({ name, value }: Checkpoint): Pick<LogEntry, 'naam' | 'poging' | 'result'>[] {
  if (isResult(value)) return [{ ...titleOf(name), result: value }];
  return Object.entries(value ?? {}).flatMap(([naam, result]) => (isResult(result) ? [{ naam, result }] : []));
}

export type Resultaat = 'gedaan' | Soort;
export const RESULTATEN: readonly Resultaat[] = ['gedaan', ...SOORTEN_OORZAAK];

/** What came of it, in one word. */
export const resultaatOf = (result: Result<unknown>): Resultaat =>
  succeeded(result) ? 'gedaan' : soortOf(result.failure);

function titleOf(title: string): Pick<LogEntry, 'naam' | 'poging'> {
  const { name: naam, number: poging } = readAttempt(title);
  return { naam, ...(poging !== undefined && { poging }) };
}

function isResult(value: unknown): value is Result<unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const { failure } = value as { failure?: Partial<Failure> };
  return 'value' in value || (failure?.kind !== undefined && !('failedAt' in value));
}
