import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Configuration, Product } from '../../src/config/configuration.js';
import { readConfiguration } from '../../src/config/read-configuration.js';
import type { Terms } from '../../src/productaanvraag/opdracht.js';
import { LONGEST_BUSY } from './troubles.js';

/** Milliseconds. In the proportions of a real configuration; what is tried again and again is tried less often. */
const TIJDEN = {
  wachttijd: 8000,
  register: 4000,
  registerGrens: LONGEST_BUSY + 1000,
  snellePogingen: [100, 400],
  eerstePauze: 1000,
  langstePauze: 60_000,
  opgevenNa: 300_000,
  zekerheid: 60_000,
  zaakAlsnog: 600_000,
};

const given = readConfiguration(join(fileURLToPath(import.meta.url), '../../../config'));
const [parkeervergunning] = given.producten.values();

/** Products that differ in what is done when the zaak cannot be made. */
const ALS_ZAAK_NIET_LUKT = { uitwijk: 'internetaak', later: 'later', terug: 'ongedaanMaken' } as const;
export type ProductName = keyof typeof ALS_ZAAK_NIET_LUKT;

const productsWith = (changes: Partial<Product>): Configuration['producten'] =>
  new Map(
    Object.entries(ALS_ZAAK_NIET_LUKT).map(([product, alsZaakNietLukt]) => [
      product,
      { ...parkeervergunning!, product, alsZaakNietLukt, ...changes },
    ]),
  );

const usual: Configuration = { ...given, tijden: { ...given.tijden, ...TIJDEN }, producten: productsWith({}) };

const timed = (change: (milliseconds: number) => number): Configuration => ({
  ...usual,
  tijden: {
    ...usual.tijden,
    ...Object.fromEntries(
      Object.entries(TIJDEN).flatMap(([name, it]) => (typeof it === 'number' ? [[name, change(it)]] : [])),
    ),
    // However short: it must hold for the registers.
    registerGrens: Math.max(TIJDEN.registerGrens, change(TIJDEN.registerGrens)),
    snellePogingen: TIJDEN.snellePogingen.map(change),
  },
});

const OTHER_NAME = 'Iets anders';
const OTHER_CODES = { codeObjecttype: 'zaak', codeRegister: 'open-zaak', codeSoortObjectId: 'uuid' };

/** What a process may be configured with; all of them fit the same registers. */
export const CONFIGURATIONS = {
  usual,
  'every time shorter': timed((it) => Math.ceil(it / 2)),
  'every time longer': timed((it) => it * 2),
  'products gone': { ...usual, producten: new Map() },
  'other products': {
    ...usual,
    producten: productsWith({
      naam: OTHER_NAME,
      zaaktype: { ...parkeervergunning!.zaaktype, identificatie: 'VERHUIZING' },
      toegewezenAan: { soort: 'afdeling', identificatie: 'burgerzaken' },
      alsZaakNietLukt: 'ongedaanMaken',
      teksten: { zaak: 'Andere tekst {zaaknummer}.' },
    }),
  },
  'other codes': {
    ...usual,
    codes: { ...usual.codes, zaak: OTHER_CODES, zaakOok: [usual.codes.zaak] },
  },
} as const satisfies Readonly<Record<string, Configuration>>;

export type ConfigurationName = keyof typeof CONFIGURATIONS;

/** Configurations under which something else comes to stand. */
export type TermsName = Extract<ConfigurationName, 'usual' | 'other products' | 'other codes'>;

/** Under which of them a request was accepted. */
export function nameOfTerms({ codes, product }: Pick<Terms, 'codes' | 'product'>): TermsName {
  if (codes.zaakOok.length > 0) return 'other codes';
  return product?.naam === OTHER_NAME ? 'other products' : 'usual';
}
