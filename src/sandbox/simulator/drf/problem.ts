import type { RegisterAnswer } from '../register-server.js';

/** One refused field. `name` is dotted: `partijIdentificatoren.0.uuid`. */
export interface InvalidParam {
  readonly name: string;
  readonly code: string;
  readonly reason: string;
}

interface ProblemParts {
  readonly status: number;
  readonly code: string;
  /** The last part of `type`: the name of the Python exception class. */
  readonly kind: string;
  readonly title: string;
  readonly detail?: string;
  readonly invalidParams?: readonly InvalidParam[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown anywhere while a request is handled; the router makes it the answer. */
export class Problem extends Error {
  constructor(readonly parts: ProblemParts) {
    super(parts.detail ?? parts.title);
  }

  /** vng-api-common 2: the shape of problem+json, but sent as `application/json`. */
  answer(origin: string): RegisterAnswer {
    const { status, code, kind, title, detail = title, invalidParams, headers } = this.parts;
    const type = `${origin}/ref/fouten/${kind}/`;
    const instance = `urn:uuid:${crypto.randomUUID()}`;
    return {
      status,
      body: { type, code, title, status, detail, instance, ...(invalidParams && { invalidParams }) },
      ...(headers && { headers }),
    };
  }
}

export function validationError(invalidParams: readonly InvalidParam[]): Problem {
  return new Problem({
    status: 400,
    code: 'invalid',
    kind: 'ValidationError',
    title: 'Ongeldige invoerwaarde.',
    invalidParams,
  });
}

/** A single refused field, for rules that are checked after all others. */
export function invalid(name: string, code: string, reason: string): Problem {
  return validationError([{ name, code, reason }]);
}

export function parseError(detail: string): Problem {
  const title = 'Ongeldig samengestelde request.';
  return new Problem({ status: 400, code: 'parse_error', kind: 'ParseError', title, detail });
}

export function notAuthenticated(headers: Readonly<Record<string, string>> = {}): Problem {
  const title = 'Authenticatiegegevens zijn niet opgegeven.';
  return new Problem({ status: 401, code: 'not_authenticated', kind: 'NotAuthenticated', title, headers });
}

export function authenticationFailed(detail: string, headers: Readonly<Record<string, string>> = {}): Problem {
  const title = 'Ongeldige authenticatiegegevens.';
  return new Problem({
    status: 401,
    code: 'authentication_failed',
    kind: 'AuthenticationFailed',
    title,
    detail,
    headers,
  });
}

/** 403. Open Zaak also gives it to a caller without a (valid) JWT, with a code of its own. */
export function permissionDenied(
  detail = 'Je hebt geen toestemming om deze actie uit te voeren.',
  code = 'permission_denied',
): Problem {
  return new Problem({ status: 403, code, kind: 'PermissionDenied', title: detail });
}

export function notFound(detail = 'Niet gevonden.'): Problem {
  return new Problem({ status: 404, code: 'not_found', kind: 'NotFound', title: 'Niet gevonden.', detail });
}

export function methodNotAllowed(method: string, allow: string): Problem {
  const title = `Methode "${method}" niet toegestaan.`;
  return new Problem({ status: 405, code: 'method_not_allowed', kind: 'MethodNotAllowed', title, headers: { allow } });
}

export function notAcceptable(detail = 'Kan niet voldoen aan de opgegeven Accept header.'): Problem {
  return new Problem({ status: 406, code: 'not_acceptable', kind: 'NotAcceptable', title: detail });
}

export function preconditionFailed(detail: string): Problem {
  return new Problem({ status: 412, code: 'precondition_failed', kind: 'PreconditionFailed', title: detail });
}

export function unsupportedMediaType(mediaType: string): Problem {
  const title = `Ongeldige media type "${mediaType}" in aanvraag.`;
  return new Problem({ status: 415, code: 'unsupported_media_type', kind: 'UnsupportedMediaType', title });
}

/** What a register answers when its own code fails; `detail` says why, as far as the register does. */
export function serverError(detail = 'Internal Server Error'): Problem {
  const title = 'Er is een serverfout opgetreden.';
  return new Problem({ status: 500, code: 'error', kind: 'APIException', title, detail });
}
