import type { Configuration, Product } from '../../config/configuration.js';
import { codePoints } from '../../http/fields.js';
import type { FieldError } from '../../http/problem.js';
import { bodyError, readBody } from '../../http/read-body.js';
import type {
  Contactgegevens,
  Klant,
  Klantcontactgegevens,
  Productaanvraag,
  Uitwijk,
  Vervolg,
} from '../productaanvraag.js';
import { toAdres } from './adres.dto.js';
import { toContactnaam } from './contactnaam.dto.js';
import { toDigitaalAdres } from './digitaal-adres.dto.js';
import { filledIn } from './filled-in.js';
import { BekendePartijDto, NieuwePartijDto, type ContactgegevensDto } from './klant.dto.js';
import type { KlantcontactDto } from './klantcontact.dto.js';
import { toPartijIdentificator } from './partij-identificator.dto.js';
import { ProductaanvraagDto } from './productaanvraag.dto.js';
import { isTijdstip } from './tijdstip.js';
import { toToewijzing, type ZaakVervolgDto } from './vervolg.dto.js';

/** How much a caller's clock may be ahead of ours, in milliseconds. */
const CLOCK_DIFFERENCE = 5 * 60_000;

/**
 * What a caller sent, checked and normalised, with every default filled in.
 * @throws ProblemException 400 `ongeldige-invoer` with everything that is wrong
 */
export function readProductaanvraag(body: unknown, configuration: Configuration, now: Date): Productaanvraag {
  const dto = readBody(ProductaanvraagDto, body, (unsure) => furtherErrors(unsure, configuration, now));
  const product = configuration.producten.get(dto.product);
  if (product === undefined) throw new Error('A product passed the check and is not configured.');
  return filledIn({
    product: product.product,
    klantcontact: toKlantcontact(dto.klantcontact ?? {}, configuration, now),
    authenticatie: dto.authenticatie && { methode: dto.authenticatie.methode, niveau: dto.authenticatie.niveau },
    klant: toKlant(dto.klant, configuration),
    vervolg: toVervolg(dto.vervolg ?? { soort: product.vervolg }, product, configuration),
  });
}

/** What depends on the configuration or the clock. */
export function* furtherErrors(
  { product, klantcontact, klant }: Partial<ProductaanvraagDto>,
  { producten, partij }: Configuration,
  now: Date,
): Iterable<FieldError> {
  if (typeof product === 'string' && !producten.has(product)) {
    yield bodyError('/product', 'onbekend-product', `Kies uit: ${[...producten.keys()].join(', ')}.`);
  }
  const moment = klantcontact?.plaatsgevondenOp;
  if (typeof moment === 'string' && isTijdstip(moment) && Date.parse(moment) > now.getTime() + CLOCK_DIFFERENCE) {
    yield bodyError('/klantcontact/plaatsgevondenOp', 'in-de-toekomst', 'Dit tijdstip ligt in de toekomst.');
  }
  if (klant instanceof NieuwePartijDto && !partij.zonderIdentificatorToegestaan) {
    const identificatoren: unknown = klant.partijIdentificatoren ?? [];
    if (Array.isArray(identificatoren) && identificatoren.length === 0) {
      yield bodyError('/klant/partijIdentificatoren', 'verplicht', 'Vul een BSN, RSIN of KvK-nummer in.');
    }
  }
}

export function toKlantcontact(dto: KlantcontactDto, { klantcontact }: Configuration, now: Date): Klantcontactgegevens {
  return {
    kanaal: dto.kanaal ?? klantcontact.kanaal,
    onderwerp: dto.onderwerp ?? klantcontact.onderwerp,
    inhoud: dto.inhoud ?? '',
    taal: dto.taal ?? klantcontact.taal,
    vertrouwelijk: dto.vertrouwelijk ?? klantcontact.vertrouwelijk,
    indicatieContactGelukt: dto.indicatieContactGelukt ?? klantcontact.indicatieContactGelukt,
    plaatsgevondenOp: (dto.plaatsgevondenOp === undefined ? now : new Date(dto.plaatsgevondenOp)).toISOString(),
  };
}

export function toKlant(dto: ProductaanvraagDto['klant'], { partij }: Configuration): Klant {
  if (dto instanceof BekendePartijDto) {
    const afwijkend = toContactgegevens(dto.afwijkendeContactgegevens ?? {});
    return filledIn({
      soort: dto.soort,
      partij: dto.partij,
      afwijkendeContactgegevens: isEmpty(afwijkend) ? undefined : afwijkend,
    });
  }
  const partijIdentificatoren = (dto.partijIdentificatoren ?? []).map(toPartijIdentificator);
  if (!(dto instanceof NieuwePartijDto)) return { soort: dto.soort, ...toContactgegevens(dto), partijIdentificatoren };
  return {
    soort: dto.soort,
    soortPartij: dto.soortPartij,
    ...filledIn({ naam: dto.naam }),
    ...toContactgegevens(dto),
    interneNotitie: dto.interneNotitie ?? '',
    indicatieGeheimhouding: dto.indicatieGeheimhouding ?? partij.indicatieGeheimhouding,
    voorkeurstaal: dto.voorkeurstaal ?? partij.voorkeurstaal,
    indicatieActief: dto.indicatieActief ?? partij.indicatieActief,
    ondanksMogelijkeDubbele: dto.ondanksMogelijkeDubbele ?? false,
    partijIdentificatoren,
  };
}

function toContactgegevens(dto: ContactgegevensDto): Contactgegevens {
  return filledIn({
    contactnaam: dto.contactnaam && toContactnaam(dto.contactnaam),
    organisatienaam: dto.organisatienaam,
    bezoekadres: dto.bezoekadres && toAdres(dto.bezoekadres),
    correspondentieadres: dto.correspondentieadres && toAdres(dto.correspondentieadres),
    digitaleAdressen: (dto.digitaleAdressen ?? []).map(toDigitaalAdres),
  });
}

function isEmpty({ digitaleAdressen, ...others }: Contactgegevens): boolean {
  return digitaleAdressen.length === 0 && Object.keys(others).length === 0;
}

export function toVervolg(
  dto: NonNullable<ProductaanvraagDto['vervolg']>,
  product: Product,
  configuration: Configuration,
): Vervolg {
  if (dto.soort === 'zaak') {
    return filledIn({
      soort: dto.soort,
      omschrijving: dto.omschrijving ?? cut(product.naam, 80),
      toelichting: dto.toelichting ?? '',
      uitwijk: uitwijkOf(dto, product, configuration),
    });
  }
  return {
    soort: 'interneTaak',
    gevraagdeHandeling: dto.gevraagdeHandeling ?? product.gevraagdeHandeling,
    toelichting: dto.toelichting ?? '',
    toegewezenAan: dto.toegewezenAan ? toToewijzing(dto.toegewezenAan) : product.toegewezenAan,
  };
}

const THREE_DAYS = 3 * 86_400_000;

/** What becomes of it when the zaak cannot be made: for a colleague all that was said of the zaak goes along. */
function uitwijkOf(
  { omschrijving, toelichting }: ZaakVervolgDto,
  { alsZaakNietLukt = 'internetaak', gevraagdeHandeling, toegewezenAan }: Product,
  { tijden }: Configuration,
): Uitwijk | undefined {
  switch (alsZaakNietLukt) {
    case 'internetaak':
      return {
        soort: 'interneTaak',
        gevraagdeHandeling,
        toelichting: cut([omschrijving, toelichting].filter(Boolean).join('\n'), 1000),
        toegewezenAan,
      };
    case 'later':
      return { soort: 'later', gedurende: tijden.zaakAlsnog ?? THREE_DAYS };
    case 'ongedaanMaken':
      return undefined;
  }
}

function cut(text: string, max: number): string {
  return codePoints(text) <= max ? text : [...text].slice(0, max).join('').trimEnd();
}
