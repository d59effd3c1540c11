import { identificatorOf } from '../../klanten/actoren.js';
import type { ReversibleStep } from '../../saga/step.js';
import { ensureWithoutKey } from './ensure.js';
import type { Registers } from './registers.js';

/**
 * Links a klantcontact that was made before with a zaak (F9322). Klanten knows no key for it: an unanswered attempt is
 * waited for until the register has certainly finished with it, before the next.
 */
export const addZaakLink = (
  { klanten, configuration }: Registers,
  klantcontact: string,
  zaak: string,
  codes = configuration.codes.zaak,
): ReversibleStep<string> => {
  const find = async () => {
    const found = await klanten.listOnderwerpobjecten(klantcontact, zaak);
    return found.find(
      ({ onderwerpobjectidentificator: it }) =>
        it.codeObjecttype === codes.codeObjecttype && it.codeRegister === codes.codeRegister,
    );
  };
  return {
    run: async (again) => {
      const { uuid } = await ensureWithoutKey(again, configuration.tijden.registerGrens, {
        create: () =>
          klanten.createOnderwerpobject({
            klantcontact: { uuid: klantcontact },
            wasKlantcontact: null,
            onderwerpobjectidentificator: identificatorOf(codes, zaak),
          }),
        find,
      });
      return uuid;
    },
    find: async () => (await find())?.uuid,
    undo: (uuid) => klanten.removeOnderwerpobject(uuid),
  };
};
