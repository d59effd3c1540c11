import { DBOS } from '@dbos-inc/dbos-sdk';
import { Client } from 'pg';
import type { Log } from '../telemetry/log.js';

/** How often is looked for processes that are gone. */
const SWEEP_MS = 2000;

/** A process whose machine has vanished is noticed within half a minute. */
const KEEPALIVE = '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3';

const LOCK = `hashtextextended('klantregie executor ' || $1, 0)`;

/**
 * Carries on what a process that died was doing.
 * Every process holds a lock in the database, named after its executor id, for as long as it lives. Whoever can take the
 * lock of another knows that that one is gone, and puts its runs back in line. Were the other one merely cut off, then
 * the engine refuses its next checkpoint: a run has one owner.
 */
export class Takeover {
  #client: Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(
    private readonly databaseUrl: string,
    private readonly executorId: string,
    private readonly log: Log,
  ) {}

  /** Takes our own lock. Call it before the engine is launched. */
  async hold(): Promise<void> {
    const client = new Client({ connectionString: this.databaseUrl, keepAlive: true, options: KEEPALIVE });
    client.on('error', (error) => {
      if (this.#client !== client) return;
      this.#client = undefined;
      this.log.warn({ err: error }, 'the connection that says that this process lives was lost');
    });
    await client.connect();
    await client.query(`select pg_advisory_lock(${LOCK})`, [this.executorId]);
    this.#client = client;
  }

  /** Looks for the dead, now and from now on. Call it once the engine is launched. */
  async start(): Promise<void> {
    await this.#sweep();
    if (!this.#stopped) this.#timer = setTimeout(() => void this.start(), SWEEP_MS);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#client?.end();
  }

  async #sweep(): Promise<void> {
    try {
      if (!this.#client) await this.hold();
      const executors = new Set((await pendingRuns()).map(({ executorId }) => executorId));
      executors.delete(this.executorId);
      for (const executor of executors) if (executor) await this.#takeOver(executor);
    } catch (error) {
      if (!this.#stopped) this.log.warn({ err: error }, 'could not look for runs of processes that are gone');
    }
  }

  async #takeOver(executor: string): Promise<void> {
    const { rows } = await this.#client!.query<{ dead: boolean }>(`select pg_try_advisory_lock(${LOCK}) as dead`, [
      executor,
    ]);
    if (!rows[0]?.dead) return;
    try {
      // Only now: another process may have taken them over a moment ago, and be busy with them.
      const runs = (await pendingRuns(executor)).map(({ workflowID }) => workflowID);
      if (runs.length === 0) return;
      await DBOS.resumeWorkflows(runs);
      this.log.info({ executor, runs: runs.length }, 'took over the runs of a process that is gone');
    } finally {
      await this.#client?.query(`select pg_advisory_unlock(${LOCK})`, [executor]);
    }
  }
}

function pendingRuns(executorId?: string) {
  return DBOS.listWorkflows({
    status: 'PENDING',
    loadInput: false,
    loadOutput: false,
    ...(executorId !== undefined && { executorId }),
  });
}
