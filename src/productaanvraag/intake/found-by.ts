import type { Keyring } from '../../encryption/keyring.js';
import { soortOf } from '../../notation/stored-identificatoren.js';
import type { AnyAanvraag, Registratie } from '../opdracht.js';
import type { Klant } from '../productaanvraag.js';
import type { Contact } from '../steps/register-betrokkene.step.js';

/** By what somebody, and what was registered of them, can be found. */
export const FOUND_BY = ['bsn', 'telefoonnummer', 'email', 'partij', 'klantcontact'] as const;
export type FoundBy = (typeof FOUND_BY)[number];

/** The text that a digest is made of; these are stored, so it never changes. */
export const findableAs = (by: FoundBy, value: string): string => `${by} ${value.toLowerCase()}`;

/** What is looked for in the list, instead of whom it is about. */
export const digestsOf = (keys: Keyring, findable: readonly string[]): readonly string[] =>
  [...new Set(findable)].map((text) => keys.digest('person', text));

interface Asked extends AnyAanvraag {
  /** Of a step that belongs to a klantcontact of before. */
  readonly contact?: Contact;
  readonly customer?: { readonly partij?: string };
}

/** By what whoever a request is about can be found, as far as it says so itself. */
export function findableIn({ klant, contact, customer }: Asked): readonly string[] {
  return [
    ...(klant ? findableOf(klant) : []),
    ...(contact ? [findableAs('klantcontact', contact.klantcontact)] : []),
    ...(customer?.partij === undefined ? [] : [findableAs('partij', customer.partij)]),
  ];
}

/** By what it can be found once it is registered. */
export const findableAfter = ({ klantcontact, partij }: Partial<Registratie>): readonly string[] => [
  ...(klantcontact ? [findableAs('klantcontact', klantcontact.uuid)] : []),
  ...(partij ? [findableAs('partij', partij.uuid)] : []),
];

function findableOf(klant: Klant): readonly string[] {
  switch (klant.soort) {
    case 'bekendePartij': {
      const { partij, getoond, afwijkendeContactgegevens: own } = klant;
      const shown = (getoond?.partijIdentificatoren ?? []).map((it) => it.partijIdentificator);
      return [findableAs('partij', partij), ...bsnsIn(shown), ...addressesIn(own?.digitaleAdressen ?? [])];
    }
    case 'nieuwePartij':
    case 'eenmalig':
      return [...bsnsIn(klant.partijIdentificatoren), ...addressesIn(klant.digitaleAdressen)];
  }
}

const bsnsIn = (identificatoren: readonly { readonly codeSoortObjectId: string; readonly objectId: string }[]) =>
  identificatoren
    .filter(({ codeSoortObjectId }) => soortOf(codeSoortObjectId) === 'bsn')
    .map(({ objectId }) => findableAs('bsn', objectId));

const addressesIn = (adressen: readonly { readonly soortDigitaalAdres: string; readonly adres: string }[]) =>
  adressen.flatMap(({ soortDigitaalAdres: soort, adres }) =>
    soort === 'telefoonnummer' || soort === 'email' ? [findableAs(soort, adres)] : [],
  );
