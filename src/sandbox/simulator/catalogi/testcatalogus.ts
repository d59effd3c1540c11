import type { Catalogusinhoud, Zaaktypeversie } from './catalogus-rows.js';
import { zaaktypeversie } from './zaaktypeversie.js';

/**
 * The catalogus with which Open Zaak 1.30 was recorded: the conformance run looks its types up. Only what was recorded is
 * as it was; of the other types that it refers to no more than the uuid is known.
 */
const CATALOGUS = 'd785f428-9ae6-4f84-82f6-26414500b2aa';
const BESLUITTYPE = 'f66f0973-bb25-450e-825d-8090a195a924';
const INFORMATIEOBJECTTYPE = 'cb6718f1-7b06-4dfc-9b11-1ba8db4740e6';

/** The zaaktype that most recordings use, and on which the restricted application has rights. */
export const TESTZAAKTYPE = '59fa0613-b50d-41f1-8358-673909944686';
const DEELZAAKTYPE = '32ffbbee-2774-4f07-8740-195d13b37e9f';
const CONCEPT = '88d6b91a-b57c-4766-9f41-98bc8069b943';
const DEELZAAKTYPE_BEWAREN = '2bea847a-d886-45b5-a910-e39945abd727';

const TOELICHTING = [
  'Dit werkproces implementeert de behandeling van een aanvraag voor de financiele ondersteuning van ondernemers. In dit ' +
    'proces wordt de op de specifieke aanvraag van toepassing zijnde regeling voor levensonderhoud getoetst. ',
  'Dit is een van onderstaande regelingen:',
  '- BBZ voor gevestigde ondernemers',
  '- BBZ ouderenregeling',
  '- BBZ voor startende ondernemers (maximaal 1,5 jaar geleden gestart)',
  '- BBZ voor stoppende ondernemers',
  '- IOAZ',
  '',
  'Indien er tevens een bedrijfskrediet wordt aangevraagd wordt hiervoor een vervolgproces gestart waarin de beoordeling ' +
    'van de overeenkomstige criteria tussen een aanvraag levensonderhoud en bedrijfskrediet wordt overgenomen. Waarna de ' +
    'specifieke afhandeling van een bedrijfskrediet volgt.',
].join('\r\n');

const ONDERSTEUNING = {
  catalogus: CATALOGUS,
  doel: 'Financiële Ondersteuning Ondernemers',
  aanleiding: 'Dit werkproces wordt extern getriggerd door een inkomende aanvraag',
  toelichting: TOELICHTING,
  onderwerp: 'Aanvraag BBZ-uitkering beoordelen',
  doorlooptijd: 'P91D',
  servicenorm: 'P91D',
  opschortingEnAanhoudingMogelijk: true,
  verlengingMogelijk: true,
  verlengingstermijn: 'P112D',
  referentieproces: { naam: 'Specifiek werkproces', link: '' },
  verantwoordelijke: 'Inkomen',
  beginGeldigheid: '2024-04-02',
  informatieobjecttypen: [INFORMATIEOBJECTTYPE],
  besluittypen: [BESLUITTYPE],
};

const BEWAREN = {
  catalogus: CATALOGUS,
  vertrouwelijkheidaanduiding: 'openbaar',
  doorlooptijd: 'P1Y',
  selectielijstProcestype: 'https://selectielijst.openzaak.nl/api/v1/procestypen/8c160b66-2247-43f3-9afc-e5e48aefa41c',
  beginGeldigheid: '2026-07-30',
} as const;

const TERMIJN_7_MAANDEN = {
  selectielijstklasse: 'https://selectielijst.openzaak.nl/api/v1/resultaten/4bb7842e-094b-4079-872a-ce0dbaee3ae7',
  archiefactietermijn: 'P7M',
};

const ondersteuning = zaaktypeversie(
  {
    ...ONDERSTEUNING,
    uuid: TESTZAAKTYPE,
    identificatie: 'aanvraag-financiele-ondersteuning-ondernemers-beha',
    omschrijving: 'Aanvraag financiële ondersteuning ondernemers behandelen v4',
    omschrijvingGeneriek: 'Aanvraag financiele ondersteuning ondernemers behandelen',
    deelzaaktypen: [DEELZAAKTYPE],
    etag: '66f0b524b435ad780655dba9c72c56d1',
  },
  {
    statustypen: [
      { uuid: 'b8395b44-0f24-4007-b2a2-98d6133f66dc', omschrijving: 'Aanvraag ontvangen', volgnummer: 1 },
      { uuid: '936657e2-368d-4ad8-85e8-b97120c9fee2', omschrijving: 'In behandeling genomen', volgnummer: 2 },
      { uuid: '52f18809-ae97-46ef-8c5c-15a9903d879b', omschrijving: 'Afgehandeld', volgnummer: 3 },
    ],
    roltypen: [
      {
        uuid: '9f3888e7-7bbd-44fa-9ca9-ebadc61403c1',
        omschrijving: 'Initiator',
        omschrijvingGeneriek: 'initiator',
      },
      {
        uuid: 'e8ccf688-671c-45ab-8a32-798ffe937627',
        omschrijving: 'Behandelaar',
        omschrijvingGeneriek: 'behandelaar',
      },
    ],
    resultaattypen: [
      {
        uuid: 'e4df12c5-b5ed-4893-8f75-7a71dae12942',
        omschrijving: 'bewaren',
        omschrijvingGeneriek: 'Afgehandeld',
        selectielijstklasse: TERMIJN_7_MAANDEN.selectielijstklasse,
        toelichting: 'bewaren',
        archiefnominatie: 'blijvend_bewaren',
        archiefactietermijn: 'P15Y',
      },
      {
        uuid: '25712ce9-a16b-492f-bfe1-c7c74d77f66e',
        omschrijving: 'zaakobject',
        omschrijvingGeneriek: 'Afgebroken',
        afleidingswijze: { afleidingswijze: 'zaakobject', datumkenmerk: 'overige_data/datum', objecttype: 'overige' },
      },
      {
        uuid: 'b7750448-6fdc-4e2a-b700-721efec60390',
        omschrijving: 'termijn',
        omschrijvingGeneriek: 'Afgebroken',
        afleidingswijze: { afleidingswijze: 'termijn', procestermijn: 'P5Y' },
      },
      {
        uuid: '18814900-a5a2-4048-b4af-2b48e38a7288',
        omschrijving: 'hoofdzaak',
        omschrijvingGeneriek: 'Afgebroken',
        afleidingswijze: { afleidingswijze: 'hoofdzaak' },
      },
      {
        uuid: '6753f1e7-aedc-418e-a5c3-6a638517101d',
        omschrijving: 'eigenschap',
        omschrijvingGeneriek: 'Afgebroken',
        archiefactietermijn: 'P10M',
        afleidingswijze: { afleidingswijze: 'eigenschap', datumkenmerk: 'eigenschap' },
      },
      {
        uuid: '95d4645c-c322-48b7-852f-aea3692cb45b',
        omschrijving: 'ander datumkenmerk',
        omschrijvingGeneriek: 'Afgehandeld',
        afleidingswijze: {
          afleidingswijze: 'ander_datumkenmerk',
          datumkenmerk: 'test',
          objecttype: 'overige',
          registratie: 'test',
        },
      },
      {
        uuid: 'a5ca1ad9-ad01-48a3-9b7c-da671064cc3f',
        omschrijving: 'ingangsdatum besluit',
        omschrijvingGeneriek: 'Afgebroken',
        afleidingswijze: { afleidingswijze: 'ingangsdatum_besluit' },
      },
      {
        uuid: '02eda1ea-d6d4-4c38-8935-85327fe7940d',
        omschrijving: 'vervaldatum besluit',
        omschrijvingGeneriek: 'Afgehandeld',
        toelichting: 'vervaldatum besluit',
        afleidingswijze: { afleidingswijze: 'vervaldatum_besluit' },
      },
      {
        uuid: '24fa75bf-01fc-4894-a439-99c31b2eb65c',
        omschrijving: 'Verstrekt',
        omschrijvingGeneriek: 'Afgehandeld',
        ...TERMIJN_7_MAANDEN,
      },
      {
        uuid: '2e0db4c3-4300-42d5-afa7-97b41a08c821',
        omschrijving: 'Geweigerd',
        omschrijvingGeneriek: 'Geweigerd',
        selectielijstklasse: 'https://selectielijst.openzaak.nl/api/v1/resultaten/9debb6c9-0f45-4825-be3b-140f2f7466a6',
        archiefactietermijn: 'P1826D',
        afleidingswijze: { procestermijn: null },
      },
      {
        uuid: 'cb5a069b-48a1-4969-b9bb-ea5e3368c070',
        omschrijving: 'afgehandeld',
        omschrijvingGeneriek: 'Afgebroken',
        selectielijstklasse: 'https://selectielijst.openzaak.nl/api/v1/resultaten/71b3a170-d6df-4548-a03d-c6219f468ba4',
        archiefactietermijn: 'P42D',
      },
    ],
    eigenschappen: [
      {
        uuid: '14fcf400-e5f0-4d72-b9ec-db7617b87ade',
        naam: 'eigenschap',
        definitie: 'foo',
        specificatie: { groep: 'foo', formaat: 'datum', lengte: '8', kardinaliteit: '100', waardenverzameling: [] },
      },
    ],
  },
);

const deelzaaktype = zaaktypeversie(
  {
    ...ONDERSTEUNING,
    uuid: DEELZAAKTYPE,
    identificatie: 'deelzaaktype',
    omschrijving: 'deelzaaktype',
    omschrijvingGeneriek: 'deelzaaktype',
  },
  {
    statustypen: [
      { uuid: '35135ca2-e765-4d92-84a7-15f587fa40de', omschrijving: 'Aanvraag ontvangen', volgnummer: 1 },
      { uuid: 'a4565cda-4c41-4a2c-ac55-1b87af5e86c0', omschrijving: 'In behandeling genomen', volgnummer: 2 },
      { uuid: '5d1d1ffa-9e14-4b79-8e54-981c67dc3ad3', omschrijving: 'Afgehandeld', volgnummer: 3 },
    ],
    roltypen: [
      {
        uuid: '2d50bbe8-5255-4f21-a747-6f818eb1f2ac',
        omschrijving: 'Initiator',
        omschrijvingGeneriek: 'initiator',
      },
      {
        uuid: 'd1800600-dbae-4d35-9494-25d053f6f491',
        omschrijving: 'Behandelaar',
        omschrijvingGeneriek: 'behandelaar',
      },
    ],
    resultaattypen: [
      {
        uuid: 'f67224dd-cff3-4e83-afb1-7d0b437ef752',
        omschrijving: 'Verstrekt',
        omschrijvingGeneriek: 'Afgehandeld',
      },
      { uuid: 'ed17d745-61a9-4175-a0f8-fd846e0ad168', omschrijving: 'Geweigerd', omschrijvingGeneriek: 'Geweigerd' },
    ],
  },
);

const deelzaaktypeBewaren = bewaren(DEELZAAKTYPE_BEWAREN, 'ZAAKTYPE-2026-0000000001', 'deelzaaktype blijvend bewaren', {
  statustypen: ['6829504f-6d7e-480e-b650-9b543e951b4d', 'ad4e3d0e-dbf0-4ad9-9c5d-f647988ef992'],
  resultaattype: '6cbb6a64-1fae-4f1e-9d9f-e316324df4cd',
  overig: {
    handelingInitiator: 'foo',
    handelingBehandelaar: 'foo',
    onderwerp: 'foo',
    verantwoordelijke: 'foo',
    referentieproces: { naam: 'foo', link: '' },
  },
});

const concept = bewaren(CONCEPT, 'ZAAKTYPE-2026-0000000002', 'blijvend_bewaren', {
  statustypen: ['78ade303-640f-48b6-9a2d-e84207bfab76', 'cc9e518b-2387-4c07-82b9-29641308b6cc'],
  resultaattype: '2075ce74-0e3e-4c8d-ac24-349f7d90973c',
  overig: {
    handelingInitiator: 'blijvend_bewaren',
    handelingBehandelaar: 'blijvend_bewaren',
    verantwoordelijke: 'blijvend_bewaren',
    concept: true,
    deelzaaktypen: [DEELZAAKTYPE_BEWAREN],
  },
});

interface BewaarDelen {
  readonly statustypen: readonly [string, string];
  readonly resultaattype: string;
  readonly overig: Partial<Zaaktypeversie['zaaktype']>;
}

function bewaren(
  uuid: string,
  identificatie: string,
  omschrijving: string,
  { statustypen: [begin, einde], resultaattype, overig }: BewaarDelen,
): Zaaktypeversie {
  return zaaktypeversie(
    { ...BEWAREN, ...overig, uuid, identificatie, omschrijving },
    {
      statustypen: [
        { uuid: begin, omschrijving: 'Begin', volgnummer: 1 },
        { uuid: einde, omschrijving: 'Einde', volgnummer: 2 },
      ],
      resultaattypen: [
        {
          uuid: resultaattype,
          omschrijving: 'bewaren',
          omschrijvingGeneriek: 'Afgehandeld',
          archiefnominatie: 'blijvend_bewaren',
        },
      ],
    },
  );
}

export const testcatalogus: Catalogusinhoud = {
  catalogus: {
    uuid: CATALOGUS,
    domein: 'BBBBB',
    rsin: '000000000',
    naam: 'Test catalogus',
    contactpersoonBeheerNaam: 'John Doe',
    besluittypen: [BESLUITTYPE],
  },
  versies: [concept, deelzaaktypeBewaren, deelzaaktype, ondersteuning],
  informatieobjecttypen: [
    {
      uuid: INFORMATIEOBJECTTYPE,
      catalogus: CATALOGUS,
      omschrijving: 'Test informatieobjecttype',
      vertrouwelijkheidaanduiding: 'openbaar',
      beginGeldigheid: '2025-12-02',
      informatieobjectcategorie: 'Test informatieobjecttype',
      besluittypen: [BESLUITTYPE],
    },
  ],
};
