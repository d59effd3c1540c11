import { readEmailadres } from '../../src/notation/emailadres.js';
import { readIdentificatienummer, type Identificatiesoort } from '../../src/notation/identificatienummer.js';
import { readPostcode } from '../../src/notation/postcode.js';
import { oneLine } from '../../src/notation/text.js';
import { readTelefoonnummer } from '../../src/notation/telefoonnummer.js';
import type { Row, Rows } from '../histories/registers.js';
import type { Fields } from './any-value.js';
import type { Leaf } from './leaves.js';

/** Looks for a value in the rows that a request brought about: wherever it may be kept, not where it should be. */
type Look = (leaf: Leaf, rows: Rows) => boolean;

/** Whether what was said stands in them. Long texts are looked for everywhere: they are found nowhere by chance. */
export const stands: Look = (leaf, rows) =>
  (LOOKS.find(([pattern]) => pattern.test(leaf.pointer))?.[1] ?? isSaidAnywhere)(leaf, rows);

const of = (rows: Rows, resource: string): readonly Row[] => rows.get(`klanten/${resource}`) ?? [];

const isSaidAnywhere: Look = ({ value }, rows) => textsIn(rows).some((text) => text.includes(String(value)));

/** In a field of the same name. */
const isFieldOf =
  (resource: string): Look =>
  (leaf, rows) =>
    of(rows, resource).some((row) => row[leaf.name] === stored(leaf));

const isInMetadata =
  (field: string): Look =>
  ({ value }, rows) =>
    of(rows, 'klantcontacten').some((row) => (row['metadata'] as Fields)[field] === value);

const isInAdres: Look = (leaf, rows) => {
  const group = leaf.pointer.split('/').at(-2)!;
  return allOf(rows).some((row) => (row[group] as Fields | undefined)?.[leaf.name] === stored(leaf));
};

/** One of each soort has a place with the zaak as well. */
const isAdres: Look = ({ siblings }, rows) =>
  adresRows(siblings, rows).length > 0 ||
  (siblings['soortDigitaalAdres'] !== 'overig' && textsIn(rows).includes(storedAdres(siblings)));

const isOmschrijving: Look = ({ siblings, value }, rows) =>
  adresRows(siblings, rows).some(({ omschrijving }) => omschrijving === value);

/** That the only one is preferred, says nothing. */
const isVoorkeur: Look = ({ siblings, value, list }, rows) =>
  value === false ||
  list.length === 1 ||
  adresRows(siblings, rows).some(({ uuid }) =>
    of(rows, 'partijen').some(({ voorkeursDigitaalAdres }) => voorkeursDigitaalAdres === uuid),
  );

const isNummer: Look = ({ siblings: { codeSoortObjectId, objectId } }, rows) =>
  textsIn(rows).includes(readIdentificatienummer(codeSoortObjectId as Identificatiesoort, String(objectId)) ?? '?');

/** A zaak is of the zaaktype of its product. */
const isProduct: Look = (leaf, rows) =>
  rows.has('zaken/zaken') ||
  isInMetadata('product')(leaf, rows) ||
  of(rows, 'internetaken').some(({ gevraagdeHandeling, toelichting }) =>
    `${String(gevraagdeHandeling)} ${String(toelichting)}`.includes('Parkeervergunning'),
  );

const isMoment: Look = ({ name, value }, rows) =>
  of(rows, 'klantcontacten').some((row) => Date.parse(String(row[name])) === Date.parse(String(value)));

const inAnyCase: Look = ({ value }, rows) =>
  textsIn(rows).some((text) => text.toLowerCase().includes(String(value).toLowerCase()));

const isSoortActor: Look = ({ value }, rows) =>
  of(rows, 'actoren').some(
    ({ soortActor }) => soortActor === (value === 'medewerker' ? 'medewerker' : 'organisatorische_eenheid'),
  );

const said = () => true;

const LOOKS: readonly (readonly [RegExp, Look])[] = [
  // What is to be done, or of what kind something is.
  [/^\/(klant|vervolg)\/soort$|\/ondanksMogelijkeDubbele$/, said],
  [/^\/product$/, isProduct],
  [/^\/authenticatie\/methode$/, isInMetadata('authenticatiemethode')],
  [/^\/authenticatie\/niveau$/, isInMetadata('betrouwbaarheidsniveau')],
  [/^\/klantcontact\/plaatsgevondenOp$/, isMoment],
  [/^\/klantcontact\//, isFieldOf('klantcontacten')],
  [/^\/klant\/partij$/, inAnyCase],
  [/^\/klant\/(soortPartij|indicatie\w+|voorkeurstaal)$/, isFieldOf('partijen')],
  [/\/(bezoekadres|correspondentieadres)\/\w+$/, isInAdres],
  [/\/digitaleAdressen\/\d+\/(soortDigitaalAdres|adres)$/, isAdres],
  [/\/digitaleAdressen\/\d+\/omschrijving$/, isOmschrijving],
  [/\/digitaleAdressen\/\d+\/voorkeur$/, isVoorkeur],
  [/\/partijIdentificatoren\/\d+\//, isNummer],
  [/\/toegewezenAan\/soort$/, isSoortActor],
  [/\/toegewezenAan\/identificatie$/, inAnyCase],
];

/** As the registers keep it. */
function stored({ name, value }: Leaf): unknown {
  switch (name) {
    case 'taal':
    case 'voorkeurstaal':
      return String(value).toLowerCase();
    case 'land':
      return String(value).toUpperCase();
    case 'postcode':
      return readPostcode(String(value));
    default:
      return value;
  }
}

const adresRows = (siblings: Fields, rows: Rows): readonly Row[] =>
  of(rows, 'digitaleadressen').filter(
    ({ adres, soortDigitaalAdres }) =>
      adres === storedAdres(siblings) && soortDigitaalAdres === siblings['soortDigitaalAdres'],
  );

function storedAdres({ soortDigitaalAdres, adres }: Fields): string {
  const text = String(adres);
  if (soortDigitaalAdres === 'telefoonnummer') return readTelefoonnummer(text) ?? text;
  return soortDigitaalAdres === 'email' ? (readEmailadres(text) ?? text) : oneLine(text);
}

const allOf = (rows: Rows): readonly Row[] => [...rows.values()].flat();

const textsIn = (rows: Rows): readonly string[] => allOf(rows).flatMap(textsOf);

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}
