import { SignJWT } from 'jose';
import type { Gebruiker } from './zaken.types.js';

/** For what the product does of its own accord. */
export const PRODUCT: Gebruiker = { identificatie: 'klantregie', naam: 'Klantregie' };

/** Open Zaak stores at most this many characters of each, and answers 500 to more. */
const LONGEST_NAME = 255;

/** Back-dated a little, for a register whose clock is behind ours. */
const LEEWAY_SECONDS = 60;

/** So long a token is used again for the same person: it is valid for an hour, and signing one takes longer than sending it. */
const AGAIN_MS = 60_000;

/** Makes the tokens that Zaken and Catalogi ask for: HS256, one hour valid from `iat`, without `aud` or `exp`. */
export class ZakenToken {
  readonly #secret: Uint8Array;
  /** Those of this minute, by person. */
  readonly #minted = new Map<string, Promise<string>>();
  #minute = 0;

  constructor(
    private readonly clientId: string,
    secret: string,
  ) {
    this.#secret = new TextEncoder().encode(secret);
  }

  mint(gebruiker: Gebruiker): Promise<string> {
    const minute = Math.floor(Date.now() / AGAIN_MS);
    if (minute !== this.#minute) this.#minted.clear();
    this.#minute = minute;
    const person = JSON.stringify([gebruiker.identificatie, gebruiker.naam]);
    const token = this.#minted.get(person) ?? this.#sign(gebruiker);
    this.#minted.set(person, token);
    return token;
  }

  #sign({ identificatie, naam }: Gebruiker): Promise<string> {
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
