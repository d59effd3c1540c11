import { NIVEAUS, type Niveau } from '../../config/configuration.js';
import { Choice, Required, Text, TextRule } from '../../http/fields.js';

/** Which procedure the medewerker carried out (C9018 step 2), never its questions, answers or document numbers. */
export class AuthenticatieDto {
  /** At most 50 characters; one word, so that there is no room for an answer. */
  @TextRule('ongeldige-waarde', 'Gebruik kleine letters, cijfers en streepjes, bijvoorbeeld controlevragen.', (text) =>
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(text),
  )
  @Required()
  @Text({ max: 50 })
  methode!: string;

  /** `geen`, `laag`, `substantieel` or `hoog`. */
  @Required()
  @Choice(NIVEAUS)
  niveau!: Niveau;
}
