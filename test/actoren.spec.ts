import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { OtherApplication, type Resource } from './support/other-application.js';
import { ProductUnderTest } from './support/product.js';
import { VARIANTS } from './support/requests.js';
import { startSurroundings, type Surroundings } from './support/surroundings.js';
import { unhurried } from './support/unhurried.js';

const BODY = VARIANTS['A + interne taak'];

describe('the actor of a medewerker', () => {
  let surroundings: Surroundings;
  let product: ProductUnderTest;
  let colleague: OtherApplication;

  beforeAll(async () => {
    surroundings = await startSurroundings();
    product = await ProductUnderTest.start(surroundings, unhurried);
    colleague = new OtherApplication(surroundings);
  });
  afterAll(async () => {
    await product.stop();
    await surroundings.stop();
  });
  afterEach(() => surroundings.klanten.faults.clear());

  let number = 0;
  /** Someone whom nobody has seen before. */
  function someoneNew() {
    number += 1;
    return {
      sub: `medewerker-${number}`,
      email: `Medewerker.${number}@gemeente.example`,
      name: `Medewerker ${number}`,
    };
  }

  function actorenOf({ email }: { email: string }): Promise<readonly Resource[]> {
    return colleague.listKlanten(`actoren?actoridentificatorObjectId=${encodeURIComponent(email.toLowerCase())}`);
  }

  async function linkedTo(klantcontact: { uuid: string }): Promise<string[]> {
    const { hadBetrokkenActoren } = await colleague.klanten<{ hadBetrokkenActoren: Resource[] }>(
      `klantcontacten/${klantcontact.uuid}`,
    );
    return hadBetrokkenActoren.map(({ uuid }) => uuid);
  }

  it('is made once when twenty productaanvragen of a new medewerker come at the same moment', async () => {
    const medewerker = someoneNew();
    const token = await surroundings.issuer.token(medewerker);
    const answers = await Promise.all(Array.from({ length: 20 }, () => product.submit(BODY, { token })));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    const actoren = await actorenOf(medewerker);
    expect(actoren).toHaveLength(1);
    for (const { body } of answers) expect(await linkedTo(body.klantcontact)).toEqual([actoren[0]!.uuid]);
  });

  it('is the one that stands there already, whatever the case of the e-mail address', async () => {
    const medewerker = someoneNew();
    const { uuid } = await colleague.createInKlanten('actoren', {
      naam: medewerker.name,
      soortActor: 'medewerker',
      actoridentificator: {
        objectId: medewerker.email.toLowerCase(),
        codeObjecttype: 'mdw',
        codeRegister: 'msei',
        codeSoortObjectId: 'email',
      },
    });
    for (const email of [medewerker.email.toUpperCase(), medewerker.email, medewerker.email.toLowerCase()]) {
      const token = await surroundings.issuer.token({ ...medewerker, email });
      const { body } = await product.submit(BODY, { token });
      expect(await linkedTo(body.klantcontact)).toEqual([uuid]);
    }
    expect(await actorenOf(medewerker)).toHaveLength(1);
  });

  it('is the one that another application stored with capitals', async () => {
    const medewerker = someoneNew();
    const { uuid } = await colleague.createInKlanten('actoren', {
      naam: medewerker.name,
      soortActor: 'medewerker',
      actoridentificator: {
        objectId: medewerker.email,
        codeObjecttype: 'mdw',
        codeRegister: 'msei',
        codeSoortObjectId: 'email',
      },
    });
    const token = await surroundings.issuer.token(medewerker);
    const { body } = await product.submit(BODY, { token });
    expect(await linkedTo(body.klantcontact)).toEqual([uuid]);
    expect(await actorenOf(medewerker)).toEqual([]);
  });

  it('is made anew and linked when it was deleted after it had been found', async () => {
    const medewerker = someoneNew();
    const token = await surroundings.issuer.token(medewerker);
    expect((await product.submit(BODY, { token })).status).toBe(201);
    const [before] = await actorenOf(medewerker);
    await colleague.removeFromKlanten(`actoren/${before!.uuid}`);

    const { status, body } = await product.submit(BODY, { token });
    expect({ status, ...body }).toMatchObject({ status: 201, uitkomst: 'voltooid' });
    const [after, ...others] = await actorenOf(medewerker);
    expect(others).toEqual([]);
    expect(after!.uuid).not.toBe(before!.uuid);
    expect(await linkedTo(body.klantcontact)).toEqual([after!.uuid]);
  });

  it.each([
    ['comes later', { kind: 'dropThenEffect', ms: 100 }],
    ['came before', { kind: 'dropAfter' }],
    ['never comes', { kind: 'dropBefore' }],
  ] as const)('is made once when the answer got lost and its effect %s', async (_, fault) => {
    const medewerker = someoneNew();
    const token = await surroundings.issuer.token(medewerker);
    surroundings.klanten.faults.add({ operation: 'POST /actoren', fault });
    const { status, body } = await product.submit(BODY, { token });
    expect({ status, ...body }).toMatchObject({ status: 201, uitkomst: 'voltooid' });
    const actoren = await actorenOf(medewerker);
    expect(actoren).toHaveLength(1);
    expect(await linkedTo(body.klantcontact)).toEqual([actoren[0]!.uuid]);
  });

  it('that cannot be made leaves nothing behind', async () => {
    const medewerker = someoneNew();
    const token = await surroundings.issuer.token(medewerker);
    const counted = product.counting();
    surroundings.klanten.faults.add({ operation: 'POST /actoren', fault: { kind: 'refuse', status: 400 } });
    const { body } = await product.submit(BODY, { token });
    expect(body).toMatchObject({ uitkomst: 'ongedaanGemaakt', stap: 'vooraf' });
    expect(counted()).toEqual({});
    expect(await actorenOf(medewerker)).toEqual([]);
    expect((await product.submit(BODY, { token })).status).toBe(201);
  });

  it('is a geautomatiseerde actor when a kanaal does it', async () => {
    const token = await surroundings.issuer.token({
      sub: 'service-website',
      azp: 'website',
      email: undefined,
      name: undefined,
      roles: ['klantkanaal'],
    });
    const { status, body } = await product.submit(BODY, { token });
    expect(status).toBe(201);
    const [actor] = await colleague.listKlanten('actoren?actoridentificatorObjectId=website');
    expect(actor).toMatchObject({
      naam: 'website',
      soortActor: 'geautomatiseerde_actor',
      actoridentificator: { codeObjecttype: 'kanaal', codeRegister: 'oidc', codeSoortObjectId: 'client_id' },
    });
    expect(await linkedTo(body.klantcontact)).toEqual([actor?.uuid]);
  });
});
