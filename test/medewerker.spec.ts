import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { OtherApplication } from './support/other-application.js';
import { ProductUnderTest, type Answer } from './support/product.js';
import { Reader } from './support/reader.js';
import { startSurroundings, type Surroundings } from './support/surroundings.js';

describe('GET /medewerker', () => {
  let surroundings: Surroundings;
  let product: ProductUnderTest;
  let other: OtherApplication;

  beforeAll(async () => {
    surroundings = await startSurroundings();
    product = await ProductUnderTest.start(surroundings);
    other = new OtherApplication(surroundings);
  });
  afterEach(() => surroundings.klanten.faults.clear());
  afterAll(async () => {
    await product.stop();
    await surroundings.stop();
  });

  /** Someone who was never there before. */
  let count = 0;
  function newcomer(claims: Record<string, unknown> = {}): Promise<Reader> {
    count += 1;
    const email = `nieuw${count}@gemeente.example`;
    return Reader.login(surroundings, product, { sub: email, email, name: `Nieuw ${count}`, ...claims });
  }

  const actoren = (identificatie: string) =>
    other.listKlanten(`actoren?actoridentificatorObjectId=${encodeURIComponent(identificatie)}`);

  it('says who is logged in, and makes nobody known', async () => {
    const reader = await newcomer({ email: 'Mo.Bakker@Gemeente.example', name: 'Mo Bakker' });
    const counted = product.counting();
    const answer = await reader.get('/medewerker');
    expect(answer).toMatchObject({ status: 200 });
    expect(answer.body).toEqual({
      identificatie: 'mo.bakker@gemeente.example',
      naam: 'Mo Bakker',
      rollen: ['medewerker'],
    });
    expect(counted()).toEqual({});
    expect(await actoren('mo.bakker@gemeente.example')).toEqual([]);
  });

  it('says which rollen someone has', async () => {
    const reader = await newcomer({ roles: ['klantcontactmedewerker', 'beheerder', 'iets anders'] });
    expect((await reader.get('/medewerker')).body.rollen).toEqual(['medewerker', 'beheerder']);
  });

  it('finds the actor that another application made, in one call', async () => {
    const reader = await newcomer();
    const actor = await other.createInKlanten('actoren', {
      naam: 'Al bekend',
      soortActor: 'medewerker',
      indicatieActief: true,
      actoridentificator: {
        codeObjecttype: 'mdw',
        codeRegister: 'msei',
        codeSoortObjectId: 'email',
        objectId: `nieuw${count}@gemeente.example`,
      },
    });
    let answer: Answer | undefined;
    expect(await reader.calls(async () => (answer = await reader.get('/medewerker')))).toEqual(['GET /actoren']);
    expect(answer?.body.actor.uuid).toBe(actor.uuid);
  });

  it('is the one that then stands with the klantcontact', async () => {
    const reader = await Reader.login(surroundings, product);
    const { VARIANTS } = await import('./support/requests.js');
    const { body: made } = await product.submit(VARIANTS['A + interne taak']);
    const { body: medewerker } = await reader.get('/medewerker');
    const { body: klantcontact } = await reader.get(`/klantcontacten/${made.klantcontact.uuid}`);
    expect(klantcontact.actoren).toEqual([expect.objectContaining(medewerker.actor)]);
  });

  it.each([
    ['GET /actoren', { kind: 'errorBefore' }, 502, 'register-fout'],
    ['GET /actoren', { kind: 'hangBefore' }, 504, 'register-te-traag'],
  ] as const)('says so when Klanten fails: %s %j', async (operation, fault, status, slug) => {
    const reader = await newcomer();
    surroundings.klanten.faults.add({ operation, times: Infinity, fault });
    expect(await reader.get('/medewerker')).toMatchObject({ status, body: { type: `/problemen/${slug}` } });
    surroundings.klanten.faults.clear();
    expect(await reader.get('/medewerker')).toMatchObject({ status: 200 });
  });

  it('is not for a stranger', async () => {
    expect(await (await newcomer({ roles: [] })).get('/medewerker')).toMatchObject({ status: 403 });
    expect(await product.request('GET', '/api/v1/medewerker', {})).toMatchObject({ status: 401 });
  });
});
