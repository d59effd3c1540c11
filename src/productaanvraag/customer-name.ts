import { isEmptyGroup } from '../klanten/groups.js';
import type { BetrokkeneDetails, KlantenContactnaam } from '../klanten/klanten.types.js';
import type { Klant } from './productaanvraag.js';

/** By which a betrokkene is called: a person in parts, an organisatie by its name. */
export type BetrokkeneName = Pick<BetrokkeneDetails, 'contactnaam' | 'organisatienaam'>;

/** By which a partij is called, as far as that is known. */
interface Names {
  readonly contactnaam?: KlantenContactnaam | null;
  readonly naam?: string;
}

/**
 * The name of its partij, as a betrokkene has it: applications that show a klantcontact look no further than that.
 * Undefined when the partij has none.
 */
export function nameOfPartij({
  partijIdentificatie,
}: {
  readonly partijIdentificatie: Names | null;
}): BetrokkeneName | undefined {
  const { contactnaam, naam } = partijIdentificatie ?? {};
  if (contactnaam && !isEmptyGroup(contactnaam)) return { contactnaam };
  return naam ? { organisatienaam: naam } : undefined;
}

/** The name of the partij of a customer, as far as it is known from the request; undefined when there is none. */
export function knownName(klant: Klant): BetrokkeneName | undefined {
  switch (klant.soort) {
    case 'bekendePartij':
      return klant.getoond && nameOfPartij(klant.getoond);
    case 'nieuwePartij':
      return nameOfPartij({ partijIdentificatie: klant });
    case 'eenmalig':
      return undefined;
  }
}

/** Whether a betrokkene goes by another name than its partij, for this request. */
export const hasOwnName = (own: BetrokkeneName | undefined): boolean =>
  own?.contactnaam !== undefined || own?.organisatienaam !== undefined;
