import { Choice, Part, Required, Text, TextRule } from '../../http/fields.js';
import type { Toewijzing } from '../../config/configuration.js';
import { isEmailadres } from './emailadres.js';

const TOEWIJZINGEN = ['medewerker', 'afdeling', 'groep'] as const satisfies readonly Toewijzing['soort'][];

/** Who an interne taak is for. */
export class ToewijzingDto {
  /** `medewerker`, `afdeling` or `groep`. */
  @Required()
  @Choice(TOEWIJZINGEN)
  soort!: Toewijzing['soort'];

  /** At most 200 characters (Open Klant, actoridentificator.objectId). Of a medewerker an e-mail address, in any case. */
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
export class ZaakVervolgDto {
  @Choice(['zaak'])
  soort!: 'zaak';

  /** At most 80 characters (Open Zaak). The product's naam when left out. */
  @Text({ max: 80 })
  omschrijving?: string;

  /** At most 1000 characters (Open Zaak). Empty when left out. */
  @Text({ max: 1000 })
  toelichting?: string;
}

/** Variant B of C9018, step 5: a colleague makes the zaak. What is left out comes from the product. */
export class InterneTaakVervolgDto {
  @Choice(['interneTaak'])
  soort!: 'interneTaak';

  /** At most 200 characters (Open Klant). */
  @Text({ max: 200 })
  gevraagdeHandeling?: string;

  /** At most 1000 characters (Open Klant). Empty when left out. */
  @Text({ max: 1000 })
  toelichting?: string;

  @Part(() => ToewijzingDto)
  toegewezenAan?: ToewijzingDto;
}

/** Kept as the registers search for it: Open Klant tells upper from lower case. */
export function toToewijzing({ soort, identificatie }: ToewijzingDto): Toewijzing {
  return { soort, identificatie: soort === 'medewerker' ? identificatie.toLowerCase() : identificatie };
}
