import { Describe, Flag, Text } from '../../../http/fields.js';
import { Taal } from './taal.js';
import { Tijdstip } from './tijdstip.js';

/** What is registered of the conversation (F2173). What is left out comes from the configuration. */
@Describe('Het gesprek met de klant. Wat u weglaat, wordt ingevuld met wat de beheerder heeft ingesteld.')
export class KlantcontactDto {
  /** At most 50 characters (Open Klant). */
  @Describe('Hoe de klant contact opnam.', 'telefoon')
  @Text({ max: 50 })
  kanaal?: string;

  /** At most 200 characters (Open Klant). */
  @Describe('Waar het gesprek over ging, in een paar woorden.', 'Productaanvraag')
  @Text({ max: 200 })
  onderwerp?: string;

  /** At most 1000 characters (Open Klant). Empty when left out. Its line breaks are kept. */
  @Describe('Wat er is besproken. Mag meer regels hebben.', 'Klant wil graag een vergunning aanvragen.')
  @Text({ max: 1000, lines: true })
  inhoud?: string;

  /** ISO 639-2, `nld`. */
  @Describe('Taal van het gesprek, met de drie letters van ISO 639-2.', 'nld')
  @Taal()
  taal?: string;

  @Describe('Of het gesprek vertrouwelijk is.', false)
  @Flag()
  vertrouwelijk?: boolean;

  @Describe('Of het gesprek is gelukt.', true)
  @Flag()
  indicatieContactGelukt?: boolean;

  /** With an offset, and not in the future. Now when left out. */
  @Describe(
    'Wanneer het gesprek was, met de tijdzone erbij en niet in de toekomst. Zonder dit veld: nu.',
    '2026-03-01T10:00:00+01:00',
  )
  @Tijdstip()
  plaatsgevondenOp?: string;
}
