import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OtherApplication } from './support/other-application.js';
import { ProductUnderTest, type Answer } from './support/product.js';
import { Reader } from './support/reader.js';
import { VARIANTS } from './support/requests.js';
import { startSurroundings, type Surroundings } from './support/surroundings.js';

describe('a new partij that may be there already', () => {
  let surroundings: Surroundings;
  let product: ProductUnderTest;

  const nieuw = (klant: object) => ({
    ...VARIANTS['B1 + interne taak'],
    klant: { ...VARIANTS['B1 + interne taak'].klant, ondanksMogelijkeDubbele: false, ...klant },
  });
  const karel = nieuw({
    digitaleAdressen: [{ soortDigitaalAdres: 'telefoonnummer', adres: '0687654321' }],
    partijIdentificatoren: [{ codeSoortObjectId: 'bsn', objectId: '999990019' }],
  });
  let known: string;

  beforeAll(async () => {
    surroundings = await startSurroundings();
    product = await ProductUnderTest.start(surroundings);
    known = (await product.submit(karel)).body.partij.uuid;
  });
  afterAll(async () => {
    await product.stop();
    await surroundings.stop();
  });

  it('is refused with the candidates when its BSN is in use', async () => {
    const difference = product.counting();
    const { status, body } = await product.submit(nieuw({ ...karel.klant, digitaleAdressen: [] }));
    expect({ status, type: body.type }).toEqual({ status: 409, type: '/problemen/klant-al-bekend' });
    expect(body.kandidaten).toEqual([expect.objectContaining({ uuid: known })]);
    expect(difference()).toEqual({});
  });

  it.each(['Bsn', 'Burgerservicenummer'])('is found by the BSN of a partij that was stored as %s', async (soort) => {
    const partij = await new OtherApplication(surroundings).klanten(`partijen/${known}`);
    const identificator = { codeRegister: 'brp', codeObjecttype: '', codeSoortObjectId: soort, objectId: '999990019' };
    const partijIdentificatoren = [{ uuid: known, subIdentificatorVan: null, partijIdentificator: identificator }];
    const body = { count: 1, next: null, previous: null, results: [{ ...partij, partijIdentificatoren }] };
    surroundings.klanten.faults.add({
      operation: 'GET /partijen',
      times: Infinity,
      fault: { kind: 'refuse', status: 200, body },
    });
    const reader = await Reader.login(surroundings, product);
    const found = await reader.zoek({ bsn: '999990019' });
    const answer = await product.submit(nieuw({ ...karel.klant, digitaleAdressen: [] }));
    surroundings.klanten.faults.clear();
    expect(found.body.partijen).toEqual([expect.objectContaining({ uuid: known })]);
    expect(answer.body).toMatchObject({ type: '/problemen/klant-al-bekend', kandidaten: [{ uuid: known }] });
  });

  it('cannot be overruled when its BSN is in use', async () => {
    const { body } = await product.submit(nieuw({ ...karel.klant, ondanksMogelijkeDubbele: true }));
    expect(body.type).toBe('/problemen/klant-al-bekend');
  });

  it.each([
    ['another spelling of the phone number', '+31 6 87 65 43 21'],
    ['the same phone number', '0687654321'],
  ])('is refused with the candidates when someone of the same name has %s', async (_, adres) => {
    const difference = product.counting();
    const request = nieuw({ digitaleAdressen: [{ soortDigitaalAdres: 'telefoonnummer', adres }] });
    const { status, body } = await product.submit(request);
    expect({ status, type: body.type }).toEqual({ status: 409, type: '/problemen/klant-mogelijk-bekend' });
    expect(body.kandidaten).toEqual([
      expect.objectContaining({
        uuid: known,
        partijIdentificatoren: [{ codeSoortObjectId: 'bsn', objectId: '******019' }],
      }),
    ]);
    expect(difference()).toEqual({});
  });

  it.each([
    ["D'Arc", 'D’Arc'],
    ['Müller', 'Mu\u0308ller'],
    ['Weiß', 'WEISS'],
    ['IJsbrand', 'Ĳsbrand'],
    ['Jansen-de Bruin', 'jansen \u2010 de bruin'],
    ["van 't Hof", 'Van’t Hof'],
    ['van der Meer', 'v.d. Meer'],
    ['Van\u00a0Dijk', 'van Dijk'],
    ['Op\u00adstal', 'Opstal\u200b'],
  ])('is refused when someone is registered as %j and now called %j', async (achternaam, spelled) => {
    const adres = `${Buffer.from(achternaam).toString('hex')}@inwoner.test`;
    const request = (naam: string) =>
      nieuw({
        contactnaam: { achternaam: naam },
        digitaleAdressen: [{ soortDigitaalAdres: 'email', adres }],
      });
    const first = await product.submit(request(achternaam));
    expect(first.status).toBe(201);
    const { status, body } = await product.submit(request(spelled));
    expect({ status, type: body.type }).toEqual({ status: 409, type: '/problemen/klant-mogelijk-bekend' });
    expect(body.kandidaten).toEqual([expect.objectContaining({ uuid: first.body.partij.uuid })]);
  });

  it('is refused when the voorvoegsel stands elsewhere, and the e-mail address is spelled otherwise', async () => {
    const request = (contactnaam: object, adres: string) =>
      nieuw({ contactnaam, digitaleAdressen: [{ soortDigitaalAdres: 'email', adres }] });
    const first = await product.submit(
      request({ voorvoegselAchternaam: 'van der', achternaam: 'Berg' }, 'berg@münchen.test'),
    );
    expect(first.status).toBe(201);
    const { body } = await product.submit(request({ achternaam: 'Van der Berg' }, 'Berg@xn--mnchen-3ya.test'));
    expect(body.type).toBe('/problemen/klant-mogelijk-bekend');
  });

  it('is not taken for a vestiging of the same KvK-nummer, which a search does find', async () => {
    const kvkNummer = { codeSoortObjectId: 'kvk_nummer', objectId: '20000001' };
    const organisatie = (...partijIdentificatoren: object[]) => ({
      ...karel,
      klant: { soort: 'nieuwePartij', soortPartij: 'organisatie', naam: 'Keten', partijIdentificatoren },
    });
    const vestiging = await product.submit(
      organisatie(kvkNummer, { codeSoortObjectId: 'vestigingsnummer', objectId: '000000000001' }),
    );
    const reader = await Reader.login(surroundings, product);
    const found = await reader.zoek({ kvkNummer: kvkNummer.objectId });
    expect(found.body.partijen).toEqual([expect.objectContaining({ uuid: vestiging.body.partij.uuid })]);

    let answer: Answer | undefined;
    const calls = await reader.calls(async () => (answer = await product.submit(organisatie(kvkNummer))));
    expect(answer?.body).not.toHaveProperty('kandidaten');
    expect(calls).toEqual(['GET /partijen', 'POST /partijen']);
  });

  it('is not looked up again by what its caller has just searched by and found nobody, and the next one is', async () => {
    const reader = await Reader.login(surroundings, product);
    const [bsn, telefoonnummer] = ['111222333', '0611122233'];
    for (const search of [{ bsn }, { telefoonnummer }]) expect((await reader.zoek(search)).body.partijen).toEqual([]);
    const request = nieuw({
      contactnaam: { voornaam: 'Jan', achternaam: 'Smit' },
      digitaleAdressen: [{ soortDigitaalAdres: 'telefoonnummer', adres: telefoonnummer }],
      partijIdentificatoren: [{ codeSoortObjectId: 'bsn', objectId: bsn }],
    });
    const isRead = (operation: string) =>
      operation.startsWith('GET /partijen') || operation.startsWith('GET /digitale');
    const answers: Answer[] = [];
    const reads = async () =>
      (await reader.calls(async () => void answers.push(await product.submit(request)))).filter(isRead);
    expect(await reads()).toEqual([]);
    expect(await reads()).toEqual(expect.arrayContaining(['GET /partijen', 'GET /digitaleadressen']));
    expect(answers.map(({ status }) => status)).toEqual([201, 409]);
  });

  it('is registered when the caller overrules that, with the same key', async () => {
    const klant = { digitaleAdressen: [{ soortDigitaalAdres: 'telefoonnummer', adres: '0687654321' }] };
    const key = 'sleutel-van-een-verzoek';
    expect((await product.submit(nieuw(klant), { key })).status).toBe(409);
    const answer = await product.submit(nieuw({ ...klant, ondanksMogelijkeDubbele: true }), { key });
    expect(answer.status).toBe(201);
  });

  it('is registered when someone of another name has the phone number', async () => {
    const request = nieuw({
      contactnaam: { voornaam: 'Noor', achternaam: 'Bakker' },
      digitaleAdressen: [{ soortDigitaalAdres: 'telefoonnummer', adres: '0687654321' }],
    });
    expect((await product.submit(request)).status).toBe(201);
  });

  it('gives the same answer to the same key, although the partij is there by now', async () => {
    const request = nieuw({
      contactnaam: { voornaam: 'Anna', achternaam: 'Visser' },
      digitaleAdressen: [{ soortDigitaalAdres: 'email', adres: 'anna@inwoner.test' }],
    });
    const key = 'sleutel-van-nog-een-verzoek';
    const first = await product.submit(request, { key });
    expect(first.status).toBe(201);
    expect((await product.submit(request, { key })).body).toEqual(first.body);
  });

  it('writes nothing when Klanten cannot say', async () => {
    surroundings.klanten.faults.add({
      operation: 'GET /digitaleadressen',
      times: Infinity,
      fault: { kind: 'errorBefore' },
    });
    const difference = product.counting();
    const { status, body } = await product.submit(
      nieuw({ digitaleAdressen: [{ soortDigitaalAdres: 'email', adres: 'kees@inwoner.test' }] }),
    );
    surroundings.klanten.faults.clear();
    expect({ status, stap: body.stap }).toEqual({ status: 502, stap: 'dubbele klanten' });
    expect(difference()).toEqual({});
  });
});
