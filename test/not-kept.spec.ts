import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { NO_CONTACTNAAM } from '../src/sandbox/simulator/klanten/groups.js';
import { SEEDED_PARTIJ } from '../src/sandbox/simulator/klanten/seed.js';
import { codeIn, readPage, sectionsOf, tablesOf } from './docs/markdown.js';
import { OtherApplication, type Resource } from './support/other-application.js';
import { productsWith, ProductUnderTest, type Answer } from './support/product.js';
import { VARIANTS } from './support/requests.js';
import { startSurroundings, type Surroundings } from './support/surroundings.js';
import { unhurried } from './support/unhurried.js';

const PROEF = { soort: 'eenmalig', contactnaam: { achternaam: 'Proef' } };
const BEKEND = { soort: 'bekendePartij', partij: SEEDED_PARTIJ };
const BSN = { codeSoortObjectId: 'bsn', objectId: '999990019' };
const KVK = { codeSoortObjectId: 'kvk_nummer', objectId: '90000001' };
const KADE = { straatnaam: 'Kade', huisnummer: 3, postcode: '1234 AB', stad: 'Deurne' };
const VOORKEUR = {
  locatie: '/klant/digitaleAdressen/1/voorkeur',
  reden: 'Bij een gesprek kan niet worden bewaard welk adres de voorkeur heeft.',
};

// What any request loses, is looked for in test/law.
describe('what was accepted', () => {
  let surroundings: Surroundings;
  let product: ProductUnderTest;
  let other: OtherApplication;

  beforeAll(async () => {
    surroundings = await startSurroundings();
    product = await ProductUnderTest.start(surroundings, (configuration) => ({
      ...unhurried(configuration),
      producten: productsWith(configuration, 'internetaak'),
    }));
    other = new OtherApplication(surroundings);
  });
  afterAll(async () => {
    await product.stop();
    await surroundings.stop();
  });
  afterEach(() => surroundings.zaken.faults.clear());

  const submit = (klant: object, vervolg: object): Promise<Answer> =>
    product.submit({ ...VARIANTS['A + zaak'], klant, vervolg });

  const refuseZaken = () =>
    surroundings.zaken.faults.add({
      operation: 'POST /zaak_registreren',
      times: Number.MAX_SAFE_INTEGER,
      fault: { kind: 'refuse', status: 403 },
    });

  const step = async (path: string, body: object): Promise<Answer> => {
    const answer = await product.post(path, JSON.stringify(body));
    expect([answer.status, answer.body.uitkomst]).toEqual([201, 'voltooid']);
    return answer;
  };

  /** A conversation step by step, with a zaak at its end. */
  async function inSteps({ betrokkene, zaak }: { betrokkene?: object; zaak: object }) {
    const authenticatie = { methode: 'controlevragen', niveau: 'laag' };
    const begun = (await step('/klantcontacten', { authenticatie })).body;
    const path = `/klantcontacten/${begun.klantcontact.uuid}`;
    const second = betrokkene && (await step(`${path}/betrokkenen`, { klant: betrokkene }));
    const third = await step(`${path}/zaken`, { product: 'parkeervergunning', klant: zaak });
    const view = await product.request('GET', `/api/v1${path}`, {
      headers: { authorization: `Bearer ${await surroundings.issuer.token()}` },
    });
    return { path, betrokkene: second?.body, zaak: third.body, gesprek: view.body };
  }

  it('of a known partij with a zaak stands with the betrokkene, when the zaak has no room for it', async () => {
    const afwijkendeContactgegevens = { correspondentieadres: KADE };
    const { status, body } = await submit({ ...BEKEND, afwijkendeContactgegevens }, { soort: 'zaak' });
    expect(status).toBe(201);
    expect(body).not.toHaveProperty('nietBewaard');
    const { betrokkene } = await other.dossier(body);
    expect(betrokkene).toMatchObject({ wasPartij: { uuid: SEEDED_PARTIJ }, correspondentieadres: KADE });
  });

  it('of a zaak that could not be made stands with the interne taak, however long it is', async () => {
    refuseZaken();
    const omschrijving = 'x'.repeat(80);
    const toelichting = `${'Klant belt. '.repeat(81)}bel niet na 20 uur`.padEnd(1000, '.');
    const { body } = await submit(PROEF, { soort: 'zaak', omschrijving, toelichting });
    expect(body.zaakNietGemaakt).toBeDefined();
    const [taak] = (await other.dossier(body)).interneTaken;
    expect(taak?.['toelichting']).toBe(toelichting);
    expect(taak?.['gevraagdeHandeling']).toBe(`Maak een zaak voor deze aanvraag en handel die af: ${omschrijving}`);
  });

  it('of numbers is named when an interne taak is all that comes of it, and again when it is asked for', async () => {
    const klant = { ...PROEF, partijIdentificatoren: [BSN, KVK] };
    const { body } = await submit(klant, { soort: 'interneTaak' });
    expect(body.nietBewaard).toEqual(
      [0, 1].map((index) => ({
        locatie: `/klant/partijIdentificatoren/${index}`,
        reden: 'Dit nummer kan alleen bij een partij of op een zaak staan.',
      })),
    );
    expect(body.tekst).toMatch(/ Niet bewaard is: BSN, KvK-nummer\. Dat geef ik zelf door aan een collega\.$/);
    expect((await product.find(body.id)).body.registratie).toEqual(body);
  });

  it('of several numbers is named as far as the zaak has no room for it', async () => {
    const { body } = await submit({ ...PROEF, partijIdentificatoren: [BSN, KVK] }, { soort: 'zaak' });
    expect(body.nietBewaard).toEqual([
      {
        locatie: '/klant/partijIdentificatoren/1',
        reden: 'Op de zaak is naast de andere nummers geen plaats voor dit nummer.',
      },
    ]);
    const [rol] = (await other.dossier(body)).rollen;
    expect(rol).toMatchObject({ betrokkeneIdentificatie: { inpBsn: BSN.objectId } });
  });

  it('of a voorkeur is named, unless there is nothing to prefer', async () => {
    const adres = (voorkeur: boolean, adres: string) => ({ soortDigitaalAdres: 'email', adres, voorkeur });
    const one = await submit(
      { ...PROEF, digitaleAdressen: [adres(true, 'een@inwoner.test')] },
      { soort: 'interneTaak' },
    );
    expect(one.body).not.toHaveProperty('nietBewaard');
    const two = [adres(false, 'een@inwoner.test'), adres(true, 'twee@inwoner.test')];
    expect((await submit({ ...PROEF, digitaleAdressen: two }, { soort: 'interneTaak' })).body.nietBewaard).toEqual([
      VOORKEUR,
    ]);
  });

  describe('stands where docs/gegevens.md says', () => {
    const [conversation = [], sequel = []] = ['Het gesprek', 'Het vervolg'].map((title) =>
      tablesOf(sectionsOf(readPage('docs/gegevens.md')).find((it) => it.title === title)?.text ?? '').at(0),
    );

    it.each([
      ['with a zaak', 'A + zaak', 1],
      ['with an interne taak', 'A + interne taak', 2],
      ['when the zaak cannot be made', 'A + zaak', 3],
    ] as const)('%s', async (_, variant, column) => {
      if (column === 3) refuseZaken();
      const request = VARIANTS[variant];
      const { klantcontact, zaak, interneTaken } = await other.dossier((await product.submit(request)).body);
      const [interneTaak] = interneTaken;
      const [actor] = (interneTaak?.['toegewezenAanActoren'] ?? []) as readonly Resource[];
      const found = { klantcontact, zaak, interneTaak, actor: actor && (await other.klanten(`actoren/${actor.uuid}`)) };
      const places = [...conversation, ...sequel.map((row) => [row[0] ?? '', row[column] ?? ''])].flatMap(
        ([field = '', place = '']) => codeIn(place).map((path) => ({ field: codeIn(field)[0] ?? '', path })),
      );
      expect(places.length).toBeGreaterThan(conversation.length);
      for (const { field, path } of places)
        expect([field, holds(at(found, path.split('.')), at(request, field.split('/')))]).toEqual([field, true]);
    });
  });

  describe('step by step', () => {
    const AFWIJKEND = {
      ...BEKEND,
      afwijkendeContactgegevens: {
        contactnaam: { voorletters: 'J.', voornaam: 'Jan', achternaam: 'Bakker' },
        correspondentieadres: KADE,
        digitaleAdressen: [{ soortDigitaalAdres: 'overig', adres: 'Kamer 12', omschrijving: 'overdag' }],
      },
    };
    const ADRES = { soortDigitaalAdres: 'overig', adres: 'Kamer 12', omschrijving: 'overdag' };

    it('stands once when both steps say it', async () => {
      const difference = product.counting();
      const { gesprek, zaak } = await inSteps({ betrokkene: AFWIJKEND, zaak: AFWIJKEND });
      expect(gesprek.betrokkenen).toMatchObject([{ correspondentieadres: KADE, digitaleAdressen: [ADRES] }]);
      expect(difference()).toMatchObject({ 'klanten/betrokkenen': 1, 'klanten/digitaleadressen': 1 });
      expect(zaak).not.toHaveProperty('nietBewaard');
    });

    it('stands with the betrokkene when only the step of the zaak says it', async () => {
      const { gesprek } = await inSteps({ betrokkene: BEKEND, zaak: AFWIJKEND });
      const contactnaam = { voorletters: 'J.', voornaam: 'Jan', achternaam: 'Bakker' };
      expect(gesprek.betrokkenen).toMatchObject([
        { contactnaam, correspondentieadres: KADE, digitaleAdressen: [ADRES] },
      ]);
    });

    it('does so when that zaak cannot be made', async () => {
      refuseZaken();
      const { gesprek, zaak } = await inSteps({ betrokkene: BEKEND, zaak: AFWIJKEND });
      expect(zaak.zaakNietGemaakt).toBeDefined();
      expect(gesprek.betrokkenen).toMatchObject([{ correspondentieadres: KADE, digitaleAdressen: [ADRES] }]);
    });

    it('is taken away again with the zaak that it came with, and nothing else is', async () => {
      const { path, zaak } = await inSteps({ betrokkene: BEKEND, zaak: AFWIJKEND });
      const authorization = `Bearer ${await surroundings.issuer.token({ sub: 'bea', name: 'Bea', roles: ['beheerder', 'klantcontactmedewerker'] })}`;
      const button = `/api/v1/beheer/productaanvragen/${zaak.id}/ongedaanmaking`;
      expect((await product.request('POST', button, { headers: { authorization } })).status).toBe(200);
      const { body } = await product.request('GET', `/api/v1${path}`, { headers: { authorization } });
      const contactnaam = { voornaam: 'Sanne', achternaam: 'Vries' };
      expect(body.betrokkenen).toMatchObject([{ contactnaam, partij: { uuid: SEEDED_PARTIJ }, digitaleAdressen: [] }]);
      expect(body.betrokkenen[0]).not.toHaveProperty('correspondentieadres');
    });

    it('is named where something else stands, which stays', async () => {
      const elsewhere = { ...BEKEND, afwijkendeContactgegevens: { correspondentieadres: { ...KADE, huisnummer: 9 } } };
      const { gesprek, zaak } = await inSteps({ betrokkene: elsewhere, zaak: AFWIJKEND });
      expect(gesprek.betrokkenen).toMatchObject([{ correspondentieadres: { huisnummer: 9 } }]);
      expect(zaak.nietBewaard).toEqual([
        {
          locatie: '/klant/afwijkendeContactgegevens/correspondentieadres',
          reden: 'Bij dit gesprek staat geen klant, of er staat al iets anders.',
        },
      ]);
    });

    it('is named where nobody was registered, but for what the zaak has', async () => {
      const klant = {
        ...PROEF,
        contactnaam: { ...NO_CONTACTNAAM, voorletters: 'P.', achternaam: 'Proef' },
        bezoekadres: KADE,
      };
      const { zaak } = await inSteps({ zaak: klant });
      expect(zaak.nietBewaard).toMatchObject([{ locatie: '/klant/bezoekadres' }]);
    });

    it('of a new partij stands there already, or is named', async () => {
      const { klant } = VARIANTS['B1 + zaak'];
      expect((await inSteps({ betrokkene: klant, zaak: klant })).zaak).not.toHaveProperty('nietBewaard');
      const changed = { ...klant, interneNotitie: 'Iets anders.' };
      expect((await inSteps({ betrokkene: klant, zaak: changed })).zaak.nietBewaard).toMatchObject([
        { locatie: '/klant/interneNotitie' },
      ]);
    });

    it('of numbers is named by the step that has no room for them', async () => {
      const klant = { ...PROEF, partijIdentificatoren: [BSN] };
      const { betrokkene, zaak } = await inSteps({ betrokkene: klant, zaak: klant });
      expect(betrokkene.nietBewaard).toMatchObject([{ locatie: '/klant/partijIdentificatoren/0' }]);
      expect(zaak).not.toHaveProperty('nietBewaard');
    });
  });
});

const at = (whole: unknown, path: readonly string[]): unknown =>
  path.reduce((value, name) => (value as Readonly<Record<string, unknown>> | undefined)?.[name], whole);

/** Whether what was sent stands there: in the words of the register, or with more around it. */
function holds(stored: unknown, sent: unknown): boolean {
  if (sent === undefined) throw new TypeError('nothing was sent there');
  if (typeof stored !== 'string') return stored === sent;
  if (sent === 'afdeling') return stored === 'organisatorische_eenheid';
  return stored.includes(String(sent)) || Date.parse(stored) === Date.parse(String(sent));
}
