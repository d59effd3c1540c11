import type { Klantcontact, NewBetrokkene, NewKlantcontactGeheel, Reference } from '../../klanten/klanten.types.js';
import type { Step } from '../../saga/step.js';
import type { Opdracht } from '../opdracht.js';
import type { Contactgegevens, Klant } from '../productaanvraag.js';
import { ensure } from './ensure.js';
import { adresOf } from './register-partij.step.js';
import type { Registers } from './registers.js';

/** uuids of what one transaction made. */
export interface RegisteredKlantcontact {
  readonly uuid: string;
  readonly betrokkene: string;
  /** Present when a zaak is to follow. */
  readonly onderwerpobject?: string;
}

/**
 * Registers klantcontact, betrokkene and (when a zaak follows) onderwerpobject in one transaction (F2173).
 * The onderwerpobject already stands before the zaak does, so that linking them is a PUT that may be repeated.
 */
export const registerKlantcontact = (
  { klanten, configuration }: Registers,
  opdracht: Opdracht,
  partij: string | undefined,
): Step<RegisteredKlantcontact> => {
  const { id, aanvraag, sleutels } = opdracht;
  const nummer = sleutels.klantcontact;
  const body: NewKlantcontactGeheel = {
    klantcontact: {
      ...aanvraag.klantcontact,
      referentienummer: nummer,
      nummer,
      metadata: { productaanvraag: id, product: aanvraag.product, ...authenticatieOf(opdracht) },
    },
    betrokkene: betrokkeneOf(opdracht, partij),
    ...(aanvraag.vervolg.soort === 'zaak' && {
      onderwerpobject: {
        wasKlantcontact: null,
        onderwerpobjectidentificator: {
          ...configuration.codes.zaak,
          codeSoortObjectId: 'identificatie',
          objectId: sleutels.zaak ?? id,
        },
      },
    }),
  };
  return {
    run: (again) =>
      ensure(again, {
        create: async () => {
          const made = await klanten.maakKlantcontact(body);
          return registered(made.klantcontact, made.betrokkene, made.onderwerpobject);
        },
        isTaken: (error) =>
          error.refuses('klantcontact.referentienummer', 'unique') || error.refuses('klantcontact.nummer', 'unique'),
        find: async () => {
          const found = await klanten.findKlantcontactByReferentienummer(nummer);
          if (found?.metadata['productaanvraag'] !== id) return undefined;
          return registered(found, found.hadBetrokkenen[0], found.gingOverOnderwerpobjecten[0]);
        },
        isOurs: () => true,
      }),
    undo: ({ uuid }) => klanten.removeKlantcontact(uuid),
  };
};

function registered(
  { uuid }: Klantcontact,
  betrokkene: Reference | null | undefined,
  onderwerpobject: Reference | null | undefined,
): RegisteredKlantcontact {
  if (!betrokkene) throw new TypeError('a klantcontact of ours has no betrokkene');
  return { uuid, betrokkene: betrokkene.uuid, ...(onderwerpobject && { onderwerpobject: onderwerpobject.uuid }) };
}

/** Kept with the klantcontact: which procedure was carried out, and how sure it makes. */
function authenticatieOf({ aanvraag: { authenticatie } }: Opdracht): Record<string, string> {
  if (!authenticatie) return {};
  return { authenticatiemethode: authenticatie.methode, betrouwbaarheidsniveau: authenticatie.niveau };
}

function betrokkeneOf({ aanvraag }: Opdracht, partij: string | undefined): NewBetrokkene {
  const eigen = ownContactgegevens(aanvraag.klant, aanvraag.vervolg.soort);
  return {
    rol: 'klant',
    initiator: true,
    wasPartij: partij === undefined ? null : { uuid: partij },
    ...(eigen?.contactnaam && { contactnaam: eigen.contactnaam }),
    ...(eigen?.organisatienaam && { organisatienaam: eigen.organisatienaam }),
    ...(eigen?.bezoekadres && { bezoekadres: adresOf(eigen.bezoekadres) }),
    ...(eigen?.correspondentieadres && { correspondentieadres: adresOf(eigen.correspondentieadres) }),
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
