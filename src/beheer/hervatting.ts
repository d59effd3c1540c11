import type { HervatteAanvraag, Hervattingregel } from '../database/hervattingen.js';
import type { Uitkomst } from '../productaanvraag/answer/answer.js';
import type { Persoon, Row } from './dossier.js';

/** Requests that a person has resumed together, and how far that is. */
export interface Hervatting {
  readonly id: string;
  /** ISO 8601 in UTC. */
  readonly gemaaktOp: string;
  readonly door: Persoon;
  /** How many it is about, and how many of those are where. */
  readonly aantal: number;
  readonly standen: Readonly<Record<Stand, number>>;
  /** The oldest first. */
  readonly aanvragen: readonly HervattingAanvraag[];
}

export interface HervattingAanvraag extends Pick<Row, 'id' | 'product' | 'kenmerk' | 'nummer' | 'uitkomst'> {
  readonly stand: Stand;
  /** For a person: why it could not be resumed. */
  readonly melding?: string;
}

/** `wacht`: its turn has not been. `bezig`: it is tried. `klaar`: it needs nothing any more. `aandacht`: it asks for it still. */
export const STANDEN = ['wacht', 'bezig', 'klaar', 'aandacht'] as const;
type Stand = (typeof STANDEN)[number];

/** How many would be resumed. */
export interface Telling {
  readonly aantal: number;
  /** No more than these at once: the oldest. */
  readonly hoogstens: number;
}

export function hervattingOf(row: Hervattingregel, aanvragen: readonly HervatteAanvraag[]): Hervatting {
  const rows = aanvragen.map(rowOf);
  const count = (stand: Stand) => rows.filter((it) => it.stand === stand).length;
  return {
    id: row.id,
    gemaaktOp: row.gemaakt.toISOString(),
    door: { id: row.medewerkerId, naam: row.medewerkerNaam },
    aantal: rows.length,
    standen: { wacht: count('wacht'), bezig: count('bezig'), klaar: count('klaar'), aandacht: count('aandacht') },
    aanvragen: rows,
  };
}

const rowOf = (row: HervatteAanvraag): HervattingAanvraag => ({
  id: row.id,
  ...(row.product !== null && { product: row.product }),
  ...(row.kenmerk !== null && { kenmerk: row.kenmerk }),
  ...(row.nummer !== null && { nummer: row.nummer }),
  uitkomst: row.uitkomst as Uitkomst,
  stand: standOf(row),
  ...(row.melding !== null && { melding: row.melding }),
});

/** As it is now, also when somebody did something about it since. */
function standOf({ isGedaan, uitkomst, afgesloten }: HervatteAanvraag): Stand {
  if (uitkomst !== 'vraagtAandacht' || afgesloten) return uitkomst.startsWith('wordt') ? 'bezig' : 'klaar';
  return isGedaan ? 'aandacht' : 'wacht';
}
