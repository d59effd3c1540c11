import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { ProblemSlug } from '../problems/catalogue.js';
import { ProblemException } from './problem.js';

const NAME = 'Idempotency-Key';
/** A UUID fits as well. Shorter ones are too easily the same by accident. */
const KEY = /^[A-Za-z0-9._~-]{16,64}$/;
/** An item of RFC 8941 that is a string; what the parameters behind it say means nothing here. */
const BARE_ITEM = String.raw`(?:-?\d{1,15}(?:\.\d{1,3})?|"(?:[ !#-[\]-~]|\\["\\])*"|[A-Za-z*][!#$%&'*+.^_\`|~0-9A-Za-z:/-]*|:[A-Za-z0-9+/=]*:|\?[01])`;
const QUOTED = new RegExp(String.raw`^"([^"\\]*)"(?:; *[a-z*][a-z0-9_.*-]*(?:=${BARE_ITEM})?)*$`);
const UUID = /^([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})$/i;
const NEEDED = 'klantregie:idempotency-key';

/** Says that a method of a controller asks for the key. */
export function askIdempotencyKey(controller: object, method: string | symbol): void {
  Reflect.defineMetadata(NEEDED, true, controller, method);
}

/** Whether a method of a controller asks for the key. */
export function needsIdempotencyKey(controller: object, method: string): boolean {
  return Reflect.getMetadata(NEEDED, controller, method) === true;
}

/** How the document of the API says it. */
export const IDEMPOTENCY_KEY = { name: NAME, pattern: KEY.source } as const;

/** The keys of a request, in every spelling; without an `Idempotency-Key` it is refused. */
export const IdempotencyKeys = (): ParameterDecorator => (controller, method, index) => {
  askIdempotencyKey(controller, method!);
  FromRequest()(controller, method, index);
};

const FromRequest = createParamDecorator((_: unknown, context: ExecutionContext) =>
  readIdempotencyKey(context.switchToHttp().getRequest<Request>()),
);

/**
 * The key under which the caller may send this request again, from the header `Idempotency-Key`: a UUID, or 16 to 64
 * characters of `A-Z a-z 0-9 . _ ~ -`. May be an item of RFC 8941, between double quotes and with parameters behind it, as
 * draft-ietf-httpapi-idempotency-key-header wants it. Returns every spelling under which it may be known.
 * @throws ProblemException 400 when it is absent or malformed
 */
export function readIdempotencyKey(request: Request): readonly string[] {
  const key = request.get(NAME)?.trim() ?? '';
  if (key === '') throw refusal('idempotency-key-ontbreekt', 'verplicht', 'Stuur deze header mee.');
  const asSent = QUOTED.exec(key)?.[1] ?? key;
  if (!KEY.test(asSent))
    throw refusal('idempotency-key-ongeldig', 'ongeldige-waarde', 'Gebruik bijvoorbeeld een UUID.');
  return keysOf(asSent);
}

/**
 * Every spelling under which a key may be known. The first is the one that it is kept under: the same for every spelling of
 * one UUID. Before spellings were one, keys were kept as they were sent.
 */
export const keysOf = (asSent: string): readonly string[] => {
  const canonical = UUID.test(asSent) ? asSent.replace(UUID, '$1-$2-$3-$4-$5').toLowerCase() : asSent;
  return [...new Set([canonical, asSent])];
};

function refusal(slug: ProblemSlug, code: string, detail: string): ProblemException {
  return new ProblemException(slug, { errors: [{ in: 'header', location: NAME, code, detail }] });
}
