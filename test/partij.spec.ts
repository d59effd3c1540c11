import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { NO_ADRES, NO_CONTACTNAAM } from '../src/sandbox/simulator/klanten/groups.js';
import { SEEDED_ORGANISATIE, SEEDED_PARTIJ } from '../src/sandbox/simulator/klanten/seed.js';
import { OtherApplication, type Dossier } from './support/other-application.js';
import { ProductUnderTest, type Answer } from './support/product.js';
import { VARIANTS } from './support/requests.js';
import { until } from './support/round-trips.js';
import { startSurroundings, type Surroundings } from './support/surroundings.js';
import { unhurried } from './support/unhurried.js';

const ZAAK = VARIANTS['A + zaak'];
const TAAK = VARIANTS['A + interne taak'];

/** Of Bakkerij De Gouden Aar, which Klanten knows from the start. */
const SEEDED_KVK = '12345678';

const BSN_CODES = { codeRegister: 'brp', codeObjecttype: 'natuurlijk_persoon', codeSoortObjectId: 'bsn' };

const bsn = (objectId: string) => ({ codeSoortObjectId: 'bsn', objectId });
const rsin = (objectId: string) => ({ codeSoortObjectId: 'rsin', objectId });
const kvk = (objectId: string) => ({ codeSoortObjectId: 'kvk_nummer', objectId });
const vestiging = (objectId: string) => ({ codeSoortObjectId: 'vestigingsnummer', objectId });

const persoon = (...partijIdentificatoren: object[]) => ({
  soort: 'nieuwePartij',
  soortPartij: 'persoon',
  contactnaam: { voornaam: 'Karel', achternaam: 'Deurne' },
  partijIdentificatoren,
});

const organisatie = (...partijIdentificatoren: object[]) => ({
  soort: 'nieuwePartij',
  soortPartij: 'organisatie',
  naam: 'Fietsenmakerij Rond',
  // Nobody else's, for else the partij would be taken for a double.
  digitaleAdressen: [{ soortDigitaalAdres: 'email', adres: `${randomUUID()}@rond.example`, voorkeur: true }],
  partijIdentificatoren,
});

/** Something that waits until it is released. */
function held(): { readonly released: Promise<void>; readonly release: () => void } {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { released, release };
}

/** What is written to Klanten from now on. */
function writesIn({ klanten: { calls } }: Surroundings): () => string[] {
  const before = calls.length;
  return () =>
    calls
      .slice(before)
      .map(({ operation }) => operation)
      .filter((operation) => !operation.startsWith('GET '));
}

describe('the customer of a productaanvraag', () => {
  let surroundings: Surroundings;
  let product: ProductUnderTest;
  let other: OtherApplication;

  beforeAll(async () => {
    surroundings = await startSurroundings();
    product = await ProductUnderTest.start(surroundings, unhurried);
    other = new OtherApplication(surroundings);
  });
  afterAll(async () => {
    await product.stop();
    await surroundings.stop();
  });
  afterEach(() => {
    surroundings.klanten.faults.clear();
    surroundings.zaken.faults.clear();
  });

  /** Submits what must succeed, and reads what came of it. */
  async function register(request: typeof ZAAK | typeof TAAK, klant: object): Promise<Dossier> {
    const answer = await product.submit({ ...request, klant });
    expect(answer).toMatchObject({ status: 201, body: { uitkomst: 'voltooid' } });
    return other.dossier(answer.body);
  }

  /** Submits what must fail without a trace. */
  async function refused(body: object): Promise<Answer> {
    const difference = product.counting();
    const answer = await product.submit(body);
    expect(difference()).toEqual({});
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    return answer;
  }

  const refuse = (operation: string) =>
    surroundings.klanten.faults.add({ operation, fault: { kind: 'refuse', status: 400 } });

  const identificatorenOf = ({ partij }: Dossier) => partij?.['partijIdentificatoren'];

  const findKvk = (objectId: string) =>
    other.listKlanten(
      `partij-identificatoren?partijIdentificatorCodeSoortObjectId=kvk_nummer&partijIdentificatorObjectId=${objectId}`,
    );

  describe('that is a new partij', () => {
    it('has its BSN in Klanten and on the initiator of the zaak', async () => {
      const dossier = await register(ZAAK, persoon(bsn('999990019')));
      expect(identificatorenOf(dossier)).toMatchObject([
        {
          identificeerdePartij: { uuid: dossier.partij?.uuid },
          anderePartijIdentificator: '',
          partijIdentificator: {
            codeRegister: 'brp',
            codeObjecttype: 'natuurlijk_persoon',
            codeSoortObjectId: 'bsn',
            objectId: '999990019',
          },
          subIdentificatorVan: null,
        },
      ]);
      expect(dossier.rollen).toMatchObject([
        {
          betrokkeneType: 'natuurlijk_persoon',
          betrokkeneIdentificatie: { inpBsn: '999990019', voornamen: 'Karel', geslachtsnaam: 'Deurne' },
        },
      ]);
    });

    it('has its RSIN in Klanten and on the initiator of the zaak', async () => {
      const dossier = await register(ZAAK, organisatie(rsin('002220647')));
      expect(dossier.partij).toMatchObject({
        soortPartij: 'organisatie',
        partijIdentificatie: { naam: 'Fietsenmakerij Rond' },
        voorkeursDigitaalAdres: { uuid: dossier.adressenVanPartij[0]?.uuid },
      });
      expect(identificatorenOf(dossier)).toMatchObject([
        {
          partijIdentificator: {
            codeRegister: 'hr',
            codeObjecttype: 'niet_natuurlijk_persoon',
            codeSoortObjectId: 'rsin',
            objectId: '002220647',
          },
          subIdentificatorVan: null,
        },
      ]);
      expect(dossier.rollen).toMatchObject([
        {
          betrokkeneType: 'niet_natuurlijk_persoon',
          betrokkeneIdentificatie: { innNnpId: '002220647', statutaireNaam: 'Fietsenmakerij Rond' },
        },
      ]);
    });

    it('has its KvK-nummer in Klanten and on the initiator of the zaak', async () => {
      const dossier = await register(ZAAK, organisatie(kvk('20000001')));
      expect(identificatorenOf(dossier)).toMatchObject([
        {
          identificeerdePartij: { uuid: dossier.partij?.uuid },
          partijIdentificator: {
            codeRegister: 'hr',
            codeObjecttype: 'niet_natuurlijk_persoon',
            codeSoortObjectId: 'kvk_nummer',
            objectId: '20000001',
          },
          subIdentificatorVan: null,
        },
      ]);
      expect(dossier.rollen).toMatchObject([
        {
          betrokkeneType: 'niet_natuurlijk_persoon',
          betrokkeneIdentificatie: { kvkNummer: '20000001', statutaireNaam: 'Fietsenmakerij Rond' },
        },
      ]);
    });

    it('has both its RSIN and its KvK-nummer', async () => {
      const dossier = await register(TAAK, organisatie(rsin('111222333'), kvk('20000002')));
      expect(identificatorenOf(dossier)).toHaveLength(2);
      expect(identificatorenOf(dossier)).toMatchObject(
        expect.arrayContaining([
          expect.objectContaining({ partijIdentificator: expect.objectContaining({ objectId: '111222333' }) }),
          expect.objectContaining({ partijIdentificator: expect.objectContaining({ objectId: '20000002' }) }),
        ]),
      );
    });

    it('may be without any number', async () => {
      const dossier = await register(ZAAK, persoon());
      expect(identificatorenOf(dossier)).toEqual([]);
      expect(dossier.rollen).toMatchObject([
        { betrokkeneIdentificatie: { inpBsn: '', voornamen: 'Karel', geslachtsnaam: 'Deurne' } },
      ]);
    });

    it('must have a number where the configuration says so', async () => {
      await product.stop();
      product = await ProductUnderTest.start(surroundings, (configuration) => ({
        ...unhurried(configuration),
        partij: { ...configuration.partij, zonderIdentificatorToegestaan: false },
      }));
      try {
        expect(await refused({ ...ZAAK, klant: persoon() })).toMatchObject({
          status: 400,
          body: { errors: [{ in: 'body', location: '/klant/partijIdentificatoren', code: 'verplicht' }] },
        });
      } finally {
        await product.stop();
        product = await ProductUnderTest.start(surroundings, unhurried);
      }
    });

    it.each([
      ['BSN', persoon(bsn('999993653'))],
      ['KvK-nummer', organisatie(kvk('20000003'))],
    ])('is refused when its %s belongs to a partij already, and nothing is written', async (_, klant) => {
      const { partij } = await register(TAAK, klant);
      for (const request of [ZAAK, TAAK]) {
        const writes = writesIn(surroundings);
        expect(await refused({ ...request, klant })).toMatchObject({
          status: 409,
          body: {
            type: '/problemen/klant-al-bekend',
            uitkomst: 'ongedaanGemaakt',
            stap: 'partij',
            kandidaten: [{ uuid: partij?.uuid }],
          },
        });
        expect(writes()).toEqual([]);
      }
    });

    it('is refused when its BSN comes to belong to another partij at the very last moment, and nothing is left', async () => {
      const { calls, faults } = surroundings.klanten;
      const { released, release } = held();
      const before = calls.length;
      faults.add({ operation: 'POST /partijen', fault: { kind: 'hold', released, effect: 'later' } });
      const submitted = product.submit({ ...ZAAK, klant: persoon(bsn('123456782')) });
      await until(() => calls.slice(before).some(({ operation }) => operation === 'POST /partijen'));
      let difference: () => Record<string, number>;
      try {
        await other.createInKlanten('partijen', {
          soortPartij: 'persoon',
          indicatieActief: true,
          partijIdentificatie: { contactnaam: { achternaam: 'Deurne' } },
          partijIdentificatoren: [{ partijIdentificator: { ...BSN_CODES, objectId: '123456782' } }],
          digitaleAdressen: [],
          voorkeursDigitaalAdres: null,
          rekeningnummers: [],
          voorkeursRekeningnummer: null,
          indicatieGeheimhouding: false,
        });
        difference = product.counting();
      } finally {
        release();
      }
      const { status, body, headers } = await submitted;
      expect(status).toBe(409);
      expect(body).toMatchObject({
        type: '/problemen/klant-al-bekend',
        uitkomst: 'ongedaanGemaakt',
        stap: 'partij',
        opnieuwProberen: false,
        errors: [{ in: 'body', location: '/klant/partijIdentificatoren' }],
      });
      expect(difference()).toEqual({});
      expect(headers.get('location')).toBe(`/api/v1/productaanvragen/${body.id}`);
      expect(await product.find(body.id)).toMatchObject({ status: 200, body: { uitkomst: 'ongedaanGemaakt' } });
    });
  });

  describe('that is a new vestiging', () => {
    it('hangs under the KvK-nummer of the organisatie that Klanten knows', async () => {
      const [known, ...doubles] = await findKvk(SEEDED_KVK);
      expect(doubles).toEqual([]);
      const difference = product.counting();
      const dossier = await register(ZAAK, organisatie(kvk(SEEDED_KVK), vestiging('000000000001')));
      expect(difference()).toMatchObject({ 'klanten/partijen': 1, 'klanten/partij-identificatoren': 1 });
      expect(identificatorenOf(dossier)).toMatchObject([
        {
          identificeerdePartij: { uuid: dossier.partij?.uuid },
          partijIdentificator: {
            codeRegister: 'hr',
            codeObjecttype: 'vestiging',
            codeSoortObjectId: 'vestigingsnummer',
            objectId: '000000000001',
          },
          subIdentificatorVan: { uuid: known?.uuid },
        },
      ]);
      expect(await findKvk(SEEDED_KVK)).toEqual([known]);
      expect(dossier.rollen).toMatchObject([
        {
          betrokkeneType: 'niet_natuurlijk_persoon',
          betrokkeneIdentificatie: {
            kvkNummer: SEEDED_KVK,
            vestigingsNummer: '000000000001',
            statutaireNaam: 'Fietsenmakerij Rond',
          },
        },
      ]);
    });

    it('hangs under a KvK-nummer of its own when Klanten does not know it, as does the next one', async () => {
      const first = await register(TAAK, organisatie(kvk('20000004'), vestiging('000000000002')));
      const [made, ...doubles] = await findKvk('20000004');
      expect(doubles).toEqual([]);
      expect(made).toMatchObject({ identificeerdePartij: null, subIdentificatorVan: null });
      expect(identificatorenOf(first)).toMatchObject([
        { partijIdentificator: { objectId: '000000000002' }, subIdentificatorVan: { uuid: made?.uuid } },
      ]);
      const second = await register(TAAK, organisatie(kvk('20000004'), vestiging('000000000003')));
      expect(identificatorenOf(second)).toMatchObject([
        { partijIdentificator: { objectId: '000000000003' }, subIdentificatorVan: { uuid: made?.uuid } },
      ]);
      expect(await findKvk('20000004')).toHaveLength(1);
    });

    it.each([
      ['its partij', 'POST /partijen'],
      ['its klantcontact', 'POST /maak-klantcontact'],
      ['its digitaal adres', 'POST /digitaleadressen'],
      ['the interne taak', 'POST /internetaken'],
    ])('takes its own KvK-nummer along when %s is refused', async (_, operation) => {
      refuse(operation);
      const answer = await refused({ ...TAAK, klant: organisatie(kvk('20000005'), vestiging('000000000004')) });
      expect(answer).toMatchObject({ status: 502, body: { uitkomst: 'ongedaanGemaakt' } });
      expect(answer.body).not.toHaveProperty('behouden');
      expect(await findKvk('20000005')).toEqual([]);
    });

    it('leaves the KvK-nummer of the organisatie alone when its klantcontact is refused', async () => {
      await register(TAAK, organisatie(kvk('20000008')));
      const known = await findKvk('20000008');
      refuse('POST /maak-klantcontact');
      const answer = await refused({ ...TAAK, klant: organisatie(kvk('20000008'), vestiging('000000000005')) });
      expect(answer).toMatchObject({ status: 502, body: { uitkomst: 'ongedaanGemaakt', stap: 'klantcontact' } });
      expect(answer.body).not.toHaveProperty('behouden');
      expect(await findKvk('20000008')).toEqual(known);
    });

    it('leaves its KvK-nummer standing when another vestiging hangs under it by now, and says so', async () => {
      const { released, release } = held();
      const { calls, faults } = surroundings.klanten;
      const before = calls.length;
      faults.add({ operation: 'POST /partijen', fault: { kind: 'hold', released } });
      refuse('POST /maak-klantcontact');
      const submitted = product.submit({ ...TAAK, klant: organisatie(kvk('20000006'), vestiging('000000000006')) });
      await until(() => calls.slice(before).some(({ operation }) => operation === 'POST /partijen'));
      const [made] = await findKvk('20000006');
      try {
        await other.createInKlanten('partij-identificatoren', {
          partijIdentificator: {
            codeRegister: 'hr',
            codeObjecttype: 'vestiging',
            codeSoortObjectId: 'vestigingsnummer',
            objectId: '000000000016',
          },
          identificeerdePartij: null,
          subIdentificatorVan: { uuid: made?.uuid },
        });
      } finally {
        release();
      }
      const { status, body } = await submitted;
      expect(status).toBe(502);
      expect(body).toMatchObject({
        uitkomst: 'ongedaanGemaakt',
        behouden: [{ soort: 'partijIdentificator', uuid: made?.uuid }],
      });
      expect(body.detail).toContain('Een andere vestiging gebruikt dit KvK-nummer nu ook.');
      expect(await findKvk('20000006')).toEqual([made]);
    });

    it('is refused when its vestigingsnummer belongs to a partij already', async () => {
      const klant = organisatie(kvk('20000007'), vestiging('000000000007'));
      await register(TAAK, klant);
      expect(await refused({ ...TAAK, klant })).toMatchObject({
        status: 409,
        body: { type: '/problemen/klant-al-bekend', stap: 'partij' },
      });
    });
  });

  describe('that is a known partij', () => {
    const AFWIJKEND = {
      contactnaam: { voorletters: 'J', voornaam: 'Jan', achternaam: 'Bakker' },
      bezoekadres: { straatnaam: 'Dorpsstraat', huisnummer: 1, postcode: '1234 AB', stad: 'Ons Dorp' },
      correspondentieadres: { adresregel1: 'Postbus 1', land: 'NL' },
      digitaleAdressen: [
        { soortDigitaalAdres: 'email', adres: 'eerste@inwoner.test' },
        { soortDigitaalAdres: 'email', adres: 'voorkeur@inwoner.test', voorkeur: true, omschrijving: 'werk' },
        { soortDigitaalAdres: 'telefoonnummer', adres: '06 1234 5678' },
      ],
    };
    const bekend = { soort: 'bekendePartij', partij: SEEDED_PARTIJ };
    const afwijkend = { ...bekend, afwijkendeContactgegevens: AFWIJKEND };

    it('gives what fits of the details for this zaak to the zaak', async () => {
      const dossier = await register(ZAAK, afwijkend);
      expect(dossier.rollen).toMatchObject([
        {
          betrokkeneType: 'natuurlijk_persoon',
          betrokkeneIdentificatie: { voornamen: 'Sanne', voorvoegselGeslachtsnaam: 'de', geslachtsnaam: 'Vries' },
          afwijkendeNaamBetrokkene: 'Jan Bakker',
          contactpersoonRol: {
            naam: 'Jan Bakker',
            emailadres: 'voorkeur@inwoner.test',
            telefoonnummer: '0612345678',
            functie: '',
          },
        },
      ]);
    });

    it.each([
      ['zaak', ZAAK],
      ['interne taak', TAAK],
    ])('gives all of the details for this %s to its betrokkene, and none to the partij', async (_, request) => {
      const before = await other.klanten(`partijen/${SEEDED_PARTIJ}`);
      const dossier = await register(request, afwijkend);
      expect(dossier.betrokkene).toMatchObject({
        wasPartij: { uuid: SEEDED_PARTIJ },
        contactnaam: { ...NO_CONTACTNAAM, voorletters: 'J', voornaam: 'Jan', achternaam: 'Bakker' },
        bezoekadres: { ...NO_ADRES, straatnaam: 'Dorpsstraat', huisnummer: 1, postcode: '1234 AB', stad: 'Ons Dorp' },
        correspondentieadres: { ...NO_ADRES, adresregel1: 'Postbus 1', land: 'NL' },
      });
      const verstrektDoor = { verstrektDoorBetrokkene: { uuid: dossier.betrokkene.uuid }, verstrektDoorPartij: null };
      expect(dossier.adressenVanBetrokkene).toMatchObject([
        { soortDigitaalAdres: 'telefoonnummer', adres: '0612345678', omschrijving: '', ...verstrektDoor },
        { soortDigitaalAdres: 'email', adres: 'eerste@inwoner.test', omschrijving: '', ...verstrektDoor },
        { soortDigitaalAdres: 'email', adres: 'voorkeur@inwoner.test', omschrijving: 'werk', ...verstrektDoor },
      ]);
      expect({ ...dossier.partij, betrokkenen: [] }).toEqual({ ...before, betrokkenen: [] });
    });

    it('is the initiator with its BSN', async () => {
      const { partij } = await register(TAAK, persoon(bsn('111222333')));
      const dossier = await register(ZAAK, { soort: 'bekendePartij', partij: partij?.uuid });
      expect(dossier.rollen).toMatchObject([
        {
          betrokkeneType: 'natuurlijk_persoon',
          betrokkeneIdentificatie: { inpBsn: '111222333', voornamen: 'Karel', geslachtsnaam: 'Deurne' },
        },
      ]);
    });

    it('is the initiator with its KvK-nummer and name, when it is an organisatie with someone who calls for it', async () => {
      const dossier = await register(ZAAK, {
        soort: 'bekendePartij',
        partij: SEEDED_ORGANISATIE,
        afwijkendeContactgegevens: { contactnaam: { voorletters: 'J', achternaam: 'Bakker' } },
      });
      expect(dossier.rollen).toMatchObject([
        {
          betrokkeneType: 'niet_natuurlijk_persoon',
          betrokkeneIdentificatie: { kvkNummer: SEEDED_KVK, statutaireNaam: 'Bakkerij De Gouden Aar' },
          contactpersoonRol: { naam: 'J Bakker', emailadres: '', telefoonnummer: '' },
        },
      ]);
    });

    it.each([
      ['zaak', ZAAK],
      ['interne taak', TAAK],
    ])('is refused when Klanten does not know it, and no %s is left', async (_, request) => {
      const answer = await refused({ ...request, klant: { ...afwijkend, partij: randomUUID() } });
      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject({
        type: '/problemen/ongedaan-gemaakt',
        uitkomst: 'ongedaanGemaakt',
        stap: 'klantcontact',
        opnieuwProberen: false,
        errors: [{ in: 'body', location: '/klant/partij' }],
      });
    });
  });

  describe('that is not to be kept', () => {
    const eenmalig = (klant: object) => ({ soort: 'eenmalig', ...klant });
    const naam = { contactnaam: { voornaam: 'Karel', achternaam: 'Deurne' } };

    it.each([
      ['KvK-nummer', [kvk('30000001')], { kvkNummer: '30000001', vestigingsNummer: '' }],
      [
        'vestigingsnummer',
        [kvk('30000002'), vestiging('000000000009')],
        { kvkNummer: '30000002', vestigingsNummer: '000000000009' },
      ],
      ['RSIN', [rsin('111222333')], { innNnpId: '111222333', kvkNummer: '' }],
    ])(
      'is an organisatie on the zaak when there is a %s, and nowhere else',
      async (_, partijIdentificatoren, numbers) => {
        const difference = product.counting();
        const klant = eenmalig({ ...naam, organisatienaam: 'Fietsenmakerij Rond', partijIdentificatoren });
        const dossier = await register(ZAAK, klant);
        expect(difference()).not.toHaveProperty('klanten/partijen');
        expect(difference()).not.toHaveProperty('klanten/partij-identificatoren');
        expect(dossier.betrokkene).toMatchObject({
          wasPartij: null,
          organisatienaam: 'Fietsenmakerij Rond',
          contactnaam: { ...NO_CONTACTNAAM, voornaam: 'Karel', achternaam: 'Deurne' },
        });
        expect(dossier.rollen).toMatchObject([
          {
            betrokkeneType: 'niet_natuurlijk_persoon',
            betrokkeneIdentificatie: { ...numbers, statutaireNaam: 'Fietsenmakerij Rond' },
            contactpersoonRol: { naam: 'Karel Deurne' },
          },
        ]);
      },
    );

    it('is a person on the zaak when there is a BSN, and the BSN is nowhere else', async () => {
      const difference = product.counting();
      const dossier = await register(ZAAK, eenmalig({ ...naam, partijIdentificatoren: [bsn('999990019')] }));
      expect(difference()).not.toHaveProperty('klanten/partij-identificatoren');
      expect(dossier.rollen).toMatchObject([
        {
          betrokkeneType: 'natuurlijk_persoon',
          betrokkeneIdentificatie: { inpBsn: '999990019', voornamen: 'Karel', geslachtsnaam: 'Deurne' },
        },
      ]);
      expect(JSON.stringify([dossier.klantcontact, dossier.betrokkene])).not.toContain('999990019');
    });

    it('has its addresses on the betrokkene, whatever follows', async () => {
      const adressen = { bezoekadres: { postcode: '1234 AB' }, correspondentieadres: { adresregel1: 'Postbus 1' } };
      for (const request of [ZAAK, TAAK])
        expect((await register(request, eenmalig({ ...naam, ...adressen }))).betrokkene).toMatchObject({
          bezoekadres: { ...NO_ADRES, postcode: '1234 AB' },
          correspondentieadres: { ...NO_ADRES, adresregel1: 'Postbus 1' },
        });
    });

    it('leaves no digitaal adres behind when the interne taak is refused', async () => {
      refuse('POST /internetaken');
      const answer = await refused(VARIANTS['B2 + interne taak']);
      expect(answer).toMatchObject({ status: 502, body: { uitkomst: 'ongedaanGemaakt', stap: 'interneTaak' } });
    });
  });

  describe('whose interne taak is for', () => {
    const forWhom = (soort: string, identificatie: string) => ({
      ...TAAK,
      vervolg: { ...TAAK.vervolg, toegewezenAan: { soort, identificatie } },
    });
    const actorenOf = (identificatie: string) =>
      other.listKlanten(`actoren?actoridentificatorObjectId=${encodeURIComponent(identificatie)}`);

    it.each(['afdeling', 'groep'])('an unknown %s is refused before anything is written', async (soort) => {
      const writes = writesIn(surroundings);
      const answer = await refused(forWhom(soort, 'bestaat-niet'));
      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject({
        type: '/problemen/ongeldige-invoer',
        errors: [{ in: 'body', location: '/vervolg/toegewezenAan/identificatie', code: `onbekende-${soort}` }],
      });
      expect(writes()).toEqual([]);
      expect(await actorenOf('bestaat-niet')).toEqual([]);
    });

    it('a groep is assigned to the groep, not to an afdeling of that name', async () => {
      const answer = await product.submit(forWhom('groep', 'balie-centrum'));
      const [groep] = await actorenOf('balie-centrum');
      expect((await other.dossier(answer.body)).interneTaken).toMatchObject([
        { toegewezenAanActoren: [{ uuid: groep?.uuid }] },
      ]);
      expect(await refused(forWhom('afdeling', 'balie-centrum'))).toMatchObject({ status: 400 });
    });

    it('a medewerker whom Klanten does not know makes this medewerker known, once', async () => {
      const assign = async (identificatie: string) => {
        const answer = await product.submit(forWhom('medewerker', identificatie));
        expect(answer.status).toBe(201);
        return (await other.dossier(answer.body)).interneTaken[0]?.['toegewezenAanActoren'];
      };
      expect(await actorenOf('Piet.Post@gemeente.example')).toEqual([]);
      const assigned = await assign('Piet.Post@gemeente.example');
      const [actor, ...doubles] = await actorenOf('piet.post@gemeente.example');
      expect(doubles).toEqual([]);
      expect(actor).toMatchObject({
        naam: 'piet.post@gemeente.example',
        soortActor: 'medewerker',
        indicatieActief: true,
        actoridentificator: {
          codeObjecttype: 'mdw',
          codeRegister: 'handmatig',
          codeSoortObjectId: 'email',
          objectId: 'piet.post@gemeente.example',
        },
      });
      const afdeling = { uuid: expect.any(String) };
      expect(assigned).toMatchObject([{ uuid: actor?.uuid }, afdeling]);
      expect(await assign('piet.post@gemeente.example')).toMatchObject([{ uuid: actor?.uuid }, afdeling]);
      expect(await actorenOf('piet.post@gemeente.example')).toHaveLength(1);
    });
  });
});
