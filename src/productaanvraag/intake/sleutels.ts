import { createHash } from 'node:crypto';
import type { Configuration } from '../../config/configuration.js';
import type { Volgnummers } from '../../database/nummers.js';
import { keyOf, type Keyring } from '../../encryption/keyring.js';
import { amsterdamDate } from '../../zaken/amsterdam-date.js';
import type { Aanvrager, Opdracht, Sleutels } from '../opdracht.js';

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

/** The same text for the same content, however its members are ordered. */
export const canonicalOf = (content: unknown): string => JSON.stringify(sorted(content, DEEPEST)) ?? '';

/**
 * Tells whether a key comes with the same content again, without saying what that was. Of a body with a BSN anybody could find
 * a hash without a key by trying all of them.
 * @param content as canonicalOf gives it.
 */
export const fingerprintOf = (keys: Keyring, content: string): Opdracht['vingerafdruk'] =>
  keys.digest('fingerprint', content);

/** The same without a key: for content that is about nobody. */
export const plainFingerprintOf = (content: string): string => createHash('sha256').update(content).digest('hex');

/** Whether a fingerprint is that of this content; of before they had a key it is a plain hash. */
export const isFingerprintOf = (keys: Keyring, content: string, fingerprint: Opdracht['vingerafdruk']): boolean =>
  keyOf(fingerprint) === ''
    ? fingerprint === plainFingerprintOf(content)
    : keys.isDigestOf('fingerprint', content, fingerprint);

function sorted(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth === 0) return null;
  if (Array.isArray(value)) return value.map((item) => sorted(item, depth - 1));
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([name, part]) => [name, sorted(part, depth - 1)]));
}
