import { Describe, Part, Required, Text, Variant } from '../../../http/fields.js';
import { AuthenticatieDto } from './authenticatie.dto.js';
import { BekendePartijDto, EenmaligeKlantDto, NieuwePartijDto } from './klant.dto.js';
import { KlantcontactDto } from './klantcontact.dto.js';
import { InterneTaakVervolgDto, ZaakVervolgDto } from './vervolg.dto.js';

/** All of C9018 in one request. What may be left out and is, comes from the configuration. */
@Describe(
  'Een hele productaanvraag. Alles wat de beheerder heeft ingesteld, mag u weglaten. Een veld dat u weglaat, null ' +
    'maakt of leeg laat, is niet ingevuld.',
)
export class ProductaanvraagDto {
  /** Key of a product in config/producten.yaml. */
  @Describe('Het product dat de klant aanvraagt: de sleutel uit de lijst met producten.', 'parkeervergunning')
  @Required()
  @Text({ max: 100 })
  product!: string;

  @Describe('Het gesprek met de klant.')
  @Part(() => KlantcontactDto)
  klantcontact?: KlantcontactDto;

  /** Left out: nobody looked at who is calling, which is niveau `geen`. */
  @Describe('Hoe de medewerker heeft gecontroleerd wie er belt. Zonder dit veld: niet, dus niveau `geen`.')
  @Part(() => AuthenticatieDto)
  authenticatie?: AuthenticatieDto;

  @Describe('Wie het product aanvraagt. `soort` zegt welke variant het is.')
  @Required()
  @Variant({ bekendePartij: BekendePartijDto, nieuwePartij: NieuwePartijDto, eenmalig: EenmaligeKlantDto })
  klant!: BekendePartijDto | NieuwePartijDto | EenmaligeKlantDto;

  /** Left out: what the product says. */
  @Describe(
    'Wat er met de aanvraag gebeurt: meteen een zaak, of een interne taak voor een collega. Zonder dit veld: wat ' +
      'bij het product is ingesteld.',
  )
  @Variant({ zaak: ZaakVervolgDto, interneTaak: InterneTaakVervolgDto })
  vervolg?: ZaakVervolgDto | InterneTaakVervolgDto;
}
