import { Describe } from '../http/fields.js';
import { VastgelopenFilterDto } from './beheer.dto.js';

/** Which requests are resumed together: all that ask for attention, as far as they got stuck by this. */
@Describe('Welke aanvragen: alles wat aandacht vraagt en hierdoor is blijven steken. Wat u weglaat, telt niet mee.')
export class TeHervattenDto extends VastgelopenFilterDto {}
