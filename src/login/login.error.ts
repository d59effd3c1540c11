import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client';
import { IssuerUnavailableError, OtherIssuerError } from '../auth/issuer.js';
import { InvalidTokenError } from '../auth/token-verifier.js';

/**
 * Why somebody could not log in. `away`: the issuer does not answer; `refused`: it did not let them in, or they would not;
 * `lapsed`: it took too long, or was done before; `misfit`: issuer and settings do not go together; `nobody`: their token
 * does not say who they are; `noRole`: they have no role here.
 */
export type LoginFailure = 'away' | 'refused' | 'lapsed' | 'misfit' | 'nobody' | 'noRole';

export class LoginError extends Error {
  override readonly name = 'LoginError';

  constructor(
    readonly failure: LoginFailure,
    message: string = failure,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** What an issuer says when the person is the reason (OpenID Connect Core, section 3.1.2.6). */
const REFUSALS = [
  'access_denied',
  'login_required',
  'interaction_required',
  'consent_required',
  'account_selection_required',
];
const AWAY = ['server_error', 'temporarily_unavailable'];

/** Of whatever went wrong on the way. An error of our own is none of these, and thrown as it is. */
export function failureOf(error: unknown): unknown {
  const kind = kindOf(error);
  if (kind === undefined) return error;
  const { message, error: code } = error as Error & { readonly error?: string };
  return new LoginError(kind, code ?? message, { cause: error });
}

function kindOf(error: unknown): LoginFailure | undefined {
  if (error instanceof LoginError) return undefined;
  if (error instanceof OtherIssuerError) return 'misfit';
  if (error instanceof IssuerUnavailableError || isUnanswered(error)) return 'away';
  if (error instanceof InvalidTokenError || error instanceof ClientError) return 'misfit';
  if (error instanceof AuthorizationResponseError) {
    if (REFUSALS.includes(error.error)) return 'refused';
    return AWAY.includes(error.error) ? 'away' : 'misfit';
  }
  if (error instanceof ResponseBodyError) return error.error === 'invalid_grant' ? 'lapsed' : 'misfit';
  return isOfLibrary(error) ? 'misfit' : undefined;
}

/** An issuer that says of itself what cannot be used, an address that anybody can read for instance: of that the library throws no ClientError. */
const isOfLibrary = (error: unknown): boolean =>
  error instanceof Error && String((error as Error & { readonly code?: unknown }).code).startsWith('OAUTH_');

/** No connection, no answer in time, or one that says that it cannot answer: of the issuer, or of something before it. */
function isUnanswered(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { message, code, status, cause } = error as Partial<Error> & {
    readonly code?: unknown;
    readonly status?: unknown;
  };
  return message === 'fetch failed' || code === 'OAUTH_TIMEOUT' || Number(status) >= 500 || isUnanswered(cause);
}
