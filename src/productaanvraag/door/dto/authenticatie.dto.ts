import { NIVEAUS, type Niveau } from '../../../config/configuration.js';
import { Choice, Describe, Pattern, Required, Text } from '../../../http/fields.js';

/** Which procedure the medewerker carried out (C9018 step 2), never its questions, answers or document numbers. */
@Describe(
  'Hoe de medewerker heeft gecontroleerd wie er belt. Stuur nooit vragen, antwoorden of nummers van documenten mee.',
)
export class AuthenticatieDto {
  /** At most 50 characters; one word, so that there is no room for an answer. */
  @Describe('De manier van controleren, in één woord.', 'controlevragen')
  @Pattern(
    'ongeldige-waarde',
    'Gebruik kleine letters, cijfers en streepjes, bijvoorbeeld controlevragen.',
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
  )
  @Required()
  @Text({ max: 50 })
  methode!: string;

  /** `geen`, `laag`, `substantieel` or `hoog`. */
  @Describe('Hoe zeker het is wie er belt. Een product kan een hoger niveau vragen: dan is het antwoord 403.', 'laag')
  @Required()
  @Choice(NIVEAUS)
  niveau!: Niveau;
}
