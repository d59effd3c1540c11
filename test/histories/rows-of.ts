import type { Sleutels } from '../../src/productaanvraag/opdracht.js';
import type { Row, Rows } from './registers.js';

/** By what the rows of a request are known. */
export interface Ours {
  readonly id: string;
  /** Absent when it was never accepted. */
  readonly sleutels: Sleutels | undefined;
  /** uuid of the klantcontact of before that a step is for: all that was added to it is of that step. */
  readonly klantcontact: string | undefined;
}

/** In which fields a row says what it belongs to. */
const BELONGS_TO: Readonly<Record<string, readonly string[]>> = {
  'klanten/betrokkenen': ['hadKlantcontact'],
  'klanten/digitaleadressen': ['verstrektDoorBetrokkene', 'verstrektDoorPartij'],
  'klanten/actorklantcontacten': ['klantcontact'],
  'klanten/onderwerpobjecten': ['klantcontact'],
  'klanten/internetaken': ['aanleidinggevendKlantcontact'],
  'klanten/partij-identificatoren': ['identificeerdePartij'],
  'zaken/rollen': ['zaak'],
  'zaken/statussen': ['zaak'],
  'zaken/zaakobjecten': ['zaak'],
  'zaken/zaakeigenschappen': ['zaak'],
  'zaken/resultaten': ['zaak'],
};

/** By which key of its own a row shows that it was made for a request. */
function isRoot(resource: string, row: Row, { id, sleutels }: Ours): boolean {
  switch (resource) {
    case 'klanten/klantcontacten':
      return (
        (row['metadata'] as Record<string, string>)['productaanvraag'] === id ||
        is(row, 'nummer', sleutels?.klantcontact)
      );
    case 'klanten/partijen':
      return is(row, 'nummer', sleutels?.partij);
    case 'klanten/internetaken':
      return is(row, 'nummer', sleutels?.interneTaak);
    case 'klanten/digitaleadressen':
      return String(row['referentie']).startsWith(`klantregie-${id}-`);
    case 'klanten/partij-identificatoren':
      return row['anderePartijIdentificator'] === id;
    case 'zaken/zaken':
      return is(row, 'identificatie', sleutels?.zaak ?? sleutels?.eigenZaaknummer);
    default:
      return false;
  }
}

const is = (row: Row, field: string, key: string | undefined): boolean => key !== undefined && row[field] === key;

/** What stands because of a request, by resource. @param others uuids of what others made. */
export function rowsOfRequest(rows: Rows, ours: Ours, others: ReadonlyMap<string, unknown>): Rows {
  const known = new Set(ours.klantcontact === undefined ? [] : [ours.klantcontact]);
  const found = new Map<string, Row[]>();
  // What belongs to something comes to light once that has: three levels is as deep as it goes.
  for (let level = 0; level < 3; level += 1)
    for (const [resource, list] of rows)
      for (const row of list) {
        if (known.has(row.uuid) || others.has(row.uuid)) continue;
        const parents = BELONGS_TO[resource] ?? [];
        if (!isRoot(resource, row, ours) && !parents.some((field) => known.has(row[field] as string))) continue;
        known.add(row.uuid);
        found.set(resource, [...(found.get(resource) ?? []), row]);
      }
  return found;
}

/** A KvK-nummer that vestigingen hang under stands there once, whichever request was the first to need it. */
export const withoutKvkNummer = (rows: Rows): Rows =>
  filtered(rows, (row) => !('anderePartijIdentificator' in row && row['identificeerdePartij'] === null));

export function filtered(rows: Rows, holds: (row: Row) => boolean): Rows {
  const left = [...rows].map(([resource, list]) => [resource, list.filter(holds)] as const);
  return new Map(left.filter(([, list]) => list.length > 0));
}
