import { Describe, Part, Required, Text, Variant } from '../../../http/fields.js';
import { AuthenticatieDto } from './authenticatie.dto.js';
import { BekendePartijDto, EenmaligeKlantDto, NieuwePartijDto } from './klant.dto.js';
import { KlantcontactDto } from './klantcontact.dto.js';
import { InterneTaakVervolgDto, ZaakVervolgDto } from './vervolg.dto.js';

/** C9018 step 2: the conversation. What may be left out and is, comes from the configuration. */
@Describe('Het gesprek, nog zonder klant en zonder vervolg.')
export class KlantcontactAanvraagDto {
  @Describe('Het gesprek zelf.')
  @Part(() => KlantcontactDto)
  klantcontact?: KlantcontactDto;

  /** Left out: to be recorded later, or not at all. */
  @Describe('Hoe is gecontroleerd wie de klant is.')
  @Part(() => AuthenticatieDto)
  authenticatie?: AuthenticatieDto;
}

/** C9018 step 4: the customer. */
@Describe('De klant van een gesprek dat al is geregistreerd.')
export class BetrokkeneAanvraagDto {
  @Describe('Wie de klant is.')
  @Required()
  @Variant({ bekendePartij: BekendePartijDto, nieuwePartij: NieuwePartijDto, eenmalig: EenmaligeKlantDto })
  klant!: BekendePartijDto | NieuwePartijDto | EenmaligeKlantDto;
}

/** C9018 step 5, variant A. */
@Describe('Een zaak bij een gesprek dat al is geregistreerd.')
export class ZaakAanvraagDto {
  /** Key of a product in config/producten.yaml. */
  @Describe('Sleutel van het product, uit `GET /producten`.', 'parkeervergunning')
  @Required()
  @Text({ max: 100 })
  product!: string;

  @Describe('Wie de aanvraag doet. Eigen contactgegevens komen op de zaak.')
  @Required()
  @Variant({ bekendePartij: BekendePartijDto, nieuwePartij: NieuwePartijDto, eenmalig: EenmaligeKlantDto })
  klant!: BekendePartijDto | NieuwePartijDto | EenmaligeKlantDto;

  @Describe('Wat er op de zaak komt te staan.')
  @Variant({ zaak: ZaakVervolgDto })
  vervolg?: ZaakVervolgDto;
}

/** C9018 step 5, variant B. */
@Describe('Een interne taak bij een gesprek dat al is geregistreerd.')
export class InterneTaakAanvraagDto {
  /** Key of a product in config/producten.yaml. */
  @Describe('Sleutel van het product, uit `GET /producten`.', 'parkeervergunning')
  @Required()
  @Text({ max: 100 })
  product!: string;

  @Describe('Wat de collega moet doen. Wat u weglaat, staat bij het product ingesteld.')
  @Variant({ interneTaak: InterneTaakVervolgDto })
  vervolg?: InterneTaakVervolgDto;
}

/** C9018 step 2: which procedure was carried out. Never a document number, nor an answer to a question. */
@Describe('Hoe is gecontroleerd wie de klant is.')
export class AuthenticatieAanvraagDto {
  @Describe('De uitkomst van de controle.')
  @Required()
  @Part(() => AuthenticatieDto)
  authenticatie!: AuthenticatieDto;

  /** Key of a product in config/producten.yaml: for which it is to suffice. */
  @Describe('Voor welk product het genoeg moet zijn.', 'parkeervergunning')
  @Text({ max: 100 })
  product?: string;
}
