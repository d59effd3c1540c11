import { identificatorOf } from '../../klanten/actoren.js';
import { keep, type Step } from '../../saga/step.js';
import type { RegisteredKlantcontact } from './register-klantcontact.step.js';
import type { Registers } from './registers.js';

/** Makes the onderwerpobject of the klantcontact refer to the zaak (F9322). May be repeated. */
export const linkZaak = (
  { klanten, configuration }: Registers,
  { uuid, onderwerpobject }: RegisteredKlantcontact,
  zaak: string,
): Step<void> => ({
  run: async () => {
    if (!onderwerpobject) throw new TypeError('a klantcontact for a zaak has no onderwerpobject');
    await klanten.putOnderwerpobject(onderwerpobject, {
      klantcontact: { uuid },
      wasKlantcontact: null,
      onderwerpobjectidentificator: identificatorOf(configuration.codes.zaak, zaak),
    });
  },
  undo: keep('goes with its klantcontact'),
});
