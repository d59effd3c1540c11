import type { JSONWebKeySet } from 'jose';
import type { ServerMetadata } from 'openid-client';

/** How long the issuer gets for an answer, in milliseconds. */
const TIMEOUT = 5000;

/** The issuer could not be asked: nothing is known. */
export class IssuerUnavailableError extends Error {
  override readonly name: string = 'IssuerUnavailableError';
  /** After so many seconds it is asked again. */
  readonly retryAfter: number | undefined;

  constructor(message: string, { retryAfter, ...options }: ErrorOptions & { readonly retryAfter?: number } = {}) {
    super(message, options);
    this.retryAfter = retryAfter;
  }
}

/** Who answers at the address of the issuer has another name: nothing that it says can be relied on. */
export class OtherIssuerError extends IssuerUnavailableError {
  override readonly name = 'OtherIssuerError';
}

/** What an issuer tells about itself (OpenID Connect Discovery). */
export interface IssuerMetadata extends ServerMetadata {
  readonly jwks_uri: string;
}

/** The OpenID Connect issuer that says who people are. */
export class Issuer {
  #metadata: Promise<IssuerMetadata> | undefined;

  /** @param url without a slash at its end; @param timeout how long it gets for an answer, in milliseconds */
  constructor(
    readonly url: string,
    readonly timeout = TIMEOUT,
  ) {}

  /** Under which names it may call itself: some end theirs with a slash, which the setting has not. */
  get names(): readonly string[] {
    return [this.url, `${this.url}/`];
  }

  /** What it tells, asked once. Throws an IssuerUnavailableError. */
  async metadata(): Promise<IssuerMetadata> {
    const asked = (this.#metadata ??= discover(this));
    try {
      return await asked;
    } catch (error) {
      if (this.#metadata === asked) this.#metadata = undefined;
      if (error instanceof OtherIssuerError) throw error;
      throw new IssuerUnavailableError('the issuer does not answer', { cause: error });
    }
  }

  /** The keys that it signs with, asked each time. Throws an IssuerUnavailableError. */
  async keys(): Promise<JSONWebKeySet> {
    const { jwks_uri: address } = await this.metadata();
    try {
      return (await read(address, this.timeout)) as JSONWebKeySet;
    } catch (error) {
      // They may have been moved.
      this.#metadata = undefined;
      throw new IssuerUnavailableError('the keys of the issuer could not be read', { cause: error });
    }
  }
}

/** The name must be the one that was configured (OpenID Connect Discovery, section 4.3). */
async function discover({ url, names, timeout }: Issuer): Promise<IssuerMetadata> {
  const metadata = (await read(`${url}/.well-known/openid-configuration`, timeout)) as IssuerMetadata;
  if (!names.includes(metadata.issuer)) throw new OtherIssuerError('the issuer has another name than was configured');
  if (!URL.canParse(metadata.jwks_uri)) throw new Error('the issuer does not say where its keys are');
  if (url.startsWith('https:') && !metadata.jwks_uri.startsWith('https:'))
    throw new Error('the keys of the issuer can be changed on the way');
  return metadata;
}

/** Follows no redirect: what is said elsewhere was not said by the issuer. */
async function read(address: string, timeout: number): Promise<unknown> {
  const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(timeout) });
  if (!response.ok) throw new Error(`the issuer answered ${response.status}`);
  return response.json();
}
