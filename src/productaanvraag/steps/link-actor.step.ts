import { UpstreamError } from '../../upstream/upstream.error.js';
import { keep, type Step } from '../../saga/step.js';
import type { Aanvrager } from '../opdracht.js';
import { actorOf } from '../../klanten/actor-of.js';
import { ensure } from './ensure.js';
import type { Registers } from './registers.js';

/** Says which medewerker had the klantcontact (F2173). An actor that is gone since it was found, is found or made anew. */
export const linkActor = (registers: Registers, aanvrager: Aanvrager, klantcontact: string): Step<string> => ({
  run: async (again) => {
    try {
      return await link(registers, aanvrager, klantcontact, again);
    } catch (error) {
      if (!(error instanceof UpstreamError && error.refuses('actor.uuid'))) throw error;
      registers.actoren.forget(actorOf(registers.configuration.codes, aanvrager).actoridentificator);
      return link(registers, aanvrager, klantcontact, again);
    }
  },
  undo: keep('goes with its klantcontact'),
});

async function link(registers: Registers, aanvrager: Aanvrager, klantcontact: string, again: boolean): Promise<string> {
  const { klanten, actoren } = registers;
  const actor = await actoren.ensure(actorOf(registers.configuration.codes, aanvrager));
  const { uuid } = await ensure(again, {
    create: () => klanten.linkActor(actor, klantcontact),
    isTaken: (error) => error.refuses('nonFieldErrors', 'unique'),
    find: () => klanten.findActorklantcontact(actor, klantcontact),
  });
  return uuid;
}
