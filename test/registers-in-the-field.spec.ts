import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Configuration } from '../src/config/configuration.js';
import type { Fault } from '../src/sandbox/simulator/faults.js';
import { OtherApplication } from './support/other-application.js';
import { FAST, ProductUnderTest, type Answer } from './support/product.js';
import { VARIANTS, type Variant } from './support/requests.js';
import { startSurroundings, type SimulatorOptions, type Surroundings } from './support/surroundings.js';
import { recordingWrites, type Write } from './support/writes.js';

const BARE: SimulatorOptions = {
  klanten: { maakKlantcontact: false },
  zaken: { zaakRegistreren: false, zaaknummerReserveren: false },
};

/** For a busy machine: calls that do get an answer never take this long. */
const PATIENT = { ...FAST, register: 20_000, wachttijd: 20_000, opgevenNa: 20_000 };
/** Soon gives up. */
const IMPATIENT = { ...PATIENT, registerGrens: 40, eerstePauze: 5, langstePauze: 10, opgevenNa: 30 };

/** How long after a lost connection a register does what it was asked: well within its limit. Milliseconds. */
const LATE = 15;
const ALWAYS = Number.MAX_SAFE_INTEGER;

let surroundings: Surroundings;
let product: ProductUnderTest;

/** What the tests of one describe run in. What is remembered between productaanvragen is remembered by then. */
function running(
  options: SimulatorOptions,
  change: (configuration: Configuration) => Partial<Configuration> = () => ({ tijden: PATIENT }),
): void {
  beforeAll(async () => {
    surroundings = await startSurroundings(options);
    product = await ProductUnderTest.start(surroundings, change);
    await settleIn();
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

async function settleIn(): Promise<void> {
  for (const variant of ['A + zaak', 'A + interne taak'] as const)
    await product.settled((await product.submit(VARIANTS[variant])).body.id);
}

const operations = (writes: readonly Write[]): string[] => writes.map(({ operation }) => operation);

describe('registers without the endpoints that do everything at once', () => {
  interface Registered {
    readonly answer: Answer;
    readonly rows: Record<string, number>;
    readonly dossier: unknown;
  }

  async function register(body: object): Promise<Registered> {
    const counted = product.counting();
    const answer = await product.submit(body);
    const rows = counted();
    const dossier = answer.status === 201 ? await new OtherApplication(surroundings).dossier(answer.body) : undefined;
    return { answer, rows, dossier };
  }

  const usual = new Map<object, Registered>();
  const unknownPartij = { ...VARIANTS['A + zaak'], klant: { soort: 'bekendePartij', partij: randomUUID() } };

  // One after the other: a process runs one product.
  beforeAll(async () => {
    surroundings = await startSurroundings();
    product = await ProductUnderTest.start(surroundings, () => ({ tijden: PATIENT }));
    await settleIn();
    for (const body of [...Object.values(VARIANTS), unknownPartij]) usual.set(body, await register(body));
    await product.stop();
    await surroundings.stop();
  });
  running(BARE);

  it.each(Object.keys(VARIANTS) as Variant[])('hold row for row what others hold (%s)', async (variant) => {
    const { answer, rows, dossier } = await register(VARIANTS[variant]);
    const others = usual.get(VARIANTS[variant])!;
    expect(answer.status).toBe(201);
    expect(anonymous(answer.body)).toEqual(anonymous(others.answer.body));
    expect(rows).toEqual(others.rows);
    expect(anonymous(dossier)).toEqual(anonymous(others.dossier));
  });

  it('get the status of a zaak last, after its initiator', async () => {
    const writes = recordingWrites(surroundings);
    await product.submit(VARIANTS['A + zaak']);
    expect(operations(writes()).filter((it) => /zaken|rollen|statussen/.test(it))).toEqual([
      'POST /zaken',
      'POST /rollen',
      'POST /statussen',
    ]);
  });

  it('are not asked for what they have not', async () => {
    const writes = recordingWrites(surroundings);
    await product.submit(VARIANTS['B2 + zaak']);
    expect(operations(writes())).not.toContain('POST /maak-klantcontact');
    expect(operations(writes())).not.toContain('POST /zaak_registreren');
  });

  it('say which field was refused, as the others do', async () => {
    const { answer, rows } = await register(unknownPartij);
    expect(answer.body.errors).toMatchObject([{ location: '/klant/partij' }]);
    const { status, body } = usual.get(unknownPartij)!.answer;
    expect([answer.status, answer.body.errors]).toEqual([status, body.errors]);
    expect(rows).toEqual({});
  });
});

describe('a number that the register does not issue', () => {
  running(BARE, ({ zaak }) => ({ tijden: PATIENT, zaak: { ...zaak, nummerReserveren: true } }));

  it.each(['A + zaak', 'B1 + zaak', 'B2 + zaak'] as const)('is one of our own (%s)', async (variant) => {
    const { status, body } = await product.submit(VARIANTS[variant]);
    expect(status).toBe(201);
    expect(body.zaak.identificatie).toMatch(/^KCC-\d{4}-\d{6}$/);
  });
});

describe.each<[string, Fault]>([
  ['its path is none any more', { kind: 'betweenBefore', status: 404, body: 'page' }],
  ['its path takes no POST any more', { kind: 'refuse', status: 405 }],
])('an endpoint that goes away while the product runs: %s', (_, fault) => {
  running({});

  it('is done without, and not asked for again', async () => {
    const { klanten, zaken } = surroundings;
    for (const method of ['GET', 'POST']) {
      klanten.faults.add({ operation: `${method} /maak-klantcontact`, times: ALWAYS, fault });
      zaken.faults.add({ operation: `${method} /zaak_registreren`, times: ALWAYS, fault });
    }
    const writes = recordingWrites(surroundings);
    expect((await product.submit(VARIANTS['A + zaak'])).status).toBe(201);
    expect((await product.submit(VARIANTS['A + zaak'])).status).toBe(201);
    const made = operations(writes());
    const times = (operation: string) => made.filter((it) => it === operation).length;
    expect([times('POST /maak-klantcontact'), times('POST /klantcontacten')]).toEqual([1, 2]);
    expect([times('POST /zaak_registreren'), times('POST /zaken')]).toEqual([1, 2]);
  });
});

describe('an endpoint that goes away just then', () => {
  running({});

  it('is done without also when its first use was left unanswered', async () => {
    const counted = product.counting();
    const { klanten, zaken } = surroundings;
    klanten.faults.add({ operation: 'POST /maak-klantcontact', fault: { kind: 'dropAfter' } });
    zaken.faults.add({ operation: 'POST /zaak_registreren', fault: { kind: 'dropAfter' } });
    const gone: Fault = { kind: 'refuse', status: 405 };
    klanten.faults.add({ operation: 'POST /maak-klantcontact', call: 2, times: ALWAYS, fault: gone });
    zaken.faults.add({ operation: 'POST /zaak_registreren', call: 2, times: ALWAYS, fault: gone });
    expect((await product.submit(VARIANTS['A + zaak'])).status).toBe(201);
    expect(counted()).toEqual(ROWS['A + zaak']);
  });
});

const KLANTCONTACT = { 'klanten/klantcontacten': 1, 'klanten/betrokkenen': 1, 'klanten/actorklantcontacten': 1 };
const ZAAK = { 'klanten/onderwerpobjecten': 1, 'zaken/zaken': 1, 'zaken/rollen': 1, 'zaken/statussen': 1 };
const ADRESSEN = { 'klanten/digitaleadressen': 2 };
const ROWS = {
  'A + zaak': { ...KLANTCONTACT, ...ZAAK },
  'A + interne taak': { ...KLANTCONTACT, 'klanten/internetaken': 1 },
  'B1 + zaak': { ...KLANTCONTACT, ...ZAAK, ...ADRESSEN, 'klanten/partijen': 1 },
};

describe('a single call that fails', () => {
  running(BARE, () => ({ tijden: IMPATIENT }));

  type Single = readonly [register: Write['register'], operation: string];
  const SINGLES: readonly Single[] = [
    ['klanten', 'POST /klantcontacten'],
    ['klanten', 'POST /betrokkenen'],
    ['klanten', 'POST /onderwerpobjecten'],
    ['zaken', 'POST /zaken'],
    ['zaken', 'POST /rollen'],
    ['zaken', 'POST /statussen'],
  ];
  const UNANSWERED: Record<string, Fault> = {
    'an error before it': { kind: 'errorBefore' },
    'a connection cut before it': { kind: 'dropBefore' },
    'an error after it': { kind: 'errorAfter' },
    'a connection cut after it': { kind: 'dropAfter' },
    'a connection cut, and the effect later': { kind: 'dropThenEffect', ms: LATE },
    'an unreadable answer': { kind: 'unreadable' },
  };

  /** What came of one productaanvraag in which one write fails. */
  async function attempt([register, operation]: Single, fault: Fault, times: number, variant: Variant) {
    const counted = product.counting();
    const key = randomUUID();
    surroundings[register].faults.add({ operation, times, fault });
    const answer = await product.submit(VARIANTS[variant], { key });
    surroundings[register].faults.clear();
    if (fault.kind === 'dropThenEffect') await pause(LATE + 1);
    const again = await product.submit(VARIANTS[variant], { key });
    expect([again.status, again.body]).toEqual([answer.status, answer.body]);
    return { answer, rows: counted() };
  }

  describe.each(Object.entries(UNANSWERED))('is tried again after %s', (_, fault) => {
    it.each(SINGLES)('%s %s', async (...single) => {
      const { answer, rows } = await attempt(single, fault, 1, 'B1 + zaak');
      expect(answer).toMatchObject({ status: 201, body: { uitkomst: 'voltooid' } });
      expect(rows).toEqual(ROWS['B1 + zaak']);
    });
  });

  describe.each([
    ['a refusal', 400],
    ['a refusal that says nothing about the content', 403],
  ])('leaves nothing behind after %s', (_, status) => {
    it.each(SINGLES)('%s %s, once', async (...single) => {
      const { answer, rows } = await attempt(single, { kind: 'refuse', status }, 1, 'B1 + zaak');
      expect(answer).toMatchObject({ status: 502, body: { uitkomst: 'ongedaanGemaakt', opnieuwProberen: false } });
      expect(rows).toEqual({});
    });

    it.each(SINGLES)('%s %s, every attempt', async (...single) => {
      const { answer, rows } = await attempt(single, { kind: 'refuse', status }, ALWAYS, 'B1 + zaak');
      expect(answer).toMatchObject({ status: 502, body: { uitkomst: 'ongedaanGemaakt', opnieuwProberen: false } });
      expect(rows).toEqual({});
    });
  });

  it.each(SINGLES)('leaves nothing behind when it is refused after it was not answered: %s %s', async (...single) => {
    const [register, operation] = single;
    const refused: Fault = { kind: 'refuse', status: 400 };
    surroundings[register].faults.add({ operation, call: 2, times: ALWAYS, fault: refused });
    const { answer, rows } = await attempt(single, { kind: 'dropBefore' }, 1, 'A + zaak');
    expect(answer.body.uitkomst).toBe('ongedaanGemaakt');
    expect(rows).toEqual({});
  });

  it.each(SINGLES)('%s %s: leaves nothing when its late effect comes while it is refused', async (...single) => {
    const [register, operation] = single;
    const refused: Fault = { kind: 'refuse', status: 400 };
    surroundings[register].faults.add({ operation, call: 2, times: ALWAYS, fault: refused });
    const { answer, rows } = await attempt(single, { kind: 'dropThenEffect', ms: LATE }, 1, 'A + zaak');
    // Whichever comes first: it is found and goes on, or it is gone.
    if (answer.body.uitkomst === 'voltooid') expect(rows).toEqual(ROWS['A + zaak']);
    else expect({ uitkomst: answer.body.uitkomst, rows }).toEqual({ uitkomst: 'ongedaanGemaakt', rows: {} });
  });

  it.each<[Single, string, Variant]>([
    [['klanten', 'POST /betrokkenen'], 'DELETE /klantcontacten/{uuid}', 'A + interne taak'],
    [['klanten', 'POST /onderwerpobjecten'], 'DELETE /klantcontacten/{uuid}', 'A + zaak'],
    [['zaken', 'POST /rollen'], 'DELETE /zaken/{uuid}', 'A + zaak'],
    [['zaken', 'POST /statussen'], 'DELETE /zaken/{uuid}', 'A + zaak'],
  ])('%s refused, and %s not answered: leaves nothing', async (single, removal, variant) => {
    const [register] = single;
    surroundings[register].faults.add({ operation: removal, fault: { kind: 'dropBefore' } });
    const { answer, rows } = await attempt(single, { kind: 'refuse', status: 400 }, ALWAYS, variant);
    expect({ uitkomst: answer.body.uitkomst, rows }).toEqual({ uitkomst: 'ongedaanGemaakt', rows: {} });
  });

  it.each<[Single, string, string, string]>([
    [['klanten', 'POST /betrokkenen'], 'DELETE /klantcontacten/{uuid}', 'klantcontact', 'klanten/klantcontacten'],
    [['zaken', 'POST /rollen'], 'DELETE /zaken/{uuid}', 'zaak', 'zaken/zaken'],
  ])('%s refused, and %s too: a person is told', async (single, removal, stap, resource) => {
    const [register] = single;
    surroundings[register].faults.add({
      operation: removal,
      times: ALWAYS,
      fault: { kind: 'refuse', status: 403 },
    });
    const { answer, rows } = await attempt(single, { kind: 'refuse', status: 400 }, ALWAYS, 'A + zaak');
    expect(answer.body).toMatchObject({ uitkomst: 'vraagtAandacht', stap });
    expect(answer.body.achtergebleven.map((each: { stap: string }) => each.stap)).toContain(stap);
    expect(rows).toHaveProperty([resource], 1);
  });
});

describe('a zaak of which two initiators could come to stand', () => {
  running(BARE);

  it('gets one when the first is answered too late to be heard', async () => {
    surroundings.zaken.faults.add({ operation: 'POST /rollen', fault: { kind: 'dropThenEffect', ms: 150 } });
    const counted = product.counting();
    expect((await product.submit(VARIANTS['A + zaak'])).status).toBe(201);
    expect(counted()).toMatchObject({ 'zaken/rollen': 1 });
  });
});

describe('a klantcontact that applications look for under two sets of codes', () => {
  const ZAC = { codeObjecttype: 'zaak', codeRegister: 'open-zaak', codeSoortObjectId: 'uuid' };

  describe.each([
    ['with', {}],
    ['without', BARE],
  ])('%s the endpoints that do everything at once', (_, options) => {
    running(options, ({ codes }) => ({ tijden: PATIENT, codes: { ...codes, zaakOok: [ZAC] } }));

    async function codesOf({ body }: Answer): Promise<unknown[]> {
      const { onderwerpobjecten, zaak } = await new OtherApplication(surroundings).dossier(body);
      return onderwerpobjecten
        .map((each) => each['onderwerpobjectidentificator'] as Record<string, string>)
        .map(({ objectId, codeObjecttype, codeRegister }) => [codeObjecttype, codeRegister, objectId === zaak?.uuid])
        .toSorted();
    }
    const both = [
      ['zaak', 'open-zaak', true],
      ['zgw-Zaak', 'openzaak', true],
    ];

    it('refers to its zaak in both', async () => {
      const answer = await product.submit(VARIANTS['B2 + zaak']);
      expect(answer.status).toBe(201);
      expect(await codesOf(answer)).toEqual(both);
    });

    it.each<Fault>([
      { kind: 'errorBefore' },
      { kind: 'dropAfter' },
      { kind: 'dropThenEffect', ms: LATE },
      { kind: 'refuse', status: 400 },
    ])('refers to it once in each, whatever happens to the second ($kind)', async (fault) => {
      const { faults } = surroundings.klanten;
      const call = options === BARE ? 2 : 1;
      faults.add({ operation: 'POST /onderwerpobjecten', call, fault });
      const answer = await product.submit(VARIANTS['A + zaak']);
      await pause(LATE + 1);
      expect(answer.body.uitkomst).toBe('voltooid');
      expect(await codesOf(answer)).toEqual(both);
    });

    it('has no reference where no zaak follows', async () => {
      const counted = product.counting();
      await product.submit(VARIANTS['A + interne taak']);
      expect(counted()).toEqual(ROWS['A + interne taak']);
    });
  });
});

const ISO = /\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})/g;

/** The same for two registrations of the same, whenever and wherever they were made. */
function anonymous(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(anonymous).toSorted((a, b) => (text(a) < text(b) ? -1 : 1));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, anonymous(each)]));
  if (typeof value !== 'string') return value;
  return value
    .replace(ISO, '<moment>')
    .replace(/http:\/\/localhost:\d+/g, '<origin>')
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<uuid>')
    .replace(/KCC-\d{4}-\d{6}/g, '<zaaknummer>')
    .replace(/\b\d{10}\b/g, (digits) => (digits.startsWith('0') ? digits : '<nummer>'));
}

const text = (value: unknown): string => JSON.stringify(value) ?? '';
