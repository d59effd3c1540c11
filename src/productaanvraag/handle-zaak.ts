import type { Saga } from '../saga/saga.js';
import { completeCustomer, type CustomerOfContact } from './complete-customer.js';
import { decideZaak } from './decide-zaak.js';
import { linkZaakAlso } from './link-zaak-also.js';
import type { Opdracht, Registratie } from './opdracht.js';
import type { Productaanvraag, ZaakVervolg } from './productaanvraag.js';
import { nameOfLink, ROUNDS } from './step-names.js';
import { prepareZaak } from './steps/prepare.step.js';
import type { Contact } from './steps/register-betrokkene.step.js';
import type { StepTools } from './steps/step-tools.js';
import { addZaakLink } from './steps/zaak-link.steps.js';
import { zaaknummerOf } from './zaaknummer.js';

export interface ZaakAanvraag extends Productaanvraag {
  readonly contact: Contact;
  readonly customer: CustomerOfContact;
  readonly vervolg: ZaakVervolg;
}

/**
 * Step 5 of C9018 by itself, variant A: the zaak, its link with the klantcontact, and what the customer of that still lacks
 * of what is said of them here.
 */
export const handleZaak =
  (tools: StepTools) =>
  async (saga: Saga, opdracht: Opdracht<ZaakAanvraag>): Promise<Partial<Registratie>> => {
    const { contact, customer, klant, vervolg } = opdracht.aanvraag;
    const { klantcontact } = contact;
    const afterwards = completeCustomer(tools, opdracht);
    const { vooraf } = await saga.round(ROUNDS.voorbereiding, { vooraf: prepareZaak(tools, opdracht) });
    const { zaak, ...others } = await decideZaak(tools, saga, {
      opdracht,
      vervolg,
      klantcontact,
      onderwerpobject: undefined,
      identificatie: zaaknummerOf(opdracht.sleutels, vooraf),
      partij: klant.soort === 'bekendePartij' ? klant.partij : customer.partij,
      known: vooraf.partij,
      alongside: {},
      afterwards,
    });
    if (!zaak) return others;
    await saga.forward(nameOfLink(0), {
      onderwerpobject: addZaakLink(tools, opdracht, {
        klantcontact,
        zaak: zaak.uuid,
        codes: opdracht.terms.codes.zaak,
      }),
      ...afterwards,
    });
    await linkZaakAlso(tools, saga, { opdracht, klantcontact, zaak: zaak.uuid });
    return { zaak, ...others };
  };
