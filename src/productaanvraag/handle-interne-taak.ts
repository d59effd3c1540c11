import type { Saga } from '../saga/saga.js';
import type { AnyAanvraag, Opdracht, Registratie } from './opdracht.js';
import type { InterneTaakVervolg } from './productaanvraag.js';
import { ROUNDS } from './step-names.js';
import { assignInterneTaak } from './steps/assign-interne-taak.step.js';
import type { Contact } from './steps/register-betrokkene.step.js';
import type { StepTools } from './steps/step-tools.js';

export interface InterneTaakAanvraag extends AnyAanvraag {
  readonly contact: Contact;
  readonly vervolg: InterneTaakVervolg;
}

/** Step 5 of C9018 by itself, variant B: the interne taak for a colleague. */
export const handleInterneTaak =
  (tools: StepTools) =>
  async (saga: Saga, opdracht: Opdracht<InterneTaakAanvraag>): Promise<Partial<Registratie>> => {
    const { contact, vervolg } = opdracht.aanvraag;
    const pivot = { interneTaak: assignInterneTaak(tools, opdracht, { vervolg, klantcontact: contact.klantcontact }) };
    const { interneTaak: uuid } = await saga.pivot(ROUNDS.vervolg, pivot, {});
    return { interneTaak: { uuid, nummer: opdracht.sleutels.interneTaak } };
  };
