import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProductUnderTest, type Answer } from './support/product.js';
import { Reader } from './support/reader.js';
import { startSurroundings, type Surroundings } from './support/surroundings.js';

describe('GET /instellingen', () => {
  let surroundings: Surroundings;
  let product: ProductUnderTest;

  beforeAll(async () => {
    surroundings = await startSurroundings();
    product = await ProductUnderTest.start(surroundings, ({ authenticatie: { methoden }, klantcontact }) => ({
      authenticatie: { methoden: [...methoden, { methode: 'digid', naam: 'Ingelogd met DigiD', niveau: 'hoog' }] },
      klantcontact: { ...klantcontact, kanaal: 'balie' },
    }));
  });
  afterAll(async () => {
    await product.stop();
    await surroundings.stop();
  });

  it('says what can be chosen and what is filled in, without asking a register', async () => {
    const reader = await Reader.login(surroundings, product);
    let answer: Answer | undefined;
    expect(await reader.calls(async () => (answer = await reader.get('/instellingen')))).toEqual([]);
    expect(answer).toMatchObject({ status: 200 });
    expect(answer?.body).toEqual({
      authenticatiemethoden: [
        { methode: 'controlevragen', naam: 'Controlevragen gesteld', niveau: 'laag' },
        { methode: 'terugbellen', naam: 'Teruggebeld op een bekend nummer', niveau: 'substantieel' },
        { methode: 'niet', naam: 'Niet gecontroleerd', niveau: 'geen' },
        { methode: 'digid', naam: 'Ingelogd met DigiD', niveau: 'hoog' },
      ],
      klantcontact: {
        kanaal: 'balie',
        onderwerp: 'Productaanvraag: {naam}',
        taal: 'nld',
        vertrouwelijk: false,
        indicatieContactGelukt: true,
      },
      partij: {
        voorkeurstaal: 'nld',
        indicatieActief: true,
        indicatieGeheimhouding: false,
        zonderIdentificatorToegestaan: true,
      },
    });
  });

  it('is not for a stranger', async () => {
    const stranger = await Reader.login(surroundings, product, { roles: [] });
    expect(await stranger.get('/instellingen')).toMatchObject({ status: 403 });
  });
});
