import type { NewKlantcontact, Reference } from '../../klanten/klanten.types.js';
import type { ReversibleStep } from '../../saga/step.js';
import type { Opdracht } from '../opdracht.js';
import type { Productaanvraag } from '../productaanvraag.js';
import { ensure } from '../../upstream/ensure.js';
import { authenticatieMetadata } from './register-klantcontact.step.js';
import { removeKlantcontact } from './remove-klantcontact.js';
import type { StepTools } from './step-tools.js';

/** Registers a klantcontact by itself (F2173), for a customer who is still to be asked who they are. */
export const registerLoneKlantcontact = (
  tools: StepTools,
  { id, aanvraag, sleutels, terms }: Opdracht<Pick<Productaanvraag, 'klantcontact' | 'authenticatie'>>,
): ReversibleStep<string> => {
  const { klanten } = tools;
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
    run: async (unansweredSince) => {
      const { uuid } = await ensure<Reference>(unansweredSince, {
        create: () => klanten.createKlantcontact(body),
        isTaken: (error) => error.refuses('referentienummer', 'unique') || error.refuses('nummer', 'unique'),
        find,
        limit: terms.tijden.registerGrens,
      });
      return uuid;
    },
    find: async () => (await find())?.uuid,
    undo: (uuid) => removeKlantcontact(tools, uuid, {}),
  };
};
