import { Day } from '../http/day.js';
import { Choice, Describe, FlagText, Pattern, Required, Text } from '../http/fields.js';
import { PageNumber, PageSize } from '../http/page-fields.js';
import { UITKOMSTEN, type Uitkomst } from '../productaanvraag/answer/answer.js';
import { SOORTEN_OORZAAK } from '../productaanvraag/answer/oorzaak.js';
import { PROCESSES } from '../productaanvraag/intake/kinds.js';
import { SYSTEMS } from '../upstream/upstream.error.js';

const SOORTEN = Object.keys(PROCESSES);
const VOLGORDES = ['nieuwste', 'oudste'] as const;

/** Our own numbers have ten digits, or letters; a number of eight or nine digits is that of a person or an organisation. */
const NUMMER = /^(?:[1-9]\d{9}|\d{11,}|(?:[A-Za-z]|\d+[A-Za-z._-])[A-Za-z0-9._-]*)$/;

/** By what requests got stuck. What is left out does not count. */
@Describe('Waardoor de aanvragen zijn blijven steken. Wat u weglaat, telt niet mee.')
export class VastgelopenFilterDto {
  /** Key of a product in config/producten.yaml, also one that is no longer there. */
  @Describe('Sleutel van het product.', 'parkeervergunning')
  @Text({ max: 100 })
  product?: string;

  @Describe('De stap waar de aanvraag is blijven steken: `oorzaak.stap` uit de lijst.', 'onderwerpobject')
  @Text({ max: 100 })
  stap?: string;

  @Describe('Het register waardoor de aanvraag is blijven steken.', 'klanten')
  @Choice(SYSTEMS)
  register?: string;

  @Describe('Wat dat register deed.', 'onbereikbaar')
  @Choice(SOORTEN_OORZAAK)
  oorzaak?: string;

  @Describe('De code van dat register.', 'invalid')
  @Text({ max: 200 })
  code?: string;
}

/** Which requests a beheerder wants to see. What is left out does not count. */
export class AanvragenFilterDto extends VastgelopenFilterDto {
  @Describe('Hoe de aanvraag ervoor staat.', 'vraagtAandacht')
  @Choice(UITKOMSTEN)
  uitkomst?: Uitkomst;

  /** Subject of the token, as it stands in the list: no e-mail address, for this is in the URL. */
  @Describe('Van wie de aanvraag is: `medewerker.id` uit de lijst.', 'mira')
  @Text({ max: 255 })
  medewerker?: string;

  /** `YYYY-MM-DD`, in Europe/Amsterdam. */
  @Describe('Eerste dag waarop de aanvraag binnenkwam.', '2026-03-01')
  @Day()
  vanaf?: string;

  /** `YYYY-MM-DD`, in Europe/Amsterdam. */
  @Describe('Laatste dag waarop de aanvraag binnenkwam.', '2026-03-31')
  @Day()
  totEnMet?: string;

  @Describe('Of een beheerder de aanvraag heeft afgesloten.', false)
  @FlagText()
  afgesloten?: boolean;

  /** Of the zaak, the interne taak or the klantcontact; or the id of the request. Never that of a person: this is in the URL. */
  @Describe(
    'Een nummer dat de klant heeft gehoord (zaak, taak, gesprek of kenmerk), of het nummer van de aanvraag.',
    'KCC-2026-000001',
  )
  @Pattern(
    'ongeldig-nummer',
    'Vul een zaaknummer, taaknummer, gespreksnummer of aanvraagnummer in. Zoek hier niet op BSN of telefoonnummer.',
    NUMMER,
  )
  @Text({ max: 40 })
  nummer?: string;

  @Describe('Wat voor aanvraag het is: de hele use case, of één stap.', 'productaanvraag')
  @Choice(SOORTEN)
  soort?: string;

  @Describe('Wat bovenaan staat.', 'nieuwste')
  @Choice(VOLGORDES)
  volgorde?: (typeof VOLGORDES)[number];

  @PageNumber()
  page?: number;

  @PageSize('aanvragen')
  pageSize?: number;
}

/** Why a request that asked for attention needs none any more. */
@Describe('Waarom er niets meer aan de aanvraag hoeft te gebeuren.')
export class AfsluitingDto {
  /** At most 1000 characters. */
  @Describe('Wat u hebt gedaan. Zet er geen gegevens van de klant in.', 'De zaak is met de hand gekoppeld.')
  @Required()
  @Text({ max: 1000, lines: true })
  reden!: string;
}
