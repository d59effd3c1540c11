import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { SEEDED_ORGANISATIE } from '../src/sandbox/simulator/klanten/seed.js';
import { OtherApplication, type Resource } from './support/other-application.js';
import { ProductUnderTest, type Answer } from './support/product.js';
import { VARIANTS } from './support/requests.js';
import { startSurroundings, type Surroundings } from './support/surroundings.js';
import { unhurried } from './support/unhurried.js';

const { product: PRODUCT, klantcontact, authenticatie, vervolg } = VARIANTS['A + zaak'];
const KVK = { codeRegister: 'hr', codeObjecttype: 'niet_natuurlijk_persoon', codeSoortObjectId: 'kvk_nummer' };
const VESTIGING = { codeRegister: 'hr', codeObjecttype: 'vestiging', codeSoortObjectId: 'vestigingsnummer' };

describe('the initiator of a zaak', () => {
  let surroundings: Surroundings;
  let product: ProductUnderTest;
  let colleague: OtherApplication;

  beforeAll(async () => {
    surroundings = await startSurroundings();
    product = await ProductUnderTest.start(surroundings, unhurried);
    colleague = new OtherApplication(surroundings);
  });
  afterEach(() => surroundings.klanten.faults.clear());
  afterAll(async () => {
    await product.stop();
    await surroundings.stop();
  });

  const addressOf = (partij: string) => `${surroundings.environment['KLANTEN_URL']}/partijen/${partij}`;

  const persoon = (fields: object = {}): Promise<Resource> =>
    colleague.createInKlanten('partijen', {
      soortPartij: 'persoon',
      indicatieActief: true,
      partijIdentificatie: { contactnaam: { voornaam: 'Noor', achternaam: 'van Dam' } },
      ...fields,
    });

  const asAWhole = (klant: object) =>
    product.submit({ product: PRODUCT, klantcontact, authenticatie, klant, vervolg: { soort: 'zaak' } });

  /** The steps 2, 4 and 5 of C9018 one after the other. */
  async function stepByStep(klant: object): Promise<Answer> {
    const post = (path: string, body: object) => product.post(path, JSON.stringify(body));
    const begun = await post('/klantcontacten', { klantcontact, authenticatie });
    const path = `/klantcontacten/${begun.body.klantcontact.uuid}`;
    expect(await post(`${path}/betrokkenen`, { klant })).toMatchObject({ status: 201 });
    const { status, headers, body } = await post(`${path}/zaken`, { product: PRODUCT, klant, vervolg });
    return { status, headers, body: { ...begun.body, ...body } };
  }

  async function initiatorOf(answer: Answer): Promise<Resource> {
    expect(answer.body).toMatchObject({ uitkomst: 'voltooid' });
    expect(answer.body).not.toHaveProperty('interneTaak');
    const { rollen } = await colleague.dossier(answer.body);
    expect(rollen).toHaveLength(1);
    return rollen[0]!;
  }

  /** From now on Klanten gives this partij with these numbers, as it took them before it checked anything. */
  function storeNumbers(partij: Resource, numbers: readonly (readonly [soort: string, nummer: string])[]): void {
    const partijIdentificatoren = numbers.map(([codeSoortObjectId, objectId]) => ({
      uuid: randomUUID(),
      subIdentificatorVan: null,
      partijIdentificator: { codeRegister: 'BRP', codeObjecttype: 'Persoon', codeSoortObjectId, objectId },
    }));
    const body = { ...partij, partijIdentificatoren };
    surroundings.klanten.faults.add({
      operation: 'GET /partijen/{uuid}',
      times: Infinity,
      fault: { kind: 'refuse', status: 200, body },
    });
  }

  describe.each([
    ['by the composite', asAWhole],
    ['step by step', stepByStep],
  ])('%s', (_, register) => {
    it.each([
      ['Bsn', '999990019'],
      ['Burgerservicenummer', '999990019'],
      ['BSN', '999.990.019'],
      ['bsn', ' 999990019\u200b'],
    ])('has the BSN that was stored as %s %j', async (soort, nummer) => {
      const partij = await persoon();
      storeNumbers(partij, [[soort, nummer]]);
      const answer = await register({ soort: 'bekendePartij', partij: partij.uuid });
      expect(await initiatorOf(answer)).toMatchObject({
        betrokkeneType: 'natuurlijk_persoon',
        betrokkene: addressOf(partij.uuid),
        betrokkeneIdentificatie: { inpBsn: '999990019', geslachtsnaam: 'van Dam' },
      });
    });

    it('has the BSN that lost its leading zero', async () => {
      const partij = await persoon();
      storeNumbers(partij, [['bsn', '10000008']]);
      const answer = await register({ soort: 'bekendePartij', partij: partij.uuid });
      expect(await initiatorOf(answer)).toMatchObject({ betrokkeneIdentificatie: { inpBsn: '010000008' } });
    });

    it('does without a number that is wrong, which costs the customer nothing', async () => {
      const partij = await persoon();
      storeNumbers(partij, [['bsn', '999990018']]);
      const answer = await register({ soort: 'bekendePartij', partij: partij.uuid });
      expect(await initiatorOf(answer)).toMatchObject({
        betrokkene: addressOf(partij.uuid),
        betrokkeneIdentificatie: { inpBsn: '', voornamen: 'Noor', geslachtsnaam: 'van Dam' },
      });
      expect(answer.body.nietBewaard).toEqual([
        {
          locatie: '/klant/partij',
          reden: 'Het BSN van deze klant klopt niet in Klanten. Daarom staat het niet op de zaak.',
        },
      ]);
    });

    it('is known by the KvK-nummer that the vestigingsnummer of its partij hangs under', async () => {
      const objectId = String(10_000_000 + Math.floor(Math.random() * 89_999_999));
      const kvk = await colleague.createInKlanten('partij-identificatoren', {
        identificeerdePartij: null,
        partijIdentificator: { ...KVK, objectId },
      });
      const { uuid } = await colleague.createInKlanten('partijen', {
        soortPartij: 'organisatie',
        indicatieActief: true,
        partijIdentificatie: { naam: 'Fietsenmakerij Rond' },
        partijIdentificatoren: [
          {
            partijIdentificator: { ...VESTIGING, objectId: '000000000009' },
            subIdentificatorVan: { uuid: kvk.uuid },
          },
        ],
      });
      const answer = await register({ soort: 'bekendePartij', partij: uuid });
      expect(await initiatorOf(answer)).toMatchObject({
        betrokkeneType: 'niet_natuurlijk_persoon',
        betrokkene: addressOf(uuid),
        betrokkeneIdentificatie: { kvkNummer: objectId, vestigingsNummer: '000000000009' },
      });
    });

    it('is a company when a persoon is known by its KvK-nummer', async () => {
      const objectId = String(10_000_000 + Math.floor(Math.random() * 89_999_999));
      const { uuid } = await persoon({ partijIdentificatoren: [{ partijIdentificator: { ...KVK, objectId } }] });
      const answer = await register({ soort: 'bekendePartij', partij: uuid });
      expect(await initiatorOf(answer)).toMatchObject({
        betrokkeneType: 'niet_natuurlijk_persoon',
        betrokkene: addressOf(uuid),
        betrokkeneIdentificatie: { kvkNummer: objectId, statutaireNaam: 'Noor van Dam' },
      });
    });

    it('is the new partij, by its address too', async () => {
      const klant = {
        soort: 'nieuwePartij',
        soortPartij: 'persoon',
        contactnaam: { voornaam: 'Noor', achternaam: `Dam ${randomUUID()}` },
      };
      const answer = await register(klant);
      const { betrokkene, rollen } = await colleague.dossier(answer.body);
      expect(rollen).toMatchObject([
        {
          betrokkene: addressOf((betrokkene['wasPartij'] as Resource).uuid),
          betrokkeneIdentificatie: { geslachtsnaam: klant.contactnaam.achternaam },
        },
      ]);
    });

    it('is nowhere to be looked up when it is not registered', async () => {
      const answer = await register({ soort: 'eenmalig', contactnaam: { achternaam: 'Bos' } });
      expect(await initiatorOf(answer)).toMatchObject({ betrokkene: '' });
    });
  });

  it('is not the partij of somebody else who takes part in the same klantcontact', async () => {
    const post = (path: string, body: object) => product.post(path, JSON.stringify(body));
    const begun = await post('/klantcontacten', { klantcontact, authenticatie });
    const path = `/klantcontacten/${begun.body.klantcontact.uuid}`;
    await post(`${path}/betrokkenen`, { klant: { soort: 'bekendePartij', partij: SEEDED_ORGANISATIE } });
    const klant = { soort: 'nieuwePartij', soortPartij: 'persoon', contactnaam: { achternaam: 'Bos' } };
    const { body } = await post(`${path}/zaken`, { product: PRODUCT, klant });
    expect(await initiatorOf({ ...begun, body: { ...begun.body, ...body } })).toMatchObject({ betrokkene: '' });
  });
});
