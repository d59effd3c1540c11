import type { Saga } from '../saga/saga.js';
import type { AnyAanvraag, Opdracht, Registratie } from './opdracht.js';
import type { Productaanvraag } from './productaanvraag.js';
import { ROUNDS } from './step-names.js';
import { linkActor } from './steps/link-actor.step.js';
import { registerLoneKlantcontact } from './steps/register-lone-klantcontact.step.js';
import type { StepTools } from './steps/step-tools.js';

export interface KlantcontactAanvraag extends AnyAanvraag, Pick<Productaanvraag, 'klantcontact' | 'authenticatie'> {}

/** Step 2 of C9018 by itself: the klantcontact, and which medewerker had it. */
export const handleKlantcontact =
  (tools: StepTools) =>
  async (saga: Saga, opdracht: Opdracht<KlantcontactAanvraag>): Promise<Partial<Registratie>> => {
    const { klantcontact: uuid } = await saga.round(ROUNDS.klantcontact, {
      klantcontact: registerLoneKlantcontact(tools, opdracht),
    });
    await saga.round(ROUNDS.actor, { actorklantcontact: linkActor(tools, opdracht, opdracht.aanvrager, uuid) });
    return { klantcontact: { uuid, nummer: opdracht.sleutels.klantcontact } };
  };
