import type { BetrokkeneDetails } from '../klanten/klanten.types.js';
import type { Steps } from '../saga/attempts.js';
import type { BetrokkeneName } from './customer-name.js';
import { detailsAt } from './klant-details.js';
import type { Opdracht } from './opdracht.js';
import type { Klant } from './productaanvraag.js';
import { perAdres } from './register-nieuwe-partij.js';
import { sayingsOf } from './sayings.js';
import { completeBetrokkene } from './steps/complete-betrokkene.step.js';
import { registerBetrokkeneAdres } from './steps/register-digitaal-adres.step.js';
import type { StepTools } from './steps/step-tools.js';

/** The customer that a klantcontact has already, held against what a later step says of them. */
export interface CustomerOfContact {
  /** uuid of the betrokkene; absent when there is none that can be this customer. */
  readonly betrokkene?: string;
  /** Of a new partij its uuid, when an earlier step registered it with this klantcontact. */
  readonly partij?: string;
  /** As far as they are called after their partij: what is put back when another name is taken away. */
  readonly naam?: BetrokkeneName;
  /** What they do not have yet, and are given: JSON Pointers. */
  readonly takes: readonly string[];
  /** What they do not have, and are not given because there is something else, or nobody: JSON Pointers. */
  readonly lacks: readonly string[];
}

interface Later {
  readonly contact: { readonly klantcontact: string };
  readonly klant: Klant;
  readonly customer: CustomerOfContact;
}

/** Gives the customer of a klantcontact what a later step says of them, where the whole would have kept it. */
export function completeCustomer(
  tools: StepTools,
  opdracht: Pick<Opdracht<Later>, 'id' | 'terms' | 'aanvraag'>,
): Steps {
  const { contact, klant, customer } = opdracht.aanvraag;
  const { betrokkene, naam, takes } = customer;
  if (betrokkene === undefined) return {};
  const taken = sayingsOf(klant).filter(({ locatie }) => takes.includes(locatie));
  const details: BetrokkeneDetails = Object.fromEntries(
    taken.flatMap(({ detail, value }) => (detail === 'digitaleAdressen' ? [] : [[detail, value]])),
  );
  const isTaken = (index: number) => taken.some(({ locatie }) => locatie.endsWith(`/digitaleAdressen/${index}`));
  return {
    ...(Object.keys(details).length > 0 && {
      betrokkeneAangevuld: completeBetrokkene(tools, opdracht, { ...contact, betrokkene }, details, naam !== undefined),
    }),
    ...perAdres(detailsAt('betrokkene', klant, 'zaak')?.digitaleAdressen ?? [], (adres, index) =>
      isTaken(index) ? registerBetrokkeneAdres(tools, opdracht, { betrokkene, adres, index }) : undefined,
    ),
  };
}
