/** A run as this process carries it out. */
export interface LocalRun {
  readonly id: string;
  /** It was begun earlier, or elsewhere: nobody is on the phone for it. */
  readonly isCarriedOn: boolean;
  /** Another process has taken it over, or this one has begun it anew: it is not to do anything any more. */
  isLost: boolean;
  /** What its checkpoint says at which it turned round. */
  turned?: unknown;
}

/** There is one engine in a process, and so there is one account of what it is busy with. */
const runs = new Map<string, LocalRun>();
let certainlyAlive: () => Promise<void> = async () => {};

/** @param alive resolves once this process certainly counts as alive; what was taken over meanwhile is lost by then. */
export function ownWhile(alive: () => Promise<void>): void {
  certainlyAlive = alive;
}

export function beginRun(id: string, isCarriedOn = false): LocalRun {
  const earlier = runs.get(id);
  if (earlier) earlier.isLost = true;
  const run: LocalRun = { id, isCarriedOn, isLost: false };
  runs.set(id, run);
  return run;
}

export function endRun(run: LocalRun): void {
  if (runs.get(run.id) === run) runs.delete(run.id);
  ended();
}

let ended: () => void = () => {};

/** Is told whenever a run of this process has ended: then there is room for another. */
export function whenRunEnds(tell: () => void): void {
  ended = tell;
}

/** How many runs this process is carrying out, in the background included. */
export const countRuns = (): number => runs.size;

/** How many of those were begun here just now. */
export function countBegunHere(): number {
  let count = 0;
  // Each request asks, and there can be thousands.
  for (const { isCarriedOn } of runs.values()) if (!isCarriedOn) count += 1;
  return count;
}

/** The run of this id, when it is carried out here. */
export function localRun(id: string): LocalRun | undefined {
  const run = runs.get(id);
  return run?.isLost === false ? run : undefined;
}

export const localRuns = (): readonly LocalRun[] => [...runs.values()];

/** Says that nothing is to be done for a run here any more. Its Failure makes it no surprise. */
class LostRunError extends Error {
  override readonly name = 'LostRunError';
  readonly failure = { kind: 'unavailable', message: 'another process carries this on' } as const;
}

/** Resolves when this process may act for a run, for which it may have to wait; rejects when it may not any more. */
export async function mayAct(run: LocalRun): Promise<void> {
  await certainlyAlive();
  if (run.isLost) throw new LostRunError();
}
