import { keep, type Step } from '../../saga/step.js';
import type { StepTools } from './step-tools.js';

/** Makes one of its digitale adressen the preferred one of a partij. May be repeated. */
export const preferDigitaalAdres = ({ klanten }: StepTools, partij: string, adres: string): Step<void> => ({
  run: async () => {
    await klanten.setVoorkeursDigitaalAdres(partij, { uuid: adres });
  },
  undo: keep('goes with its partij'),
});
