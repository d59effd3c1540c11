import type { Toewijzing } from '../../config/configuration.js';
import { identificatorOf } from '../../klanten/actoren.js';
import type { Identificator } from '../../klanten/klanten.types.js';
import type { Registers } from './registers.js';

/** How Klanten knows whom an interne taak is for. */
export const assigneeOf = ({ configuration }: Registers, { soort, identificatie }: Toewijzing): Identificator =>
  identificatorOf(configuration.codes.toewijzing[soort], identificatie);

/** The actor that a taak is for. A medewerker who is not known yet is made known; an afdeling or groep is not. */
export function findAssignee(registers: Registers, toewijzing: Toewijzing): Promise<string | undefined> {
  const actoridentificator = assigneeOf(registers, toewijzing);
  if (toewijzing.soort !== 'medewerker') return registers.actoren.find(actoridentificator);
  const naam = toewijzing.identificatie;
  return registers.actoren.ensure({ naam, soortActor: 'medewerker', indicatieActief: true, actoridentificator });
}
