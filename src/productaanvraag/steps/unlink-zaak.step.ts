import { keep, type Step } from '../../saga/step.js';
import type { Registers } from './registers.js';

/** Takes away the link with a zaak that will not come. May be repeated. */
export const unlinkZaak = ({ klanten }: Registers, onderwerpobject: string): Step<void> => ({
  run: () => klanten.removeOnderwerpobject(onderwerpobject),
  undo: keep('there is no zaak to link with'),
});
