import type { RegisterAnswer } from '../../src/sandbox/simulator/register-server.js';
import type { Random } from './random.js';

/** What goes wrong with one call. */
export interface Trouble {
  readonly name: string;
  /** Whether the register does what it was asked; a number: so many milliseconds after we have given up. */
  readonly effect: 'done' | 'none' | number;
  /** What comes back: an answer of something else than was asked for, nothing, or what the register says itself. */
  readonly back: RegisterAnswer | 'silence' | 'cut' | 'not connected' | 'its own';
  /** Milliseconds that the answer takes. */
  readonly takes?: number;
}

/** Whether an answer cannot be told from the one that was asked for, although nothing was done: that nobody can find out. */
export const isForged = (method: string, { effect, back }: Trouble): boolean =>
  method === 'DELETE' && effect !== 'done' && typeof back === 'object' && back.status === 204;

/** Statuses with which something between us and a register answers for it. */
const BETWEEN = [400, 401, 403, 404, 405, 408, 409, 410, 411, 412, 413, 414, 415, 421, 422, 425, 431, 451, 499];
const REDIRECTS = [301, 302, 303, 307, 308];
const PAGE = '<!doctype html><html><title>Fout</title><h1>Er ging iets mis</h1></html>';
/** Bodies of something in between: nothing, a page, JSON that is not that of a register. */
const BODIES: readonly unknown[] = [
  undefined,
  PAGE,
  { message: 'upstream request timeout' },
  { error: { code: 1015 } },
  [],
];

/** An error of the register itself. */
export function ownError(status: number, code: string): RegisterAnswer {
  return {
    status,
    body: {
      type: 'http://localhost/ref/fouten/Simulated/',
      code,
      title: 'Op verzoek geweigerd.',
      status,
      detail: 'De simulator is gevraagd om deze fout te geven.',
      instance: 'urn:uuid:0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f',
      ...(status === 400 && { invalidParams: [{ name: 'nonFieldErrors', code: 'invalid', reason: 'Geweigerd.' }] }),
    },
  };
}

const REFUSALS: readonly RegisterAnswer[] = [
  ownError(400, 'invalid'),
  ownError(401, 'not_authenticated'),
  ownError(403, 'permission_denied'),
  ownError(409, 'conflict'),
  ownError(412, 'precondition_failed'),
];

const FSC: RegisterAnswer = {
  status: 403,
  body: { domain: 'ERROR_DOMAIN_INWAY', code: 'ERROR_CODE_ACCESS_DENIED', message: 'no access', metadata: {} },
  headers: { 'fsc-error-code': 'ERROR_CODE_ACCESS_DENIED' },
};

/** The longest that a register is busy with a request after we hung up. Milliseconds. */
export const LONGEST_BUSY = 14_000;

/** Something that befalls one call: each kind as likely as another. */
export function anyTrouble(random: Random): Trouble {
  const effect = random.chance(0.5) ? 'done' : 'none';
  const when = effect === 'done' ? 'after the effect' : 'before the effect';
  const late = random.between(1, LONGEST_BUSY);
  const between = () => {
    const status = random.pick(BETWEEN);
    const body = random.pick(BODIES);
    return { name: `${status} of something between, ${when}`, effect, back: { status, body } } as const;
  };
  return random.pick<() => Trouble>([
    () => {
      const back = random.pick(REFUSALS);
      return { name: `refused with ${back.status}`, effect: 'none', back };
    },
    () => ({ name: `500, ${when}`, effect, back: ownError(500, 'error') }),
    () => {
      const status = random.pick([502, 503, 504]);
      return { name: `${status}, ${when}`, effect, back: { status, body: PAGE } };
    },
    between,
    between,
    between,
    () => {
      const status = random.pick(REDIRECTS);
      return { name: `redirect ${status}, ${when}`, effect, back: { status, headers: { location: '/login' } } };
    },
    () => ({ name: `a page with 200, ${when}`, effect, back: { status: 200, body: PAGE } }),
    () => ({ name: 'half an answer', effect: 'done', back: { status: 200, body: '{"half an answer' } }),
    () => ({ name: `another answer, ${when}`, effect, back: { status: 200, body: {} } }),
    () => ({ name: `204 for what should bring something, ${when}`, effect, back: { status: 204 } }),
    () => ({ name: `202, ${when}`, effect, back: { status: 202, body: { message: 'accepted' } } }),
    () => ({ name: 'too many requests', effect: 'none', back: { status: 429, headers: { 'retry-after': '2' } } }),
    () => ({ name: 'FSC: no access', effect: 'none', back: FSC }),
    () => ({ name: `cut, ${when}`, effect, back: 'cut' }),
    () => ({ name: `cut, effect after ${late} ms`, effect: late, back: 'cut' }),
    () => ({ name: `silence, ${when}`, effect, back: 'silence' }),
    () => ({ name: `silence, effect after ${late} ms`, effect: late, back: 'silence' }),
    () => ({ name: 'not connected', effect: 'none', back: 'not connected' }),
    () => ({ name: 'slow', effect: 'done', back: 'its own', takes: random.between(500, 3900) }),
    () => ({ name: 'too slow', effect: 'done', back: 'its own', takes: random.between(4100, 9000) }),
  ])();
}

/** How a register is down: no call of it gets through. */
export const DOWN: readonly Trouble[] = [
  { name: 'down: not connected', effect: 'none', back: 'not connected' },
  { name: 'down: 503', effect: 'none', back: { status: 503, body: PAGE } },
  { name: 'down: a page with 404 for everything', effect: 'none', back: { status: 404, body: PAGE } },
  { name: 'down: silence', effect: 'none', back: 'silence' },
  { name: 'down: 403 of its own', effect: 'none', back: ownError(403, 'permission_denied') },
  { name: 'down: cut, effect much later', effect: LONGEST_BUSY, back: 'cut' },
];
