import { readRetryAfter } from './retry-after.js';
import type { Shape } from './shape.js';
import type { UpstreamField, UpstreamFailure } from './upstream.error.js';

/** What came back from the address of a register, whoever gave it. */
export interface Answer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, unknown>>;
  /** The body as it came; empty when there is none. */
  readonly text: string;
}

/** Whether the register lives, as far as an answer shows: something in between proves neither. */
export type Sign = 'alive' | 'dead' | 'none';

/** What an answer says of what was asked. */
export type Verdict = { readonly sign: Sign } & ({ readonly body: unknown } | { readonly failure: AnsweredFailure });

/** What an answer makes of the failure of a call to write. `what`: in words, between the register and the operation. */
export type AnsweredFailure = Omit<UpstreamFailure, 'message' | 'system' | 'operation'> & { readonly what: string };

/** Only when it is JSON. Undefined without a body; a symbol when it cannot be read. */
export type Body = unknown;
const BROKEN = Symbol('broken');
const PAGE = Symbol('page');

export function readBody({ text }: Answer): Body {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text.trimStart().startsWith('<') ? PAGE : BROKEN;
  }
}

export const isReadable = (body: Body): boolean => body !== BROKEN && body !== PAGE;

/** An error of the register itself, as far as it is stored and shown. */
export interface OwnError {
  readonly code?: string;
  readonly fields: readonly UpstreamField[];
}

/**
 * The error of the register itself: Open Klant and Open Zaak give every one of theirs this form. Undefined when somebody
 * else answered. What stands in between (a gateway, an ingress, a proxy) answers with a page, with nothing, or with JSON
 * of its own, and may do so after it has passed the request on.
 */
export function ownErrorOf({ status }: Answer, body: Body): OwnError | undefined {
  const { code, title, detail, status: said, invalidParams } = Object(body) as Readonly<Record<string, unknown>>;
  const isOwn = [code, title, detail].every((it) => typeof it === 'string') && said === status;
  return isOwn ? { ...(isName(code) && { code }), fields: fieldsOf(invalidParams) } : undefined;
}

/** A register, or what guards it, that is given more to do than it takes, says so before it does anything. */
const TOO_MANY = 429;
/** The time was over: that says nothing about what was done in it. */
const TOO_LATE = 408;
/** What stands in between says so with these when the register itself does not answer. */
const NO_ANSWER = new Set([502, 503, 504]);

/** @param answer a last one: its status is 200 or more. @param asked what the body of a good answer must have. */
export function judge(answer: Answer, asked: Shape = () => true): Verdict {
  const body = readBody(answer);
  const { status } = answer;
  if (status < 300) return judgeGood(status, body, asked);
  const own = ownErrorOf(answer, body);
  return { sign: NO_ANSWER.has(status) ? 'dead' : own ? 'alive' : 'none', failure: failureOf(answer, body, own) };
}

/** Only a 204 is good without a body. */
function judgeGood(status: number, body: Body, asked: Shape): Verdict {
  const isGood = isReadable(body) && (body !== undefined || status === 204) && asked(body);
  if (isGood) return { sign: 'alive', body };
  const failure = { kind: 'unknown', what: 'gaf een onleesbaar antwoord op', status, fields: [] } as const;
  return { sign: 'none', failure: { ...failure, ...(body === PAGE && { isBetween: true }) } };
}

/** An answer that is not 2xx. */
function failureOf({ status, headers }: Answer, body: Body, own: OwnError | undefined): AnsweredFailure {
  const retryAfter = readRetryAfter(headers['retry-after'], new Date());
  const known = { status, fields: [], ...(retryAfter !== undefined && { retryAfter }) };
  if (status === TOO_MANY || (isOfFsc(body) && status < 500))
    return { ...known, kind: 'unavailable', what: 'kan nu niet antwoorden op' };
  if (own && status < 500 && status !== TOO_LATE)
    return { ...own, status, kind: 'refused', what: `weigerde (${status})` };
  const isBetween = !own && (status < 500 || NO_ANSWER.has(status));
  return isBetween
    ? { ...known, kind: 'unknown', what: `gaf zelf geen antwoord (${status}) op`, isBetween }
    : { ...known, kind: 'unknown', what: `gaf fout ${status} op` };
}

/** FSC: the in- or outway between us and the register answers. Below 500 the register never saw the request. */
function isOfFsc(body: Body): boolean {
  const { domain } = Object(body) as { domain?: unknown };
  return typeof domain === 'string' && domain.startsWith('ERROR_DOMAIN_');
}

function fieldsOf(invalidParams: unknown): readonly UpstreamField[] {
  if (!Array.isArray(invalidParams)) return [];
  return invalidParams.flatMap((it) => {
    const { name, code } = Object(it) as Partial<Record<keyof UpstreamField, unknown>>;
    return isName(name) && isName(code) ? [{ name, code }] : [];
  });
}

/**
 * Names and codes are stored and shown: anything else could be a text with somebody's details in it. They begin with a small
 * letter, as names of people do not, and hold no long number; a place in a list is one of at most three digits.
 */
const NAME = /^(?!.*\d{5})[a-z_][\w-]*(\.([a-z_][\w-]*|\d{1,3}))*$/;
const LONGEST_NAME = 200;

const isName = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= LONGEST_NAME && NAME.test(value);
