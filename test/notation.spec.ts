import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OtherApplication } from './support/other-application.js';
import { ProductUnderTest, type Answer } from './support/product.js';
import { Reader } from './support/reader.js';
import { VARIANTS } from './support/requests.js';
import { startSurroundings, type Surroundings } from './support/surroundings.js';

const B2 = VARIANTS['B2 + interne taak'];
const telefoonnummer = (adres: string) => ({ soortDigitaalAdres: 'telefoonnummer', adres });
const email = (adres: string) => ({ soortDigitaalAdres: 'email', adres });

describe('what people type and paste', () => {
  let surroundings: Surroundings;
  let product: ProductUnderTest;
  let colleague: OtherApplication;
  let reader: Reader;
  let authorization: string;

  beforeAll(async () => {
    surroundings = await startSurroundings();
    product = await ProductUnderTest.start(surroundings);
    colleague = new OtherApplication(surroundings);
    reader = await Reader.login(surroundings, product);
    authorization = `Bearer ${await surroundings.issuer.token()}`;
  });
  afterAll(async () => {
    await product.stop();
    await surroundings.stop();
  });

  const eenmalig = (fields: object) => ({
    ...B2,
    klant: { soort: 'eenmalig', contactnaam: { achternaam: 'Bos' }, ...fields },
  });

  const post = (path: string, body: unknown): Promise<Answer> =>
    product.request('POST', `/api/v1${path}`, {
      body: JSON.stringify(body),
      headers: { authorization, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    });

  /** The composite, the single step and the search, which say of one klant the same. */
  async function everywhere(klant: { digitaleAdressen: readonly { soortDigitaalAdres: string; adres: string }[] }) {
    const klantcontact = await post('/klantcontacten', {});
    const [{ soortDigitaalAdres, adres } = { soortDigitaalAdres: '', adres: '' }] = klant.digitaleAdressen;
    return {
      composite: await product.submit(eenmalig(klant)),
      step: await post(`/klantcontacten/${klantcontact.body.klantcontact.uuid}/betrokkenen`, {
        klant: eenmalig(klant).klant,
      }),
      search: await reader.zoek({ [soortDigitaalAdres]: adres }),
    };
  }

  it('leaves nothing behind that nobody sees', async () => {
    const answer = await product.submit({
      ...eenmalig({
        contactnaam: { voorletters: 'J.\u200b', achternaam: '\u202aJan\u00adsen\u202c' },
        bezoekadres: { straatnaam: 'Dorps\u200bstraat\r\n', postcode: '\u202a1234\u00a0ab\u202c', land: 'NL\ufeff' },
        digitaleAdressen: [telefoonnummer('\u202d0612345678\u202c'), email('jan@voorbeeld.test\u200b')],
      }),
      klantcontact: { onderwerp: 'Een\u0007vraag\u2060', inhoud: 'Regel 1\r\n\u202eRegel 2\u202c\n\tRegel 3' },
    });
    expect(answer.status).toBe(201);
    const { klantcontact, betrokkene, adressenVanBetrokkene } = await colleague.dossier(answer.body);
    expect(klantcontact).toMatchObject({ onderwerp: 'Een vraag', inhoud: 'Regel 1\r\nRegel 2\n\tRegel 3' });
    expect(betrokkene).toMatchObject({
      contactnaam: { voorletters: 'J.', achternaam: 'Jansen' },
      bezoekadres: { straatnaam: 'Dorpsstraat', postcode: '1234 AB', land: 'NL' },
    });
    expect(adressenVanBetrokkene.map(({ adres }) => adres)).toEqual(['0612345678', 'jan@voorbeeld.test']);
  });

  it.each(['\u200b', '\u00ad\u2060', '\u3164', '\u2800', '\ufeff \u200d', '\ufe0f'])(
    'is not filled in when it shows nothing: %j',
    async (nothing) => {
      const { status, body } = await product.submit(eenmalig({ contactnaam: { achternaam: nothing } }));
      expect({ status, errors: body.errors }).toMatchObject({
        status: 400,
        errors: [{ location: '/klant/contactnaam', code: 'verplicht' }],
      });
    },
  );

  it.each([
    ['+31 06 12345678', '+31612345678'],
    ['0031 (0)6 1234 5678', '+31612345678'],
    ['\u202a06\u2011 12345678\u202c', '0612345678'],
    ['0970 1234 5678', '+3197012345678'],
    ['00683 4000', '006834000'],
  ])('is a telefoonnummer that can be called: %j', async (adres, stored) => {
    const answers = await everywhere({ digitaleAdressen: [telefoonnummer(adres)] });
    expect(Object.values(answers).map(({ status }) => status)).toEqual([201, 201, 200]);
    const { adressenVanBetrokkene } = await colleague.dossier(answers.composite.body);
    expect(adressenVanBetrokkene).toMatchObject([{ adres: stored }]);
  });

  it.each([
    '+31 900 8727736',
    '0031 (0)800 1234',
    '+31 14 020',
    '112',
    '+0612345678',
    '1111111111',
    '020 7530523 tst 1',
  ])('is refused everywhere when it cannot be called: %j', async (adres) => {
    for (const { status, body } of Object.values(await everywhere({ digitaleAdressen: [telefoonnummer(adres)] })))
      expect({ status, codes: body.errors.map(({ code }: { code: string }) => code) }).toEqual({
        status: 400,
        codes: ['ongeldig-telefoonnummer'],
      });
  });

  it.each([
    ['a@mu\u0308nchen.test', 'a@münchen.test'],
    ['a@ПРИМЕР.рф', 'a@пример.рф'],
    ['\ufeffA@Voorbeeld.test', 'A@Voorbeeld.test'],
  ])('is an e-mail address in any script: %j', async (adres, stored) => {
    const answers = await everywhere({ digitaleAdressen: [email(adres)] });
    expect(Object.values(answers).map(({ status }) => status)).toEqual([201, 201, 200]);
    const { adressenVanBetrokkene } = await colleague.dossier(answers.composite.body);
    expect(adressenVanBetrokkene).toMatchObject([{ adres: stored }]);
  });

  it('is refused everywhere for what is wrong with it, when the registers know no such address', async () => {
    for (const { status, body } of Object.values(
      await everywhere({ digitaleAdressen: [email('jörg@voorbeeld.test')] }),
    ))
      expect({ status, errors: body.errors }).toMatchObject({
        status: 400,
        errors: [{ code: 'ongeldig-emailadres', detail: expect.stringContaining('apenstaartje') }],
      });
  });

  it('finds whoever was registered by another application with it', async () => {
    const { uuid } = await colleague.createInKlanten('partijen', {
      soortPartij: 'persoon',
      indicatieActief: true,
      partijIdentificatie: {
        contactnaam: { voorletters: '', voornaam: '', voorvoegselAchternaam: '', achternaam: 'Bos' },
      },
    });
    for (const [soortDigitaalAdres, adres] of [
      ['telefoonnummer', '+31687654329'],
      ['email', 'bos@xn--mnchen-3ya.test'],
    ])
      await colleague.createInKlanten('digitaleadressen', { soortDigitaalAdres, adres, verstrektDoorPartij: { uuid } });
    for (const sleutel of [
      { telefoonnummer: '\u202d06 8765\u00ad4329\u202c' },
      { telefoonnummer: '0031 (0)6 87654329' },
      { email: 'BOS@mu\u0308nchen.test\u200b' },
    ])
      expect((await reader.zoek(sleutel)).body.partijen).toEqual([expect.objectContaining({ uuid })]);
  });
});
