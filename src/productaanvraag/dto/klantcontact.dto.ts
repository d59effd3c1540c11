import { Flag, Text } from '../../http/fields.js';
import { Taal } from './taal.js';
import { Tijdstip } from './tijdstip.js';

/** What is registered of the conversation (F2173). What is left out comes from the configuration. */
export class KlantcontactDto {
  /** At most 50 characters (Open Klant). */
  @Text({ max: 50 })
  kanaal?: string;

  /** At most 200 characters (Open Klant). */
  @Text({ max: 200 })
  onderwerp?: string;

  /** At most 1000 characters (Open Klant). Empty when left out. */
  @Text({ max: 1000 })
  inhoud?: string;

  /** ISO 639-2, `nld`. */
  @Taal()
  taal?: string;

  @Flag()
  vertrouwelijk?: boolean;

  @Flag()
  indicatieContactGelukt?: boolean;

  /** With an offset, and not in the future. Now when left out. */
  @Tijdstip()
  plaatsgevondenOp?: string;
}
