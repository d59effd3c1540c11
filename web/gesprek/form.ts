import type { Adres, Partij, PartijIdentificator, Toewijsbare, Zoekresultaat } from '../../client/src/index.js';
import { splitNaam, type Naam, type SearchKind } from './recognise.js';

/** A way to reach the customer, as it is typed. */
export interface Bereikbaarheid {
  readonly soort: 'telefoonnummer' | 'email' | 'overig';
  readonly adres: string;
  readonly omschrijving: string;
  readonly voorkeur: boolean;
}

/** Where the customer lives, as it is typed. */
export type Adresvelden = Readonly<
  Record<'straatnaam' | 'huisnummer' | 'huisnummertoevoeging' | 'postcode' | 'stad', string>
>;

export type Vervolg = 'zaak' | 'interneTaak';

/** Everything that is typed or chosen in a call, as it stands in the fields. Empty: not filled in. */
export interface Form {
  readonly inhoud: string;
  readonly beller: string;
  readonly product: string;
  /** As changed: until then what is set. */
  readonly onderwerp?: string | undefined;
  readonly kanaal?: string | undefined;
  readonly taal?: string | undefined;
  readonly vertrouwelijk: '' | 'ja' | 'nee';
  readonly gelukt: '' | 'ja' | 'nee';
  /** When the call was, in the time of this computer. Empty: when it began here. */
  readonly tijdstip: string;
  readonly methode: string;
  readonly zoekterm: string;
  /** What the term is, when it is not what it looks like. */
  readonly zoeksoort?: SearchKind | undefined;
  readonly zoekKvkNummer: string;
  /** Who was found by it. */
  readonly gevonden?: Zoekresultaat | undefined;
  /** Who it is, when that is known. */
  readonly partij?: Partij | undefined;
  /** Whether the details of a known customer are different for this request only. */
  readonly anders: boolean;
  readonly bewaren: '' | 'ja' | 'nee';
  readonly soortPartij: 'persoon' | 'organisatie';
  /** As typed; until then it follows from the name of who calls. */
  readonly naam?: Naam | undefined;
  readonly organisatienaam: string;
  readonly bereikbaarheid: readonly Bereikbaarheid[];
  readonly identificatoren: readonly PartijIdentificator[];
  readonly adres: Adresvelden;
  readonly ondanksMogelijkeDubbele: boolean;
  readonly vervolg: '' | Vervolg;
  readonly toelichting: string;
  readonly gevraagdeHandeling: string;
  readonly toegewezenAan?: Toewijsbare | undefined;
}

const NO_ADRES: Adresvelden = { straatnaam: '', huisnummer: '', huisnummertoevoeging: '', postcode: '', stad: '' };

export const noBereikbaarheid = (soort: Bereikbaarheid['soort']): Bereikbaarheid => ({
  soort,
  adres: '',
  omschrijving: '',
  voorkeur: false,
});

export const EMPTY_FORM: Form = {
  inhoud: '',
  beller: '',
  product: '',
  vertrouwelijk: '',
  gelukt: '',
  tijdstip: '',
  methode: '',
  zoekterm: '',
  zoekKvkNummer: '',
  anders: false,
  bewaren: '',
  soortPartij: 'persoon',
  organisatienaam: '',
  bereikbaarheid: [noBereikbaarheid('telefoonnummer'), noBereikbaarheid('email')],
  identificatoren: [],
  adres: NO_ADRES,
  ondanksMogelijkeDubbele: false,
  vervolg: '',
  toelichting: '',
  gevraagdeHandeling: '',
};

const isForAPerson = ({ soortPartij, bewaren }: Form): boolean => soortPartij === 'persoon' || bewaren === 'nee';

/** The name of the customer: as typed, or else as the name of who calls says. Of who is on file only what was typed. */
export function naamOf(form: Form): Naam {
  const { naam, beller, partij } = form;
  return naam ?? splitNaam(partij === undefined && isForAPerson(form) ? beller : '');
}

/** Those that have something in them, with the row that they stand in. */
export function filledBereikbaarheid(form: Form): (Bereikbaarheid & { readonly row: number })[] {
  return form.bereikbaarheid.map((it, row) => ({ ...it, row })).filter(({ adres }) => adres.trim() !== '');
}

export function adresOf({ adres }: Form): Adres | undefined {
  const { huisnummer, ...texts } = adres;
  const filled = Object.entries(texts).flatMap(([name, value]) => (value.trim() === '' ? [] : [[name, value.trim()]]));
  const number = huisnummer.trim();
  if (filled.length === 0 && number === '') return undefined;
  // What is no number is sent as it is: the API says what is wrong with it.
  return {
    ...Object.fromEntries(filled),
    ...(number !== '' && { huisnummer: Number.isNaN(Number(number)) ? number : Number(number) }),
  } as Adres;
}

/** Whether something would be lost. */
export const isTouched = (form: Form): boolean => JSON.stringify(form) !== JSON.stringify(EMPTY_FORM);
