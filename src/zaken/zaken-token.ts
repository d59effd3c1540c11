import { SignJWT } from 'jose';
import type { Gebruiker } from './zaken.types.js';

/** For what the product does of its own accord. */
export const PRODUCT: Gebruiker = { identificatie: 'klantregie', naam: 'Klantregie' };

/** Open Zaak stores at most this many characters of each, and answers 500 to more. */
const LONGEST_NAME = 255;

/** Back-dated a little, for a register whose clock is behind ours. */
const LEEWAY_SECONDS = 60;

/** Makes the tokens that Zaken and Catalogi ask for: HS256, one hour valid from `iat`, without `aud` or `exp`. */
export class ZakenToken {
  readonly #secret: Uint8Array;

  constructor(
    private readonly clientId: string,
    secret: string,
  ) {
    this.#secret = new TextEncoder().encode(secret);
  }

  mint({ identificatie, naam }: Gebruiker): Promise<string> {
    const issuedAt = Math.floor(Date.now() / 1000) - LEEWAY_SECONDS;
    const claims = { client_id: this.clientId, user_id: fit(identificatie), user_representation: fit(naam) };
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuer(this.clientId)
      .setIssuedAt(issuedAt)
      .sign(this.#secret);
  }
}

/** As the register can store it: no NUL, and cut off. */
function fit(text: string): string {
  return [...text.replaceAll('\0', '')].slice(0, LONGEST_NAME).join('');
}
