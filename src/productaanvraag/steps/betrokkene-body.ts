import type { BetrokkeneDetails, NewBetrokkene } from '../../klanten/klanten.types.js';
import type { Contactgegevens, Klant } from '../productaanvraag.js';
import { adresOf } from './register-partij.step.js';

/** The customer as betrokkene. @param eigen contact details that are kept with the betrokkene itself. */
export function betrokkeneBody(eigen: Contactgegevens | undefined, partij: string | undefined): NewBetrokkene {
  return {
    rol: 'klant',
    initiator: true,
    wasPartij: partij === undefined ? null : { uuid: partij },
    ...(eigen && ownDetails(eigen)),
  };
}

/** Name and addresses as a betrokkene has them; digitale adressen are registered by themselves. */
export function ownDetails({
  contactnaam,
  organisatienaam,
  bezoekadres,
  correspondentieadres,
}: Contactgegevens): BetrokkeneDetails {
  return {
    ...(contactnaam && { contactnaam }),
    ...(organisatienaam && { organisatienaam }),
    ...(bezoekadres && { bezoekadres: adresOf(bezoekadres) }),
    ...(correspondentieadres && { correspondentieadres: adresOf(correspondentieadres) }),
  };
}

/**
 * The contact details that are kept with the betrokkene: those of a customer without partij, and those that a known
 * partij gives for this request when it ends in an interne taak. With a zaak the latter go onto the zaak instead.
 */
export function ownContactgegevens(klant: Klant, vervolg: 'zaak' | 'interneTaak'): Contactgegevens | undefined {
  switch (klant.soort) {
    case 'eenmalig':
      return klant;
    case 'bekendePartij':
      return vervolg === 'interneTaak' ? klant.afwijkendeContactgegevens : undefined;
    case 'nieuwePartij':
      return undefined;
  }
}
