import type { Attempts, Fate } from './attempts.js';
import { undoing } from './checkpoint-names.js';
import type { Attention, Left, Outcome } from './outcome.js';
import {
  isReversible,
  succeeded,
  type Failure,
  type Kept,
  type Result,
  type ReversibleStep,
  type Step,
} from './step.js';

/** A step that was begun, with what is known of it. */
export interface Begun {
  readonly name: string;
  readonly step: Step<unknown>;
  result: Result<unknown>;
}

/** Why a saga does not go on. */
export interface Cause {
  readonly failedAt: string;
  readonly failure: Failure;
}

/** Marks in the log of a saga that it has turned round. */
export const TURNED = 'ongedaan maken';

/** Undoes what was begun, in reverse, as far as it goes: below what could not be undone stands what it builds on. */
export async function undoAll(
  attempts: Attempts,
  allBegun: readonly Begun[],
  { failedAt, failure }: Cause,
): Promise<Outcome<never>> {
  await attempts.checkpoint(TURNED, async () => ({ failedAt, failure }));
  const kept: Kept[] = [];
  const broken: Left[] = [];
  for (const [index, begun] of [...allBegun.entries()].toReversed()) {
    const undone = await undo(attempts, begun);
    if ('step' in undone) {
      const { gaveUpAt, ...first } = undone;
      const left = [...broken, first, ...standing(allBegun.slice(0, index), undone.failure).toReversed()];
      return { state: 'attention', failedAt, failure, left, gaveUpAt, ...(kept.length > 0 && { kept }) };
    }
    for (const { isBroken, ...it } of undone.kept) {
      if (isBroken) broken.push({ step: begun.name, failure, value: it });
      else kept.push(it);
    }
  }
  if (broken.length === 0) return { state: 'undone', failedAt, failure, kept };
  return { state: 'attention', failedAt, failure, left: broken, ...(kept.length > 0 && { kept }) };
}

/** Neither forward nor back: everything that stands is named. */
export function stopHere(allBegun: readonly Begun[], { failedAt, failure }: Cause, gaveUpAt: string): Attention<never> {
  const left = standing(allBegun, failure);
  if (!left.some(({ step }) => step === failedAt)) left.push({ step: failedAt, failure });
  return { state: 'attention', failedAt, failure, left, gaveUpAt };
}

async function undo(
  attempts: Attempts,
  { name, step, result }: Begun,
): Promise<{ kept: readonly Kept[] } | (Left & { gaveUpAt: string })> {
  if (!isReversible(step)) return { kept: [] };
  const fate = await fateOf(attempts, name, step, result);
  if ('absent' in fate) return { kept: [] };
  if ('undecided' in fate) return { step: name, failure: fate.undecided, gaveUpAt: fate.gaveUpAt };
  const { value, doubt } = fate;
  // What an unanswered attempt makes after this, nobody would take away.
  if (doubt !== undefined) await attempts.letPass(doubt);
  const undone = await attempts.patiently(undoing(name), () => step.undo(value));
  if (!succeeded(undone)) return { step: name, failure: undone.failure, value, gaveUpAt: undoing(name) };
  return { kept: [undone.value ?? []].flat() };
}

async function fateOf(
  attempts: Attempts,
  name: string,
  step: ReversibleStep<unknown, unknown>,
  result: Result<unknown>,
): Promise<Fate<unknown>> {
  if (succeeded(result)) return result;
  return result.failure.kind === 'unknown' ? attempts.look(name, step, result) : { absent: result.failure };
}

/** What stands, or may stand, of steps that have to be undone by themselves. */
function standing(begun: readonly Begun[], failure: Failure): Left[] {
  return begun.flatMap(({ name, step, result }) => {
    if (!isReversible(step)) return [];
    if (succeeded(result)) return [{ step: name, failure, value: result.value }];
    return result.failure.kind === 'unknown' ? [{ step: name, failure: result.failure }] : [];
  });
}
