import type { Request, Response } from 'express';

/**
 * A cookie at an address of ours, that no script can read. Over https its name says that nobody but this very host can have
 * set it, and a browser holds that (`__Host-`, RFC 6265bis section 4.1.3.2); without https no browser takes such a name.
 */
export class Cookie {
  readonly #name: string;
  readonly #isSecure: boolean;

  /** @param origin the address at which the browser is */
  constructor(origin: string, name: string) {
    this.#isSecure = origin.startsWith('https:');
    this.#name = this.#isSecure ? `__Host-${name}` : name;
  }

  /** Undefined: the browser has none. */
  read(request: Request): string | undefined {
    return cookiesOf(request).find(([name]) => name === this.#name)?.[1];
  }

  /** @param value of characters that need no escape; @param seconds how long it lasts: without, as long as the browser is open */
  set(response: Response, value: string, seconds?: number): void {
    response.cookie(this.#name, value, {
      ...this.#options,
      ...(seconds !== undefined && { maxAge: seconds * 1000 }),
    });
  }

  clear(response: Response): void {
    response.clearCookie(this.#name, this.#options);
  }

  /** Lax, so that the way back from the issuer has it. What changes something looks where it comes from as well. */
  get #options() {
    return { httpOnly: true, secure: this.#isSecure, sameSite: 'lax', path: '/' } as const;
  }
}

/** All names and values that a browser sent. */
export function cookiesOf({ headers }: Request): (readonly [name: string, value: string])[] {
  return (headers.cookie ?? '').split(';').flatMap((pair) => {
    const [name = '', ...value] = pair.trim().split('=');
    return name === '' ? [] : [[name, value.join('=')] as const];
  });
}
