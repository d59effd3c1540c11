import type { Caller } from '../../src/auth/caller.js';
import { ProblemException } from '../../src/http/problem.js';
import type { AnyAanvraag, Opdracht } from '../../src/productaanvraag/opdracht.js';
import { idOf } from '../../src/productaanvraag/intake/sleutels.js';
import { CONFIGURATIONS, type ConfigurationName } from './configurations.js';
import { Colleagues } from './colleagues.js';
import type { Event, HistoryPlan, Knop } from './history.js';
import { MemoryDatabase } from './memory-database.js';
import { MemoryEngine, type Accident } from './memory-engine.js';
import { startMemoryProduct, type MemoryProduct } from './memory-product.js';
import type { Mistake } from './mistakes.js';
import { Process } from './process.js';
import { Questions, type DatabaseTrouble } from './questions.js';
import type { Random } from './random.js';
import { operationOf, registerOf, Registers, type Rows, type Sent } from './registers.js';
import { rowsOfRequest, type Ours } from './rows-of.js';
import type { RequestPlan } from './requests.js';
import { isForged, type Trouble } from './troubles.js';
import { BEGINNING, type VirtualTime } from './virtual-time.js';
import { Window } from './window.js';
import { Wire, type Fate } from './wire.js';

export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>> & { readonly id?: string; readonly uitkomst?: string };
}

/** What somebody heard, and when they had asked. */
export interface Heard {
  readonly request: number;
  readonly askedAt: number;
  readonly at: number;
  readonly answer: Answer;
}

export interface Pressed extends Heard {
  readonly knop: Knop;
}

/** A request with what is needed to find what came of it. */
export interface Asked extends RequestPlan {
  readonly id: string;
  readonly key: string;
  /** uuid of the klantcontact that a step is for. */
  readonly klantcontact: string | undefined;
}

const AWAY: DatabaseTrouble = { effect: 'none', back: 'cut' };

const AN_HOUR = 3_600_000;
/** After this nothing of a history can still be under way. */
export const TOO_LONG = 60 * 24 * AN_HOUR;

const caller = (id: string, soort: Caller['soort'], ...rollen: 'beheerder'[]): Caller => ({
  id,
  soort,
  identificatie: soort === 'kanaal' ? id : `${id}@gemeente.example`,
  naam: id,
  rollen: new Set([soort, ...rollen]),
});
const CALLERS = {
  mia: caller('mia', 'medewerker'),
  noor: caller('noor', 'medewerker'),
  kanaal: caller('kanaal', 'kanaal'),
};
const BEHEERDER = caller('bea', 'medewerker', 'beheerder');

/** Registers cost more to make than to empty. */
const pool = new Map<string, Registers>();

interface Slot {
  process: Process;
  product: MemoryProduct;
  configuration: ConfigurationName;
}

/** Everything that one history takes place in. */
export class World {
  readonly registers: Registers;
  readonly colleagues: Colleagues;
  readonly window: Window;
  readonly asked: readonly Asked[];
  readonly heard: Heard[] = [];
  readonly pressed: Pressed[] = [];
  /** Requests of which a button was pressed, and nobody was told what came of it. */
  readonly pressedWithoutAnswer = new Set<number>();
  /** Requests of which a process was gone before it could answer. */
  readonly askedWithoutAnswer = new Set<number>();
  /** uuids of what stood there in the beginning. */
  readonly seeded: ReadonlySet<string>;
  readonly #resources: ReadonlyMap<string, string>;
  /** What went wrong in a way that nobody foresaw. */
  readonly surprises: string[] = [];
  readonly #database: MemoryDatabase;
  readonly #engine: MemoryEngine;
  readonly #slots: Slot[] = [];
  readonly #troubles = new Map<number, Trouble>();
  readonly #accidents = new Map<number, Accident>();
  readonly #outages: { readonly register: string; readonly how: Trouble; readonly until: number }[] = [];
  readonly #databaseTroubles = new Map<number, DatabaseTrouble>();
  #databaseIsAwayUntil = -Infinity;
  #calls = 0;
  #questions = 0;
  #checkpoints = 0;
  /** Nothing goes wrong any more. */
  #isCalm = false;
  #open = 0;

  constructor(
    private readonly time: VirtualTime,
    private readonly random: Random,
    readonly plan: HistoryPlan,
    private readonly mistake?: Mistake,
    /** Is told what happens, in the order in which it does. */
    private readonly tell?: (line: string) => void,
  ) {
    const kind = JSON.stringify(plan.registers);
    this.registers = pool.get(kind) ?? new Registers(plan.registers);
    pool.set(kind, this.registers);
    this.registers.reset();
    this.#resources = new Map(
      [...this.rows()].flatMap(([name, rows]) => rows.map(({ uuid }) => [uuid, name] as const)),
    );
    this.seeded = new Set(this.#resources.keys());
    this.colleagues = new Colleagues(this.registers);
    this.window = new Window(this.registers, this.colleagues);
    const questions = new Questions(time, () => this.#databaseNow());
    this.#database = new MemoryDatabase(time, questions);
    this.#engine = new MemoryEngine(
      time,
      {
        accident: () => this.#accidentNow(),
        strike: (process, what) => this.#strike(process, what),
        successor: () => this.random.pick(this.#slots.filter(({ process }) => process.isAwake))?.process,
        surprise: (error) => this.#complain('the engine broke off', error),
      },
      mistake?.engine,
      questions,
    );
    this.asked = plan.requests.map((request, index) => {
      const key = `sleutel-nummer-${index}-van-deze-geschiedenis`;
      return {
        ...request,
        id: idOf(CALLERS[request.caller], request.kind, key),
        key,
        klantcontact: ['betrokkene', 'zaak', 'interneTaak'].includes(request.kind)
          ? this.colleagues.registerKlantcontact()
          : undefined,
      };
    });
  }

  /** Everything that is planned, until all of it has come to its end and nothing goes wrong any more. */
  async live(): Promise<void> {
    this.#boot(0, 'usual');
    this.#boot(1, 'usual');
    for (const event of this.plan.events) this.#plan(event);
    const last = Math.max(...this.plan.events.map(({ at }) => at));
    await this.time.pause(last + 1);
    await this.#settle();
    this.#isCalm = true;
    this.#note(() => 'nothing goes wrong any more');
    await this.#settle();
    // What a register is still busy with.
    await this.time.pause(60_000);
  }

  /** How a request stands, as whoever asks is told; undefined when there is no such request. */
  async standOf({ id, kind }: Asked): Promise<Answer | undefined> {
    const { intakes } = this.#awake.product;
    const intake = intakes.of(kind);
    const run = await intake.run(id);
    if (!run) return undefined;
    const { answer } = await intake.look(run);
    return { status: answer.status, body: answer.body as Answer['body'] };
  }

  /** The same request once more. */
  async again(request: number): Promise<Answer> {
    const from = this.heard.length;
    await this.#request(request, this.#awake, 1000);
    return this.heard.slice(from)[0]!.answer;
  }

  /** As a beheerder does when nothing goes wrong any more. */
  async press(knop: Knop, request: number): Promise<Answer> {
    await this.#button(knop, request, this.#awake);
    await this.#settle();
    return this.pressed.at(-1)!.answer;
  }

  oursOf({ id, klantcontact }: Asked): Ours {
    return { id, klantcontact, sleutels: this.opdrachtOf({ id })?.sleutels };
  }

  /** What was accepted; undefined when it never was. */
  opdrachtOf({ id }: Pick<Asked, 'id'>): Opdracht<AnyAanvraag> | undefined {
    return this.#engine.inputOf(id) as Opdracht<AnyAanvraag> | undefined;
  }

  /** What stands because of a request. */
  rowsOf(asked: Asked): Rows {
    return rowsOfRequest(this.rows(), this.oursOf(asked), this.colleagues.made);
  }

  /** Of which resource a row was that is gone. */
  whatWas(uuid: string): string {
    return this.#resources.get(uuid) ?? 'of a colleague';
  }

  rows(): Rows {
    return this.registers.rows();
  }

  get #awake(): Slot {
    const slot = this.#slots.find(({ process }) => process.isAwake);
    if (!slot) throw new Error('no process is alive');
    return slot;
  }

  #boot(index: number, configuration: ConfigurationName): void {
    const process = new Process(`process ${index}`, this.time);
    const wire = new Wire(this.time, this.window, process, (sent) => this.#fateOf(sent));
    const product = startMemoryProduct(
      {
        process,
        wire,
        engine: this.#engine,
        database: this.#database,
        configuration: CONFIGURATIONS[configuration],
        complain: (what, error) => this.#complain(what, error),
      },
      this.mistake?.tools,
    );
    this.#slots[index] = { process, product, configuration };
  }

  #plan(event: Event): void {
    if (event.what === 'trouble') this.#troubles.set(event.call, event.how);
    else if (event.what === 'accident') this.#accidents.set(event.checkpoint, event.how);
    else if (event.what === 'database trouble') this.#databaseTroubles.set(event.question, event.how);
    else this.time.after(event.at, () => void this.#happen(event));
  }

  #happen(event: Exclude<Event, { what: 'trouble' | 'accident' | 'database trouble' }>): unknown {
    this.#note(() => JSON.stringify(event));
    switch (event.what) {
      case 'request':
        return this.#request(event.request, this.#slots[event.process]!, event.wait);
      case 'button':
        return this.#button(event.knop, event.request, this.#slots[event.process]!);
      case 'colleague':
        return this.colleagues.do(event.does, this.oursOf(this.asked[event.request]!));
      case 'crash':
        return this.#strike(this.#slots[event.process]!.process, 'dies');
      case 'pause':
        return this.#strike(this.#slots[event.process]!.process, event.for);
      case 'configure':
        return this.#restart(event.process, event.as);
      case 'database away':
        return void (this.#databaseIsAwayUntil = this.time.now() + event.for);
      case 'outage':
        return this.#outages.push({ ...event, until: this.time.now() + event.for });
    }
  }

  async #request(index: number, { process, product }: Slot, wait: number | undefined): Promise<void> {
    const asked = this.asked[index]!;
    const { kind, body, key, klantcontact = '' } = asked;
    const call = { caller: CALLERS[asked.caller], idempotencyKeys: [key], wait };
    const { productaanvragen, klantcontacten } = product;
    const send = {
      productaanvraag: () => productaanvragen.submit(call, body),
      klantcontact: () => klantcontacten.registerKlantcontact(call, body),
      betrokkene: () => klantcontacten.registerBetrokkene(call, klantcontact, body),
      zaak: () => klantcontacten.registerZaak(call, klantcontact, body),
      interneTaak: () => klantcontacten.registerInterneTaak(call, klantcontact, body),
    }[kind];
    const heard = await this.#hear(index, process, send);
    if (heard) this.heard.push(heard);
    else this.askedWithoutAnswer.add(index);
  }

  async #button(knop: Knop, index: number, { process, product }: Slot): Promise<void> {
    const { id } = this.asked[index]!;
    const { beheer } = product;
    const press = {
      hervatting: () => beheer.resume(BEHEERDER, id),
      ongedaanmaking: () => beheer.takeBack(BEHEERDER, id),
      afsluiting: () => beheer.close(BEHEERDER, id, 'Opgelost.'),
    }[knop];
    const heard = await this.#hear(index, process, async () => ({ status: 200, body: await press() }));
    if (heard) this.pressed.push({ ...heard, knop });
    // When the database could not be used it is not known what came of it.
    if (!heard || heard.answer.status === 503) this.pressedWithoutAnswer.add(index);
  }

  /** Undefined when the process was gone before it could answer. */
  async #hear(
    request: number,
    process: Process,
    ask: () => Promise<{ readonly status: number; readonly body: object }>,
  ): Promise<Heard | undefined> {
    const askedAt = this.time.now();
    this.#open += 1;
    const answered = ask().then(
      ({ status, body }): Answer => ({ status, body: body as Answer['body'] }),
      (error: unknown): Answer => {
        if (error instanceof ProblemException) return { status: error.getStatus(), body: error.problem };
        // What a register cannot tell a beheerder is no surprise.
        if (!(error as { failure?: unknown }).failure) this.#complain('a request failed', error);
        return { status: 500, body: {} };
      },
    );
    const answer = await Promise.race([answered, process.gone]);
    this.#open -= 1;
    this.#note(() => `request ${request} heard ${JSON.stringify(answer)}`);
    return answer ? { request, askedAt, at: this.time.now(), answer } : undefined;
  }

  #fateOf(sent: Sent): Fate {
    const latency = this.random.between(5, 75);
    this.window.send(sent);
    if (this.#isCalm) {
      this.#note(() => `call: ${operationOf(sent)}`);
      return { trouble: undefined, latency };
    }
    this.#calls += 1;
    const register = registerOf(sent.url);
    const outage = this.#outages.find((it) => it.register === register && this.time.now() < it.until);
    const planned = this.#troubles.get(this.#calls) ?? outage?.how;
    const trouble = planned && isForged(sent.method, planned) ? undefined : planned;
    this.#note(() => `call ${this.#calls}: ${operationOf(sent)}${trouble ? `: ${trouble.name}` : ''}`);
    return { trouble, latency };
  }

  #databaseNow(): DatabaseTrouble | undefined {
    if (this.#isCalm) return undefined;
    this.#questions += 1;
    const isAway = this.time.now() < this.#databaseIsAwayUntil;
    const trouble = this.#databaseTroubles.get(this.#questions) ?? (isAway ? AWAY : undefined);
    if (trouble) this.#note(() => `question ${this.#questions} to the database: ${trouble.effect}, ${trouble.back}`);
    return trouble;
  }

  #accidentNow(): Accident | undefined {
    if (this.#isCalm) return undefined;
    this.#checkpoints += 1;
    this.#note(() => `checkpoint ${this.#checkpoints}`);
    return this.#accidents.get(this.#checkpoints);
  }

  #strike(process: Process, what: Accident['what']): void {
    if (what === 'dies') return this.#restart(this.#slots.findIndex((it) => it.process === process));
    this.#note(() => `${process.name} pauses for ${what} ms`);
    process.sleep(what);
    this.#engine.missed(process);
  }

  /** The process dies at once, and another comes in its place after a while. */
  #restart(index: number, configuration = this.#slots[index]?.configuration): void {
    const slot = this.#slots[index];
    if (!slot || !configuration || slot.process.isDead) return;
    this.#note(() => `${slot.process.name} dies`);
    slot.process.die();
    this.window.die();
    this.#engine.missed(slot.process);
    this.#open += 1;
    this.time.after(this.random.between(100, 4000), () => {
      this.#open -= 1;
      this.#boot(index, configuration);
    });
  }

  /** Waits until everybody has been answered and every run has come to its end. */
  async #settle(): Promise<void> {
    for (let pause = 100; this.#open > 0 || this.#engine.underWay.length > 0; pause = Math.min(pause * 2, 10_000)) {
      await this.time.pause(pause);
    }
  }

  #note(line: () => string): void {
    this.tell?.(`${String(this.time.now() - BEGINNING).padStart(9)} ms  ${line()}`);
  }

  #complain(what: string, error: unknown): void {
    if (/database could not be used/.test(what)) return;
    this.surprises.push(`${what}: ${error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error)}`);
  }
}
