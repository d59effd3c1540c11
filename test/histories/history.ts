import type { ConfigurationName } from './configurations.js';
import type { Accident } from './memory-engine.js';
import { anyDatabaseTrouble, type DatabaseTrouble } from './questions.js';
import { Random } from './random.js';
import type { Endpoints, RegisterName } from './registers.js';
import { anyRequest, type RequestPlan } from './requests.js';
import { anyTrouble, DOWN, type Trouble } from './troubles.js';

/** What a beheerder can do about a request. */
export type Knop = 'hervatting' | 'ongedaanmaking' | 'afsluiting';

/** What others do with what a request made. */
export type Meddling =
  | 'uses its partij'
  | 'adds a betrokkene'
  | 'takes up its taak'
  | 'gives its taak to another'
  | 'adds a status'
  | 'adds a behandelaar'
  | 'adds an initiator'
  | 'hangs a vestiging under its KvK-nummer';

/** Something that happens, at a moment after the beginning. Milliseconds. */
export type Event = { readonly at: number } & (
  | { readonly what: 'request'; readonly request: number; readonly process: number; readonly wait?: number }
  | {
      readonly what: 'button';
      readonly knop: Knop;
      readonly request: number;
      readonly process: number;
    }
  | { readonly what: 'colleague'; readonly does: Meddling; readonly request: number }
  | { readonly what: 'crash'; readonly process: number }
  | { readonly what: 'pause'; readonly process: number; readonly for: number }
  | { readonly what: 'configure'; readonly process: number; readonly as: ConfigurationName }
  | { readonly what: 'outage'; readonly register: RegisterName; readonly how: Trouble; readonly for: number }
  /** The nth call from the beginning goes wrong. */
  | { readonly what: 'trouble'; readonly call: number; readonly how: Trouble }
  /** The nth question to our own database from the beginning goes wrong. */
  | { readonly what: 'database trouble'; readonly question: number; readonly how: DatabaseTrouble }
  | { readonly what: 'database away'; readonly for: number }
  /** Something befalls the process that comes to the nth checkpoint from the beginning. */
  | { readonly what: 'accident'; readonly checkpoint: number; readonly how: Accident }
);

/** Everything that a history is made of: the same plan goes the same way. */
export interface HistoryPlan {
  /** Of what is left to chance: how long calls take, which uuids are given. */
  readonly seed: number;
  readonly registers: Endpoints;
  readonly requests: readonly RequestPlan[];
  readonly events: readonly Event[];
}

const CONFIGURATIONS: readonly ConfigurationName[] = [
  'usual',
  'every time shorter',
  'every time longer',
  'products gone',
  'other products',
  'other codes',
];
const MEDDLING: readonly Meddling[] = [
  'uses its partij',
  'adds a betrokkene',
  'takes up its taak',
  'gives its taak to another',
  'adds a status',
  'adds a behandelaar',
  'adds an initiator',
  'hangs a vestiging under its KvK-nummer',
];

/** As long as things happen to one request, mostly. Milliseconds. */
const SOON = 2500;
const LATER = 120_000;
/** For good: until somebody mends it. */
const FOR_GOOD = 1e12;

/** The history of a seed. */
export function historyOf(seed: number): HistoryPlan {
  const random = new Random(seed);
  const requests = random.several(random.pick([1, 1, 1, 2, 2, 3]), () => anyRequest(random));
  const process = () => random.between(0, 1);
  const request = () => random.between(0, requests.length - 1);
  const moment = () => (random.chance(0.7) ? random.between(0, SOON) : random.between(0, LATER));
  const some = (most: number, make: () => Event): Event[] =>
    random.chance(0.5) ? [] : random.several(random.between(1, most), make);
  const events: Event[] = [
    ...requests.map((_, index): Event => {
      const at = random.chance(0.5) ? 0 : random.between(0, SOON);
      return { what: 'request', at, request: index, process: process(), ...waitOf(random) };
    }),
    ...some(3, () => ({ what: 'request', at: moment(), request: request(), process: process(), ...waitOf(random) })),
    ...random.several(random.pick([0, 1, 1, 2, 3, 5]), (): Event => {
      // Most requests make fewer calls than this.
      return { what: 'trouble', at: 0, call: random.between(1, 14 * requests.length), how: anyTrouble(random) };
    }),
    ...some(2, () => ({
      what: 'accident',
      at: 0,
      checkpoint: random.between(1, 6 * requests.length),
      how: {
        moment: random.pick(['before', 'lost', 'written'] as const),
        what: random.chance(0.7) ? 'dies' : random.between(1000, 30_000),
      },
    })),
    ...some(2, () => ({ what: 'colleague', at: moment(), does: random.pick(MEDDLING), request: request() })),
    ...(random.chance(0.2) ? some(1, () => ({ what: 'crash', at: moment(), process: process() })) : []),
    ...(random.chance(0.2)
      ? some(1, () => ({ what: 'pause', at: moment(), process: process(), for: random.between(1000, 30_000) }))
      : []),
    ...(random.chance(0.3)
      ? some(2, () => ({ what: 'configure', at: moment(), process: process(), as: random.pick(CONFIGURATIONS) }))
      : []),
    ...(random.chance(0.3)
      ? some(1, () => ({
          what: 'outage',
          at: moment(),
          register: random.pick(['klanten', 'zaken'] as const),
          how: random.pick(DOWN),
          for: random.pick([2000, 20_000, 200_000, FOR_GOOD]),
        }))
      : []),
    ...(random.chance(0.3) ? buttonsOf(random, request) : []),
    ...(random.chance(0.3)
      ? some(3, () => ({
          what: 'database trouble',
          at: 0,
          question: random.between(1, 30 * requests.length),
          how: anyDatabaseTrouble(random),
        }))
      : []),
    ...(random.chance(0.1)
      ? some(1, () => ({ what: 'database away', at: moment(), for: random.pick([500, 3000, 10_000, 60_000]) }))
      : []),
  ];
  return {
    seed,
    registers: { maakKlantcontact: random.chance(0.7), zaakRegistreren: random.chance(0.7) },
    requests,
    events,
  };
}

const waitOf = (random: Random) => (random.chance(0.2) ? { wait: random.pick([0, 100, 1000, 60_000]) } : {});

/** Some of them at the very same moment. */
function buttonsOf(random: Random, request: () => number): Event[] {
  const of = request();
  const at = random.pick([3000, 30_000, 130_000, 700_000]);
  return random.several(random.between(1, 3), (index) => ({
    what: 'button',
    at: at + (random.chance(0.5) ? 0 : random.between(0, 3000)),
    knop: random.pick(['hervatting', 'ongedaanmaking'] as const),
    request: of,
    process: index % 2,
  }));
}
