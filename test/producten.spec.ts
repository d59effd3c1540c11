import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProductUnderTest, type Answer } from './support/product.js';
import { Reader } from './support/reader.js';
import { startSurroundings, type Surroundings } from './support/surroundings.js';

/** What is asked when the product does not say. */
const OWN = 'Mogen wij uw gegevens bewaren? Dan hoeft u ze een volgende keer niet opnieuw te geven.';

describe('GET /producten', () => {
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

  it('says what can be applied for, without asking a register', async () => {
    const reader = await Reader.login(surroundings, product);
    let answer: Answer | undefined;
    expect(await reader.calls(async () => (answer = await reader.get('/producten')))).toEqual([]);
    expect(answer?.status).toBe(200);
    expect(answer?.body).toEqual({
      producten: [
        {
          product: 'parkeervergunning',
          naam: 'Parkeervergunning',
          omschrijving: 'Vergunning om in uw eigen straat te parkeren.',
          niveau: 'laag',
          vervolg: 'zaak',
          voorleesvraag: expect.stringContaining('als u de vergunning verlengt'),
        },
        {
          product: 'verhuizing',
          naam: 'Verhuizing doorgeven',
          omschrijving: 'Doorgeven dat u verhuist.',
          niveau: 'laag',
          vervolg: 'zaak',
          voorleesvraag: OWN,
        },
        {
          product: 'uittreksel',
          naam: 'Uittreksel uit de basisregistratie',
          omschrijving: 'Bewijs van inschrijving in de gemeente.',
          niveau: 'geen',
          vervolg: 'interneTaak',
          voorleesvraag: OWN,
        },
      ],
    });
  });

  it('is not for a stranger', async () => {
    const stranger = await Reader.login(surroundings, product, { roles: [] });
    expect(await stranger.get('/producten')).toMatchObject({ status: 403 });
    expect(await product.request('GET', '/api/v1/producten', {})).toMatchObject({ status: 401 });
  });
});
