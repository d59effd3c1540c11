import { Client, type QueryResult } from 'pg';
import type { Log } from '../telemetry/log.js';

/** After so much silence the database lets go of our lock: whoever is only paused, counts as gone. Milliseconds. */
const SILENCE_MS = 12_000;
/** We ourselves no longer count on it somewhat earlier. */
const CERTAIN_MS = 9000;
const PING_MS = 2000;

/** A machine that has vanished is noticed within half a minute. */
const KEEPALIVE = '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3';

/** The lock of one process. */
export const LOCK = `hashtextextended('klantregie executor ' || $1, 0)`;

/**
 * Shows that this process lives: a lock in PostgreSQL, named after its executor id, on a connection that the database
 * closes when it hears nothing of us. Whoever can take the lock of another knows that that one is gone.
 */
export class SignOfLife {
  #client: Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;
  /** Whether the lock was lost since, so that others may have taken us for gone. */
  #mayBeReplaced = false;
  /** When the last sign that arrived was sent. */
  #sent = moment();
  #waiting: (() => void)[] = [];
  #lastAsked: Promise<unknown> = Promise.resolve();

  /**
   * @param returned what is to be done after the lock was lost and has been taken again, before anybody is certain that
   *   this process lives.
   */
  constructor(
    private readonly databaseUrl: string,
    private readonly executorId: string,
    private readonly log: Log,
    private readonly returned: () => Promise<void> = async () => {},
  ) {}

  /** Takes the lock, and keeps it from now on. Rejects when there is no database. */
  async start(): Promise<void> {
    const now = moment();
    this.#client = await this.#take();
    this.#sent = now;
    this.#plan();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#client?.end();
  }

  get #isCertain(): boolean {
    return this.#client !== undefined && since(this.#sent) < CERTAIN_MS;
  }

  /** Resolves once it is certain that nobody takes us for gone. */
  async certain(): Promise<void> {
    while (!this.#isCertain) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Asks something on the connection that holds the lock, which is a sign as well. Rejects when that is lost. */
  query<Row extends object>(text: string, values: unknown[]): Promise<QueryResult<Row>> {
    const asked = this.#lastAsked.then(async () => {
      const client = this.#client;
      if (!client) throw new Error('the connection that says that this process lives is lost');
      const now = moment();
      const answer = await client.query<Row>(text, values);
      if (this.#client === client && !this.#mayBeReplaced) this.#sent = now;
      return answer;
    });
    // One at a time: a connection answers in order.
    this.#lastAsked = asked.catch(() => {});
    return asked;
  }

  #plan(): void {
    if (this.#isStopped) return;
    this.#timer = setTimeout(() => void this.#show().finally(() => this.#plan()), PING_MS);
  }

  /** Whether the database has heard of us a moment ago, and nobody waits to know. */
  get #isShown(): boolean {
    return this.#isCertain && since(this.#sent) < PING_MS && this.#waiting.length === 0;
  }

  async #show(): Promise<void> {
    if (this.#isShown) return;
    try {
      this.#client ??= await this.#take();
      const now = moment();
      await this.query('select 1', []);
      if (this.#mayBeReplaced) await this.returned();
      this.#mayBeReplaced = false;
      this.#sent = now;
      for (const resolve of this.#waiting.splice(0)) resolve();
    } catch (error) {
      this.#lose(this.#client, error);
    }
  }

  #lose(client: Client | undefined, error: unknown): void {
    if (this.#client !== client || this.#isStopped) return;
    this.#client = undefined;
    this.#mayBeReplaced = true;
    this.log.warn({ err: error }, 'the connection that says that this process lives was lost');
    void client?.end().catch(() => {});
  }

  async #take(): Promise<Client> {
    const client = new Client({
      connectionString: this.databaseUrl,
      keepAlive: true,
      connectionTimeoutMillis: CERTAIN_MS,
      query_timeout: CERTAIN_MS,
      options: KEEPALIVE,
    });
    client.on('error', (error) => this.#lose(client, error));
    await client.connect();
    try {
      await client.query(`set idle_session_timeout = ${SILENCE_MS}`);
      await client.query(`select pg_advisory_lock(${LOCK})`, [this.executorId]);
      if (this.#isStopped) throw new Error('this process stops');
      return client;
    } catch (error) {
      void client.end().catch(() => {});
      throw error;
    }
  }
}

/** A moment on two clocks: the one may be set back, and the other stands still while the machine sleeps. */
interface Moment {
  readonly wall: number;
  readonly monotonic: number;
}

const moment = (): Moment => ({ wall: Date.now(), monotonic: performance.now() });

/** How long ago that is at least, in milliseconds, for who had better think that it is too long than too short. */
const since = ({ wall, monotonic }: Moment): number => Math.max(Date.now() - wall, performance.now() - monotonic);
