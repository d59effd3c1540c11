import type { Codes } from '../../config/configuration.js';
import { identificatorOf } from '../../klanten/actoren.js';
import { keep, type ReversibleStep, type Step } from '../../saga/step.js';
import { ensureWithoutKey } from '../../upstream/ensure.js';
import type { Opdracht } from '../opdracht.js';
import type { StepTools } from './step-tools.js';

/* The link between a klantcontact and its zaak: an onderwerpobject (F9322). */

/** Makes the onderwerpobject of the klantcontact refer to the zaak. May be repeated. */
export const linkZaak = (
  { klanten }: StepTools,
  { terms: { codes } }: Pick<Opdracht, 'terms'>,
  { uuid, onderwerpobject }: { readonly uuid: string; readonly onderwerpobject?: string },
  zaak: string,
): Step<void> => ({
  run: async () => {
    if (!onderwerpobject) throw new TypeError('a klantcontact for a zaak has no onderwerpobject');
    await klanten.putOnderwerpobject(onderwerpobject, {
      klantcontact: { uuid },
      wasKlantcontact: null,
      onderwerpobjectidentificator: identificatorOf(codes.zaak, zaak),
    });
  },
  undo: keep('goes with its klantcontact'),
});

/** Takes away the link with a zaak that will not come. May be repeated. */
export const unlinkZaak = ({ klanten }: StepTools, onderwerpobject: string): Step<void> => ({
  run: () => klanten.removeOnderwerpobject(onderwerpobject),
  undo: keep('there is no zaak to link with'),
});

interface Link {
  /** uuids. */
  readonly klantcontact: string;
  readonly zaak: string;
  readonly codes: Codes;
}

/**
 * Links a klantcontact that was made before with a zaak. Klanten knows no key for it: an unanswered attempt is waited for
 * until the register has certainly finished with it, before the next.
 */
export const addZaakLink = (
  { klanten }: StepTools,
  { terms: { tijden } }: Pick<Opdracht, 'terms'>,
  { klantcontact, zaak, codes }: Link,
): ReversibleStep<string> => {
  const find = async () => {
    const found = await klanten.listOnderwerpobjecten(klantcontact, zaak);
    return found.find(
      ({ onderwerpobjectidentificator: it }) =>
        it.codeObjecttype === codes.codeObjecttype && it.codeRegister === codes.codeRegister,
    );
  };
  return {
    run: async (unansweredSince) => {
      const { uuid } = await ensureWithoutKey(unansweredSince, tijden.registerGrens, {
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
