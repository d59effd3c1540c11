import type { Configuration, Niveau, Product } from '../../../config/configuration.js';
import { readBody } from '../../../http/read-body.js';
import type { BetrokkeneAanvraag } from '../../handle-betrokkene.js';
import type { InterneTaakAanvraag } from '../../handle-interne-taak.js';
import type { KlantcontactAanvraag } from '../../handle-klantcontact.js';
import type { ZaakAanvraag } from '../../handle-zaak.js';
import type { Authenticatie, InterneTaakVervolg, ZaakVervolg } from '../../productaanvraag.js';
import { filledIn } from './filled-in.js';
import { furtherErrors, toKlant, toKlantcontact, toVervolg } from './read-productaanvraag.js';
import {
  AuthenticatieAanvraagDto,
  BetrokkeneAanvraagDto,
  InterneTaakAanvraagDto,
  KlantcontactAanvraagDto,
  ZaakAanvraagDto,
} from './klantcontacten.dto.js';

/* What a caller sent for one step of C9018, checked and normalised. All throw a ProblemException 400 with all errors. */

export function readKlantcontact(body: unknown, configuration: Configuration, now: Date): KlantcontactAanvraag {
  const dto = readBody(KlantcontactAanvraagDto, body, (unsure) => furtherErrors(unsure, configuration, now));
  return filledIn({
    klantcontact: toKlantcontact(dto.klantcontact ?? {}, configuration, now),
    authenticatie: dto.authenticatie && toAuthenticatie(dto.authenticatie),
  });
}

export function readBetrokkene(
  body: unknown,
  configuration: Configuration,
  now: Date,
): Omit<BetrokkeneAanvraag, 'contact'> {
  const dto = readBody(BetrokkeneAanvraagDto, body, (unsure) => furtherErrors(unsure, configuration, now));
  return { klant: toKlant(dto.klant, configuration) };
}

export function readZaak(
  body: unknown,
  configuration: Configuration,
  now: Date,
): Omit<ZaakAanvraag, 'contact' | 'customer' | 'klantcontact'> {
  const dto = readBody(ZaakAanvraagDto, body, (unsure) => furtherErrors(unsure, configuration, now));
  const vervolg = toVervolg(dto.vervolg ?? { soort: 'zaak' }, productOf(dto.product, configuration), configuration);
  return { product: dto.product, klant: toKlant(dto.klant, configuration), vervolg: vervolg as ZaakVervolg };
}

export function readInterneTaak(
  body: unknown,
  configuration: Configuration,
  now: Date,
): Omit<InterneTaakAanvraag, 'contact'> & { readonly product: string } {
  const dto = readBody(InterneTaakAanvraagDto, body, (unsure) => furtherErrors(unsure, configuration, now));
  const vervolg = toVervolg(
    dto.vervolg ?? { soort: 'interneTaak' },
    productOf(dto.product, configuration),
    configuration,
  );
  return { product: dto.product, vervolg: vervolg as InterneTaakVervolg };
}

/** `product`: for which the authenticatie is to suffice. */
export function readAuthenticatie(
  body: unknown,
  configuration: Configuration,
  now: Date,
): { authenticatie: Authenticatie; product?: Product } {
  const dto = readBody(AuthenticatieAanvraagDto, body, (unsure) => furtherErrors(unsure, configuration, now));
  return {
    authenticatie: toAuthenticatie(dto.authenticatie),
    ...(dto.product !== undefined && { product: productOf(dto.product, configuration) }),
  };
}

const toAuthenticatie = ({ methode, niveau }: { methode: string; niveau: Niveau }): Authenticatie => ({
  methode,
  niveau,
});

function productOf(key: string, { producten }: Configuration): Product {
  const product = producten.get(key);
  if (!product) throw new TypeError('a product passed the check and is not configured');
  return product;
}
