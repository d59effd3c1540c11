import { isEmailadres } from '../notation/emailadres.js';
import type { NewActor } from './klanten.types.js';

/** Whether an actor is a person or a channel, and so stays who it is; an afdeling or groep may go out of use. */
export const isSomeone = ({ soortActor, actoridentificator }: NewActor): boolean =>
  soortActor === 'geautomatiseerde_actor' || isEmailadres(actoridentificator.objectId);
