import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Fault } from '../src/sandbox/simulator/faults.js';
import type { RegisterServer } from '../src/sandbox/simulator/register-server.js';
import { OtherApplication } from './support/other-application.js';
import { FAST, ProductUnderTest, type Answer } from './support/product.js';
import { VARIANTS, type Variant } from './support/requests.js';
import { Holding } from './support/restartable-product.js';
import { until } from './support/round-trips.js';
import { startSurroundings, type Surroundings } from './support/surroundings.js';
import { recordingWrites } from './support/writes.js';

/** For a busy machine: calls that do get an answer never take this long. */
const PATIENT = { ...FAST, register: 20_000, wachttijd: 20_000 };
/** Soon gives up. */
const IMPATIENT = { ...PATIENT, registerGrens: 40, eerstePauze: 5, langstePauze: 10, opgevenNa: 30 };

const ALWAYS = Number.MAX_SAFE_INTEGER;

const P = 'POST /partijen';
const M = 'POST /maak-klantcontact';
const D = 'POST /digitaleadressen';
const AK = 'POST /actorklantcontacten';
const Z = 'POST /zaak_registreren';
const UUID = expect.stringMatching(/^[0-9a-f-]{36}$/);

const REFUSED: Fault = { kind: 'refuse', status: 400 };
const FORBIDDEN: Fault = { kind: 'refuse', status: 403 };

let surroundings: Surroundings;
let product: ProductUnderTest;

/** What the tests of one describe run in. What is remembered between productaanvragen is remembered by then. */
function running(tijden: typeof FAST): void {
  beforeAll(async () => {
    surroundings = await startSurroundings();
    product = await ProductUnderTest.start(surroundings, () => ({ tijden }));
    for (const variant of ['A + zaak', 'A + interne taak'] as const)
      await product.settled((await product.submit(VARIANTS[variant])).body.id);
  });
  afterAll(async () => {
    await product.stop();
    await surroundings.stop();
  });
  afterEach(() => {
    surroundings.klanten.faults.clear();
    surroundings.zaken.faults.clear();
  });
}

describe('what could not be undone', () => {
  running(IMPATIENT);

  /** Never answers, nor can be looked at. */
  function darken(register: RegisterServer, ...operations: string[]): void {
    for (const operation of operations)
      register.faults.add({ operation, times: ALWAYS, fault: { kind: 'errorBefore' } });
  }

  it('is named without anything about the customer', async () => {
    darken(surroundings.zaken, Z, 'GET /zaken');
    const { body } = await product.submit(VARIANTS['A + zaak']);
    expect(body.uitkomst).toBe('vraagtAandacht');
    const [klantcontact, zaak, ...others] = body.achtergebleven;
    expect(klantcontact).toEqual({
      stap: 'klantcontact',
      wat: { uuid: UUID, betrokkene: UUID, onderwerpobject: UUID },
    });
    expect([zaak, ...others]).toEqual([{ stap: 'zaak' }]);
  });

  it('is everything that may stand, when two steps stay in doubt', async () => {
    darken(surroundings.zaken, Z, 'GET /zaken');
    darken(surroundings.klanten, D, 'GET /digitaleadressen');
    const { body } = await product.submit(VARIANTS['B2 + zaak']);
    expect(body.uitkomst).toBe('vraagtAandacht');
    const steps = body.achtergebleven.map(({ stap }: { stap: string }) => stap);
    expect(steps).toEqual(['klantcontact', 'digitaalAdres1', 'digitaalAdres2', 'zaak']);
  });

  it.each<[string, Fault]>([
    ['is refused', FORBIDDEN],
    ['is not answered', { kind: 'errorBefore' }],
  ])('is the partij when its removal %s, every attempt', async (_, fault) => {
    const counted = product.counting();
    const { faults } = surroundings.klanten;
    faults.add({ operation: M, times: ALWAYS, fault: REFUSED });
    faults.add({ operation: 'DELETE /partijen/{uuid}', times: ALWAYS, fault });
    const { status, body } = await product.submit(VARIANTS['B1 + zaak']);
    expect({ status, ...body }).toMatchObject({ status: 502, uitkomst: 'vraagtAandacht', stap: 'klantcontact' });
    expect(body.achtergebleven).toEqual([{ stap: 'partij', wat: UUID }]);
    expect(JSON.stringify(surroundings.rows()['klanten/partijen'])).toContain(body.achtergebleven[0].wat);
    expect(counted()).toEqual({ 'klanten/partijen': 1, 'klanten/digitaleadressen': 2 });
  });

  it('is also the klantcontact of a digitaal adres that cannot be removed', async () => {
    const counted = product.counting();
    surroundings.zaken.faults.add({ operation: Z, times: ALWAYS, fault: REFUSED });
    const { faults } = surroundings.klanten;
    faults.add({ operation: 'DELETE /digitaleadressen/{uuid}', times: ALWAYS, fault: { kind: 'errorBefore' } });
    const { body } = await product.submit(VARIANTS['B2 + zaak']);
    expect(body.uitkomst).toBe('vraagtAandacht');
    const steps = body.achtergebleven.map(({ stap }: { stap: string }) => stap);
    expect(steps).toEqual(['digitaalAdres2', 'digitaalAdres1', 'klantcontact']);
    expect(counted()).toMatchObject({ 'klanten/klantcontacten': 1, 'klanten/digitaleadressen': 2 });
  });
});

describe('a productaanvraag that goes wrong', () => {
  running({ ...PATIENT, opgevenNa: 20_000 });

  /** The uuids of a resource that were not there at the moment of asking for this. */
  function newcomers(resource: string): () => string[] {
    const uuids = () => (surroundings.rows()[resource] as { uuid: string }[]).map(({ uuid }) => uuid);
    const before = new Set(uuids());
    return () => uuids().filter((uuid) => !before.has(uuid));
  }

  it('has removed the new partij when its betrokkene fails, and only then says so', async () => {
    const counted = product.counting();
    const { calls, faults } = surroundings.klanten;
    const earlier = calls.length;
    faults.add({ operation: M, fault: REFUSED });
    const answer = await product.submit(VARIANTS['B1 + zaak']);

    const made = calls.slice(earlier);
    const open = made.filter((call) => call.open);
    const removal = 'DELETE /partijen/{uuid}';
    const order = made.map(({ operation }) => operation).filter((it) => [P, M, removal].includes(it));
    expect({ order, open }).toEqual({ order: [P, M, removal], open: [] });
    expect(counted()).toEqual({});
    expect(answer.body).toMatchObject({ uitkomst: 'ongedaanGemaakt', stap: 'klantcontact', opnieuwProberen: false });
    expect(answer.body).not.toHaveProperty('behouden');
  });

  it('keeps a new partij that a colleague has used meanwhile, and says so', async () => {
    const partijen = newcomers('klanten/partijen');
    const counted = product.counting();
    const { calls, faults } = surroundings.klanten;
    const earlier = calls.length;
    const holding = new Holding();
    // As long as the answer about an address is awaited, nothing is undone.
    faults.add({ operation: D, fault: holding.fault });
    faults.add({ operation: M, fault: REFUSED });
    const answer = product.submit(VARIANTS['B1 + zaak']);
    await until(() => calls.slice(earlier).filter(({ operation }) => [M, D, D].includes(operation)).length === 3);
    const [partij] = partijen();
    await new OtherApplication(surroundings).createInKlanten('maak-klantcontact', {
      klantcontact: { kanaal: 'balie', onderwerp: 'Vraag', taal: 'nld', vertrouwelijk: false },
      betrokkene: { rol: 'klant', initiator: true, wasPartij: { uuid: partij } },
    });
    holding.release();

    const { status, body } = await answer;
    expect({ status, ...body }).toMatchObject({
      status: 502,
      uitkomst: 'ongedaanGemaakt',
      behouden: [{ soort: 'partij', uuid: partij, reden: expect.stringContaining('collega') }],
    });
    expect(counted()).toEqual({
      'klanten/partijen': 1,
      'klanten/digitaleadressen': 2,
      'klanten/klantcontacten': 1,
      'klanten/betrokkenen': 1,
    });
  });

  it('notices when a colleague used the new partij at the very moment of its removal, and says so', async () => {
    const partijen = newcomers('klanten/partijen');
    const klantcontacten = newcomers('klanten/klantcontacten');
    const { calls, faults } = surroundings.klanten;
    const earlier = calls.length;
    const holding = new Holding('later');
    faults.add({ operation: M, fault: REFUSED });
    faults.add({ operation: 'DELETE /partijen/{uuid}', fault: holding.fault });
    const answer = product.submit(VARIANTS['B1 + zaak']);
    await until(() => calls.slice(earlier).some(({ operation }) => operation === 'DELETE /partijen/{uuid}'));
    // Nobody used it when it was looked at; by the time that it goes, somebody does.
    const colleague = new OtherApplication(surroundings);
    await colleague.createInKlanten('maak-klantcontact', {
      klantcontact: { kanaal: 'balie', onderwerp: 'Vraag', taal: 'nld', vertrouwelijk: false },
      betrokkene: { rol: 'klant', initiator: true, wasPartij: { uuid: partijen()[0] } },
    });
    // A contact that gets its betrokkene a moment later is none of those that lost it.
    const other = await colleague.createInKlanten('klantcontacten', {
      kanaal: 'balie',
      onderwerp: 'Vraag',
      taal: 'nld',
      vertrouwelijk: false,
    });
    const harmed = klantcontacten().find((uuid) => uuid !== other.uuid);
    const rereading = new Holding('later');
    faults.add({ operation: 'GET /klantcontacten/{uuid}', times: 2, fault: rereading.fault });
    const isReread = () => calls.slice(earlier).some(({ operation }) => operation === 'GET /klantcontacten/{uuid}');
    holding.release();
    await until(isReread);
    await colleague.createInKlanten('betrokkenen', {
      hadKlantcontact: { uuid: other.uuid },
      wasPartij: null,
      rol: 'klant',
      initiator: true,
    });
    rereading.release();

    const { status, body } = await answer;
    expect({ status, ...body }).toMatchObject({ status: 502, uitkomst: 'vraagtAandacht', stap: 'klantcontact' });
    expect(body.achtergebleven).toEqual([
      {
        stap: 'partij',
        wat: { soort: 'klantcontact', uuid: harmed, reden: expect.stringContaining('geen klant meer') },
      },
    ]);
  });

  it('removes digitale adressen before the klantcontact of their betrokkene', async () => {
    const counted = product.counting();
    const writes = recordingWrites(surroundings);
    surroundings.zaken.faults.add({ operation: Z, fault: REFUSED });
    expect((await product.submit(VARIANTS['B2 + zaak'])).body.uitkomst).toBe('ongedaanGemaakt');
    const removals = writes()
      .map(({ operation }) => operation)
      .filter((it) => it.startsWith('DELETE '));
    expect(removals).toEqual([
      'DELETE /digitaleadressen/{uuid}',
      'DELETE /digitaleadressen/{uuid}',
      'DELETE /klantcontacten/{uuid}',
    ]);
    expect(counted()).toEqual({});
  });

  it('also removes what an unanswered attempt makes after a later attempt succeeded', async () => {
    const counted = product.counting();
    surroundings.klanten.faults.add({ operation: M, fault: { kind: 'dropThenEffect', ms: 200 } });
    surroundings.zaken.faults.add({ operation: Z, fault: REFUSED });
    const { body } = await product.submit(VARIANTS['A + zaak']);
    expect(body).toMatchObject({ uitkomst: 'ongedaanGemaakt', stap: 'zaak' });
    await pause(201);
    expect(counted()).toEqual({});
  });

  it.each<[string, Fault, number]>([
    ['fails for a while', { kind: 'errorBefore' }, 3],
    ['takes effect without an answer', { kind: 'dropAfter' }, 1],
    ['is refused once', FORBIDDEN, 1],
  ])('ends clean when a removal %s', async (_, fault, times) => {
    const counted = product.counting();
    surroundings.klanten.faults.add({ operation: M, fault: REFUSED });
    surroundings.klanten.faults.add({ operation: 'DELETE /partijen/{uuid}', times, fault });
    expect((await product.submit(VARIANTS['B1 + zaak'])).body.uitkomst).toBe('ongedaanGemaakt');
    expect(counted()).toEqual({});
  });

  it.each<[Variant, 'klanten' | 'zaken', string]>([
    ['A + zaak', 'klanten', 'klantcontact'],
    ['B1 + interne taak', 'klanten', 'partij'],
    ['B1 + zaak', 'zaken', 'zaak'],
    ['B2 + zaak', 'zaken', 'zaak'],
  ])('registers nothing of %s while %s is down, and all of it later', async (variant, register, stap) => {
    const counted = product.counting();
    await surroundings[register].down();
    const { status, body } = await product.submit(VARIANTS[variant]);
    await surroundings[register].listen();
    expect({ status, ...body }).toMatchObject({
      status: 502,
      uitkomst: 'ongedaanGemaakt',
      stap,
      opnieuwProberen: true,
    });
    expect(counted()).toEqual({});
    expect((await product.submit(VARIANTS[variant])).status).toBe(201);
  });
});

describe('a productaanvraag that takes longer than its caller waits', () => {
  running({ ...PATIENT, wachttijd: 1, opgevenNa: 20_000 });

  /** Waits until a call of this operation has come in, or has been answered, since the moment of asking for this. */
  function looking(register: RegisterServer): (operation: string, answered?: boolean) => Promise<void> {
    const earlier = register.calls.length;
    return async (operation, answered = false) => {
      const isThere = () =>
        register.calls.slice(earlier).some((call) => call.operation === operation && call.open !== answered);
      await until(isThere);
      expect({ operation, isThere: isThere() }).toEqual({ operation, isThere: true });
    };
  }

  /** Asks until the productaanvraag stands so. */
  async function stands(id: string, so: (toestand: Answer['body']) => boolean): Promise<void> {
    while (!so((await product.find(id)).body)) await pause(10);
  }

  it('is being undone for as long as that takes, and says so', async () => {
    const counted = product.counting();
    const { klanten } = surroundings;
    const holding = new Holding();
    const key = randomUUID();
    klanten.faults.add({ operation: M, fault: REFUSED });
    klanten.faults.add({ operation: 'DELETE /partijen/{uuid}', fault: holding.fault });
    const comesIn = looking(klanten);
    const { id } = (await product.submit(VARIANTS['B1 + zaak'], { key })).body;
    await comesIn('DELETE /partijen/{uuid}');

    const answer = await product.submit(VARIANTS['B1 + zaak'], { key });
    const location = `/api/v1/productaanvragen/${id}`;
    expect(answer).toMatchObject({ status: 502, body: { id, uitkomst: 'wordtOngedaanGemaakt', stap: 'klantcontact' } });
    expect(answer.headers.get('location')).toBe(location);
    expect((await product.find(id)).body).toMatchObject({ uitkomst: 'wordtOngedaanGemaakt', probleem: answer.body });

    holding.release();
    expect((await product.settled(id)).body.uitkomst).toBe('ongedaanGemaakt');
    expect(counted()).toEqual({});
  });

  it('is undone once the register that went down in the middle is back', async () => {
    const counted = product.counting();
    const { klanten } = surroundings;
    const holding = new Holding();
    klanten.faults.add({ operation: M, fault: holding.fault });
    const comesIn = looking(klanten);
    const { id } = (await product.submit(VARIANTS['B1 + zaak'])).body;
    await comesIn(M);
    await klanten.down();
    await stands(id, ({ uitkomst }) => uitkomst === 'wordtOngedaanGemaakt');
    await klanten.listen();
    expect((await product.settled(id)).body).toMatchObject({
      uitkomst: 'ongedaanGemaakt',
      probleem: { status: 504, stap: 'klantcontact', opnieuwProberen: true },
    });
    expect(counted()).toEqual({});
    holding.release();
  });

  it('is completed once the register that went down after the zaak was opened is back', async () => {
    const { klanten, zaken } = surroundings;
    const holding = new Holding();
    zaken.faults.add({ operation: Z, fault: holding.fault });
    const [comesIn, isAnswered] = [looking(zaken), looking(klanten)];
    const { id } = (await product.submit(VARIANTS['A + zaak'])).body;
    await comesIn(Z);
    await isAnswered(AK, true);
    await klanten.down();
    holding.release();
    await stands(id, ({ stappen }) =>
      stappen.some(({ naam }: { naam: string }) => naam.startsWith('afmaken van onderwerpobject')),
    );
    expect((await product.find(id)).body.uitkomst).toBe('wordtVoltooid');
    await klanten.listen();
    const { body } = await product.settled(id);
    expect(body.uitkomst).toBe('voltooid');
    expect(isLinked(body.registratie, surroundings)).toBe(true);
  });
});

/** Whether the klantcontact refers to the zaak, and the new partij to its preferred address. */
function isLinked({ klantcontact, zaak, partij }: Answer['body'], surroundings: Surroundings): boolean {
  const rows = surroundings.rows() as Record<string, Record<string, unknown>[]>;
  const ofKlantcontact = rows['klanten/onderwerpobjecten']!.filter((it) => it['klantcontact'] === klantcontact.uuid);
  const mentionsZaak = !zaak || ofKlantcontact.every((it) => JSON.stringify(it).includes(zaak.uuid));
  const made = rows['klanten/partijen']!.find((it) => it['uuid'] === partij?.uuid);
  return mentionsZaak && (!made || made['voorkeursDigitaalAdres'] !== null);
}
