import type { BetrokkeneRow, NewBetrokkene } from '../../klanten/klanten.types.js';
import type { ReversibleStep } from '../../saga/step.js';
import { ensureWithoutKey } from './ensure.js';
import type { Registers } from './registers.js';

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
  { klanten, configuration }: Registers,
  { klantcontact, betrokkenen }: Contact,
  body: NewBetrokkene,
): ReversibleStep<string> => {
  const find = async () => {
    const now = await klanten.listBetrokkenen(klantcontact);
    return now.find((row) => !betrokkenen.includes(row.uuid) && isSame(row, body));
  };
  return {
    run: async (again) => {
      const { uuid } = await ensureWithoutKey(again, configuration.tijden.registerGrens, {
        create: () => klanten.createBetrokkene({ hadKlantcontact: { uuid: klantcontact }, ...body }),
        find,
      });
      return uuid;
    },
    find: async () => (await find())?.uuid,
    undo: (uuid) => klanten.removeBetrokkene(uuid),
  };
};

function isSame(row: BetrokkeneRow, body: NewBetrokkene): boolean {
  return (
    row.wasPartij?.uuid === body.wasPartij?.uuid &&
    row.organisatienaam === (body.organisatienaam ?? '') &&
    row.contactnaam.achternaam === (body.contactnaam?.achternaam ?? '') &&
    row.contactnaam.voornaam === (body.contactnaam?.voornaam ?? '')
  );
}
