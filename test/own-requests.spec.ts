import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProductUnderTest, type Answer } from './support/product.js';
import { VARIANTS } from './support/requests.js';
import { Holding } from './support/restartable-product.js';
import { startSurroundings, type Surroundings } from './support/surroundings.js';

describe('GET /productaanvragen', () => {
  let surroundings: Surroundings;
  let product: ProductUnderTest;

  beforeAll(async () => {
    surroundings = await startSurroundings();
    product = await ProductUnderTest.start(surroundings);
  });
  afterAll(async () => {
    await product.stop();
    await surroundings.stop();
  });

  const login = (sub: string, roles = ['klantcontactmedewerker']) =>
    surroundings.issuer.token({ sub, email: `${sub}@gemeente.example`, roles });
  const list = (token: string, query = ''): Promise<Answer> =>
    product.request('GET', `/api/v1/productaanvragen${query}`, { headers: { authorization: `Bearer ${token}` } });

  it('has what the caller sent today, the newest first, and nothing about the customer', async () => {
    const token = await login('anna');
    const first = await product.submit(VARIANTS['B2 + zaak'], { token });
    const step = await product.post('/klantcontacten', '{}', { token });
    const { status, body } = await list(token);
    expect(status).toBe(200);
    expect(body).toEqual({
      aanvragen: [
        {
          id: step.body.id,
          soort: 'klantcontact',
          ontvangenOp: expect.stringMatching(/Z$/),
          geeindigdOp: expect.stringMatching(/Z$/),
          uitkomst: 'voltooid',
          kenmerk: step.body.klantcontact.nummer,
          nummer: step.body.klantcontact.nummer,
        },
        {
          id: first.body.id,
          soort: 'productaanvraag',
          product: 'parkeervergunning',
          ontvangenOp: expect.stringMatching(/Z$/),
          geeindigdOp: expect.stringMatching(/Z$/),
          uitkomst: 'voltooid',
          kenmerk: first.body.klantcontact.nummer,
          nummer: first.body.zaak.identificatie,
        },
      ],
    });
  });

  it('has nothing of anybody else, also not for a beheerder', async () => {
    await product.submit(VARIANTS['B2 + zaak'], { token: await login('bram') });
    expect((await list(await login('carla'))).body).toEqual({ aanvragen: [] });
    expect((await list(await login('dirk', ['klantcontactmedewerker', 'beheerder']))).body).toEqual({ aanvragen: [] });
    expect((await list(await login('emma', []))).status).toBe(403);
    expect((await product.request('GET', '/api/v1/productaanvragen', {})).status).toBe(401);
  });

  it('tells by its key whether a request arrived, in whatever spelling, while it is under way as well', async () => {
    const token = await login('fenna');
    const key = randomUUID();
    expect((await list(token, `?sleutel=${key}`)).body.aanvragen).toEqual([]);
    const holding = new Holding();
    surroundings.zaken.faults.add({ operation: 'POST /zaak_registreren', fault: holding.fault });
    const headers = { prefer: 'respond-async' };
    const { id } = (await product.submit(VARIANTS['B2 + zaak'], { token, key, headers })).body;
    await product.submit(VARIANTS['B2 + interne taak'], { token });
    for (const sleutel of [key, key.toUpperCase(), key.replaceAll('-', '')])
      expect((await list(token, `?sleutel=${sleutel}`)).body.aanvragen).toMatchObject([
        { id, uitkomst: 'wordtVoltooid' },
      ]);
    expect((await list(await login('gijs'), `?sleutel=${key}`)).body.aanvragen).toEqual([]);
    holding.release();
    await product.settled(id, token);
    expect((await list(token, `?sleutel=${key}`)).body.aanvragen).toMatchObject([{ id, uitkomst: 'voltooid' }]);
  });

  it('goes back as far as is asked, page by page', async () => {
    const token = await login('hans');
    for (const _ of [1, 2]) await product.post('/klantcontacten', '{}', { token });
    const page = await list(token, '?vanaf=2026-01-01&pageSize=1');
    expect(page.body.aanvragen).toHaveLength(1);
    expect(page.headers.get('link')).toContain(
      '</api/v1/productaanvragen?vanaf=2026-01-01&pageSize=1&page=2>; rel="next"',
    );
    expect((await list(token, '?vanaf=2999-01-01')).body.aanvragen).toEqual([]);
  });

  it('names everything that is wrong with the question', async () => {
    const { status, body } = await list(await login('ida'), '?vanaf=gisteren&sleutel=kort&page=0&naam=x');
    expect(status).toBe(400);
    expect(body.errors.map(({ location }: { location: string }) => location).toSorted()).toEqual([
      'naam',
      'page',
      'sleutel',
      'vanaf',
    ]);
  });
});
