import { createHash } from 'node:crypto';
import type { Configuration } from '../config/configuration.js';
import type { Volgnummers } from '../database/nummers.js';
import { amsterdamDate } from '../zaken/amsterdam-date.js';
import type { Aanvrager, Opdracht, Sleutels } from './opdracht.js';

/** The clock of the Zaken register may be behind ours, and it refuses a status from the future. */
const CLOCK_DIFFERENCE_MS = 5000;

/** No content that is accepted is this deep, and what is never accepted need not be told apart. */
const DEEPEST = 100;

/** The keys of one productaanvraag. @param volgnummers numbers that nobody else has. */
export function sleutelsOf(volgnummers: Volgnummers, { zaak }: Configuration, now: Date): Sleutels {
  const datum = amsterdamDate(now);
  const eigenZaaknummer = `${zaak.nummerPrefix}-${datum.slice(0, 4)}-${volgnummers.zaak}`;
  return {
    klantcontact: volgnummers.klantcontact,
    interneTaak: volgnummers.interneTaak,
    partij: volgnummers.partij,
    ...(zaak.nummerReserveren ? { eigenZaaknummer } : { zaak: eigenZaaknummer }),
    statusmoment: new Date(now.getTime() - CLOCK_DIFFERENCE_MS).toISOString(),
    datum,
  };
}

/** The id that belongs to a key of one caller for one kind of request: a UUID (version 8), the same every time. */
export function idOf({ id }: Pick<Aanvrager, 'id'>, kind: string, idempotencyKey: string): Opdracht['id'] {
  const hex = createHash('sha256')
    .update(JSON.stringify([id, kind, idempotencyKey]))
    .digest('hex');
  const variant = ((parseInt(hex[16] ?? '0', 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The same for the same content, however its members are ordered. */
export function vingerafdrukOf(content: unknown): Opdracht['vingerafdruk'] {
  return createHash('sha256')
    .update(JSON.stringify(sorted(content, DEEPEST)) ?? '')
    .digest('hex');
}

function sorted(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth === 0) return null;
  if (Array.isArray(value)) return value.map((item) => sorted(item, depth - 1));
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([name, part]) => [name, sorted(part, depth - 1)]));
}
