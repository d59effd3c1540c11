import type { Saga } from '../saga/saga.js';
import type { Opdracht } from './opdracht.js';
import { nameOfLink } from './step-names.js';
import type { StepTools } from './steps/step-tools.js';
import { addZaakLink } from './steps/zaak-link.steps.js';

interface Linked {
  readonly opdracht: Pick<Opdracht, 'terms'>;
  /** uuids. */
  readonly klantcontact: string;
  readonly zaak: string;
}

/** Links a klantcontact with its zaak once more for every further set of codes that applications read (codes.zaakOok). */
export async function linkZaakAlso(
  tools: StepTools,
  saga: Saga,
  { opdracht, klantcontact, zaak }: Linked,
): Promise<void> {
  const { zaakOok } = opdracht.terms.codes;
  for (const [index, codes] of zaakOok.entries()) {
    const name = nameOfLink(index + 1);
    await saga.forward(name, { [name]: addZaakLink(tools, opdracht, { klantcontact, zaak, codes }) });
  }
}
