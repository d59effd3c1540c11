import { readIdentificatienummer, type Identificatiesoort } from './identificatienummer.js';
import { withoutInvisible } from './text.js';

/** A number as some application stored it: `Bsn` and `999.990.019`, long before Klanten checked anything. */
export interface StoredIdentificator {
  readonly codeSoortObjectId: string;
  readonly objectId: string;
}

/** The numbers of a partij as they are of use. */
export interface ReadIdentificatoren {
  /** At most one of each soort, in the notation of today. */
  readonly identificatoren: readonly { readonly codeSoortObjectId: Identificatiesoort; readonly objectId: string }[];
  /** Of which soorten a number was left out because it is wrong: to be said, never what it was. */
  readonly wrong: readonly Identificatiesoort[];
}

/** How the soorten were ever spelled, in lower case, without anything but letters, and without `nummer` behind it. */
const SPELLINGS: Readonly<Record<string, Identificatiesoort>> = {
  bsn: 'bsn',
  burgerservice: 'bsn',
  burgerservicenummerbsn: 'bsn',
  sofi: 'bsn',
  rsin: 'rsin',
  kvk: 'kvk_nummer',
  kamervankoophandel: 'kvk_nummer',
  vestiging: 'vestigingsnummer',
  vestigings: 'vestigingsnummer',
};

/** The soort that a code means, in any spelling; undefined for what is no number of these. */
export function soortOf(code: string): Identificatiesoort | undefined {
  const letters = withoutInvisible(code)
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')
    .replace(/n(umme)?r$/, '');
  return Object.hasOwn(SPELLINGS, letters) ? SPELLINGS[letters] : undefined;
}

/**
 * What is stored of a partij, read as it was meant. Of two numbers of one soort the one that is spelled as Klanten spells
 * it counts; a soort counts as wrong when none of its numbers is right. What is no number of these is passed over.
 */
export function readStoredIdentificatoren(stored: readonly StoredIdentificator[]): ReadIdentificatoren {
  const found = new Map<Identificatiesoort, string>();
  const wrong = new Set<Identificatiesoort>();
  const wellSpelled = ({ codeSoortObjectId }: StoredIdentificator) =>
    Number(soortOf(codeSoortObjectId) === codeSoortObjectId);
  for (const { codeSoortObjectId, objectId } of stored.toSorted((a, b) => wellSpelled(b) - wellSpelled(a))) {
    const soort = soortOf(codeSoortObjectId);
    if (soort === undefined || found.has(soort)) continue;
    const nummer = readIdentificatienummer(soort, objectId);
    if (nummer === undefined) wrong.add(soort);
    else found.set(soort, nummer);
  }
  return {
    identificatoren: [...found].map(([codeSoortObjectId, objectId]) => ({ codeSoortObjectId, objectId })),
    wrong: [...wrong].filter((soort) => !found.has(soort)),
  };
}
