import type { Saga } from '../saga/saga.js';
import type { Step } from '../saga/step.js';
import { knownName } from './customer-name.js';
import { detailsAt } from './klant-details.js';
import type { Opdracht, Registratie } from './opdracht.js';
import type { Klant } from './productaanvraag.js';
import { perAdres, registerNieuwePartij } from './register-nieuwe-partij.js';
import { ROUNDS, type AdresName } from './step-names.js';
import { betrokkeneBody } from './steps/betrokkene-body.js';
import { registerBetrokkene, type Contact } from './steps/register-betrokkene.step.js';
import { registerBetrokkeneAdres } from './steps/register-digitaal-adres.step.js';
import type { StepTools } from './steps/step-tools.js';

export interface BetrokkeneAanvraag {
  readonly contact: Contact;
  readonly klant: Klant;
}

/** Step 4 of C9018 by itself: the customer, in each of the three variants. A new partij goes again when the betrokkene fails. */
export const handleBetrokkene =
  (tools: StepTools) =>
  async (saga: Saga, opdracht: Opdracht<BetrokkeneAanvraag>): Promise<Partial<Registratie>> => {
    const { contact, klant } = opdracht.aanvraag;
    const nieuw =
      klant.soort === 'nieuwePartij'
        ? await registerNieuwePartij(tools, saga, { opdracht, klant, alongside: {} })
        : undefined;
    const partij = klant.soort === 'bekendePartij' ? klant.partij : nieuw?.partij;
    const own = detailsAt('betrokkene', klant, 'geen');

    const steps: { readonly betrokkene: Step<string>; readonly [adres: AdresName]: Step<string> } = {
      betrokkene: registerBetrokkene(tools, opdracht, contact, betrokkeneBody({ partij, naam: knownName(klant), own })),
      ...nieuw?.adressen,
    };
    const made = await saga.round(ROUNDS.betrokkene, steps);
    await saga.round(ROUNDS.adressen, {
      ...perAdres(own?.digitaleAdressen ?? [], (adres, index) =>
        registerBetrokkeneAdres(tools, opdracht, { betrokkene: made.betrokkene, adres, index }),
      ),
      ...nieuw?.voorkeurFor(made),
    });
    return { betrokkene: { uuid: made.betrokkene }, ...(partij !== undefined && { partij: { uuid: partij } }) };
  };
