import { Part, Required, Text, Variant } from '../../http/fields.js';
import { AuthenticatieDto } from './authenticatie.dto.js';
import { BekendePartijDto, EenmaligeKlantDto, NieuwePartijDto } from './klant.dto.js';
import { KlantcontactDto } from './klantcontact.dto.js';
import { InterneTaakVervolgDto, ZaakVervolgDto } from './vervolg.dto.js';

/** All of C9018 in one request. What may be left out and is, comes from the configuration. */
export class ProductaanvraagDto {
  /** Key of a product in config/producten.yaml. */
  @Required()
  @Text({ max: 100 })
  product!: string;

  @Part(() => KlantcontactDto)
  klantcontact?: KlantcontactDto;

  /** Left out: nobody looked at who is calling, which is niveau `geen`. */
  @Part(() => AuthenticatieDto)
  authenticatie?: AuthenticatieDto;

  @Required()
  @Variant({ bekendePartij: BekendePartijDto, nieuwePartij: NieuwePartijDto, eenmalig: EenmaligeKlantDto })
  klant!: BekendePartijDto | NieuwePartijDto | EenmaligeKlantDto;

  /** Left out: what the product says. */
  @Variant({ zaak: ZaakVervolgDto, interneTaak: InterneTaakVervolgDto })
  vervolg?: ZaakVervolgDto | InterneTaakVervolgDto;
}
