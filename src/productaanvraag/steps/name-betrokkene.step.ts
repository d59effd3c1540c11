import { keep, type Step } from '../../saga/step.js';
import type { BetrokkeneName } from '../customer-name.js';
import type { StepTools } from './step-tools.js';

/** Copies the name of its partij onto a betrokkene that stands already. May be repeated. */
export const nameBetrokkene = ({ klanten }: StepTools, betrokkene: string, naam: BetrokkeneName): Step<void> => ({
  run: async () => {
    await klanten.setBetrokkeneDetails(betrokkene, naam);
  },
  undo: keep('goes with its klantcontact'),
});
