import type { NewBetrokkene } from '../../klanten/klanten.types.js';
import type { ReversibleStep } from '../../saga/step.js';
import { ensureWithoutKey } from '../../upstream/ensure.js';
import type { Opdracht } from '../opdracht.js';
import { isAsSent } from './betrokkene-body.js';
import type { StepTools } from './step-tools.js';

/** Where a betrokkene is added. */
export interface Contact {
  readonly klantcontact: string;
  /** uuids of the betrokkenen that it had before this request: none of them is ours. */
  readonly betrokkenen: readonly string[];
}

/**
 * Adds a betrokkene to a klantcontact (F2599). Klanten knows no key for it: an unanswered attempt is waited for until
 * the register has certainly finished with it, before the next.
 */
export const registerBetrokkene = (
  { klanten }: StepTools,
  { terms: { tijden } }: Pick<Opdracht, 'terms'>,
  { klantcontact, betrokkenen }: Contact,
  body: NewBetrokkene,
): ReversibleStep<string> => {
  const find = async () => {
    const now = await klanten.listBetrokkenen(klantcontact);
    return now.find((row) => !betrokkenen.includes(row.uuid) && isAsSent(row, body));
  };
  return {
    run: async (unansweredSince) => {
      const { uuid } = await ensureWithoutKey(unansweredSince, tijden.registerGrens, {
        create: () => klanten.createBetrokkene({ hadKlantcontact: { uuid: klantcontact }, ...body }),
        find,
      });
      return uuid;
    },
    find: async () => (await find())?.uuid,
    undo: (uuid) => klanten.removeBetrokkene(uuid),
  };
};
