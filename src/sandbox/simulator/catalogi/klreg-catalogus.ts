import type { Catalogusinhoud, Zaaktypeversie } from './catalogus-rows.js';
import { zaaktypeversie } from './zaaktypeversie.js';

const KLREG_DOMEIN = 'KLREG';
const KLREG_RSIN = '002220647';
const CATALOGUS = '7c0a0000-0000-4000-8000-000000000000';

/** A product of the municipality, as a zaaktype with fixed uuids: `7c0a<product>-<kind>-4000-8000-<number>`. */
interface Product {
  readonly nummer: string;
  readonly identificatie: string;
  readonly omschrijving: string;
  readonly resultaat: string;
  readonly doorlooptijd: string;
  readonly servicenorm: string;
  readonly beginGeldigheid: string;
  readonly eindeGeldigheid?: string;
}

const SOORTEN = { zaaktype: '0001', statustype: '0002', roltype: '0003', resultaattype: '0004' } as const;

/** The uuid of a type of a product of catalogus KLREG: `klregUuid('0001', 'statustype', 1)`. */
export function klregUuid(product: string, soort: keyof typeof SOORTEN, nummer = 0): string {
  return `7c0a${product}-${SOORTEN[soort]}-4000-8000-${String(nummer).padStart(12, '0')}`;
}

export const PARKEERVERGUNNING = klregUuid('0001', 'zaaktype');
export const VERHUIZING = klregUuid('0002', 'zaaktype');
export const UITTREKSEL = klregUuid('0003', 'zaaktype');

const PRODUCTEN: readonly Product[] = [
  {
    nummer: '0011',
    identificatie: 'PARKEERVERGUNNING',
    omschrijving: 'Parkeervergunning aanvragen',
    resultaat: 'Verleend',
    doorlooptijd: 'P56D',
    servicenorm: 'P28D',
    beginGeldigheid: '2020-01-01',
    eindeGeldigheid: '2023-12-31',
  },
  {
    nummer: '0001',
    identificatie: 'PARKEERVERGUNNING',
    omschrijving: 'Parkeervergunning aanvragen',
    resultaat: 'Verleend',
    doorlooptijd: 'P56D',
    servicenorm: 'P28D',
    beginGeldigheid: '2024-01-01',
  },
  {
    nummer: '0002',
    identificatie: 'VERHUIZING',
    omschrijving: 'Verhuizing doorgeven',
    resultaat: 'Verwerkt',
    doorlooptijd: 'P28D',
    servicenorm: 'P5D',
    beginGeldigheid: '2024-01-01',
  },
  {
    nummer: '0003',
    identificatie: 'UITTREKSEL',
    omschrijving: 'Uittreksel basisregistratie personen aanvragen',
    resultaat: 'Verstrekt',
    doorlooptijd: 'P28D',
    servicenorm: 'P5D',
    beginGeldigheid: '2024-01-01',
  },
];

function versieVan({ nummer, resultaat, ...product }: Product): Zaaktypeversie {
  const uuid = (soort: keyof typeof SOORTEN, volgnummer = 0) => klregUuid(nummer, soort, volgnummer);
  return zaaktypeversie(
    { ...product, uuid: uuid('zaaktype'), catalogus: CATALOGUS, omschrijvingGeneriek: product.omschrijving },
    {
      statustypen: [
        { uuid: uuid('statustype', 1), omschrijving: 'Aanvraag ontvangen', volgnummer: 1 },
        { uuid: uuid('statustype', 2), omschrijving: 'In behandeling genomen', volgnummer: 2 },
        { uuid: uuid('statustype', 3), omschrijving: 'Afgehandeld', volgnummer: 3 },
      ],
      roltypen: [
        { uuid: uuid('roltype', 1), omschrijving: 'Aanvrager', omschrijvingGeneriek: 'initiator' },
        { uuid: uuid('roltype', 2), omschrijving: 'Behandelaar', omschrijvingGeneriek: 'behandelaar' },
      ],
      resultaattypen: [
        { uuid: uuid('resultaattype', 1), omschrijving: resultaat, omschrijvingGeneriek: 'Afgehandeld' },
        { uuid: uuid('resultaattype', 2), omschrijving: 'Geweigerd', omschrijvingGeneriek: 'Geweigerd' },
        { uuid: uuid('resultaattype', 3), omschrijving: 'Afgebroken', omschrijvingGeneriek: 'Afgebroken' },
      ],
    },
  );
}

/** The catalogus of the municipality that the simulator plays: what its contact centre can apply for on behalf of a customer. */
export const klregCatalogus: Catalogusinhoud = {
  catalogus: {
    uuid: CATALOGUS,
    domein: KLREG_DOMEIN,
    rsin: KLREG_RSIN,
    naam: 'Producten en diensten',
    contactpersoonBeheerNaam: 'Functioneel beheer',
    besluittypen: [],
  },
  versies: PRODUCTEN.map(versieVan),
  informatieobjecttypen: [],
};
