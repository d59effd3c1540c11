import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Fault } from '../src/simulator/faults.js';
import { FAST, ProductUnderTest, type Answer } from './support/product.js';
import { VARIANTS, type Variant } from './support/requests.js';
import { startSurroundings, type Surroundings } from './support/surroundings.js';
import { nameOf, recordingWrites, type Write } from './support/writes.js';

/** Shorter still: every call that hangs, and every register that stays down, takes this long. */
const TIJDEN = { ...FAST, register: 150, registerGrens: 100, eerstePauze: 10, langstePauze: 20, opgevenNa: 60 };

/** How long after a lost connection a register does what it was asked: well within its limit. Milliseconds. */
const LATE = 40;

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
  'an answer that never comes': { kind: 'hangAfter' },
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
const FAILURES: readonly (readonly [what: string, fault: Fault, times: number, ends: Record<Stage, End>])[] = [
  ['a refusal, once', REFUSED, 1, { ...every('voltooid'), ...undoneBefore, pivot: 'ongedaanGemaakt' }],
  ...[REFUSED, FORBIDDEN].map(
    (fault) =>
      [
        `a refusal (${fault.kind === 'refuse' ? fault.status : ''}) of every attempt`,
        fault,
        ALWAYS,
        { ...every('vraagtAandacht'), ...undoneBefore, pivot: 'ongedaanGemaakt' },
      ] as const,
  ),
  ...Object.entries(UNANSWERED).map(([what, fault]) => [`${what}, once`, fault, 1, every('voltooid')] as const),
  ...['an error before it', LATER].map(
    (what) => [`${what}, for a while`, UNANSWERED[what]!, A_WHILE, { ...every('voltooid'), ...undoneBefore }] as const,
  ),
  ['an error before it, every attempt', UNANSWERED['an error before it']!, ALWAYS, neverCertain],
  ...['an error after it', LATER].map(
    (what) =>
      [
        `${what}, every attempt`,
        UNANSWERED[what]!,
        ALWAYS,
        { ...neverCertain, 'adres of betrokkene': 'voltooid' },
      ] as const,
  ),
];

describe('whatever write fails, in whatever way', () => {
  let surroundings: Surroundings;
  let product: ProductUnderTest;
  const clean = new Map<Variant, { writes: Write[]; rows: Record<string, number> }>();

  beforeAll(async () => {
    surroundings = await startSurroundings();
    product = await ProductUnderTest.start(surroundings, () => ({ tijden: TIJDEN }));
    // Afterwards the actor of the medewerker is known: that it was made is no part of what is counted.
    await product.submit(VARIANTS['A + zaak']);
    for (const [variant, body] of Object.entries(VARIANTS) as [Variant, object][]) {
      const counted = product.counting();
      const writes = recordingWrites(surroundings);
      expect((await product.submit(body)).status).toBe(201);
      clean.set(variant, { writes: writes(), rows: counted() });
    }
  });
  afterAll(async () => {
    await product.stop();
    await surroundings.stop();
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
    if (fault.kind === 'dropThenEffect') await new Promise((resolve) => setTimeout(resolve, LATE + 1));
    return { answer, settled, rows: counted(), again: await product.submit(VARIANTS[variant], { key }) };
  }

  describe.each(Object.keys(VARIANTS) as Variant[])('%s', (variant) => {
    it.each(FAILURES)('answers as the registers stand after %s', async (_, fault, times, ends) => {
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
