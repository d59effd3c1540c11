import type { Progress } from '../durable/durable.js';
import { readAttempt } from '../saga/checkpoint-names.js';
import { succeeded, type Failure, type Result } from '../saga/step.js';

/** One result in the log: that of a step in a round trip, or of a later attempt. */
export interface LogEntry {
  /** `klantcontact`, `afmaken van klantcontact`, `klantcontact ongedaan maken`. */
  readonly naam: string;
  readonly result: Result<unknown>;
  /** Which attempt in the background, from 2. */
  readonly poging?: number;
  /** Milliseconds since 1970. */
  readonly startedAt: number | undefined;
  readonly completedAt: number | undefined;
}

/** The log holds a checkpoint per round trip, with the result of every step in it, and one per later attempt. */
export function entriesOf({ checkpoints }: Progress): LogEntry[] {
  return checkpoints.flatMap(({ name, value, startedAt, completedAt }) => {
    const times = { startedAt, completedAt };
    if (isResult(value)) return [{ ...titleOf(name), result: value, ...times }];
    return Object.entries(value ?? {}).flatMap(([step, result]) =>
      isResult(result) ? [{ naam: step, result, ...times }] : [],
    );
  });
}

const FAILED = { refused: 'geweigerd', unavailable: 'onbereikbaar', unknown: 'onbekend' } as const;

export type Resultaat = 'gedaan' | (typeof FAILED)[Failure['kind']];
export const RESULTATEN: readonly Resultaat[] = ['gedaan', ...Object.values(FAILED)];

/** What came of it, in one word. */
export const resultaatOf = (result: Result<unknown>): Resultaat =>
  succeeded(result) ? 'gedaan' : FAILED[result.failure.kind];

function titleOf(title: string): Pick<LogEntry, 'naam' | 'poging'> {
  const { name: naam, number: poging } = readAttempt(title);
  return { naam, ...(poging !== undefined && { poging }) };
}

function isResult(value: unknown): value is Result<unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const { failure } = value as { failure?: Partial<Failure> };
  return 'value' in value || (failure?.kind !== undefined && !('failedAt' in value));
}
