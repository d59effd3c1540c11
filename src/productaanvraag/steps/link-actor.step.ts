import { UpstreamError } from '../../upstream/upstream.error.js';
import { keep, type Step } from '../../saga/step.js';
import type { Aanvrager, Opdracht } from '../opdracht.js';
import { actorOf } from '../../klanten/actor-of.js';
import type { NewActor } from '../../klanten/klanten.types.js';
import { ensure } from '../../upstream/ensure.js';
import type { StepTools } from './step-tools.js';

/** Says which medewerker had the klantcontact (F2173). An actor that is gone since it was found, is found or made anew. */
export const linkActor = (
  tools: StepTools,
  { terms: { codes } }: Pick<Opdracht<unknown>, 'terms'>,
  aanvrager: Aanvrager,
  klantcontact: string,
): Step<string> => ({
  run: async (unansweredSince) => {
    try {
      return await link(tools, actorOf(codes, aanvrager), klantcontact, unansweredSince);
    } catch (error) {
      if (!(error instanceof UpstreamError && error.refuses('actor.uuid'))) throw error;
      tools.actoren.forget(actorOf(codes, aanvrager).actoridentificator);
      return link(tools, actorOf(codes, aanvrager), klantcontact, unansweredSince);
    }
  },
  undo: keep('goes with its klantcontact'),
});

async function link(
  { klanten, actoren }: StepTools,
  newActor: NewActor,
  klantcontact: string,
  unansweredSince: number | undefined,
): Promise<string> {
  const actor = await actoren.ensure(newActor);
  const { uuid } = await ensure(unansweredSince, {
    create: () => klanten.linkActor(actor, klantcontact),
    isTaken: (error) => error.refuses('nonFieldErrors', 'unique'),
    find: () => klanten.findActorklantcontact(actor, klantcontact),
  });
  return uuid;
}
