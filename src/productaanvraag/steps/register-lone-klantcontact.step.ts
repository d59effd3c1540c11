import type { NewKlantcontact, Reference } from '../../klanten/klanten.types.js';
import type { ReversibleStep } from '../../saga/step.js';
import type { Opdracht } from '../opdracht.js';
import type { Productaanvraag } from '../productaanvraag.js';
import { ensure } from './ensure.js';
import { authenticatieMetadata } from './register-klantcontact.step.js';
import type { Registers } from './registers.js';

/** Registers a klantcontact by itself (F2173), for a customer who is still to be asked who they are. */
export const registerLoneKlantcontact = (
  { klanten, configuration }: Registers,
  { id, aanvraag, sleutels }: Opdracht<Pick<Productaanvraag, 'klantcontact' | 'authenticatie'>>,
): ReversibleStep<string> => {
  const body: NewKlantcontact = {
    ...aanvraag.klantcontact,
    referentienummer: sleutels.klantcontact,
    nummer: sleutels.klantcontact,
    metadata: { productaanvraag: id, ...authenticatieMetadata(aanvraag.authenticatie) },
  };
  const find = async () => {
    const found = await klanten.findKlantcontactByReferentienummer(sleutels.klantcontact);
    return found?.metadata['productaanvraag'] === id ? found : undefined;
  };
  return {
    run: async (again) => {
      const { uuid } = await ensure<Reference>(again, {
        create: () => klanten.createKlantcontact(body),
        isTaken: (error) => error.refuses('referentienummer', 'unique') || error.refuses('nummer', 'unique'),
        find,
        limit: configuration.tijden.registerGrens,
      });
      return uuid;
    },
    find: async () => (await find())?.uuid,
    undo: (uuid) => klanten.removeKlantcontact(uuid),
  };
};
