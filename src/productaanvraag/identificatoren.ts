import type { Identificator } from '../klanten/klanten.types.js';
import type { PartijIdentificator } from './productaanvraag.js';

/** Which register and kind of object each soort belongs to (Open Klant 2.18 takes no other combination). */
const CODES = {
  bsn: { codeRegister: 'brp', codeObjecttype: 'natuurlijk_persoon' },
  rsin: { codeRegister: 'hr', codeObjecttype: 'niet_natuurlijk_persoon' },
  kvk_nummer: { codeRegister: 'hr', codeObjecttype: 'niet_natuurlijk_persoon' },
  vestigingsnummer: { codeRegister: 'hr', codeObjecttype: 'vestiging' },
} as const;

export const klantenIdentificator = ({ codeSoortObjectId, objectId }: PartijIdentificator): Identificator => ({
  ...CODES[codeSoortObjectId],
  codeSoortObjectId,
  objectId,
});

/** Those of the partij itself: the KvK-nummer of a vestiging belongs to its organisatie, not to the vestiging. */
export function ownIdentificatoren(identificatoren: readonly PartijIdentificator[]): readonly PartijIdentificator[] {
  const isVestiging = nummerOf(identificatoren, 'vestigingsnummer') !== undefined;
  return identificatoren.filter(({ codeSoortObjectId }) => !(isVestiging && codeSoortObjectId === 'kvk_nummer'));
}

/** The number of one soort, when it is there. */
export const nummerOf = (
  identificatoren: readonly PartijIdentificator[],
  soort: PartijIdentificator['codeSoortObjectId'],
): string | undefined => identificatoren.find(({ codeSoortObjectId }) => codeSoortObjectId === soort)?.objectId;
