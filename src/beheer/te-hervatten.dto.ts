import { Describe, Uuids } from '../http/fields.js';
import { VastgelopenFilterDto } from './beheer.dto.js';

/** More than a person presses for in a day, and as many as are looked through in one answer. */
export const MOST = 500;

/** Which requests are resumed together: all that ask for attention, as far as they got stuck by this. */
@Describe('Welke aanvragen: alles wat aandacht vraagt en hierdoor is blijven steken. Wat u weglaat, telt niet mee.')
export class TeHervattenDto extends VastgelopenFilterDto {
  /** Of all of them, these. */
  @Describe('Alleen deze aanvragen daarvan. Zonder dit veld: allemaal.')
  @Uuids({ max: MOST })
  aanvragen?: string[];
}
