import { QUOTES, withoutInvisible } from './text.js';

const DOUBLE_QUOTES =
  /[\u0022\u00ab\u00bb\u02ba\u02dd\u02ee\u05f4\u201c-\u201f\u2033\u2036\u275d\u275e\u301d-\u301f]/gu;
const DASHES = /[\p{Pd}\u02d7\u2043\u2212\u2500\u2501\u2796]/gu;
/** Also with blanks around it, or typed twice: `Jansen - de Vries`, `d' Arc`. */
const JOINED = / ?(['-])(?: ?\1)* ?/gu;

/**
 * The one spelling by which two texts are compared: what a person takes for the same is the same. Compatible characters
 * (NFKC), upper and lower case, every quote and every dash are one, with blanks around them or without; of other blanks one
 * stays; what shows nothing is gone. To compare by, never to store.
 */
export function fold(text: string): string {
  const plain = withoutInvisible(text).replaceAll(QUOTES, "'").replaceAll(DOUBLE_QUOTES, '"').normalize('NFKC');
  return caseless(plain)
    .replaceAll(QUOTES, "'")
    .replaceAll(DASHES, '-')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .replaceAll(JOINED, '$1')
    .trim();
}

/** By way of upper case: that of ß is SS, and of both forms of the Greek sigma one; ẞ is ß first. */
const caseless = (text: string): string => text.toLowerCase().toUpperCase().toLowerCase().normalize('NFKC');

/** A name in parts, as the BRP and Klanten keep it. */
interface Achternaam {
  readonly voorvoegselAchternaam?: string;
  readonly achternaam?: string;
}

/** What a company is, behind its name: it is written in as many ways, and left out. */
const RECHTSVORM = /,? (b\.? ?v|n\.? ?v|v\.? ?o\.? ?f|c\.? ?v|u\.? ?a)\.?$/;

/** Whether two organisaties may have the same name. */
export const hasSameNaam = (one: string, other: string): boolean => withoutRechtsvorm(one) === withoutRechtsvorm(other);

const withoutRechtsvorm = (naam: string): string => fold(naam).replace(RECHTSVORM, '');

/** Those of the BRP (landelijke tabel 36), word by word, and how they are shortened: `v.d.`, `v/d`, `vd`. */
const WORDS = [
  'aan|af|al|am|auf|aus|ben|bij|boven|da|dal|dalla|das|de|deca|degli|dei|del|della|dem|den|der|des|di|die|do|don|dos|du',
  'el|gen|het|im|in|la|las|le|les|lo|los|onder|op|over|te|ten|ter|tho|thoe|thor|to|toe|tot|uijt|uit|unter',
  'van|ver|vom|von|voor|vor|zu|zum|zur|v|d|vd',
].join('|');
const VOORVOEGSELS = new RegExp(String.raw`^(?:(?:${WORDS})(?:[ ./]+|(?='))|'[mst] |[dls]')+(?=.)`);

/**
 * Whether two people may have the same achternaam: the voorvoegsel may stand in a field of its own, before the achternaam or
 * behind it, be shortened, or have been left out.
 */
export function hasSameAchternaam(one: Achternaam, other: Achternaam): boolean {
  const names = spellingsOf(other);
  return spellingsOf(one).some((name) => name !== '' && names.includes(name));
}

const spellingsOf = ({ voorvoegselAchternaam = '', achternaam = '' }: Achternaam): readonly string[] => [
  fold(achternaam)
    .replace(/^(.+), (.+)$/, '$2 $1')
    .replace(VOORVOEGSELS, ''),
  fold(`${voorvoegselAchternaam} ${achternaam}`),
];
