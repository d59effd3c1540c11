import type { Progress, Run } from '../durable/durable.js';
import type { Problem } from '../http/problem.js';
import type { Outcome } from '../saga/saga.js';
import { succeeded, type Failure, type Result } from '../saga/step.js';
import { failed, turning, underWay, type GoodAnswer, type Uitkomst } from './answer.js';
import type { AnyAanvraag, Opdracht } from './opdracht.js';

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
  readonly resultaat: 'gedaan' | 'geweigerd' | 'onbereikbaar' | 'onbekend';
  /** ISO 8601 in UTC. */
  readonly begonnenOp?: string;
  readonly afgerondOp?: string;
}

/** @param good what is answered when it is registered. */
export function standOf<Resultaat extends object>(
  { input: opdracht, startedAt }: Pick<Run<Opdracht<AnyAanvraag>, Resultaat>, 'input' | 'startedAt'>,
  outcome: Outcome<Resultaat> | undefined,
  progress: Progress,
  good: (resultaat: Resultaat) => GoodAnswer,
): Toestand {
  const { id, aanvraag } = opdracht;
  const stand = {
    id,
    ...(aanvraag.product !== undefined && { product: aanvraag.product }),
    ontvangenOp: isoOf(startedAt),
    stappen: stappenOf(progress),
  };
  const registered = (registratie: GoodAnswer): Toestand => ({ ...stand, uitkomst: registratie.uitkomst, registratie });
  const not = (uitkomst: Uitkomst, { problem }: { problem: Problem }): Toestand => ({
    ...stand,
    uitkomst,
    probleem: problem,
  });
  switch (outcome?.state) {
    case 'completed':
      return registered(good(outcome.result));
    case 'undone':
      return not('ongedaanGemaakt', failed(opdracht, outcome));
    case 'attention':
      return not('vraagtAandacht', failed(opdracht, outcome));
    case undefined:
      return progress.turned
        ? not('wordtOngedaanGemaakt', turning(opdracht, progress.turned))
        : registered(underWay(opdracht));
  }
}

const RESULTATEN = { refused: 'geweigerd', unavailable: 'onbereikbaar', unknown: 'onbekend' } as const;

/** The log holds a checkpoint per round trip, with the result of every step in it, and one per later attempt. */
function stappenOf({ checkpoints }: Progress): Stap[] {
  return checkpoints.flatMap(({ name, value, startedAt, completedAt }) => {
    const times = {
      ...(startedAt !== undefined && { begonnenOp: isoOf(startedAt) }),
      ...(completedAt !== undefined && { afgerondOp: isoOf(completedAt) }),
    };
    if (isResult(value)) return [{ naam: name, resultaat: resultaatOf(value), ...times }];
    return Object.entries(value ?? {}).flatMap(([step, result]) =>
      isResult(result) ? [{ naam: step, resultaat: resultaatOf(result), ...times }] : [],
    );
  });
}

function resultaatOf(result: Result<unknown>): Stap['resultaat'] {
  return succeeded(result) ? 'gedaan' : RESULTATEN[result.failure.kind];
}

function isResult(value: unknown): value is Result<unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const { failure } = value as { failure?: Partial<Failure> };
  return 'value' in value || (failure?.kind !== undefined && !('failedAt' in value));
}

const isoOf = (milliseconds: number): string => new Date(milliseconds).toISOString();
