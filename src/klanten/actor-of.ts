import type { Configuration } from '../config/configuration.js';
import { identificatorOf } from './actoren.js';
import type { NewActor } from './klanten.types.js';

/** Who does something: a person who is logged in, or a channel that is its own actor, such as a website. */
export interface ActorIdentity {
  /** Absent: a medewerker. */
  readonly soort?: 'medewerker' | 'kanaal';
  readonly identificatie: string;
  readonly naam: string;
}

/** The actor that stands for them in Klanten. */
export function actorOf(codes: Configuration['codes'], { soort, identificatie, naam }: ActorIdentity): NewActor {
  const isKanaal = soort === 'kanaal';
  return {
    naam: [...naam].slice(0, 200).join(''),
    soortActor: isKanaal ? 'geautomatiseerde_actor' : 'medewerker',
    indicatieActief: true,
    actoridentificator: identificatorOf(isKanaal ? codes.kanaal : codes.medewerker, identificatie),
  };
}
