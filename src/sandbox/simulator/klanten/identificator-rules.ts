import { object, required, type Field } from '../drf/fields.js';
import { passesElevenProof } from '../drf/formats.js';
import type { Place } from '../drf/place.js';
import { choice, text } from '../drf/scalar-fields.js';
import type { Identificator, PartijIdentificator } from './rows.js';
import type { KlantenState } from './state.js';

/** What a partij may be identified by (Open Klant 2.9 and later): codeRegister → codeObjecttype → codeSoortObjectId. */
const KINDS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  brp: { natuurlijk_persoon: ['bsn'] },
  hr: { vestiging: ['vestigingsnummer'], niet_natuurlijk_persoon: ['rsin', 'kvk_nummer'] },
};

const LENGTHS: Readonly<Record<string, number>> = { bsn: 9, rsin: 9, kvk_nummer: 8, vestigingsnummer: 12 };

/** The four values, each of them required. */
export function partijIdentificatorField(): Field<Identificator> {
  const fields = {
    codeObjecttype: required(choice(['natuurlijk_persoon', 'niet_natuurlijk_persoon', 'vestiging'])),
    codeSoortObjectId: required(choice(['bsn', 'vestigingsnummer', 'rsin', 'kvk_nummer'])),
    objectId: required(text({ max: 200, blank: true })),
    codeRegister: required(choice(['brp', 'hr'])),
  };
  const { read } = object(fields, (values) => ({
    codeObjecttype: '',
    codeSoortObjectId: '',
    objectId: '',
    codeRegister: '',
    ...values,
  }));
  return { read: (raw, place) => read(raw, place.whole()) };
}

/** Checks what an identificator is made of. Of the rules that it breaks the first is noted. */
export function checkIdentificator(state: KlantenState, row: PartijIdentificator, place: Place): void {
  const { codeRegister, codeObjecttype, codeSoortObjectId, objectId } = row.partijIdentificator;
  const objecttypes = KINDS[codeRegister] ?? {};
  const soorten = objecttypes[codeObjecttype];
  if (!soorten) {
    const reason = `Voor codeRegister ${codeRegister} zijn alleen deze waarden toegestaan: ${Object.keys(objecttypes).join(', ')}`;
    return place.at('partijIdentificatorCodeObjecttype').refuse('invalid', reason);
  }
  if (!soorten.includes(codeSoortObjectId)) {
    const reason = `Voor codeObjecttype ${codeObjecttype} zijn alleen deze waarden toegestaan: ${soorten.join(', ')}`;
    return place.at('partijIdentificatorCodeSoortObjectId').refuse('invalid', reason);
  }
  const wrong = objectId === '' ? undefined : flawOf(codeSoortObjectId, objectId);
  if (wrong) {
    return place.at('partijIdentificatorObjectId').refuse('invalid', `Deze waarde is ongeldig, reden: ${wrong}`);
  }
  if (codeSoortObjectId === 'vestigingsnummer' && !isKvkNummer(state, row.subIdentificatorVan)) {
    const reason = 'Een vestigingsnummer moet via subIdentificatorVan naar een kvk_nummer verwijzen.';
    return place.at('subIdentificatorVan').refuse('invalid', reason);
  }
}

function flawOf(soort: string, objectId: string): string | undefined {
  const length = LENGTHS[soort]!;
  if ([...objectId].length !== length) return `Waarde moet ${length} tekens lang zijn`;
  if (!/^\d+$/.test(objectId)) return 'Voer een numerieke waarde in';
  const proven = (soort !== 'bsn' && soort !== 'rsin') || passesElevenProof(objectId);
  return proven ? undefined : `Onjuist ${soort.toUpperCase()} nummer`;
}

function isKvkNummer(state: KlantenState, uuid: string | null): boolean {
  return state.partijIdentificatoren.get(uuid)?.partijIdentificator.codeSoortObjectId === 'kvk_nummer';
}
