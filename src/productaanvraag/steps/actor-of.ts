import { identificatorOf } from '../../klanten/actoren.js';
import type { NewActor } from '../../klanten/klanten.types.js';
import type { Aanvrager } from '../opdracht.js';
import type { Registers } from './registers.js';

/** The actor that stands for a medewerker in Klanten. */
export function actorOf(
  { configuration }: Pick<Registers, 'configuration'>,
  { identificatie, naam }: Pick<Aanvrager, 'identificatie' | 'naam'>,
): NewActor {
  return {
    naam: [...naam].slice(0, 200).join(''),
    soortActor: 'medewerker',
    indicatieActief: true,
    actoridentificator: identificatorOf(configuration.codes.medewerker, identificatie),
  };
}
