import type { ZoekPartij } from '../../client/src/index.js';

/** What a customer can be found by. */
export type SearchKind = 'bsn' | 'rsin' | 'kvkNummer' | 'vestigingsnummer' | 'telefoonnummer' | 'email' | 'naam';

export const KINDS: Readonly<Record<SearchKind, string>> = {
  bsn: 'BSN',
  rsin: 'RSIN',
  kvkNummer: 'KvK-nummer',
  vestigingsnummer: 'Vestigingsnummer',
  telefoonnummer: 'Telefoonnummer',
  email: 'E-mailadres',
  naam: 'Naam',
};

/**
 * What somebody typed, by its form. Numbers may be written with spaces, dots, dashes and slashes.
 */
export function recognise(typed: string): SearchKind | undefined {
  const term = plain(typed);
  const digits = digitsOf(term);
  if (term === '') return undefined;
  if (term.includes('@')) return 'email';
  if (/^\+?[\d\s()./\p{Pd}-]+$/u.test(term) && digits !== '') {
    // A country never begins with a 0; a vestigingsnummer usually begins with four.
    if (/^(\+|00[1-9])/.test(term)) return 'telefoonnummer';
    const byLength: Readonly<Record<number, SearchKind>> = {
      8: 'kvkNummer',
      9: 'bsn',
      10: 'telefoonnummer',
      12: 'vestigingsnummer',
    };
    return byLength[digits.length];
  }
  return /\p{L}/u.test(term) ? 'naam' : undefined;
}

/** What else the same form can be. */
export function otherKinds(kind: SearchKind): SearchKind[] {
  return kind === 'bsn' ? ['rsin'] : kind === 'rsin' ? ['bsn'] : [];
}

/** The question to the API. @param kvkNummer which a vestigingsnummer needs besides */
export function questionOf(kind: SearchKind, typed: string, kvkNummer: string): ZoekPartij {
  const term = typed.trim();
  switch (kind) {
    case 'vestigingsnummer':
      return { vestigingsnummer: digitsOf(term), kvkNummer: digitsOf(kvkNummer) };
    case 'bsn':
    case 'rsin':
    case 'kvkNummer':
      return { [kind]: digitsOf(term) };
    case 'naam': {
      const { voornaam, achternaam } = splitNaam(term);
      return { naam: { achternaam, ...(voornaam !== '' && { voornaam }) } };
    }
    default:
      return { [kind]: term };
  }
}

export const digitsOf = (text: string): string => plain(text).replace(/\D/g, '');

/** Without what nobody sees and WhatsApp, Word and PDF put around a number; in the digits of a Dutch keyboard. */
const plain = (typed: string): string =>
  typed
    .replace(/[\p{Default_Ignorable_Code_Point}\ufffc]/gu, '')
    .normalize('NFKC')
    .trim();

export interface Naam {
  readonly voorletters: string;
  readonly voornaam: string;
  readonly voorvoegsel: string;
  readonly achternaam: string;
}

/** `S. de Vries` in its parts. What comes last is the achternaam; small words before it are its voorvoegsel. */
export function splitNaam(typed: string): Naam {
  const words = typed.trim().split(/\s+/).filter(Boolean);
  const firstSmall = words.findIndex((word, index) => index < words.length - 1 && /^[\p{Ll}'’]/u.test(word));
  const surnameAt = firstSmall === -1 ? words.length - 1 : firstSmall;
  const given = words.slice(0, Math.max(0, surnameAt));
  const rest = words.slice(Math.max(0, surnameAt));
  const capitalAt = rest.findIndex((word) => /^\p{Lu}/u.test(word));
  const small = rest.slice(0, capitalAt === -1 ? rest.length - 1 : capitalAt);
  const areLetters = given.length > 0 && given.every((word) => /^(\p{Lu}\.)+$|^\p{Lu}$/u.test(word));
  return {
    voorletters: areLetters ? given.join('') : '',
    voornaam: areLetters ? '' : given.join(' '),
    voorvoegsel: small.join(' '),
    achternaam: rest.slice(small.length).join(' '),
  };
}
