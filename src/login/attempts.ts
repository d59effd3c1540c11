import type { Request, Response } from 'express';
import { Cookie, cookiesOf } from '../auth/cookie.js';
import type { Attempt } from './login.js';

/** Somebody who set out to log in, and where they wanted to be. */
export interface KeptAttempt extends Attempt {
  /** A path of ours. */
  readonly naar: string;
}

/** So long may logging in take, in seconds. */
const LIFETIME = 600;
/** Tabs that a browser opens again all at once each set out. More of them are not waiting for anybody. */
const MOST = 10;

const PREFIX = 'klantregie-inloggen-';

/**
 * What somebody set out with is kept in their own browser, in a cookie for each time: only that browser can come back with
 * it, and nothing is to be cleared away when it never does.
 */
export class Attempts {
  /** @param origin the address at which the browser is */
  constructor(
    private readonly origin: string,
    private readonly request: Request,
    private readonly response: Response,
  ) {}

  keep(attempt: KeptAttempt): void {
    const others = cookiesOf(this.request).flatMap(([name]) => /klantregie-inloggen-.*/.exec(name) ?? []);
    if (others.length >= MOST) for (const name of others) new Cookie(this.origin, name).clear(this.response);
    const value = Buffer.from(JSON.stringify(attempt)).toString('base64url');
    this.#cookieOf(attempt.state).set(this.response, value, LIFETIME);
  }

  /** Finds it once. Undefined: this browser did not set out so, or it was too long ago. */
  take(state: string): KeptAttempt | undefined {
    const cookie = this.#cookieOf(state);
    const value = cookie.read(this.request);
    if (value === undefined) return undefined;
    cookie.clear(this.response);
    const attempt = parse(value);
    return attempt?.state === state ? attempt : undefined;
  }

  #cookieOf(state: string): Cookie {
    return new Cookie(this.origin, PREFIX + state.replaceAll(/[^\w-]/g, '').slice(0, 16));
  }
}

/** What is in a browser can be anything. */
function parse(value: string): KeptAttempt | undefined {
  try {
    return JSON.parse(Buffer.from(value, 'base64url').toString()) as KeptAttempt;
  } catch {
    return undefined;
  }
}
