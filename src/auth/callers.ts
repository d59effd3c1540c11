import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config/settings.js';
import { notAvailable, ProblemException } from '../http/problem.js';
import type { AuthenticatedRequest, Caller } from './caller.js';
import { IssuerUnavailableError } from './issuer.js';
import { readCaller } from './read-caller.js';
import { Sessions } from './sessions.js';
import { InvalidTokenError, TokenVerifier } from './token-verifier.js';

/** Who sends requests, by a token or by the session of a browser. */
@Injectable()
export class Callers {
  constructor(
    @Inject(TokenVerifier) private readonly verifier: TokenVerifier,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws ProblemException 401 or 403 when that is nobody, 503 when it cannot be seen now */
  async of(request: AuthenticatedRequest): Promise<Caller> {
    return (await this.#loggedIn(request)) ?? (await this.#named(request));
  }

  /** The same, for what answers everybody: undefined when it is nobody, or cannot be seen now. */
  async find(request: AuthenticatedRequest): Promise<Caller | undefined> {
    try {
      return await this.of(request);
    } catch (error) {
      if (error instanceof ProblemException) return undefined;
      throw error;
    }
  }

  /** With a browser. A token goes before a cookie: who sends one says who it is. */
  async #loggedIn(request: AuthenticatedRequest): Promise<Caller | undefined> {
    if (request.headers.authorization !== undefined) return undefined;
    const session = await this.sessions.of(request);
    if (session) request.session = session;
    return session?.caller;
  }

  /** By a token. */
  async #named(request: AuthenticatedRequest): Promise<Caller> {
    const caller = readCaller(await this.#claimsOf(request), this.settings.configuration);
    if (!caller) throw new ProblemException('geen-toegang', { detail: 'In uw token staat niet wie u bent.' });
    return caller;
  }

  async #claimsOf({ headers }: AuthenticatedRequest) {
    const [, token] = /^Bearer +([\w~+/.-]+=*)$/i.exec(headers.authorization ?? '') ?? [];
    if (token === undefined) throw notLoggedIn('Bearer');
    try {
      return await this.verifier.verify(token);
    } catch (error) {
      if (error instanceof InvalidTokenError) throw notLoggedIn('Bearer error="invalid_token"');
      if (!(error instanceof IssuerUnavailableError)) throw error;
      const { retryAfter } = error;
      throw notAvailable(
        'Wij kunnen nu niet controleren of u bent ingelogd. Probeer het later opnieuw.',
        retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) },
      );
    }
  }
}

const notLoggedIn = (challenge: string) =>
  new ProblemException('niet-ingelogd', { headers: { 'WWW-Authenticate': challenge } });
