import { DBOS } from '@dbos-inc/dbos-sdk';
import type { Log } from '../telemetry/log.js';
import { LINE } from './line.js';
import { LOCK, type SignOfLife } from './sign-of-life.js';

/** How often is looked for processes that are gone. */
const SWEEP_MS = 2000;
/** A run that waits this long for a process that can do it, is told about. */
const LONG_MS = 30_000;

/**
 * Carries on what a process that is gone was doing: puts its runs back in line. Were the other one merely cut off or
 * paused, then it finds that out before it acts again, and the engine refuses its next checkpoint.
 */
export class Takeover {
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;
  readonly #told = new Set<string>();

  constructor(
    private readonly life: SignOfLife,
    private readonly executorId: string,
    private readonly version: string,
    private readonly log: Log,
  ) {}

  /** Looks for those who are gone, now and from now on. Call it once the engine is launched. */
  async start(): Promise<void> {
    await this.#sweep();
    if (!this.#stopped) this.#timer = setTimeout(() => void this.start(), SWEEP_MS);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  async #sweep(): Promise<void> {
    try {
      for (const executor of await listBusy()) if (executor !== this.executorId) await this.#takeOver(executor);
      await this.#tellOfOthers();
    } catch (error) {
      if (!this.#stopped) this.log.warn({ err: error }, 'could not look for runs of processes that are gone');
    }
  }

  async #takeOver(executor: string): Promise<void> {
    const { rows } = await this.life.query<{ gone: boolean }>(`select pg_try_advisory_lock(${LOCK}) as gone`, [
      executor,
    ]);
    if (!rows[0]?.gone) return;
    try {
      // Only now: another process may have taken them over a moment ago, and be busy with them.
      const runs = await listPending(executor);
      if (runs.length === 0) return;
      await DBOS.resumeWorkflows([...runs], { queueName: LINE });
      this.log.info({ executor, runs: runs.length }, 'took over the runs of a process that is gone');
    } finally {
      await this.life.query(`select pg_advisory_unlock(${LOCK})`, [executor]);
    }
  }

  /** A run is only carried on by a process of its own version: when there is none left, somebody must know. */
  async #tellOfOthers(): Promise<void> {
    const waiting = await DBOS.listWorkflows({
      status: 'ENQUEUED',
      endTime: new Date(Date.now() - LONG_MS).toISOString(),
      loadInput: false,
      loadOutput: false,
      limit: 100,
    });
    for (const { applicationVersion: version } of waiting) {
      if (version === undefined || version === this.version || this.#told.has(version)) continue;
      this.#told.add(version);
      this.log.error(
        { version },
        'requests wait for a process of another version: start one, so that they are finished',
      );
    }
  }
}

const BARE = { status: 'PENDING', loadInput: false, loadOutput: false } as const;

/** The processes that have runs to do, alive or not. */
async function listBusy(): Promise<readonly string[]> {
  const runs = await DBOS.listWorkflows(BARE);
  return [...new Set(runs.flatMap(({ executorId }) => executorId ?? []))];
}

/** The runs that a process has to do. */
export async function listPending(executorId: string): Promise<readonly string[]> {
  return (await DBOS.listWorkflows({ ...BARE, executorId })).map(({ workflowID }) => workflowID);
}
