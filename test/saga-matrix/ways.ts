import { ownError, type Trouble } from '../histories/troubles.js';

/** How a call goes wrong here. */
export interface Way {
  readonly trouble: Trouble;
  /** How many calls from then on go the same way. */
  readonly times: number;
}

const once = (trouble: Trouble): Way => ({ trouble, times: 1 });
const PAGE = '<!doctype html><h1>Fout</h1>';
const DEAD: Trouble = { name: 'not connected', effect: 'none', back: 'not connected' };
const LATE: Trouble = { name: 'cut, effect after 50 s', effect: 50_000, back: 'cut' };

export const REFUSED: Trouble = { name: 'refused', effect: 'none', back: ownError(400, 'invalid') };

export const WAYS: readonly Way[] = [
  once(REFUSED),
  once({ name: '500 before the effect', effect: 'none', back: ownError(500, 'error') }),
  once({ name: '500 after the effect', effect: 'done', back: ownError(500, 'error') }),
  once({ name: 'cut before the effect', effect: 'none', back: 'cut' }),
  once({ name: 'cut after the effect', effect: 'done', back: 'cut' }),
  once(LATE),
  once({ name: 'silence after the effect', effect: 'done', back: 'silence', takes: 4000 }),
  once({ name: 'a page with 200, after the effect', effect: 'done', back: { status: 200, body: PAGE } }),
  once({ name: '499 of something between, before the effect', effect: 'none', back: { status: 499 } }),
  once({ name: '400 of something between, after the effect', effect: 'done', back: { status: 400, body: PAGE } }),
  once({ name: '404 of something between, after the effect', effect: 'done', back: { status: 404, body: PAGE } }),
  once({ name: 'redirect after the effect', effect: 'done', back: { status: 302, headers: { location: '/' } } }),
  once(DEAD),
  { trouble: { ...DEAD, name: 'not connected, three times' }, times: 3 },
  { trouble: { ...DEAD, name: 'not connected, for good' }, times: Infinity },
  {
    trouble: { name: 'refused for good', effect: 'none', back: ownError(403, 'permission_denied') },
    times: Infinity,
  },
  { trouble: { ...LATE, name: 'cut for good, effect after 50 s' }, times: Infinity },
];
