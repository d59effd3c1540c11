import type { JWTPayload } from 'jose';
import type { Configuration } from '../config/configuration.js';
import { ROLLEN, type Caller } from './caller.js';

/** No register keeps a longer identification. */
const LONGEST = 200;

/** Somebody may have filled in that of a colleague, as long as the issuer says that it was not verified. */
export const EMAIL = 'email';

/** What the claims say of the caller; undefined when they do not say who it is. */
export function readCaller(claims: JWTPayload, { token }: Configuration): Caller | undefined {
  const names = [claimAt(claims, token.rollen)].flat();
  const rollen = new Set(ROLLEN.filter((rol) => names.includes(token[`${rol}Rol`])));
  const isKanaal = rollen.has('kanaal');
  const identificatie = claimAt(claims, isKanaal ? token.kanaalIdentificatie : token.identificatie);
  if (!isKanaal && token.identificatie === EMAIL && claims['email_verified'] === false) return undefined;
  if (!isFilledIn(claims.sub) || !isReadable(claims.sub) || !isIdentification(identificatie)) return undefined;
  const naam = claimAt(claims, token.naam);
  return {
    id: claims.sub,
    soort: isKanaal ? 'kanaal' : 'medewerker',
    identificatie: isKanaal ? identificatie.trim() : identificatie.trim().toLowerCase(),
    naam: (isFilledIn(naam) && readable(naam)) || identificatie.trim(),
    rollen,
  };
}

const isFilledIn = (claim: unknown): claim is string => typeof claim === 'string' && claim.trim() !== '';

/** Without what no register can keep. */
const readable = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cs}]/gu, ' ').trim();

const isReadable = (text: string): boolean => readable(text) === text.trim();

const isIdentification = (claim: unknown): claim is string =>
  isFilledIn(claim) && [...claim.trim()].length <= LONGEST && isReadable(claim);

/** A claim by its name, which may hold dots itself, or else by the path that the dots make. */
function claimAt(claims: JWTPayload, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  return path.split('.').reduce<unknown>((value, name) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    return (value as Record<string, unknown>)[name];
  }, claims);
}
