import { keep, type Step } from '../../saga/step.js';
import type { Contactgegevens } from '../productaanvraag.js';
import { ownDetails } from './betrokkene-body.js';
import type { Registers } from './registers.js';

/** Gives a betrokkene that stands already contact details of its own (F2599). May be repeated. */
export const completeBetrokkene = ({ klanten }: Registers, betrokkene: string, eigen: Contactgegevens): Step<void> => ({
  run: async () => {
    const details = ownDetails(eigen);
    if (Object.keys(details).length > 0) await klanten.setBetrokkeneDetails(betrokkene, details);
  },
  undo: keep('goes with its klantcontact'),
});
