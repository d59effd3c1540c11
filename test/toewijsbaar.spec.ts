import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { OtherApplication } from './support/other-application.js';
import { ProductUnderTest, type Answer } from './support/product.js';
import { Reader } from './support/reader.js';
import { VARIANTS } from './support/requests.js';
import { startSurroundings, type Surroundings } from './support/surroundings.js';

const CODES = {
  medewerker: { codeObjecttype: 'mdw', codeRegister: 'handmatig', codeSoortObjectId: 'email' },
  afdeling: { codeObjecttype: 'afd', codeRegister: 'obj', codeSoortObjectId: 'idf' },
  groep: { codeObjecttype: 'grp', codeRegister: 'obj', codeSoortObjectId: 'idf' },
} as const;

describe('GET /toewijsbaar', () => {
  let surroundings: Surroundings;
  let product: ProductUnderTest;
  let other: OtherApplication;
  let reader: Reader;

  beforeAll(async () => {
    surroundings = await startSurroundings();
    product = await ProductUnderTest.start(surroundings);
    other = new OtherApplication(surroundings);
    reader = await Reader.login(surroundings, product);
    await actor('Noor Balk', 'medewerker', 'noor.balk@gemeente.example');
    await actor('Balie noord', 'groep', 'balie-noord');
    await actor('Balie noord (dubbel)', 'groep', 'balie-noord');
    await actor('Balie oost', 'groep', 'balie-oost', { indicatieActief: false });
    await actor('Balie west', 'groep', '');
    await actor('Balie robot', 'medewerker', 'geen-emailadres');
    await actor('Balie elders', 'afdeling', 'x', { actoridentificator: { ...CODES.afdeling, codeRegister: 'anders' } });
  });
  afterEach(() => surroundings.klanten.faults.clear());
  afterAll(async () => {
    await product.stop();
    await surroundings.stop();
  });

  const actor = (naam: string, soort: keyof typeof CODES, objectId: string, values: object = {}) =>
    other.createInKlanten('actoren', {
      naam,
      soortActor: soort === 'medewerker' ? 'medewerker' : 'organisatorische_eenheid',
      indicatieActief: true,
      actoridentificator: { ...CODES[soort], objectId },
      ...values,
    });

  const search = (query: Record<string, string>) => reader.get(`/toewijsbaar?${new URLSearchParams(query).toString()}`);

  it('offers every soort by a part of the naam, in one round trip', async () => {
    let answer: Answer | undefined;
    const calls = await reader.calls(async () => (answer = await search({ zoek: ' BAL ' })));
    expect(calls).toEqual(['GET /actoren', 'GET /actoren', 'GET /actoren']);
    expect(answer?.status).toBe(200);
    expect(answer?.body).toEqual({
      toewijsbaar: [
        { soort: 'groep', identificatie: 'balie-centrum', naam: 'Balie centrum' },
        { soort: 'groep', identificatie: 'balie-noord', naam: 'Balie noord' },
        { soort: 'medewerker', identificatie: 'noor.balk@gemeente.example', naam: 'Noor Balk' },
      ],
      meer: false,
    });
  });

  it('offers one soort in one call', async () => {
    let answer: Answer | undefined;
    const calls = await reader.calls(async () => (answer = await search({ zoek: 'park', soort: 'afdeling' })));
    expect(calls).toEqual(['GET /actoren']);
    expect(answer?.body.toewijsbaar).toEqual([{ soort: 'afdeling', identificatie: 'parkeren', naam: 'Parkeren' }]);
    expect((await search({ zoek: 'park', soort: 'groep' })).body).toEqual({ toewijsbaar: [], meer: false });
  });

  it('offers what a request takes', async () => {
    const { body } = await search({ zoek: 'bal' });
    const { vervolg, ...rest } = VARIANTS['A + interne taak'];
    for (const { soort, identificatie } of body.toewijsbaar) {
      const answer = await product.submit({
        ...rest,
        vervolg: { ...vervolg, toegewezenAan: { soort, identificatie } },
      });
      expect(answer.status).toBe(201);
    }
  });

  it('offers a medewerker whose address has capitals, and that very actor gets the task', async () => {
    const identificatie = 'Noor.vanDam@gemeente.example';
    const offered = await actor('Noor van Dam', 'medewerker', identificatie);
    const { body } = await search({ zoek: 'Noor van', soort: 'medewerker' });
    expect(body.toewijsbaar).toEqual([{ soort: 'medewerker', identificatie, naam: 'Noor van Dam' }]);
    const [parkeren] = await other.listKlanten('actoren?actoridentificatorObjectId=parkeren');
    const { vervolg, ...rest } = VARIANTS['B2 + interne taak'];
    for (const spelled of [identificatie, identificatie.toLowerCase(), identificatie.toUpperCase()]) {
      const toegewezenAan = { soort: 'medewerker', identificatie: spelled };
      const answer = await product.submit({ ...rest, vervolg: { ...vervolg, toegewezenAan } });
      expect(answer.status).toBe(201);
      const [taak] = (await other.dossier(answer.body)).interneTaken;
      // The second is the afdeling of the product.
      expect(taak?.['toegewezenAanActoren']).toMatchObject([{ uuid: offered.uuid }, { uuid: parkeren?.uuid }]);
    }
    expect(await other.listKlanten('actoren?naam=noor.vandam')).toEqual([]);
  });

  it('does not offer an afdeling or groep that is out of use, nor can it get a task', async () => {
    expect((await search({ zoek: 'balie oost' })).body.toewijsbaar).toEqual([]);
    const { vervolg, ...rest } = VARIANTS['B2 + interne taak'];
    const toegewezenAan = { soort: 'groep', identificatie: 'balie-oost' };
    expect(await product.submit({ ...rest, vervolg: { ...vervolg, toegewezenAan } })).toMatchObject({
      status: 400,
      body: { errors: [{ location: '/vervolg/toegewezenAan/identificatie', code: 'onbekende-groep' }] },
    });
  });

  it('says when there are more than twenty', async () => {
    for (let number = 1; number <= 11; number += 1) {
      await actor(`Ploeg ${number}`, 'groep', `ploeg-${number}`);
      await actor(`Ploeg ${number}`, 'afdeling', `ploeg-${number}`);
    }
    const { body } = await search({ zoek: 'ploeg' });
    expect([body.toewijsbaar.length, body.meer]).toEqual([20, true]);
    expect((await search({ zoek: 'ploeg', soort: 'groep' })).body).toMatchObject({ meer: false });
    for (let number = 12; number <= 21; number += 1) await actor(`Ploeg ${number}`, 'groep', `ploeg-${number}`);
    const { body: one } = await search({ zoek: 'ploeg', soort: 'groep' });
    expect([one.toewijsbaar.length, one.meer]).toEqual([20, true]);
  });

  it.each([
    ['', ['zoek verplicht']],
    ['zoek=%20', ['zoek verplicht']],
    ['zoek=b', ['zoek te-kort']],
    ['zoek=%F0%9F%98%80', ['zoek te-kort']],
    [`zoek=${'b'.repeat(201)}`, ['zoek te-lang']],
    ['zoek=ba&zoek=li', ['zoek verkeerd-type']],
    ['soort=robot&pagina=2', ['pagina onbekend-veld', 'soort ongeldige-waarde', 'zoek verplicht']],
  ])('refuses ?%s with all that is wrong', async (query, errors) => {
    let answer: Answer | undefined;
    expect(await reader.calls(async () => (answer = await reader.get(`/toewijsbaar?${query}`)))).toEqual([]);
    expect(answer).toMatchObject({ status: 400, body: { type: '/problemen/ongeldige-invoer' } });
    const found = answer?.body.errors as { in: string; location: string; code: string }[];
    expect(found.map(({ location, code }) => `${location} ${code}`).toSorted()).toEqual(errors);
    expect(new Set(found.map(({ in: where }) => where))).toEqual(new Set(['query']));
  });

  it('says so when Klanten fails', async () => {
    const fault = { kind: 'errorBefore' } as const;
    surroundings.klanten.faults.add({ operation: 'GET /actoren', call: 2, times: Infinity, fault });
    expect(await search({ zoek: 'balie' })).toMatchObject({
      status: 502,
      body: { type: '/problemen/register-fout', opnieuwProberen: true },
    });
  });

  it('is not for a stranger', async () => {
    const stranger = await Reader.login(surroundings, product, { roles: [] });
    expect(await stranger.get('/toewijsbaar?zoek=balie')).toMatchObject({ status: 403 });
    expect(await product.request('GET', '/api/v1/toewijsbaar?zoek=balie', {})).toMatchObject({ status: 401 });
  });
});
