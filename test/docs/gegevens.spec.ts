import { describe, expect, it } from '@jest/globals';
import { notesOf, type Class } from '../../src/http/field-notes.js';
import { ProblemException } from '../../src/http/problem.js';
import { ProductaanvraagDto } from '../../src/productaanvraag/door/dto/productaanvraag.dto.js';
import { notKept } from '../../src/productaanvraag/not-kept.js';
import type { Klant } from '../../src/productaanvraag/productaanvraag.js';
import { fieldsOf, NUMBERS, PARTIJ, read, rowsFor, SOORTEN, type Fields } from './kept-details.js';
import { codeIn, readPage, sectionsOf, tablesOf } from './markdown.js';

const sections = sectionsOf(readPage('docs/gegevens.md'));
const tableBelow = (heading: string) => tablesOf(sections.find(({ title }) => title === heading)?.text ?? '')[0] ?? [];

describe.each(SOORTEN)('docs/gegevens.md on a klant of soort %s', (soort) => {
  const table = tableBelow(`\`${soort}\``);

  it('says where the code keeps each detail', () => {
    expect(table).toEqual(rowsFor(soort));
  });

  it('has every field', () => {
    const named = table.flatMap(([field = '']) => codeIn(field).flatMap((it) => it.split('/')));
    expect([...fieldsOf(soort).keys()].filter((name) => !named.includes(name))).toEqual([]);
  });

  it('is as right of a customer without a sequel as of one with an interne taak', () => {
    expect(rowsFor(soort, ['zaak', 'geen'])).toEqual(table);
  });
});

describe('docs/gegevens.md', () => {
  it('has every field of the conversation and of what follows', () => {
    const named = [...tableBelow('Het gesprek'), ...tableBelow('Het vervolg')].flatMap(([field = '']) => codeIn(field));
    const isOfKlant = (leaf: string) => leaf.startsWith('klant/');
    expect(named).toEqual(leavesOf(ProductaanvraagDto).filter((it) => !isOfKlant(it) && it !== 'vervolg/soort'));
  });

  it.each(tableBelow('Hoe het wordt geschreven'))('writes a %s of %s as %s', (what, sent, stored) => {
    const [name = '', text = '', expected] = [what, sent, stored].map((cell = '') => codeIn(cell)[0] ?? '');
    expect(Object.keys(SENT)).toContain(name);
    const { body, at } = SENT[name]!(text);
    if (stored?.startsWith('geweigerd')) expect(() => read(body)).toThrow(ProblemException);
    else expect(at.reduce<unknown>((value, step) => (value as Fields)[step], read(body))).toBe(expected);
  });

  it('writes everything that is written in a form of its own', () => {
    const written = tableBelow('Hoe het wordt geschreven').flatMap(([what = '']) => codeIn(what));
    expect(Object.keys(SENT).filter((name) => !written.includes(name))).toEqual([]);
  });

  it('has each reason why something is not kept', () => {
    const reasons = new Set(tableBelow('Wat bij `nietBewaard` kan staan').map(([, reason]) => reason));
    expect(reasons).toEqual(new Set(REQUESTS_THAT_LOSE.flat().map(({ reden }) => reden)));
  });
});

/** Every field that has a value of its own, once. */
function leavesOf(type: Class, below = ''): string[] {
  const leaves = [...notesOf(type)].flatMap(([name, { part, variants }]) => {
    const types = variants ? Object.values(variants) : part ? [part()] : [];
    return types.length > 0 ? types.flatMap((it) => leavesOf(it, `${below}${name}/`)) : [below + name];
  });
  return [...new Set(leaves)];
}

/** Of what is written in a form of its own: a request with such a text, and where that is when it has been read. */
const SENT: Readonly<Record<string, (text: string) => { readonly body: Fields; readonly at: readonly string[] }>> = {
  ...Object.fromEntries(
    ['telefoonnummer', 'email', 'overig'].map((soortDigitaalAdres) => [
      soortDigitaalAdres,
      (adres: string) => ({
        body: eenmalig({ digitaleAdressen: [{ soortDigitaalAdres, adres }] }),
        at: ['klant', 'digitaleAdressen', '0', 'adres'],
      }),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(NUMBERS).map(([soort, [, ...others]]) => [
      soort,
      (objectId: string) => ({
        body: eenmalig({ partijIdentificatoren: [{ codeSoortObjectId: soort, objectId }, ...others] }),
        at: ['klant', 'partijIdentificatoren', '0', 'objectId'],
      }),
    ]),
  ),
  ...Object.fromEntries(
    ['postcode', 'land'].map((name) => [
      name,
      (text: string) => ({ body: eenmalig({ bezoekadres: { [name]: text } }), at: ['klant', 'bezoekadres', name] }),
    ]),
  ),
  ...Object.fromEntries(
    ['taal', 'plaatsgevondenOp'].map((name) => [
      name,
      (text: string) => ({ body: { klantcontact: { [name]: text } }, at: ['klantcontact', name] }),
    ]),
  ),
  partij: (partij) => ({ body: { klant: { soort: 'bekendePartij', partij } }, at: ['klant', 'partij'] }),
  medewerker: (identificatie) => ({
    body: { vervolg: { soort: 'interneTaak', toegewezenAan: { soort: 'medewerker', identificatie } } },
    at: ['vervolg', 'toegewezenAan', 'identificatie'],
  }),
};

function eenmalig(said: Fields): Fields {
  return { klant: { soort: 'eenmalig', contactnaam: { achternaam: 'Deurne' }, ...said } };
}

const TERMS = { product: { product: 'p', naam: 'Parkeervergunning', zaaktype: 'z', teksten: {} } } as never;

/** What is not kept of requests that lose something, each in a way of its own. */
const REQUESTS_THAT_LOSE = (() => {
  const lostOf = (aanvraag: { readonly klant?: Klant }, registratie = {}) =>
    notKept({ aanvraag: aanvraag as never, terms: TERMS }, registratie);
  const zaak = { zaak: { uuid: 'z', identificatie: 'ZAAK-1' } };
  const adressen = ['een@inwoner.test', 'twee@inwoner.test'].map((adres, index) => ({
    soortDigitaalAdres: 'email',
    adres,
    voorkeur: index === 1,
  }));
  const numbers = read(eenmalig({ partijIdentificatoren: [...NUMBERS['bsn']!, ...NUMBERS['kvk_nummer']!] }));
  const known = read({ klant: { soort: 'bekendePartij', partij: PARTIJ } });
  const taak = { ...read({ vervolg: { soort: 'interneTaak', gevraagdeHandeling: 'Bel terug.' } }).vervolg };
  return [
    lostOf(read(eenmalig({ digitaleAdressen: adressen }))),
    lostOf({ klant: numbers.klant }),
    lostOf(numbers, zaak),
    lostOf({ klant: known.klant, customer: { lacks: ['/klant/partij'] } } as never),
    lostOf({ contact: {}, vervolg: { ...taak, toelichting: 'Graag snel.' } } as never),
    lostOf(known, { ...zaak, nummersNietOpZaak: ['bsn'] }),
  ];
})();
