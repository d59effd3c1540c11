import { OPERATIONS, type Operations, type Probleem } from './api.js';

export type OperationName = keyof Operations;

/** An operation that writes under an Idempotency-Key. */
export type KeyedOperation = {
  [Name in OperationName]: (typeof OPERATIONS)[Name]['keyed'] extends true ? Name : never;
}[OperationName];

/** What came of one request. None of these is thrown. */
export type Answer<Name extends OperationName> = Good<Name> | Refused | NoAnswer;

/** The operation did what was asked: its status says which body it has. */
export type Good<Name extends OperationName> = Operations[Name]['answer'] & {
  readonly kind: 'good';
  readonly headers: Headers;
};

/** Klantregie itself says that it could not, or would not. */
export interface Refused {
  readonly kind: 'problem';
  readonly status: number;
  readonly problem: Probleem;
  /** Seconds after which it can be tried again, when it says so. */
  readonly retryAfter?: number;
  readonly headers: Headers;
}

/** No answer of Klantregie: none at all, or one of something in between. It may have done what was asked, now or later. */
export interface NoAnswer {
  readonly kind: 'none';
  /** Of what something in between answered. */
  readonly status?: number;
  readonly cause?: unknown;
}

/** Reads what came back. Only what has the form of Klantregie's own answers counts as one. */
export async function readAnswer<Name extends OperationName>(response: Response): Promise<Answer<Name>> {
  const { status, headers } = response;
  const body = await readJson(response);
  if (response.ok && isOfKlantregie(headers) && body !== undefined)
    return { kind: 'good', status, body, headers } as unknown as Good<Name>;
  if (!isProblem(body, headers)) return { kind: 'none', status };
  const retryAfter = Number(headers.get('Retry-After'));
  return { kind: 'problem', status, problem: body, headers, ...(retryAfter > 0 && { retryAfter }) };
}

const mediaTypeOf = (headers: Headers): string => (headers.get('Content-Type') ?? '').split(';')[0]!.trim();

const isOfKlantregie = (headers: Headers): boolean => mediaTypeOf(headers) === 'application/json';

function isProblem(body: unknown, headers: Headers): body is Probleem {
  const { type } = Object(body) as { type?: unknown };
  const isOurs = typeof type === 'string' && type.startsWith('/problemen/');
  return isOurs && mediaTypeOf(headers) === 'application/problem+json';
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}
