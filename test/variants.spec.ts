import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { klregUuid, PARKEERVERGUNNING, UITTREKSEL } from '../src/sandbox/simulator/catalogi/klreg-catalogus.js';
import { NO_ADRES, NO_CONTACTNAAM } from '../src/sandbox/simulator/klanten/groups.js';
import { SEEDED_PARTIJ } from '../src/sandbox/simulator/klanten/seed.js';
import { OtherApplication, type Dossier } from './support/other-application.js';
import { ProductUnderTest, type Answer } from './support/product.js';
import { VARIANTS, type Variant } from './support/requests.js';
import { startSurroundings, type Surroundings } from './support/surroundings.js';
import { unhurried } from './support/unhurried.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NUMMER = /^\d{10}$/;
const today = () => new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Amsterdam' });

const KAREL = { voorletters: 'K', voornaam: 'Karel', voorvoegselAchternaam: 'van', achternaam: 'Deurne' };
const SANNE = { voorletters: 'S', voornaam: 'Sanne', voorvoegselAchternaam: 'de', achternaam: 'Vries' };
const TELEFOON = { soortDigitaalAdres: 'telefoonnummer', adres: '0612345678' };
const EMAIL = { soortDigitaalAdres: 'email', adres: 'karel@inwoner.test' };

describe('a productaanvraag', () => {
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

  const KLANTCONTACT = { 'klanten/klantcontacten': 1, 'klanten/betrokkenen': 1, 'klanten/actorklantcontacten': 1 };
  const ZAAK = { 'klanten/onderwerpobjecten': 1, 'zaken/zaken': 1, 'zaken/rollen': 1, 'zaken/statussen': 1 };
  const TAAK = { 'klanten/internetaken': 1 };
  const ADRESSEN = { 'klanten/digitaleadressen': 2 };
  const PARTIJ = { 'klanten/partijen': 1, ...ADRESSEN };
  const ROWS: Record<Variant, Record<string, number>> = {
    'A + zaak': { ...KLANTCONTACT, ...ZAAK },
    'A + interne taak': { ...KLANTCONTACT, ...TAAK },
    'B1 + zaak': { ...KLANTCONTACT, ...ZAAK, ...PARTIJ },
    'B1 + interne taak': { ...KLANTCONTACT, ...TAAK, ...PARTIJ },
    'B2 + zaak': { ...KLANTCONTACT, ...ZAAK, ...ADRESSEN },
    'B2 + interne taak': { ...KLANTCONTACT, ...TAAK, ...ADRESSEN },
  };

  const ALWAYS = ['klantcontact', 'vooraf', 'actorklantcontact'];
  const ZAAKSTAPPEN = ['zaak', 'onderwerpobject'];
  const ADRESSTAPPEN = ['digitaalAdres1', 'digitaalAdres2'];
  const PARTIJSTAPPEN = ['partij', 'voorkeursDigitaalAdres', ...ADRESSTAPPEN];
  const STAPPEN: Record<Variant, string[]> = {
    'A + zaak': [...ALWAYS, 'betrokkenenaam', ...ZAAKSTAPPEN],
    'A + interne taak': [...ALWAYS, 'betrokkenenaam', 'interneTaak'],
    'B1 + zaak': [...ALWAYS, ...PARTIJSTAPPEN, ...ZAAKSTAPPEN],
    'B1 + interne taak': [...ALWAYS, ...PARTIJSTAPPEN, 'interneTaak'],
    'B2 + zaak': [...ALWAYS, ...ADRESSTAPPEN, ...ZAAKSTAPPEN],
    'B2 + interne taak': [...ALWAYS, ...ADRESSTAPPEN, 'interneTaak'],
  };

  describe.each(Object.keys(VARIANTS) as Variant[])('of variant %s', (variant) => {
    const withZaak = variant.endsWith('zaak');
    const [soortKlant] = variant.split(' ');
    let answer: Answer;
    let registered: Record<string, number>;
    let dossier: Dossier;
    let days: string[];

    beforeAll(async () => {
      const difference = product.counting();
      days = [today()];
      answer = await product.submit(VARIANTS[variant]);
      days.push(today());
      registered = difference();
      dossier = await other.dossier(answer.body);
    });

    it('registers exactly what belongs to it', () => {
      expect(registered).toEqual(ROWS[variant]);
    });

    it('is answered with everything to go on with, and a sentence to read out', () => {
      expect(answer.status).toBe(201);
      const { zaak, interneTaak, klantcontact } = answer.body;
      expect(answer.body).toEqual({
        id: expect.stringMatching(UUID),
        uitkomst: 'voltooid',
        kenmerk: klantcontact.nummer,
        klantcontact: { uuid: dossier.klantcontact.uuid, nummer: expect.stringMatching(NUMMER) },
        betrokkene: { uuid: dossier.betrokkene.uuid },
        ...(soortKlant !== 'B2' && { partij: { uuid: dossier.partij?.uuid } }),
        ...(withZaak
          ? { zaak: { uuid: dossier.zaak?.uuid, identificatie: dossier.zaak?.['identificatie'] } }
          : { interneTaak: { uuid: dossier.interneTaken[0]?.uuid, nummer: expect.stringMatching(NUMMER) } }),
        tekst: withZaak
          ? `Uw aanvraag voor een parkeervergunning is geregistreerd. Het zaaknummer is ${zaak.identificatie}. ` +
            `Het nummer van dit gesprek is ${klantcontact.nummer}.`
          : 'De aanvraag voor parkeervergunning is geregistreerd. Een collega neemt de aanvraag in behandeling. ' +
            `Het nummer van de taak is ${interneTaak.nummer}. Het nummer van dit gesprek is ${klantcontact.nummer}.`,
      });
    });

    it('is found again where Location says, with its steps', async () => {
      const { id } = answer.body;
      expect(answer.headers.get('location')).toBe(`/api/v1/productaanvragen/${id}`);
      const { status, body } = await product.find(id);
      expect(status).toBe(200);
      expect(body).toEqual({
        id,
        product: 'parkeervergunning',
        ontvangenOp: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        uitkomst: 'voltooid',
        registratie: answer.body,
        stappen: expect.anything(),
      });
      const stappen = body.stappen as { naam: string; resultaat: string; begonnenOp: string; afgerondOp: string }[];
      expect(stappen.map(({ naam }) => naam).toSorted()).toEqual(STAPPEN[variant].toSorted());
      for (const { resultaat, begonnenOp, afgerondOp } of stappen) {
        expect(resultaat).toBe('gedaan');
        expect(Date.parse(begonnenOp)).toBeLessThanOrEqual(Date.parse(afgerondOp));
      }
    });

    it('is not found by another caller', async () => {
      const token = await surroundings.issuer.token({ sub: 'bram.de.boer', email: 'bram.de.boer@gemeente.example' });
      expect(await product.find(answer.body.id, token)).toMatchObject({
        status: 404,
        body: { type: '/problemen/niet-gevonden' },
      });
    });

    it('is found by a beheerder', async () => {
      const token = await surroundings.issuer.token({
        sub: 'beheer',
        email: 'beheer@gemeente.example',
        roles: ['beheerder'],
      });
      expect(await product.find(answer.body.id, token)).toMatchObject({ status: 200, body: { id: answer.body.id } });
    });

    it('has a klantcontact as it was sent, under the number that was answered', () => {
      expect(dossier.klantcontact).toMatchObject({
        nummer: answer.body.klantcontact.nummer,
        referentienummer: answer.body.klantcontact.nummer,
        kanaal: 'telefoon',
        onderwerp: 'Productaanvraag',
        inhoud: 'Klant wil graag een vergunning aanvragen.',
        indicatieContactGelukt: true,
        taal: 'nld',
        vertrouwelijk: false,
        plaatsgevondenOp: '2026-03-01T09:00:00Z',
      });
      expect(dossier.klantcontact['metadata']).toEqual({
        productaanvraag: answer.body.id,
        product: 'parkeervergunning',
        authenticatiemethode: 'controlevragen',
        betrouwbaarheidsniveau: 'laag',
      });
    });

    it('has the medewerker as the actor of its klantcontact', () => {
      const [actor, ...others] = dossier.actoren;
      expect(others).toEqual([]);
      expect(actor).toMatchObject({ naam: 'Mira Jansen', soortActor: 'medewerker', indicatieActief: true });
      expect(actor?.['actoridentificator']).toEqual({
        objectId: 'mira.jansen@gemeente.example',
        codeObjecttype: 'mdw',
        codeRegister: 'msei',
        codeSoortObjectId: 'email',
      });
    });

    it('has the customer as its betrokkene', () => {
      const isEenmalig = soortKlant === 'B2';
      expect(dossier.betrokkene).toMatchObject({
        rol: 'klant',
        initiator: true,
        hadKlantcontact: { uuid: dossier.klantcontact.uuid },
        contactnaam: soortKlant === 'A' ? SANNE : KAREL,
        organisatienaam: '',
        bezoekadres: NO_ADRES,
        correspondentieadres: NO_ADRES,
      });
      const partij = { A: SEEDED_PARTIJ, B1: answer.body.partij?.uuid }[soortKlant ?? ''];
      expect(dossier.betrokkene['wasPartij']).toEqual(partij ? expect.objectContaining({ uuid: partij }) : null);
      expect(dossier.adressenVanBetrokkene).toMatchObject(
        isEenmalig
          ? [TELEFOON, EMAIL].map((adres) => ({
              ...adres,
              omschrijving: '',
              verstrektDoorBetrokkene: { uuid: dossier.betrokkene.uuid },
              verstrektDoorPartij: null,
              isStandaardAdres: false,
            }))
          : [],
      );
    });

    if (soortKlant === 'B1') {
      it('has a new partij with all that was sent', () => {
        const [telefoon] = dossier.adressenVanPartij;
        expect(dossier.partij).toMatchObject({
          nummer: expect.stringMatching(NUMMER),
          soortPartij: 'persoon',
          partijIdentificatie: { contactnaam: KAREL, volledigeNaam: 'Karel van Deurne' },
          interneNotitie: 'Belt het liefst in de ochtend.',
          indicatieGeheimhouding: false,
          voorkeurstaal: 'nld',
          indicatieActief: true,
          partijIdentificatoren: [],
          voorkeursDigitaalAdres: { uuid: telefoon?.uuid },
          bezoekadres: {
            ...NO_ADRES,
            adresregel1: 'Van Puffelenstraat 23',
            adresregel2: '9823 SG Tietjerkstradeel',
            land: 'NL',
          },
          correspondentieadres: {
            ...NO_ADRES,
            adresregel1: 'Janssenstraat 12',
            adresregel2: '9821 ST Tietjerkstradeel',
            land: 'NL',
          },
        });
        const verstrektDoor = { verstrektDoorPartij: { uuid: dossier.partij?.uuid }, verstrektDoorBetrokkene: null };
        expect(dossier.adressenVanPartij).toMatchObject([
          { ...TELEFOON, omschrijving: 'mobiel', ...verstrektDoor, isStandaardAdres: true },
          { ...EMAIL, omschrijving: '', ...verstrektDoor, isStandaardAdres: false },
        ]);
      });
    }

    if (withZaak) {
      it('has a zaak of the zaaktype in force, that knows its klantcontact', () => {
        const { zaak } = dossier;
        const typeUrl = `${surroundings.environment['CATALOGI_URL']}/zaaktypen/${PARKEERVERGUNNING}`;
        expect(zaak).toMatchObject({
          identificatie: expect.stringMatching(/^KCC-\d{4}-\d{6}$/),
          bronorganisatie: '002220647',
          verantwoordelijkeOrganisatie: '002220647',
          omschrijving: 'Aanvraag parkeervergunning',
          toelichting: 'Graag snel.',
          zaaktype: typeUrl,
          communicatiekanaalNaam: 'telefoon',
          vertrouwelijkheidaanduiding: 'zaakvertrouwelijk',
          einddatum: null,
        });
        expect(zaak?.['kenmerken']).toEqual([{ bron: 'open-klant', kenmerk: dossier.klantcontact.uuid }]);
        expect(days).toContain(zaak?.['startdatum']);
        expect(days).toContain(zaak?.['registratiedatum']);
        expect(days.map((day) => day.slice(0, 4))).toContain(String(zaak?.['identificatie']).slice(4, 8));
      });

      it('has the customer as the initiator of the zaak', () => {
        const persoon = {
          A: { voorletters: 'S', voornamen: 'Sanne', voorvoegselGeslachtsnaam: 'de', geslachtsnaam: 'Vries' },
          B: { voorletters: 'K', voornamen: 'Karel', voorvoegselGeslachtsnaam: 'van', geslachtsnaam: 'Deurne' },
        }[soortKlant === 'A' ? 'A' : 'B'];
        const contact = { naam: 'Karel van Deurne', emailadres: 'karel@inwoner.test', telefoonnummer: '0612345678' };
        const none = { naam: '', emailadres: '', telefoonnummer: '' };
        expect(dossier.rollen).toMatchObject([
          {
            roltype: `${surroundings.environment['CATALOGI_URL']}/roltypen/${klregUuid('0001', 'roltype', 1)}`,
            omschrijvingGeneriek: 'initiator',
            betrokkeneType: 'natuurlijk_persoon',
            betrokkene: dossier.partij
              ? `${surroundings.environment['KLANTEN_URL']}/partijen/${dossier.partij.uuid}`
              : '',
            betrokkeneIdentificatie: { ...persoon, inpBsn: '' },
            afwijkendeNaamBetrokkene: '',
            contactpersoonRol: { ...(soortKlant === 'B2' ? contact : none), functie: '' },
          },
        ]);
      });

      it('has the first status', () => {
        expect(dossier.statussen).toMatchObject([
          {
            statustype: `${surroundings.environment['CATALOGI_URL']}/statustypen/${klregUuid('0001', 'statustype', 1)}`,
            indicatieLaatstGezetteStatus: true,
          },
        ]);
      });

      it('has a klantcontact that is about the zaak', () => {
        expect(dossier.onderwerpobjecten).toMatchObject([
          {
            klantcontact: { uuid: dossier.klantcontact.uuid },
            wasKlantcontact: null,
            onderwerpobjectidentificator: {
              codeObjecttype: 'zgw-Zaak',
              codeRegister: 'openzaak',
              codeSoortObjectId: 'uuid',
              objectId: dossier.zaak?.uuid,
            },
          },
        ]);
      });

      it('is in the audit trail of Zaken under the name of the medewerker', () => {
        expect(
          dossier.audittrail.map(({ resource, actie }) => `${String(actie)} ${String(resource)}`).toSorted(),
        ).toEqual(['create rol', 'create status', 'create zaak']);
        for (const regel of dossier.audittrail)
          expect(regel).toMatchObject({
            applicatieId: 'klantregie',
            gebruikersId: 'mira.jansen@gemeente.example',
            gebruikersWeergave: 'Mira Jansen',
          });
      });
    } else {
      it('has an interne taak for the afdeling', () => {
        expect(dossier.interneTaken).toMatchObject([
          {
            nummer: answer.body.interneTaak.nummer,
            referentienummer: answer.body.interneTaak.nummer,
            gevraagdeHandeling: 'Zaak aanmaken',
            toelichting: 'Zaak aanmaken\nProduct: Parkeervergunning\nBelt graag terug.',
            status: 'te_verwerken',
            aanleidinggevendKlantcontact: { uuid: dossier.klantcontact.uuid },
            afgehandeldOp: null,
          },
        ]);
      });

      it('has one assignee: the actor that Klanten knows under the identificatie of the afdeling', async () => {
        const [parkeren, ...doubles] = await other.listKlanten('actoren?actoridentificatorObjectId=parkeren');
        expect(doubles).toEqual([]);
        expect(dossier.interneTaken[0]?.['toegewezenAanActoren']).toEqual([
          { uuid: parkeren?.uuid, url: expect.any(String) },
        ]);
      });
    }
  });

  describe('that leaves out what may be left out', () => {
    const authenticatie = { methode: 'controlevragen', niveau: 'laag' };
    const bekend = { soort: 'bekendePartij', partij: SEEDED_PARTIJ };

    it('gets its klantcontact from the configuration, as a conversation of now', async () => {
      const before = Date.now();
      const answer = await product.submit({ product: 'parkeervergunning', authenticatie, klant: bekend });
      const after = Date.now();
      const { klantcontact } = await other.dossier(answer.body);
      expect(klantcontact).toMatchObject({
        kanaal: 'telefoon',
        onderwerp: 'Productaanvraag: Parkeervergunning',
        inhoud: '',
        taal: 'nld',
        vertrouwelijk: false,
        indicatieContactGelukt: true,
      });
      const moment = Date.parse(String(klantcontact['plaatsgevondenOp']));
      expect(moment).toBeGreaterThanOrEqual(before);
      expect(moment).toBeLessThanOrEqual(after);
    });

    it('gets a zaak with the name of the product, where the product says so', async () => {
      const answer = await product.submit({ product: 'parkeervergunning', authenticatie, klant: bekend });
      const { zaak } = await other.dossier(answer.body);
      expect(zaak).toMatchObject({
        omschrijving: 'Parkeervergunning',
        toelichting: '',
        communicatiekanaalNaam: 'telefoon',
      });
    });

    it('gets an interne taak for the afdeling of the product, where the product says so', async () => {
      const answer = await product.submit({ product: 'uittreksel', klant: bekend });
      expect(answer.body.tekst).toMatch(
        /^De aanvraag voor uittreksel uit de basisregistratie is geregistreerd\. Een collega/,
      );
      const { interneTaken, klantcontact, zaak } = await other.dossier(answer.body);
      expect(zaak).toBeUndefined();
      expect(klantcontact['metadata']).toEqual({ productaanvraag: answer.body.id, product: 'uittreksel' });
      const [burgerzaken] = await other.listKlanten('actoren?actoridentificatorObjectId=burgerzaken');
      expect(interneTaken).toMatchObject([
        {
          gevraagdeHandeling: 'Maak een uittreksel en stuur het naar de klant.',
          toelichting: 'Maak een uittreksel en stuur het naar de klant.\nProduct: Uittreksel uit de basisregistratie',
          toegewezenAanActoren: [{ uuid: burgerzaken?.uuid }],
        },
      ]);
    });

    it('gets the other vervolg with its own defaults, where only its soort is sent', async () => {
      const zaakVanUittreksel = await product.submit({
        product: 'uittreksel',
        klant: bekend,
        vervolg: { soort: 'zaak' },
      });
      expect((await other.dossier(zaakVanUittreksel.body)).zaak).toMatchObject({
        omschrijving: 'Uittreksel uit de basisregistratie',
        zaaktype: `${surroundings.environment['CATALOGI_URL']}/zaaktypen/${UITTREKSEL}`,
      });
      const vervolg = { soort: 'interneTaak' };
      const taak = await product.submit({ product: 'parkeervergunning', authenticatie, klant: bekend, vervolg });
      expect((await other.dossier(taak.body)).interneTaken).toMatchObject([
        {
          gevraagdeHandeling: 'Maak een zaak voor deze aanvraag en handel die af.',
          toelichting: 'Maak een zaak voor deze aanvraag en handel die af.\nProduct: Parkeervergunning',
        },
      ]);
    });

    it('registers a partij with the defaults of the configuration', async () => {
      const klant = { soort: 'nieuwePartij', soortPartij: 'persoon', contactnaam: { achternaam: 'Deurne' } };
      const answer = await product.submit({ product: 'parkeervergunning', authenticatie, klant });
      const { partij, adressenVanPartij } = await other.dossier(answer.body);
      expect(partij).toMatchObject({
        partijIdentificatie: { contactnaam: { ...NO_CONTACTNAAM, achternaam: 'Deurne' } },
        interneNotitie: '',
        voorkeurstaal: 'nld',
        indicatieActief: true,
        indicatieGeheimhouding: false,
        bezoekadres: NO_ADRES,
        correspondentieadres: NO_ADRES,
        voorkeursDigitaalAdres: null,
        partijIdentificatoren: [],
      });
      expect(adressenVanPartij).toEqual([]);
    });
  });

  it('overrules every default of the configuration', async () => {
    const answer = await product.submit({
      ...VARIANTS['A + interne taak'],
      klantcontact: {
        kanaal: 'balie',
        onderwerp: 'Vergunning',
        inhoud: 'Klant stond aan de balie.',
        taal: 'fry',
        vertrouwelijk: true,
        indicatieContactGelukt: false,
        plaatsgevondenOp: '2026-03-01T10:00:00.250Z',
      },
    });
    const { klantcontact } = await other.dossier(answer.body);
    expect(klantcontact).toMatchObject({
      kanaal: 'balie',
      onderwerp: 'Vergunning',
      inhoud: 'Klant stond aan de balie.',
      taal: 'fry',
      vertrouwelijk: true,
      indicatieContactGelukt: false,
      plaatsgevondenOp: expect.stringMatching(/^2026-03-01T10:00:00\.25/),
    });
  });

  it('keeps what is not the default of a new partij', async () => {
    const klant = {
      ...VARIANTS['B1 + interne taak'].klant,
      voorkeurstaal: 'eng',
      indicatieGeheimhouding: true,
      indicatieActief: false,
      bezoekadres: {
        straatnaam: 'Dorpsstraat',
        huisnummer: 12,
        huisnummertoevoeging: 'a',
        postcode: '1234AB',
        stad: 'Ons Dorp',
      },
      correspondentieadres: { nummeraanduidingId: '0518200000437093', adresregel3: 'Postbus 1', land: 'be' },
    };
    const answer = await product.submit({ ...VARIANTS['B1 + interne taak'], klant });
    const { partij } = await other.dossier(answer.body);
    expect(partij).toMatchObject({
      voorkeurstaal: 'eng',
      indicatieGeheimhouding: true,
      indicatieActief: false,
      bezoekadres: {
        ...NO_ADRES,
        straatnaam: 'Dorpsstraat',
        huisnummer: 12,
        huisnummertoevoeging: 'a',
        postcode: '1234 AB',
        stad: 'Ons Dorp',
      },
      correspondentieadres: {
        ...NO_ADRES,
        nummeraanduidingId: '0518200000437093',
        adresregel3: 'Postbus 1',
        land: 'BE',
      },
    });
  });

  it('of a medewerker whose token writes the e-mail address in capitals uses one and the same actor', async () => {
    const submit = async (email: string) => {
      const token = await surroundings.issuer.token({ sub: 'karin.smit', email, name: 'Karin Smit' });
      return (await other.dossier((await product.submit(VARIANTS['A + zaak'], { token })).body)).actoren;
    };
    const first = await submit('Karin.Smit@Gemeente.example');
    expect(first).toMatchObject([
      { naam: 'Karin Smit', actoridentificator: { objectId: 'karin.smit@gemeente.example' } },
    ]);
    expect(await submit('karin.smit@gemeente.example')).toEqual(first);
  });
});
