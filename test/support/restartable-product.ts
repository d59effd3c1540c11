import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { Configuration } from '../../src/config/configuration.js';
import type { Fault } from '../../src/sandbox/simulator/faults.js';
import { configurationWith, ProductProcess } from './product-process.js';
import { FAST, ProductUnderTest, type Answer, type Submission } from './product.js';
import { until } from './round-trips.js';
import { writtenBy } from './rounds.js';
import { startSurroundings, type Surroundings } from './surroundings.js';
import { recordingWrites, type Write } from './writes.js';

/** A productaanvraag that was sent to a process that may not live to answer it. */
export interface Sent {
  readonly key: string;
  /** Undefined when the connection was cut. */
  readonly answer: Promise<Answer | undefined>;
}

/** How many rows each resource of the registers has more, or less. */
export type Difference = Readonly<Record<string, number>>;

/** Long enough for an answer that is kept back to outlast a kill and a start. */
export const TIJDEN = { ...FAST, register: 30_000, wachttijd: 30_000, registerGrens: 300 };

/** Whatever a test holds back, each on a connection of its own, there is one left for all else. */
const MANY_CONNECTIONS = { DATABASE_CONNECTIONS: '60' };

/** The product as a process that can be killed and started again, with everything around it that survives. */
export class RestartableProduct {
  #process!: ProductProcess;
  #here!: ProductUnderTest;

  private constructor(
    readonly surroundings: Surroundings,
    private readonly token: string,
    private readonly configuration: string,
  ) {}

  static async start(tijden: Partial<Configuration['tijden']> = {}): Promise<RestartableProduct> {
    const surroundings = await startSurroundings();
    const configuration = configurationWith({ ...TIJDEN, ...tijden });
    const product = new RestartableProduct(surroundings, await surroundings.issuer.token(), configuration);
    await product.restart();
    return product;
  }

  get process(): ProductProcess {
    return this.#process;
  }

  /** A caller of the process that runs now. */
  get here(): ProductUnderTest {
    return this.#here;
  }

  /** @param configuration its directory; without one as it was. */
  async restart(configuration = this.configuration): Promise<void> {
    this.#process = await this.#start(configuration);
    this.#here = this.at(this.#process);
  }

  /** A process beside the first one, on the same database. `main`: of another build. */
  another(main?: string): Promise<ProductProcess> {
    return this.#start(this.configuration, main);
  }

  #start(configuration: string, main?: string): Promise<ProductProcess> {
    return ProductProcess.start(
      { ...this.surroundings.environment, CONFIG_DIR: configuration, ...MANY_CONNECTIONS },
      main,
    );
  }

  at(process: ProductProcess): ProductUnderTest {
    return new ProductUnderTest(this.surroundings, process, this.token);
  }

  async killAndRestart(): Promise<void> {
    await this.#process.kill();
    await this.restart();
  }

  send(body: unknown, { key = randomUUID(), ...submission }: Submission = {}): Sent {
    return { key, answer: this.#here.submit(body, { key, ...submission }).catch(() => undefined) };
  }

  /**
   * Sends a body, and resolves when it waits for this write, which is struck by the fault.
   * @param writes everything that the body has written by then.
   */
  async sendUntil(write: Write, fault: Fault, body: unknown, writes = [write], as: Submission = {}): Promise<Sent> {
    const { register, operation, call } = write;
    this.surroundings[register].faults.add({ operation, call, fault });
    const written = recordingWrites(this.surroundings);
    const sent = this.send(body, as);
    await until(() => written().length >= writes.length);
    if (written().length < writes.length) throw new Error(`${operation} was not called`);
    return sent;
  }

  /**
   * Sends a body for each of these writes, and resolves when all of them wait for theirs.
   * @param all the writes of such a body.
   */
  async sendUntilEach(writes: readonly Write[], fault: Fault, body: unknown, all = writes): Promise<Sent[]> {
    const sent: Sent[] = [];
    for (const write of writes) sent.push(await this.sendUntil(write, fault, body, writtenBy(write, all)));
    return sent;
  }

  /** Sends a body to a process that nothing happens to. What is remembered between requests is remembered by then. */
  async sendInPeace(body: unknown): Promise<{ answer: Answer; writes: Write[]; added: Difference }> {
    await this.#here.submit(body);
    const [difference, writes] = [this.#here.counting(), recordingWrites(this.surroundings)];
    const answer = await this.#here.submit(body);
    return { answer, writes: writes(), added: difference() };
  }

  async stop(): Promise<void> {
    await this.#process.kill();
    await this.surroundings.stop();
    rmSync(this.configuration, { recursive: true });
  }
}

/** Keeps answers back, and if asked the effect too, until it is told not to. */
export class Holding {
  readonly fault: Fault;
  release = (): void => {};

  constructor(effect: 'now' | 'later' = 'now') {
    const released = new Promise<void>((resolve) => {
      this.release = resolve;
    });
    this.fault = { kind: 'hold', released, effect };
  }
}

/** As much as so many of them add. */
export function times(count: number, difference: Difference): Difference {
  return Object.fromEntries(Object.entries(difference).map(([resource, number]) => [resource, number * count]));
}

export function sum(differences: readonly Difference[]): Difference {
  const total: Record<string, number> = {};
  for (const difference of differences)
    for (const [resource, number] of Object.entries(difference)) total[resource] = (total[resource] ?? 0) + number;
  return total;
}
