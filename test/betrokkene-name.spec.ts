import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { SEEDED_ORGANISATIE, SEEDED_PARTIJ } from '../src/sandbox/simulator/klanten/seed.js';
import { NO_CONTACTNAAM } from '../src/sandbox/simulator/klanten/groups.js';
import { OtherApplication, type Resource } from './support/other-application.js';
import { ProductUnderTest, type Answer } from './support/product.js';
import { Reader } from './support/reader.js';
import { VARIANTS } from './support/requests.js';
import { startSurroundings, type Surroundings } from './support/surroundings.js';

const SANNE = { voorletters: 'S', voornaam: 'Sanne', voorvoegselAchternaam: 'de', achternaam: 'Vries' };
const A = VARIANTS['A + interne taak'];
const ALWAYS = Number.POSITIVE_INFINITY;

describe('the name on a betrokkene', () => {
  let surroundings: Surroundings;
  let product: ProductUnderTest;
  let colleague: OtherApplication;

  beforeAll(async () => {
    surroundings = await startSurroundings();
    product = await ProductUnderTest.start(surroundings);
    colleague = new OtherApplication(surroundings);
  });
  afterEach(() => surroundings.klanten.faults.clear());
  afterAll(async () => {
    await product.stop();
    await surroundings.stop();
  });

  async function betrokkeneOf({ status, body }: Answer): Promise<Resource> {
    expect({ status, uitkomst: body.uitkomst }).toEqual({ status: 201, uitkomst: 'voltooid' });
    return colleague.klanten(`betrokkenen/${body.betrokkene.uuid}`);
  }

  const whole = (klant: object) => product.submit({ ...A, klant });

  async function step(klant: object): Promise<Answer> {
    const { body } = await product.post('/klantcontacten', '{}');
    return product.post(`/klantcontacten/${body.klantcontact.uuid}/betrokkenen`, JSON.stringify({ klant }));
  }

  const known = (partij: string, fields: object = {}) => ({ soort: 'bekendePartij', partij, ...fields });

  describe.each([
    ['of the whole', whole],
    ['of a step', step],
  ])('%s', (_, register) => {
    it('is that of a known persoon', async () => {
      expect(await betrokkeneOf(await register(known(SEEDED_PARTIJ)))).toMatchObject({
        contactnaam: SANNE,
        organisatienaam: '',
      });
    });

    it('is that of a known organisatie', async () => {
      expect(await betrokkeneOf(await register(known(SEEDED_ORGANISATIE)))).toMatchObject({
        contactnaam: NO_CONTACTNAAM,
        organisatienaam: 'Bakkerij De Gouden Aar',
      });
    });

    it('is that of a new organisatie', async () => {
      const klant = { soort: 'nieuwePartij', soortPartij: 'organisatie', naam: 'Fietsenmakerij Rond' };
      expect(await betrokkeneOf(await register(klant))).toMatchObject({
        contactnaam: NO_CONTACTNAAM,
        organisatienaam: 'Fietsenmakerij Rond',
      });
    });

    it('is the one that holds for this request, when there is one', async () => {
      const afwijkendeContactgegevens = { contactnaam: { achternaam: 'Bakker' } };
      expect(await betrokkeneOf(await register(known(SEEDED_PARTIJ, { afwijkendeContactgegevens })))).toMatchObject({
        contactnaam: { ...NO_CONTACTNAAM, achternaam: 'Bakker' },
        organisatienaam: '',
      });
    });

    it('is that of the partij, when only something else differs for this request', async () => {
      const afwijkendeContactgegevens = { correspondentieadres: { straatnaam: 'Kade', huisnummer: 3 } };
      expect(await betrokkeneOf(await register(known(SEEDED_PARTIJ, { afwijkendeContactgegevens })))).toMatchObject({
        contactnaam: SANNE,
        correspondentieadres: { straatnaam: 'Kade', huisnummer: 3 },
      });
    });

    it('is none when the partij has none', async () => {
      const { uuid } = await colleague.createInKlanten('partijen', { soortPartij: 'persoon', indicatieActief: true });
      expect(await betrokkeneOf(await register(known(uuid)))).toMatchObject({
        wasPartij: { uuid },
        contactnaam: NO_CONTACTNAAM,
        organisatienaam: '',
      });
    });

    it('is found out although Klanten failed for a moment', async () => {
      for (const operation of ['GET /partijen/{uuid}', 'PATCH /betrokkenen/{uuid}'])
        surroundings.klanten.faults.add({ operation, fault: { kind: 'errorBefore' } });
      expect(await betrokkeneOf(await register(known(SEEDED_PARTIJ)))).toMatchObject({ contactnaam: SANNE });
    });

    it('is the reason that nothing is registered, when the partij cannot be read', async () => {
      const difference = product.counting();
      surroundings.klanten.faults.add({
        operation: 'GET /partijen/{uuid}',
        times: ALWAYS,
        fault: { kind: 'errorBefore' },
      });
      const { status, body } = await register(known(SEEDED_PARTIJ));
      expect({ status, ...body }).toMatchObject({ status: 502, uitkomst: 'ongedaanGemaakt', opnieuwProberen: true });
      surroundings.klanten.faults.clear();
      const { 'klanten/klantcontacten': begun = 0, 'klanten/actorklantcontacten': linked = 0, ...left } = difference();
      expect([begun, linked, left]).toEqual(register === whole ? [0, 0, {}] : [1, 1, {}]);
    });
  });

  it('is named when it cannot be filled in, although all else stands; a person can have it filled in', async () => {
    surroundings.klanten.faults.add({
      operation: 'PATCH /betrokkenen/{uuid}',
      times: ALWAYS,
      fault: { kind: 'refuse', status: 400 },
    });
    const { status, body } = await whole(known(SEEDED_PARTIJ));
    expect({ status, ...body }).toMatchObject({
      status: 502,
      uitkomst: 'vraagtAandacht',
      interneTaak: { uuid: expect.any(String) },
      achtergebleven: [{ stap: 'betrokkenenaam' }],
    });
    surroundings.klanten.faults.clear();
    const beheerder = await surroundings.issuer.token({
      sub: 'bea',
      email: 'bea@gemeente.example',
      roles: ['beheerder'],
    });
    await product.request('POST', `/api/v1/beheer/productaanvragen/${body.id}/hervatting`, {
      headers: { authorization: `Bearer ${beheerder}` },
    });
    expect((await product.settled(body.id, beheerder)).body).toMatchObject({ uitkomst: 'voltooid' });
    expect(await colleague.klanten(`betrokkenen/${body.betrokkene.uuid}`)).toMatchObject({ contactnaam: SANNE });
  });

  it('is what the medewerker was shown, also when it was changed a moment ago', async () => {
    const naam = (achternaam: string) => ({ contactnaam: { ...NO_CONTACTNAAM, achternaam } });
    const { uuid } = await colleague.createInKlanten('partijen', {
      soortPartij: 'persoon',
      indicatieActief: true,
      partijIdentificatie: naam('Bos'),
    });
    const reader = await Reader.login(surroundings, product);
    expect(await reader.get(`/partijen/${uuid}`)).toMatchObject({ status: 200, body: { naam: 'Bos' } });
    await colleague.patchInKlanten(`partijen/${uuid}`, { soortPartij: 'persoon', partijIdentificatie: naam('Boom') });
    expect(await betrokkeneOf(await whole(known(uuid)))).toMatchObject(naam('Bos'));
  });

  it('does not keep a partij that was shown and is gone', async () => {
    const { uuid } = await colleague.createInKlanten('partijen', { soortPartij: 'persoon', indicatieActief: true });
    const reader = await Reader.login(surroundings, product);
    expect(await reader.get(`/partijen/${uuid}`)).toMatchObject({ status: 200 });
    await colleague.removeFromKlanten(`partijen/${uuid}`);
    for (const register of [whole, step])
      expect(await register(known(uuid))).toMatchObject({
        status: 400,
        body: { uitkomst: 'ongedaanGemaakt', errors: [{ location: '/klant/partij' }] },
      });
  });
});
