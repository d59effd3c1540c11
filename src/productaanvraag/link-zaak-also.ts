import type { Saga } from '../saga/saga.js';
import { addZaakLink } from './steps/add-zaak-link.step.js';
import type { Registers } from './steps/registers.js';

/**
 * Links a klantcontact with its zaak once more for every further set of codes that applications read (codes.zaakOok).
 * Each is a round trip of its own: then the configuration may change while a run waits to be carried on.
 */
export async function linkZaakAlso(
  saga: Saga,
  registers: Registers,
  klantcontact: string,
  zaak: string,
): Promise<void> {
  const { zaakOok = [] } = registers.configuration.codes;
  for (const [index, codes] of zaakOok.entries()) {
    const name = `onderwerpobject${index + 2}`;
    await saga.forward(name, { [name]: addZaakLink(registers, klantcontact, zaak, codes) });
  }
}
