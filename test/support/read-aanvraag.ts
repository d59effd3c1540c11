import { expect } from '@jest/globals';
import type { Configuration, Product } from '../../src/config/configuration.js';
import { ProblemException, type FieldError } from '../../src/http/problem.js';
import type { Productaanvraag } from '../../src/productaanvraag/productaanvraag.js';
import { readProductaanvraag } from '../../src/productaanvraag/door/dto/read-productaanvraag.js';

export const NOW = new Date('2026-03-01T09:00:00.000Z');
export const PARTIJ = '9194a0f8-df7b-4b8c-a227-709a5ca27835';
export const BSN = '999990019';

export const parkeervergunning: Product = {
  product: 'parkeervergunning',
  naam: 'Parkeervergunning',
  omschrijving: 'Vergunning om in uw eigen straat te parkeren.',
  zaaktype: { catalogus: { domein: 'KLREG', rsin: '002220647' }, identificatie: 'PARKEERVERGUNNING' },
  niveau: 'laag',
  vervolg: 'zaak',
  toegewezenAan: { soort: 'afdeling', identificatie: 'parkeren' },
  gevraagdeHandeling: 'Maak een zaak voor deze aanvraag.',
  alsZaakNietLukt: 'internetaak',
  voorleesvraag: 'Mogen wij uw gegevens bewaren?',
};
const codes = { codeObjecttype: 'a', codeRegister: 'b', codeSoortObjectId: 'c' };
export const configuration: Configuration = {
  organisatie: { rsin: '002220647' },
  klantcontact: {
    kanaal: 'telefoon',
    onderwerp: 'Productaanvraag: {naam}',
    taal: 'nld',
    vertrouwelijk: false,
    indicatieContactGelukt: true,
  },
  partij: {
    voorkeurstaal: 'nld',
    indicatieActief: true,
    indicatieGeheimhouding: false,
    zonderIdentificatorToegestaan: true,
  },
  zaak: { nummerPrefix: 'KCC', nummerReserveren: false },
  codes: {
    medewerker: codes,
    kanaal: codes,
    toewijzing: { medewerker: codes, afdeling: codes, groep: codes },
    zaak: codes,
    zaakOok: [],
  },
  token: {
    identificatie: 'email',
    naam: 'name',
    rollen: 'roles',
    medewerkerRol: 'm',
    auditorRol: 'auditor',
    beheerderRol: 'b',
    kanaalRol: 'k',
    vertrouwelijkRol: 'v',
    kanaalIdentificatie: 'azp',
    atJwtVereist: false,
    hoogstensOud: 1,
    sleutelsBewaren: 1,
  },
  kanalen: {},
  inzage: { medewerkersOnderling: true },
  toewijzing: { onbekendeMedewerker: 'maken', metAfdeling: true },
  authenticatie: { methoden: [] },
  verzoeken: { perMinuut: 1, tegelijk: 1, wachtrij: 1, vlot: 1, lopend: 1 },
  registers: { tegelijk: 1, wachten: 1 },
  zekering: { naFouten: 1, pauze: 1 },
  sessie: { ongebruikt: 3_600_000, hoogstens: 36_000_000 },
  audit: { dagen: 1096 },
  logboek: {
    strikt: false,
    hoogstensOud: 900_000,
    activiteiten: {
      zoeken: '',
      inzien: '',
      klantcontact: '',
      betrokkene: '',
      zaak: '',
      interneTaak: '',
      productaanvraag: '',
    },
  },
  bewaren: { dagen: 1, herstelbaar: 30 },
  weergave: { ...({} as Configuration['weergave']), naam: 'Klantregie' },
  adressen: {},
  kwetsbaarheden: { contact: 'https://klantregie.example' },
  tijden: {
    wachttijd: 1,
    register: 1,
    registerGrens: 1,
    snellePogingen: [],
    eerstePauze: 1,
    langstePauze: 1,
    opgevenNa: 1,
    zekerheid: 1,
    zaakAlsnog: 259_200_000,
    controle: 1,
    onderhoud: 1,
  },
  producten: new Map([
    ['parkeervergunning', parkeervergunning],
    ['uittreksel', { ...parkeervergunning, product: 'uittreksel', naam: 'ü'.repeat(90), vervolg: 'interneTaak' }],
  ]),
};

export type Json = Record<string, unknown>;
export const bekend: Json = { soort: 'bekendePartij', partij: PARTIJ };
export const persoon: Json = { soort: 'nieuwePartij', soortPartij: 'persoon', contactnaam: { achternaam: 'Jansen' } };
export const organisatie: Json = { soort: 'nieuwePartij', soortPartij: 'organisatie', naam: 'Bakkerij Brood' };
export const eenmalig: Json = { soort: 'eenmalig', contactnaam: { voornaam: 'Karel' } };

export const aanvraag = (fields: Json = {}): Json => ({ product: 'parkeervergunning', klant: bekend, ...fields });
export const met = (klant: Json, fields: Json): Json => aanvraag({ klant: { ...klant, ...fields } });
export const metAdres = (adres: unknown): Json => met(eenmalig, { bezoekadres: adres });
export const metDigitaal = (...adressen: unknown[]): Json => met(eenmalig, { digitaleAdressen: adressen });
export const metNummers = (...nummers: unknown[]): Json => met(eenmalig, { partijIdentificatoren: nummers });
export const metContact = (fields: Json): Json => aanvraag({ klantcontact: fields });
export const metTaak = (fields: Json): Json => aanvraag({ vervolg: { soort: 'interneTaak', ...fields } });

export const read = (body: unknown, settings = configuration): Productaanvraag =>
  readProductaanvraag(body, settings, NOW);

export function problemOf(body: unknown, settings = configuration): ProblemException['problem'] {
  try {
    read(body, settings);
  } catch (error) {
    if (error instanceof ProblemException) return error.problem;
    throw error;
  }
  throw new Error(`Not refused: ${JSON.stringify(body).slice(0, 200)}`);
}

/** `location code`, in the order of the answer. */
export function refusals(body: unknown, settings = configuration): string[] {
  const { status, type, errors = [] } = problemOf(body, settings);
  expect({ status, type }).toEqual({ status: 400, type: '/problemen/ongeldige-invoer' });
  for (const error of errors) {
    expect(error.in).toBe('body');
    expect(error.detail).toMatch(/^[A-Z].*[.a-z]$/);
  }
  return errors.map(({ location, code }: FieldError) => `${location} ${code}`);
}

/** What is done of a product when its zaak cannot be made. */
export function taakInPlaatsVan(said: string) {
  const { naam, gevraagdeHandeling, toegewezenAan } = configuration.producten.get('parkeervergunning')!;
  const toelichting = [gevraagdeHandeling, `Product: ${naam}`, said].filter(Boolean).join('\n');
  return { soort: 'interneTaak', gevraagdeHandeling, toegewezenAan, toelichting };
}
