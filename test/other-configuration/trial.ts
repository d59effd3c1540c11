import type { Caller } from '../../src/auth/caller.js';
import { ProblemException } from '../../src/http/problem.js';
import { idOf } from '../../src/productaanvraag/intake/sleutels.js';
import { Colleagues } from '../histories/colleagues.js';
import { CONFIGURATIONS, type ConfigurationName } from '../histories/configurations.js';
import { MemoryDatabase } from '../histories/memory-database.js';
import { MemoryEngine, type Accident } from '../histories/memory-engine.js';
import { startMemoryProduct, type MemoryProduct } from '../histories/memory-product.js';
import { Process } from '../histories/process.js';
import { operationOf, Registers } from '../histories/registers.js';
import type { Kind } from '../histories/requests.js';
import type { VirtualTime } from '../histories/virtual-time.js';
import { Wire } from '../histories/wire.js';
import type { Way } from './ways.js';

/** Something to ask of the product, in a way that leads through other checkpoints than another. */
export interface Course {
  readonly name: string;
  readonly kind: Kind;
  readonly body: object;
  readonly way: Way;
}

export interface Trial {
  readonly course: Course;
  /** Where its process dies. Undefined: it does not, until the request has come to its end. */
  readonly death?: { readonly checkpoint: number; readonly moment: Accident['moment'] };
  /** What the next process is configured with. */
  readonly under: ConfigurationName;
}

/** How it stood at the end. */
export interface End {
  readonly checkpoints: number;
  /** What was told and what stood when it had ended, and once more when whoever looks after it had mended it. */
  readonly ends: readonly [string, string];
  readonly surprises: readonly string[];
}

const KEY = 'sleutel-van-deze-aanvraag';
const MIA: Caller = {
  id: 'mia',
  soort: 'medewerker',
  identificatie: 'mia@gemeente.example',
  naam: 'Mia',
  rollen: new Set(['medewerker']),
};
const LATENCY = 20;
const RESTART = 1000;

const registers = new Registers({ maakKlantcontact: true, zaakRegistreren: true });

/** One request, of which the process dies once; the next one, with another configuration, carries it on. */
export class Carrying {
  readonly #surprises: string[] = [];
  readonly #database: MemoryDatabase;
  readonly #engine: MemoryEngine;
  readonly #colleagues = new Colleagues(registers);
  readonly #klantcontact: string;
  readonly #calls = new Map<string, number>();
  #process!: Process;
  #product!: MemoryProduct;
  #checkpoints = 0;
  /** Whether the way it goes has begun: a request that is taken back goes well before that. */
  #hasBegun = false;
  /** Nothing goes wrong any more. */
  #isCalm = false;

  constructor(
    private readonly time: VirtualTime,
    private readonly trial: Trial,
  ) {
    registers.reset();
    this.#klantcontact = this.#colleagues.registerKlantcontact();
    this.#database = new MemoryDatabase(time);
    this.#engine = new MemoryEngine(time, {
      accident: () => this.#accident(),
      strike: () => this.#restart(),
      successor: () => (this.#process.isAwake ? this.#process : undefined),
      surprise: (error) => void this.#surprises.push(`the engine broke off: ${String(error)}`),
    });
    this.#boot('usual');
  }

  async run(): Promise<End> {
    const { isTakenBack } = this.trial.course.way;
    this.#hasBegun = !isTakenBack;
    const first = this.#process;
    await this.#unlessItDies(this.#ask());
    await this.#settle();
    if (isTakenBack) {
      this.#restart();
      await this.#settle();
      this.#hasBegun = true;
      await this.#unlessItDies(this.#product.beheer.takeBack(MIA, this.#id));
      await this.#settle();
    }
    if (this.#process === first) this.#restart();
    await this.#settle();
    const end = await this.#look();
    // Nothing goes wrong any more, and whoever looks after it tries again.
    this.#isCalm = true;
    if (end.includes('"vraagtAandacht"')) await this.#unlessItDies(this.#product.beheer.resume(MIA, this.#id));
    await this.#settle();
    return { checkpoints: this.#checkpoints, ends: [end, await this.#look()], surprises: this.#surprises };
  }

  /** Nobody is answered by a process that is gone. */
  async #unlessItDies(answer: Promise<unknown>): Promise<void> {
    await Promise.race([answer, this.#process.gone]);
  }

  get #id(): string {
    return idOf(MIA, this.trial.course.kind, KEY);
  }

  /** What is told, and what stands: the same for the same, whatever uuids and moments there are in it. */
  async #look(): Promise<string> {
    return withoutChance([await this.#ask(), Object.fromEntries(registers.rows())]);
  }

  /** The same key every time, so that it is the same request. */
  async #ask(): Promise<object> {
    const { productaanvragen, klantcontacten } = this.#product;
    const { kind, body } = this.trial.course;
    const call = { caller: MIA, idempotencyKeys: [KEY], wait: undefined };
    const send = {
      productaanvraag: () => productaanvragen.submit(call, body),
      klantcontact: () => klantcontacten.registerKlantcontact(call, body),
      betrokkene: () => klantcontacten.registerBetrokkene(call, this.#klantcontact, body),
      zaak: () => klantcontacten.registerZaak(call, this.#klantcontact, body),
      interneTaak: () => klantcontacten.registerInterneTaak(call, this.#klantcontact, body),
    }[kind];
    return send().catch((error: unknown) => {
      if (error instanceof ProblemException) return error.problem;
      throw error;
    });
  }

  #accident(): Accident | undefined {
    if (!this.#hasBegun) return undefined;
    this.#checkpoints += 1;
    const { death } = this.trial;
    return death?.checkpoint === this.#checkpoints ? { moment: death.moment, what: 'dies' } : undefined;
  }

  #restart(): void {
    const before = this.#process;
    before.die();
    this.#engine.missed(before);
    this.time.after(RESTART, () => this.#boot(this.trial.under));
  }

  #boot(configuration: ConfigurationName): void {
    const process = new Process(configuration, this.time);
    const wire = new Wire(this.time, registers, process, (sent) => this.#fateOf(operationOf(sent)));
    this.#process = process;
    this.#product = startMemoryProduct({
      process,
      wire,
      engine: this.#engine,
      database: this.#database,
      configuration: CONFIGURATIONS[configuration],
      complain: (what, error) => void this.#surprises.push(`${what}: ${String(error)}`),
    });
  }

  #fateOf(operation: string) {
    const hit = this.trial.course.way.troubles.find((it) => it.operation === operation);
    if (!hit || !this.#hasBegun || this.#isCalm) return { trouble: undefined, latency: LATENCY };
    const number = (this.#calls.get(operation) ?? 0) + 1;
    this.#calls.set(operation, number);
    return { trouble: number <= hit.times ? hit.trouble : undefined, latency: LATENCY };
  }

  async #settle(): Promise<void> {
    do await this.time.pause(RESTART * 2);
    while (this.#engine.underWay.length > 0 || !this.#process.isAwake);
  }
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const MOMENT = /\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)/g;

/** Uuids in the order in which they come, and no moments. */
function withoutChance(value: unknown): string {
  const known = new Map<string, string>();
  return JSON.stringify(value)
    .replaceAll(UUID, (uuid) => {
      if (!known.has(uuid)) known.set(uuid, `uuid ${known.size + 1}`);
      return known.get(uuid)!;
    })
    .replaceAll(MOMENT, 'moment');
}
