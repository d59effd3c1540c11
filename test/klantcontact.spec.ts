import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SEEDED_PARTIJ } from '../src/sandbox/simulator/klanten/seed.js';
import { OtherApplication } from './support/other-application.js';
import { ProductUnderTest, type Answer } from './support/product.js';
import { Reader } from './support/reader.js';
import { VARIANTS } from './support/requests.js';
import { startSurroundings, type Surroundings } from './support/surroundings.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe('GET /klantcontacten/{uuid}', () => {
  let surroundings: Surroundings;
  let product: ProductUnderTest;
  let other: OtherApplication;
  let reader: Reader;

  beforeAll(async () => {
    surroundings = await startSurroundings();
    product = await ProductUnderTest.start(surroundings);
    other = new OtherApplication(surroundings);
    reader = await Reader.login(surroundings, product);
  });
  afterAll(async () => {
    await product.stop();
    await surroundings.stop();
  });

  async function read(uuid: string): Promise<Answer> {
    let answer: Answer | undefined;
    const calls = await reader.calls(async () => (answer = await reader.get(`/klantcontacten/${uuid}`)));
    expect(calls).toEqual(['GET /klantcontacten/{uuid}']);
    return answer!;
  }

  it('shows everything that hangs on a zaak for a known partij, in one call', async () => {
    const { body: made } = await product.submit(VARIANTS['A + zaak']);
    const { status, body } = await read(made.klantcontact.uuid);
    expect(status).toBe(200);
    expect(body).toEqual({
      uuid: made.klantcontact.uuid,
      nummer: made.klantcontact.nummer,
      kanaal: 'telefoon',
      onderwerp: 'Productaanvraag',
      inhoud: 'Klant wil graag een vergunning aanvragen.',
      taal: 'nld',
      vertrouwelijk: false,
      indicatieContactGelukt: true,
      plaatsgevondenOp: '2026-03-01T09:00:00Z',
      betrokkenen: [
        {
          uuid: made.betrokkene.uuid,
          rol: 'klant',
          initiator: true,
          naam: 'Sanne de Vries',
          contactnaam: { voorletters: 'S', voornaam: 'Sanne', voorvoegselAchternaam: 'de', achternaam: 'Vries' },
          digitaleAdressen: [],
          partij: {
            uuid: SEEDED_PARTIJ,
            soortPartij: 'persoon',
            naam: 'Sanne de Vries',
            contactnaam: { voorletters: 'S', voornaam: 'Sanne', voorvoegselAchternaam: 'de', achternaam: 'Vries' },
            partijIdentificatoren: [],
            indicatieGeheimhouding: false,
            indicatieActief: true,
            voorkeurstaal: 'nld',
            adressenAfgeschermd: false,
          },
          adressenAfgeschermd: false,
        },
      ],
      actoren: [
        {
          uuid: expect.stringMatching(UUID),
          naam: 'Mira Jansen',
          soortActor: 'medewerker',
          identificatie: 'mira.jansen@gemeente.example',
        },
      ],
      onderwerpobjecten: [
        {
          uuid: expect.stringMatching(UUID),
          onderwerpobjectidentificator: {
            codeObjecttype: 'zgw-Zaak',
            codeRegister: 'openzaak',
            codeSoortObjectId: 'uuid',
            objectId: made.zaak.uuid,
          },
        },
      ],
      interneTaken: [],
    });
  });

  it('shows the interne taak and the own details of someone who is not registered', async () => {
    const { body: made } = await product.submit(VARIANTS['B2 + interne taak']);
    const { body } = await read(made.klantcontact.uuid);
    expect(body.betrokkenen).toEqual([
      expect.objectContaining({
        naam: 'Karel van Deurne',
        contactnaam: { voorletters: 'K', voornaam: 'Karel', voorvoegselAchternaam: 'van', achternaam: 'Deurne' },
      }),
    ]);
    const adressen = body.betrokkenen[0].digitaleAdressen.map(({ adres }: { adres: string }) => adres);
    expect(adressen.toSorted()).toEqual(['0612345678', 'karel@inwoner.test']);
    expect(body.betrokkenen[0]).not.toHaveProperty('partij');
    expect(body.onderwerpobjecten).toEqual([]);
    expect(body.interneTaken).toEqual([
      {
        uuid: made.interneTaak.uuid,
        nummer: made.interneTaak.nummer,
        gevraagdeHandeling: 'Zaak aanmaken',
        toelichting: 'Zaak aanmaken\nProduct: Parkeervergunning\nBelt graag terug.',
        status: 'te_verwerken',
        toegewezenOp: expect.any(String),
        toegewezenAanActoren: [{ uuid: expect.stringMatching(UUID) }],
      },
    ]);
  });

  it('shows one partij twice when it is betrokkene twice', async () => {
    const { body: made } = await product.submit(VARIANTS['A + interne taak']);
    await other.createInKlanten('betrokkenen', {
      hadKlantcontact: { uuid: made.klantcontact.uuid },
      wasPartij: { uuid: SEEDED_PARTIJ },
      rol: 'vertegenwoordiger',
      initiator: false,
    });
    const { body } = await read(made.klantcontact.uuid);
    const names = body.betrokkenen.map(({ partij }: { partij: { naam: string } }) => partij.naam);
    expect(names).toEqual(['Sanne de Vries', 'Sanne de Vries']);
  });

  it('shows no address of a partij with geheimhouding, not even those for this contact', async () => {
    const { klant, ...rest } = VARIANTS['B1 + interne taak'];
    const identificatoren = [{ codeSoortObjectId: 'bsn', objectId: '999990019' }];
    const { body: made } = await product.submit({
      ...rest,
      klant: { ...klant, indicatieGeheimhouding: true, partijIdentificatoren: identificatoren },
    });
    await other.createInKlanten('digitaleadressen', {
      adres: '0644444444',
      soortDigitaalAdres: 'telefoonnummer',
      verstrektDoorPartij: null,
      verstrektDoorBetrokkene: { uuid: made.betrokkene.uuid },
    });
    const { body } = await read(made.klantcontact.uuid);
    expect(body.betrokkenen[0]).toMatchObject({
      naam: 'Karel van Deurne',
      adressenAfgeschermd: true,
      toelichting: expect.stringContaining('geheim'),
      partij: {
        indicatieGeheimhouding: true,
        adressenAfgeschermd: true,
        partijIdentificatoren: [{ codeSoortObjectId: 'bsn', objectId: '******019' }],
      },
    });
    expect(JSON.stringify(body)).not.toMatch(/0644444444|0612345678|karel@|Puffelen|Janssenstraat|999990019/);
  });

  it('is not found when it is not there', async () => {
    for (const id of ['00000000-0000-4000-8000-000000000000', 'x'])
      expect(await reader.get(`/klantcontacten/${id}`)).toMatchObject({
        status: 404,
        body: { type: '/problemen/niet-gevonden' },
      });
  });

  it('says so when Klanten does not answer', async () => {
    const fault = { kind: 'hangBefore' } as const;
    surroundings.klanten.faults.add({ operation: 'GET /klantcontacten/{uuid}', times: Infinity, fault });
    const answer = await reader.get('/klantcontacten/00000000-0000-4000-8000-000000000000');
    surroundings.klanten.faults.clear();
    expect(answer).toMatchObject({
      status: 504,
      body: { type: '/problemen/register-te-traag' },
    });
  });
});
