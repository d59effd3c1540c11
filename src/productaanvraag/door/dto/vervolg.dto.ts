import { Choice, Describe, Part, Required, Text, TextRule } from '../../../http/fields.js';
import type { Toewijzing } from '../../../config/configuration.js';
import { isEmailadres, readEmailadres } from '../../../notation/emailadres.js';

const TOEWIJZINGEN = ['medewerker', 'afdeling', 'groep'] as const satisfies readonly Toewijzing['soort'][];

/** Who an interne taak is for. */
@Describe('Voor wie een interne taak is.')
export class ToewijzingDto {
  /** `medewerker`, `afdeling` or `groep`. */
  @Describe('Wat voor iemand het is.', 'afdeling')
  @Required()
  @Choice(TOEWIJZINGEN)
  soort!: Toewijzing['soort'];

  /** At most 200 characters (Open Klant, actoridentificator.objectId). Of a medewerker an e-mail address, in any case. */
  @Describe(
    'Van een medewerker het e-mailadres, van een afdeling of groep de identificatie. Hoofdletters in een e-mailadres ' +
      'maken niet uit.',
    'parkeren',
  )
  @TextRule<ToewijzingDto>(
    'ongeldig-emailadres',
    'Vul het e-mailadres van de medewerker in, bijvoorbeeld naam@voorbeeld.nl.',
    (text, { soort }) => soort !== 'medewerker' || isEmailadres(text),
  )
  @Required()
  @Text({ max: 200 })
  identificatie!: string;
}

/** Variant A of C9018, step 5: a zaak at once. */
@Describe('Er komt meteen een zaak.')
export class ZaakVervolgDto {
  @Describe('Wat het vervolg is.', 'zaak')
  @Choice(['zaak'])
  soort!: 'zaak';

  /** At most 80 characters (Open Zaak). The product's naam when left out. */
  @Describe('Omschrijving van de zaak. Zonder dit veld: de naam van het product.', 'Aanvraag parkeervergunning')
  @Text({ max: 80 })
  omschrijving?: string;

  /** At most 1000 characters (Open Zaak). Empty when left out. Its line breaks are kept. */
  @Describe('Toelichting bij de zaak. Mag meer regels hebben.', 'Klant verhuist op 1 april.')
  @Text({ max: 1000, lines: true })
  toelichting?: string;
}

/** Variant B of C9018, step 5: a colleague makes the zaak. What is left out comes from the product. */
@Describe('Een collega neemt de aanvraag in behandeling. Wat u weglaat, staat bij het product ingesteld.')
export class InterneTaakVervolgDto {
  @Describe('Wat het vervolg is.', 'interneTaak')
  @Choice(['interneTaak'])
  soort!: 'interneTaak';

  /** At most 200 characters (Open Klant). */
  @Describe('Wat de collega moet doen.', 'Maak een zaak voor deze aanvraag en handel die af.')
  @Text({ max: 200 })
  gevraagdeHandeling?: string;

  /** At most 1000 characters (Open Klant). Empty when left out. Its line breaks are kept. */
  @Describe('Toelichting bij de taak. Mag meer regels hebben.', 'Klant verhuist op 1 april.')
  @Text({ max: 1000, lines: true })
  toelichting?: string;

  @Describe('Voor wie de taak is.')
  @Part(() => ToewijzingDto)
  toegewezenAan?: ToewijzingDto;
}

/** As it was asked for, so that what `GET /toewijsbaar` offers is what is used: whose address it is, is found in any case. */
export function toToewijzing({ soort, identificatie }: ToewijzingDto): Toewijzing {
  const adres = soort === 'medewerker' ? readEmailadres(identificatie) : undefined;
  return { soort, identificatie: adres ?? identificatie };
}
