import { ownError, type Trouble } from '../histories/troubles.js';

/** What goes wrong with the first calls of an operation. */
export interface Hit {
  readonly operation: string;
  readonly times: number;
  readonly trouble: Trouble;
}

/** The way that a request goes: which of its calls go wrong, and whether it is taken back once it was done. */
export interface Way {
  readonly name: string;
  readonly troubles: readonly Hit[];
  readonly isTakenBack?: true;
}

const REFUSED: Trouble = { name: 'refused', effect: 'none', back: ownError(403, 'permission_denied') };
const DOWN: Trouble = { name: 'down', effect: 'none', back: 'not connected' };
const CUT: Trouble = { name: 'cut before the effect', effect: 'none', back: 'cut' };
const LATE: Trouble = { name: 'cut, effect after 50 s', effect: 50_000, back: 'cut' };

/** More than a person waits for, so that it goes on in the background. */
const SEVERAL = 6;

const hit = (operation: string, trouble: Trouble, times: number): Hit => ({ operation, trouble, times });

/**
 * Every way that the times, the product or the codes could have a say in.
 * @param pivot the operation that decides.
 * @param removals the operations by which it is undone.
 */
export function waysOf(pivot: string, removals: readonly string[]): readonly Way[] {
  const stubborn = removals.map((operation) => hit(operation, DOWN, SEVERAL));
  return [
    { name: 'all goes well', troubles: [] },
    { name: 'what can wait is done later', troubles: [hit('POST /actorklantcontacten', DOWN, SEVERAL)] },
    { name: 'it is refused', troubles: [hit(pivot, REFUSED, Infinity)] },
    { name: 'it is refused for a while', troubles: [hit(pivot, REFUSED, SEVERAL)] },
    { name: 'it is refused, and undoing takes long', troubles: [hit(pivot, REFUSED, Infinity), ...stubborn] },
    { name: 'it is not answered for a while', troubles: [hit(pivot, CUT, SEVERAL)] },
    { name: 'it is never answered', troubles: [hit(pivot, CUT, Infinity)] },
    { name: 'it comes later than it is answered', troubles: [hit(pivot, LATE, 1), hit(pivot, CUT, Infinity)] },
    { name: 'it is taken back', troubles: [], isTakenBack: true },
    { name: 'it is taken back, which takes long', troubles: stubborn, isTakenBack: true },
  ];
}
