import { Choice, Describe, FlagText, Required, Text, TextRule, WholeNumberText } from '../http/fields.js';
import { UITKOMSTEN, type Uitkomst } from '../productaanvraag/answer.js';

/** Which requests a beheerder wants to see. What is left out does not count. */
export class AanvragenFilterDto {
  @Describe('Hoe de aanvraag ervoor staat.', 'vraagtAandacht')
  @Choice(UITKOMSTEN)
  uitkomst?: Uitkomst;

  /** Key of a product in config/producten.yaml, also one that is no longer there. */
  @Describe('Sleutel van het product.', 'parkeervergunning')
  @Text({ max: 100 })
  product?: string;

  /** Subject of the token, as it stands in the list: no e-mail address, for this is in the URL. */
  @Describe('Van wie de aanvraag is: `medewerker.id` uit de lijst.', 'mira')
  @Text({ max: 255 })
  medewerker?: string;

  /** `YYYY-MM-DD`, in Europe/Amsterdam. */
  @Describe('Eerste dag waarop de aanvraag binnenkwam.', '2026-03-01')
  @Dag()
  vanaf?: string;

  /** `YYYY-MM-DD`, in Europe/Amsterdam. */
  @Describe('Laatste dag waarop de aanvraag binnenkwam.', '2026-03-31')
  @Dag()
  totEnMet?: string;

  @Describe('Of een beheerder de aanvraag heeft afgesloten.', false)
  @FlagText()
  afgesloten?: boolean;

  @Describe('Welke bladzijde.', 1)
  @WholeNumberText({ min: 1, max: 100_000, fallback: 1 })
  page?: number;

  @Describe('Hoeveel aanvragen op een bladzijde.', 20)
  @WholeNumberText({ min: 1, max: 100, fallback: 20 })
  pageSize?: number;
}

/** A day that exists. */
function Dag(): PropertyDecorator {
  const rule = TextRule('ongeldige-dag', 'Vul een bestaande dag in, zoals 2026-03-01.', isDay, { format: 'date' });
  const text = Text({ max: 10 });
  return (target, name) => {
    text(target, name);
    rule(target, name);
  };
}

function isDay(text: string): boolean {
  const moment = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : new Date(Number.NaN);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}

/** Why a request that asked for attention needs none any more. */
@Describe('Waarom er niets meer aan de aanvraag hoeft te gebeuren.')
export class AfsluitingDto {
  /** At most 1000 characters. */
  @Describe('Wat u hebt gedaan. Zet er geen gegevens van de klant in.', 'De zaak is met de hand gekoppeld.')
  @Required()
  @Text({ max: 1000 })
  reden!: string;
}
