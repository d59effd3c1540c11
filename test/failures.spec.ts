import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Fault } from '../src/simulator/faults.js';
import type { RegisterServer } from '../src/simulator/register-server.js';
import { OtherApplication } from './support/other-application.js';
import { FAST, ProductUnderTest, type Answer } from './support/product.js';
import { VARIANTS, type Variant } from './support/requests.js';
import { Holding } from './support/restartable-product.js';
import { until } from './support/round-trips.js';
import { startSurroundings, type Surroundings } from './support/surroundings.js';
import { nameOf, recordingWrites, type Write } from './support/writes.js';

/** For a busy machine: calls that do get an answer never take this long. */
const PATIENT = { ...FAST, register: 20_000, wachttijd: 20_000 };
/** Soon gives up. */
const IMPATIENT = { ...PATIENT, registerGrens: 40, eerstePauze: 5, langstePauze: 10, opgevenNa: 30 };

/** How long after a lost connection a register does what it was asked: well within its limit. Milliseconds. */
const LATE = 15;

type End = 'voltooid' | 'ongedaanGemaakt' | 'vraagtAandacht';

/** Where in the use case a write stands. */
type Stage =
  /** Decides with the others whether there will be a zaak or interne taak at all. */
  | 'before'
  /** As `before`, and gone with its partij. */
  | 'adres of partij'
  | 'pivot'
  /** As `after`, and found again by its referentie when its answer got lost. */
  | 'adres of betrokkene'
  | 'after';

function stageOf(variant: Variant, { operation }: Write): Stage {
  switch (operation) {
    case 'POST /partijen':
    case 'POST /maak-klantcontact':
      return 'before';
    case 'POST /digitaleadressen':
      return variant.startsWith('B1') ? 'adres of partij' : 'adres of betrokkene';
    case 'POST /zaak_registreren':
    case 'POST /internetaken':
      return 'pivot';
    case 'POST /actorklantcontacten':
    case 'PATCH /partijen/{uuid}':
    case 'PUT /onderwerpobjecten/{uuid}':
      return 'after';
    default:
      throw new Error(`${operation} was not expected`);
  }
}

const ALWAYS = Number.MAX_SAFE_INTEGER;
/** More calls than are tried while a person waits, fewer than after that. */
const A_WHILE = 5;

const P = 'POST /partijen';
const M = 'POST /maak-klantcontact';
const D = 'POST /digitaleadressen';
const AK = 'POST /actorklantcontacten';
const Z = 'POST /zaak_registreren';
const UUID = expect.stringMatching(/^[0-9a-f-]{36}$/);

const REFUSED: Fault = { kind: 'refuse', status: 400 };
const FORBIDDEN: Fault = { kind: 'refuse', status: 403 };
const LATER = 'a connection cut, and the effect later';
/** How a call leaves the product in doubt. */
const UNANSWERED: Record<string, Fault> = {
  'an error before it': { kind: 'errorBefore' },
  'a connection cut before it': { kind: 'dropBefore' },
  'an error after it': { kind: 'errorAfter' },
  'a connection cut after it': { kind: 'dropAfter' },
  [LATER]: { kind: 'dropThenEffect', ms: LATE },
  'an unreadable answer': { kind: 'unreadable' },
};

const every = (end: End): Record<Stage, End> => ({
  before: end,
  'adres of partij': end,
  pivot: end,
  'adres of betrokkene': end,
  after: end,
});
const neverCertain: Record<Stage, End> = { ...every('vraagtAandacht'), 'adres of partij': 'ongedaanGemaakt' };
const undoneBefore = { before: 'ongedaanGemaakt', 'adres of partij': 'ongedaanGemaakt' } as const;

/** How a write fails, how often, and how the whole then ends. */
type Failure = readonly [what: string, fault: Fault, times: number, ends: Record<Stage, End>];

const HANGS: readonly Failure[] = [['an answer that never comes, once', { kind: 'hangAfter' }, 1, every('voltooid')]];
const FAILURES: readonly Failure[] = [
  ['a refusal, once', REFUSED, 1, { ...every('voltooid'), ...undoneBefore, pivot: 'ongedaanGemaakt' }],
  [
    'a refusal, every attempt',
    FORBIDDEN,
    ALWAYS,
    { ...every('vraagtAandacht'), ...undoneBefore, pivot: 'ongedaanGemaakt' },
  ],
  ...Object.entries(UNANSWERED).map(([what, fault]) => [`${what}, once`, fault, 1, every('voltooid')] as const),
  ...['an error before it', LATER].map(
    (what) => [`${what}, for a while`, UNANSWERED[what]!, A_WHILE, { ...every('voltooid'), ...undoneBefore }] as const,
  ),
  ['an error before it, every attempt', UNANSWERED['an error before it']!, ALWAYS, neverCertain],
  [`${LATER}, every attempt`, UNANSWERED[LATER]!, ALWAYS, { ...neverCertain, 'adres of betrokkene': 'voltooid' }],
];

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

describe.each<[string, readonly Failure[], typeof FAST]>([
  ['whatever write fails, in whatever way', FAILURES, IMPATIENT],
  ['whatever write hangs', HANGS, { ...IMPATIENT, register: 150 }],
])('%s', (_, failures, tijden) => {
  const clean = new Map<Variant, { writes: Write[]; rows: Record<string, number> }>();

  running(tijden);
  beforeAll(async () => {
    for (const [variant, body] of Object.entries(VARIANTS) as [Variant, object][]) {
      const counted = product.counting();
      const writes = recordingWrites(surroundings);
      expect((await product.submit(body)).status).toBe(201);
      clean.set(variant, { writes: writes(), rows: counted() });
    }
  });

  /** What came of one productaanvraag in which one write fails. */
  async function attempt(variant: Variant, { register, operation, call }: Write, fault: Fault, times: number) {
    const counted = product.counting();
    const { faults } = surroundings[register];
    const key = randomUUID();
    faults.add({ operation, call, times, fault });
    const answer = await product.submit(VARIANTS[variant], { key });
    const settled = await product.settled(answer.body.id);
    faults.clear();
    // What a register was still to do, it has done after this: timers in one process go off in order.
    if (fault.kind === 'dropThenEffect') await pause(LATE + 1);
    return { answer, settled, rows: counted(), again: await product.submit(VARIANTS[variant], { key }) };
  }

  describe.each(Object.keys(VARIANTS) as Variant[])('%s', (variant) => {
    it.each(failures)('answers as the registers stand after %s', async (_, fault, times, ends) => {
      const { writes, rows: all } = clean.get(variant)!;
      const found: Record<string, string> = {};
      for (const write of writes) {
        const { answer, settled, rows, again } = await attempt(variant, write, fault, times);
        const name = nameOf(write);
        found[name] = settled.body.uitkomst;
        expect({ name, ...bare(again) }).toEqual({ name, ...bare(answer) });
        expect({ name, told: answer.body }).toEqual({
          name,
          told: settled.body.registratie ?? settled.body.probleem,
        });
        expect({ name, lies: lies(answer, rows, all, surroundings) }).toEqual({ name, lies: [] });
      }
      expect(found).toEqual(Object.fromEntries(writes.map((write) => [nameOf(write), ends[stageOf(variant, write)]])));
    });
  });
});

describe('what could not be undone', () => {
  running(IMPATIENT);

  it('is named without anything about the customer', async () => {
    surroundings.zaken.faults.add({ operation: Z, times: ALWAYS, fault: { kind: 'errorBefore' } });
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
    surroundings.zaken.faults.add({ operation: Z, times: ALWAYS, fault: { kind: 'errorBefore' } });
    surroundings.klanten.faults.add({ operation: D, times: ALWAYS, fault: { kind: 'errorBefore' } });
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

const bare = ({ status, body }: Answer) => ({ status, body });

/** Which step of the answer accounts for the rows of which resources. */
function resourcesOf(step: string): string[] {
  const bySteps: Record<string, string[]> = {
    partij: ['klanten/partijen', 'klanten/digitaleadressen'],
    klantcontact: [
      'klanten/klantcontacten',
      'klanten/betrokkenen',
      'klanten/onderwerpobjecten',
      'klanten/actorklantcontacten',
    ],
    actorklantcontact: ['klanten/actorklantcontacten'],
    zaak: ['zaken/zaken', 'zaken/rollen', 'zaken/statussen'],
    interneTaak: ['klanten/internetaken'],
    onderwerpobject: [],
    voorkeursDigitaalAdres: [],
  };
  return bySteps[step.replace(/\d+$/, '')] ?? ['klanten/digitaleadressen'];
}

/** What the answer says that is not so in the registers, and the other way around. */
function lies(
  { status, body }: Answer,
  rows: Record<string, number>,
  all: Record<string, number>,
  surroundings: Surroundings,
): string[] {
  const wrong = (condition: boolean, what: string) => (condition ? [`${what}: ${JSON.stringify({ rows, body })}`] : []);
  const stands = JSON.stringify(surroundings.rows());
  switch (body.uitkomst as End) {
    case 'voltooid':
      return [
        ...wrong(status !== 201, 'not 201'),
        ...wrong(JSON.stringify(sorted(rows)) !== JSON.stringify(sorted(all)), 'not everything, or too much'),
        ...wrong(!isLinked(body, surroundings), 'not linked'),
      ];
    case 'ongedaanGemaakt':
      return [
        ...wrong(![400, 409, 502, 504].includes(status), 'not 400, 409, 502 or 504'),
        ...wrong(Object.keys(rows).length > 0, 'something is left'),
      ];
    case 'vraagtAandacht': {
      const named = body.achtergebleven as { stap: string; wat?: { uuid?: string } | string }[];
      const mayDiffer = new Set(named.flatMap(({ stap }) => resourcesOf(stap)));
      const usual = body.zaak || body.interneTaak ? all : {};
      return [
        ...wrong(status !== 502, 'not 502'),
        ...wrong(named.length === 0, 'nothing is named'),
        ...Object.keys({ ...all, ...rows }).flatMap((resource) => [
          ...wrong((rows[resource] ?? 0) !== (usual[resource] ?? 0) && !mayDiffer.has(resource), resource),
          ...wrong((rows[resource] ?? 0) > (all[resource] ?? 0), `too many ${resource}`),
        ]),
        ...named
          .map(({ wat }) => (typeof wat === 'object' ? wat.uuid : wat))
          .flatMap((uuid) => wrong(uuid !== undefined && !stands.includes(uuid), `${uuid} is named but not there`)),
      ];
    }
    default:
      return wrong(true, 'no end');
  }
}

const sorted = (record: Record<string, number>) => Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1));

/** Whether the klantcontact refers to the zaak, and the new partij to its preferred address. */
function isLinked({ klantcontact, zaak, partij }: Answer['body'], surroundings: Surroundings): boolean {
  const rows = surroundings.rows() as Record<string, Record<string, unknown>[]>;
  const ofKlantcontact = rows['klanten/onderwerpobjecten']!.filter((it) => it['klantcontact'] === klantcontact.uuid);
  const mentionsZaak = !zaak || ofKlantcontact.every((it) => JSON.stringify(it).includes(zaak.uuid));
  const made = rows['klanten/partijen']!.find((it) => it['uuid'] === partij?.uuid);
  return mentionsZaak && (!made || made['voorkeursDigitaalAdres'] !== null);
}
