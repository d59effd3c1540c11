import type { Probleem } from '../../client/src/index.js';
import { filledBereikbaarheid, type Form } from './form.js';

/** A mistake, at the field that it is in when there is one. */
export interface Mistake {
  /** id of the field. Absent: there is none for it. */
  readonly field?: string;
  readonly detail: string;
}

/** Fields that stand for what has no field of its own. The first that fits. */
const INSTEAD: readonly (readonly [pattern: RegExp, field: string])[] = [
  [/^authenticatie(-|$)/, 'authenticatie'],
  [/^klant-contactnaam$/, 'klant-contactnaam-achternaam'],
  [/^klant-(naam|organisatienaam)$/, 'klant-organisatienaam'],
  [/^klant-digitaleAdressen$/, 'klant-digitaleAdressen-0-adres'],
  [/^klant-partijIdentificatoren(-|$)/, 'klant-partijIdentificatoren'],
  [/^klant-(bezoekadres|correspondentieadres)$/, 'klant-bezoekadres-straatnaam'],
  [/^klant(-soort|-soortPartij)?$/, 'klant-soort'],
  [/^klant-partij$/, 'zoeken'],
  [/^vervolg-toegewezenAan(-|$)/, 'vervolg-toegewezenAan'],
  [/^vervolg(-soort)?$/, 'vervolg-soort'],
  [/^vervolg-omschrijving$/, 'vervolg-toelichting'],
];

const FIELD =
  /^(product|klantcontact-(inhoud|onderwerp|kanaal|taal|vertrouwelijk|indicatieContactGelukt|plaatsgevondenOp)|klant-contactnaam-(voorletters|voornaam|voorvoegselAchternaam|achternaam)|klant-digitaleAdressen-\d+-(adres|omschrijving|voorkeur)|klant-bezoekadres-(straatnaam|huisnummer|huisnummertoevoeging|postcode|stad)|vervolg-(toelichting|gevraagdeHandeling))$/;

/** `/klant/digitaleAdressen/0/adres` → `klant-digitaleAdressen-0-adres` */
export function mistakesOf(form: Form, errors: NonNullable<Probleem['errors']>): Mistake[] {
  const rows = filledBereikbaarheid(form).map(({ row }) => row);
  return errors.map(({ location, detail }) => {
    const field = fieldOf(location, rows);
    return { detail, ...(field !== undefined && { field }) };
  });
}

function fieldOf(pointer: string, rows: readonly number[]): string | undefined {
  const id = pointer
    .replace(/^\//, '')
    .replace('afwijkendeContactgegevens/', '')
    .replaceAll('/', '-')
    // What is empty is not sent: the first that was sent need not be the first on the page.
    .replace(/(?<=^klant-digitaleAdressen-)\d+/, (sent) => String(rows[Number(sent)] ?? sent))
    .replace(/-soortDigitaalAdres$/, '-adres');
  return FIELD.test(id) ? id : INSTEAD.find(([pattern]) => pattern.test(id))?.[1];
}
