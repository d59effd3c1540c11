import { Inject, Injectable } from '@nestjs/common';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type ClientAuth,
} from 'openid-client';
import type { Caller } from '../auth/caller.js';
import { Issuer, IssuerUnavailableError, type IssuerMetadata } from '../auth/issuer.js';
import { readCaller } from '../auth/read-caller.js';
import type { IssuerSession } from '../auth/sessions.js';
import { TokenVerifier } from '../auth/token-verifier.js';
import { isLoopback } from '../config/loopback.js';
import { SETTINGS, type PageSettings, type Settings } from '../config/settings.js';
import { failureOf, LoginError } from './login.error.js';

/** Where the issuer leads people back to, below our address. */
export const WAY_BACK = 'inloggen/terug';
/** And where it leads them when they have logged out. */
export const LOGGED_OUT = 'uitgelogd';

/** What ties the way back to the browser that set out. */
export interface Attempt {
  readonly state: string;
  readonly nonce: string;
  /** PKCE (RFC 7636): whoever else gets hold of the code can do nothing with it. */
  readonly verifier: string;
}

/** Who came back. */
export interface LoggedIn {
  readonly caller: Caller;
  readonly session: IssuerSession;
}

/**
 * Logs people in at the issuer: the authorization code flow of OpenID Connect, with PKCE, from here. The browser never has a
 * token, and we keep none.
 */
@Injectable()
export class Login {
  constructor(
    @Inject(Issuer) private readonly issuer: Issuer,
    @Inject(TokenVerifier) private readonly verifier: TokenVerifier,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Where to send somebody who wants to log in.
   * @param origin our address, as that browser has it
   * @param isSomebodyElse whether the issuer must ask again who it is
   * @throws LoginError
   */
  async start(origin: string, isSomebodyElse: boolean): Promise<{ url: URL; attempt: Attempt }> {
    const attempt = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
    return explained(async () => {
      const url = buildAuthorizationUrl(await this.#configuration(), {
        redirect_uri: `${origin}/${WAY_BACK}`,
        scope: ['openid', ...this.#pages.scopes].join(' '),
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: 'S256',
        ...(isSomebodyElse && { prompt: 'login' }),
      });
      return { url, attempt };
    });
  }

  /** @param url with which somebody came back. @throws LoginError */
  async finish(url: URL, { state, nonce, verifier }: Attempt): Promise<LoggedIn> {
    return explained(async () => {
      const tokens = await authorizationCodeGrant(await this.#configuration(), url, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
      });
      const claims = await this.verifier.verify(tokens.access_token);
      const caller = readCaller(claims, this.settings.configuration);
      if (!caller) throw new LoginError('nobody');
      return { caller, session: sessionOf(tokens.claims()!) };
    });
  }

  /** Where somebody logs out at the issuer as well; undefined: it offers that nowhere, or does not answer. */
  async end(origin: string): Promise<URL | undefined> {
    try {
      const configuration = await this.#configuration();
      if (configuration.serverMetadata().end_session_endpoint === undefined) return undefined;
      return buildEndSessionUrl(configuration, { post_logout_redirect_uri: `${origin}/${LOGGED_OUT}` });
    } catch (error) {
      if (error instanceof IssuerUnavailableError) return undefined;
      throw error;
    }
  }

  async #configuration(): Promise<Configuration> {
    const metadata = await this.issuer.metadata();
    const { id, secret } = this.#pages.client;
    const configuration = new Configuration(metadata, id, undefined, authenticationOf(secret, metadata));
    configuration.timeout = this.issuer.timeout / 1000;
    if (isLoopback(new URL(metadata.issuer))) allowInsecureRequests(configuration);
    return configuration;
  }

  get #pages(): PageSettings {
    if (!this.settings.pages) throw new TypeError('somebody logs in while there are no pages');
    return this.settings.pages;
  }
}

/** In the way that the issuer takes (OpenID Connect Discovery: a header, when it does not say). */
function authenticationOf(secret: string | undefined, metadata: IssuerMetadata): ClientAuth {
  if (secret === undefined) return None();
  const ways = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  return ways.includes('client_secret_post') ? ClientSecretPost(secret) : ClientSecretBasic(secret);
}

/** `session_expiry` (OpenID Connect Enterprise Extensions): after that the issuer wants to see who it is again. */
function sessionOf({ sid, session_expiry: until }: Readonly<Record<string, unknown>>): IssuerSession {
  return {
    ...(typeof sid === 'string' && { sid }),
    ...(typeof until === 'number' && { until: new Date(until * 1000) }),
  };
}

async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw failureOf(error);
  }
}
