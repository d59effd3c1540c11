import { readConfiguration } from '../../src/config/read-configuration.js';
import { notesOf, type Class, type FieldNotes } from '../../src/http/field-notes.js';
import { BekendePartijDto, EenmaligeKlantDto, NieuwePartijDto } from '../../src/productaanvraag/door/dto/klant.dto.js';
import { readProductaanvraag } from '../../src/productaanvraag/door/dto/read-productaanvraag.js';
import { DETAILS, type Ending } from '../../src/productaanvraag/klant-details.js';
import { keptPlaces } from '../../src/productaanvraag/not-kept.js';
import type { Klant, Productaanvraag } from '../../src/productaanvraag/productaanvraag.js';
import { sayingsOf, type Saying } from '../../src/productaanvraag/sayings.js';
import { ROOT } from './markdown.js';

/* What the code does with each field of a customer, as rows of a table. */

export type Fields = Readonly<Record<string, unknown>>;
type Soort = Klant['soort'];

const KLANTEN: Readonly<Record<Soort, Class>> = {
  bekendePartij: BekendePartijDto,
  nieuwePartij: NieuwePartijDto,
  eenmalig: EenmaligeKlantDto,
};
export const SOORTEN = Object.keys(KLANTEN) as readonly Soort[];

/** What says which customer it is, or what to do, and is itself nothing to keep. */
const INSTRUCTIONS = ['soort', 'ondanksMogelijkeDubbele', 'afwijkendeContactgegevens'];

export const PARTIJ = '9194a0f8-df7b-4b8c-a227-709a5ca27835';
const CONTACTNAAM = { achternaam: 'Deurne' };
const KVK_NUMMER = { codeSoortObjectId: 'kvk_nummer', objectId: '90000001' };

/** Of each soort a number, with what it cannot do without. */
export const NUMBERS: Readonly<Record<string, readonly Fields[]>> = {
  bsn: [{ codeSoortObjectId: 'bsn', objectId: '999990019' }],
  rsin: [{ codeSoortObjectId: 'rsin', objectId: '001509962' }],
  kvk_nummer: [KVK_NUMMER],
  vestigingsnummer: [{ codeSoortObjectId: 'vestigingsnummer', objectId: '000012345678' }, KVK_NUMMER],
};

const configuration = readConfiguration(`${ROOT}config`);

/** A request that says this, of a partij that is known unless it says otherwise. */
export const read = (said: Fields): Productaanvraag =>
  readProductaanvraag(
    { product: 'parkeervergunning', klant: { soort: 'bekendePartij', partij: PARTIJ }, ...said },
    configuration,
    new Date('2026-03-02T12:00:00Z'),
  );

/** What can be said of such a customer: the name of each field, and its notes. */
export function fieldsOf(soort: Soort): ReadonlyMap<string, FieldNotes> {
  const notes = notesOf(KLANTEN[soort]);
  const own = notes.get('afwijkendeContactgegevens')?.part;
  return new Map([...notes, ...(own ? notesOf(own()) : [])].filter(([name]) => !INSTRUCTIONS.includes(name)));
}

/** Of each field that is said: its name, what it is, and where it is kept with either ending. */
export function rowsFor(soort: Soort, endings: readonly Ending[] = ['zaak', 'interneTaak']): readonly string[][] {
  const rows = [...fieldsOf(soort)].flatMap(([name, notes]) =>
    valuesOf(name, notes).flatMap((value) => {
      const klant = klantThatSays(soort, { [name]: value });
      return sayingsOf(klant)
        .flatMap(withParts)
        .map((saying) => ({ saying, field: saying.locatie.replace('/klant/', '').replaceAll(/\/\d+/g, '') }))
        .filter(({ field }) => field.split('/').includes(name))
        .map(({ saying, field }) => [
          `\`${field}\``,
          DETAILS[saying.detail].naam,
          ...endings.map((ending) => keptPlaces(klant, ending)(saying).join(', ') || 'nietBewaard'),
        ]);
    }),
  );
  return [...new Map(rows.map((row) => [row.join(), row])).values()];
}

/** A name is kept or lost as a whole. */
const withParts = (saying: Saying): readonly Saying[] =>
  saying.detail === 'contactnaam' ? [saying] : [saying, ...saying.parts];

/** All that a field may say. Something is preferred only to something else. */
function valuesOf(name: string, notes: FieldNotes): readonly unknown[] {
  if (name === 'partijIdentificatoren') return Object.values(NUMBERS);
  const other = { soortDigitaalAdres: 'email', adres: 'karel@inwoner.test' };
  return [name === 'digitaleAdressen' ? [exampleOf(notes), other] : exampleOf(notes)];
}

const exampleOf = ({ schema, part }: FieldNotes): unknown =>
  part ? Object.fromEntries([...notesOf(part())].map(([name, notes]) => [name, exampleOf(notes)])) : schema.example;

/** A customer of whom this is said beside who they are, so that nothing takes the place of something else. */
function klantThatSays(soort: Soort, said: Fields): Klant {
  switch (soort) {
    case 'bekendePartij':
      return klant({ soort, partij: PARTIJ, ...('partij' in said ? said : { afwijkendeContactgegevens: said }) });
    case 'nieuwePartij':
      return 'naam' in said || said['partijIdentificatoren'] === NUMBERS['rsin']
        ? klant({ soort, soortPartij: 'organisatie', naam: 'Bakkerij Deurne', ...said })
        : klant({ soort, soortPartij: 'persoon', contactnaam: CONTACTNAAM, ...said });
    case 'eenmalig':
      return klant({ soort, ...('organisatienaam' in said ? {} : { contactnaam: CONTACTNAAM }), ...said });
  }
}

const klant = (said: Fields): Klant => read({ klant: said }).klant;
