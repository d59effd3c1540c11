import { isElfproef } from './elfproef.js';
import { withoutSeparators } from './text.js';

/** What kind of number it is, as Klanten spells it. */
export type Identificatiesoort = 'bsn' | 'rsin' | 'kvk_nummer' | 'vestigingsnummer';

/** A BSN or RSIN that lost its leading zero in a spreadsheet gets it back. */
export function withLeadingZero(text: string): string {
  return /^\d{8}$/.test(text) ? `0${text}` : text;
}

export function isKvkNummer(text: string): boolean {
  return /^\d{8}$/.test(text);
}

export function isVestigingsnummer(text: string): boolean {
  return /^\d{12}$/.test(text);
}

/** As it is stored, however it was written; undefined when it is no number of this soort. */
export function readIdentificatienummer(soort: Identificatiesoort, text: string): string | undefined {
  const nummer = withoutSeparators(text);
  const stored = soort === 'bsn' || soort === 'rsin' ? withLeadingZero(nummer) : nummer;
  return HOLDS[soort](stored) ? stored : undefined;
}

const HOLDS: Readonly<Record<Identificatiesoort, (text: string) => boolean>> = {
  bsn: isElfproef,
  rsin: isElfproef,
  kvk_nummer: isKvkNummer,
  vestigingsnummer: isVestigingsnummer,
};
