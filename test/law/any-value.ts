import type { Random } from '../histories/random.js';
import { SEEDED_ORGANISATIE, SEEDED_PARTIJ } from '../../src/sandbox/simulator/klanten/seed.js';

/** How a request is filled in. */
export interface Style {
  /** Of what may be left out, so much is there: from 0 to 1. */
  readonly fill: number;
  /** Whether texts are as long as they may be. */
  readonly longest: boolean;
}

export type Fields = Readonly<Record<string, unknown>>;
type Make = (random: Random, siblings: Fields, style: Style) => string;

const LETTERS = 'bcdfghklmnprstvwz';
const WORDS = ['belt', '’s avonds', 'Ångström', 'naïef', '🙂', 'D’Arc', 'graag', 'nummer', 'Müller', 'x'];
/** What is pasted along and shows nothing. */
const UNSEEN = ['\u200b', '\u00ad', '\u202d', '\u2060', '\ufeff', '\ufffc'];
/** Fields that keep their lines. */
export const MANY_LINES = /^(inhoud|toelichting|interneNotitie)$/;

/** What is found nowhere by chance. */
const marker = (random: Random): string => random.several(7, () => random.pick([...LETTERS])).join('');

/** A text that begins with a marker, sometimes with something in it that shows nothing. @param max in code points. */
export function anyText(random: Random, name: string, max: number, { longest }: Style): string {
  const length = longest ? max : Math.min(max, random.between(7, 40));
  let text = marker(random);
  const between = () => (MANY_LINES.test(name) && random.chance(0.2) ? '\n' : ' ');
  while ([...text].length < length) text += between() + random.pick(WORDS);
  const seen = [...text].slice(0, length).join('').replace(/\s$/, 'x').normalize('NFC');
  return random.chance(0.1) ? withUnseen(random, seen) : seen;
}

function withUnseen(random: Random, text: string): string {
  const characters = [...text];
  characters.splice(random.between(0, characters.length), 0, random.pick(UNSEEN));
  return characters.join('');
}

const digits = (random: Random, count: number) => random.several(count, () => random.between(0, 9)).join('');

/** The values of fields that no schema says enough of, by their name. */
export const VALUES: Readonly<Record<string, Make>> = {
  product: (random) => random.pick(['uitwijk', 'later', 'terug']),
  partij: (random) => random.pick([SEEDED_PARTIJ, SEEDED_ORGANISATIE, SEEDED_PARTIJ.toUpperCase()]),
  taal: (random) => random.pick(['nld', 'fry', 'ENG', 'pol']),
  voorkeurstaal: (random) => random.pick(['nld', 'fry', 'ENG', 'pol']),
  plaatsgevondenOp: (random) =>
    `202${random.between(0, 5)}-0${random.between(1, 9)}-1${random.between(0, 9)}T1${random.between(0, 9)}:00:00+02:00`,
  methode: (random, _, { longest }) => `${marker(random)}-${(longest ? 'x'.repeat(50) : 'x').slice(0, 42)}`,
  postcode: (random) =>
    `${random.between(1, 9)}${digits(random, 3)}${random.pick(['', ' '])}${random.pick(['AB', 'zx'])}`,
  land: (random) => random.pick(['NL', 'be', 'XK']),
  nummeraanduidingId: (random) => digits(random, 16),
  adres: (random, { soortDigitaalAdres }, style) => {
    switch (soortDigitaalAdres) {
      case 'telefoonnummer':
        return random.pick([
          () => `06 ${random.pick(['1', '2', '3', '4', '5'])}${digits(random, 7)}`,
          () => `+31 (0)6-${random.pick(['1', '2', '3', '4', '5'])}${digits(random, 7)}`,
          () => `0032 47${digits(random, 7)}`,
          () => `06/${random.pick(['1', '2', '3', '4', '5'])}${digits(random, 7)}`,
          () => `\u202d06\u2011${random.pick(['1', '2', '3', '4', '5'])}${digits(random, 7)}\u202c`,
        ])();
      case 'email':
        return `${marker(random)}${style.longest ? 'x'.repeat(40) : ''}@${marker(random)}.test`;
      default:
        return anyText(random, 'adres', 80, style);
    }
  },
  identificatie: (random, { soort }) => {
    switch (soort) {
      case 'medewerker':
        return `${marker(random)}.${random.pick(['Jansen', 'smit'])}@gemeente.example`;
      case 'afdeling':
        return random.pick(['parkeren', 'burgerzaken']);
      default:
        return 'balie-centrum';
    }
  },
  objectId: (random, { codeSoortObjectId }) => {
    switch (codeSoortObjectId) {
      case 'bsn':
        return random.pick(['999990019', '999993653', '111222333', '999.990.019', '9999\u200b90\u2011019']);
      case 'rsin':
        return random.pick(['001509962', '123456782', '01509962']);
      case 'kvk_nummer':
        return `9${digits(random, 7)}`;
      default:
        return `0000${digits(random, 8)}`;
    }
  },
};
