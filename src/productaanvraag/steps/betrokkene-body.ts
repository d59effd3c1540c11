import type { BetrokkeneDetails, BetrokkeneRow, NewBetrokkene } from '../../klanten/klanten.types.js';
import { hasOwnName, type BetrokkeneName } from '../customer-name.js';
import type { Contactgegevens } from '../productaanvraag.js';

interface Customer {
  /** uuid; absent when there is none. */
  readonly partij: string | undefined;
  /** That of the partij, as far as it is known. */
  readonly naam: BetrokkeneName | undefined;
  /** Contact details that are kept with the betrokkene itself. */
  readonly own: Contactgegevens | undefined;
}

/** The customer as betrokkene: under the name of the partij, unless another holds for this request. */
export function betrokkeneBody({ partij, naam, own }: Customer): NewBetrokkene {
  return {
    rol: 'klant',
    initiator: true,
    wasPartij: partij === undefined ? null : { uuid: partij },
    ...(!hasOwnName(own) && naam),
    ...(own && ownDetails(own)),
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
    ...(bezoekadres && { bezoekadres: { ...bezoekadres } }),
    ...(correspondentieadres && { correspondentieadres: { ...correspondentieadres } }),
  };
}

/** Whether a betrokkene is as we sent it. Klanten knows no key for it: it is recognised by who it is, and as what. */
export function isAsSent(row: BetrokkeneRow, body: NewBetrokkene): boolean {
  return (
    row.rol === body.rol &&
    row.initiator === body.initiator &&
    row.wasPartij?.uuid === body.wasPartij?.uuid &&
    row.organisatienaam === (body.organisatienaam ?? '') &&
    row.contactnaam.achternaam === (body.contactnaam?.achternaam ?? '') &&
    row.contactnaam.voornaam === (body.contactnaam?.voornaam ?? '')
  );
}
