import type { Configuration, Product, Toewijzing } from '../../../config/configuration.js';
import { isRecord } from '../../../http/fields.js';
import type { FieldError } from '../../../http/problem.js';
import { bodyError, readBody } from '../../../http/read-body.js';
import type {
  Contactgegevens,
  Klant,
  Klantcontactgegevens,
  Productaanvraag,
  Uitwijk,
  Vervolg,
} from '../../productaanvraag.js';
import { toAdres } from './adres.dto.js';
import { toContactnaam } from './contactnaam.dto.js';
import { toDigitaalAdres } from './digitaal-adres.dto.js';
import { filledIn } from './filled-in.js';
import { BekendePartijDto, NieuwePartijDto, type ContactgegevensDto } from './klant.dto.js';
import type { KlantcontactDto } from './klantcontact.dto.js';
import { toPartijIdentificator } from './partij-identificator.dto.js';
import { ProductaanvraagDto } from './productaanvraag.dto.js';
import { cut, onderwerpOf, taakToelichting, textsInsteadOfZaak } from './product-texts.js';
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
    klantcontact: toKlantcontact(dto.klantcontact ?? {}, configuration, now, product),
    authenticatie: dto.authenticatie && { methode: dto.authenticatie.methode, niveau: dto.authenticatie.niveau },
    klant: toKlant(dto.klant, configuration),
    vervolg: toVervolg(dto.vervolg ?? { soort: product.vervolg }, product, configuration),
  });
}

/** What depends on the configuration or the clock, or stands far from what it depends on. */
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
  if (klant instanceof NieuwePartijDto) yield* numbersOfAnotherSoort(klant);
}

/** An eenmanszaak is a person with a KvK-nummer, and for taxes with a BSN. */
function* numbersOfAnotherSoort({
  soortPartij,
  partijIdentificatoren,
}: Partial<NieuwePartijDto>): Iterable<FieldError> {
  const numbers: unknown = partijIdentificatoren;
  for (const [index, number] of Array.isArray(numbers) ? numbers.entries() : []) {
    const soort = isRecord(number) ? number['codeSoortObjectId'] : undefined;
    const detail =
      (soortPartij === 'organisatie' && soort === 'bsn' && 'Een organisatie heeft geen BSN. Haal dit nummer weg.') ||
      (soortPartij === 'persoon' && soort === 'rsin' && 'Een persoon heeft geen RSIN. Haal dit nummer weg.');
    if (detail) yield bodyError(`/klant/partijIdentificatoren/${index}/codeSoortObjectId`, 'niet-toegestaan', detail);
  }
}

/** @param product absent as long as it is not known what it will be about. */
export function toKlantcontact(
  dto: KlantcontactDto,
  { klantcontact }: Configuration,
  now: Date,
  product?: Product,
): Klantcontactgegevens {
  return {
    kanaal: dto.kanaal ?? klantcontact.kanaal,
    onderwerp: dto.onderwerp ?? onderwerpOf(klantcontact.onderwerp, product),
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
  const gevraagdeHandeling = dto.gevraagdeHandeling ?? product.gevraagdeHandeling;
  const toegewezenAan = dto.toegewezenAan ? toToewijzing(dto.toegewezenAan) : product.toegewezenAan;
  const metAfdeling = configuration.toewijzing.metAfdeling && afdelingBeside(toegewezenAan, product);
  return {
    soort: 'interneTaak',
    gevraagdeHandeling,
    toelichting: taakToelichting(gevraagdeHandeling, product, dto.toelichting ?? ''),
    toegewezenAan,
    ...(metAfdeling && { metAfdeling }),
  };
}

/** Of a taak for a medewerker: who sees it as well. */
const afdelingBeside = ({ soort }: Toewijzing, { toegewezenAan }: Product): Toewijzing | undefined =>
  soort === 'medewerker' && toegewezenAan.soort !== 'medewerker' ? toegewezenAan : undefined;

/** What becomes of it when the zaak cannot be made: for a colleague all that was said of the zaak goes along. */
function uitwijkOf(zaak: ZaakVervolgDto, product: Product, { tijden }: Configuration): Uitwijk | undefined {
  switch (product.alsZaakNietLukt) {
    case 'internetaak':
      return { soort: 'interneTaak', ...textsInsteadOfZaak(zaak, product), toegewezenAan: product.toegewezenAan };
    case 'later':
      return { soort: 'later', gedurende: tijden.zaakAlsnog };
    case 'ongedaanMaken':
      return undefined;
  }
}
