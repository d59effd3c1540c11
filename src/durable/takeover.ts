import { DBOS } from '@dbos-inc/dbos-sdk';
import type { Log } from '../telemetry/log.js';
import { WAKE } from './long-waits.js';
import { lookInLine, TAKEOVER_QUEUE } from './takeover-queue.js';
import { localRun } from './ownership.js';
import { LOCK, type SignOfLife } from './sign-of-life.js';

/** How often is looked for processes that are gone, and for runs that have waited long enough. */
const SWEEP_MS = 2000;
/** So many at a time: there may be more than fit in memory. */
const BATCH = 1000;
/** A run that waits this long for a process that can do it, is told about; one that waits for this very process is begun. */
const LONG_MS = 30_000;

interface Seen {
  /** The other processes that have runs to do, alive or not. */
  readonly busy: readonly string[];
  /** Whether anything is in line that a process of this version can carry on. */
  readonly waits: boolean;
}

/** Puts in line whose moment has come, and says what there is. Values: now, who we are, the line, our version. */
const LOOK = `
  with woken as (${WAKE} returning 1)
  select
    array(
      select distinct executor_id from dbos.workflow_status where status = 'PENDING' and executor_id <> $2
    ) as busy,
    exists (select from woken) or exists (
      select from dbos.workflow_status where status = 'ENQUEUED' and queue_name = $3 and application_version = $4
    ) as waits`;

/**
 * Puts back in line what is to be carried on: what a process that is gone was doing, and what was laid down to wait. Were the other one merely cut off or
 * paused, then it finds that out before it acts again, and the engine refuses its next checkpoint.
 */
export class Takeover {
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;
  readonly #told = new Set<string>();
  /** On the clock of this process. */
  #lookAgainAt = 0;

  constructor(
    private readonly life: SignOfLife,
    private readonly executorId: string,
    private readonly version: string,
    private readonly log: Log,
  ) {}

  /** Looks for what is to be carried on, now and from now on. Call it once the engine is launched. */
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
      const { busy, waits } = await this.#look();
      if (waits) lookInLine();
      for (const executor of busy) await this.#takeOver(executor);
      if (performance.now() < this.#lookAgainAt) return;
      this.#lookAgainAt = performance.now() + LONG_MS;
      await this.#beginStrays();
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
      for (let runs = await listPending(executor); runs.length > 0; runs = await listPending(executor)) {
        await putInLine(runs);
        this.log.info({ executor, runs: runs.length }, 'took over the runs of a process that is gone');
      }
    } finally {
      await this.life.query(`select pg_advisory_unlock(${LOCK})`, [executor]);
    }
  }

  async #look(): Promise<Seen> {
    const { rows } = await this.life.query<Seen>(LOOK, [Date.now(), this.executorId, TAKEOVER_QUEUE, this.version]);
    return rows[0]!;
  }

  /** A start can stand in the log without having been heard of here: then nobody is busy with it. */
  async #beginStrays(): Promise<void> {
    const { rows } = await this.life.query<{ id: string }>(
      `select workflow_uuid as id from dbos.workflow_status where status = 'PENDING' and executor_id = $1 and updated_at < $2`,
      [this.executorId, Date.now() - LONG_MS],
    );
    const strays = rows.flatMap(({ id }) => (localRun(id) ? [] : [id]));
    if (strays.length === 0) return;
    await putInLine(strays);
    this.log.warn({ runs: strays.length }, 'begins runs that were accepted and never begun');
  }

  /** A run is only carried on by a process of its own version: when there is none left, somebody must know. */
  async #tellOfOthers(): Promise<void> {
    const { rows } = await this.life.query<{ version: string }>(
      `select distinct application_version as version from dbos.workflow_status
        where status = 'ENQUEUED' and application_version <> $1 and created_at < $2`,
      [this.version, Date.now() - LONG_MS],
    );
    for (const { version } of rows) {
      if (this.#told.has(version)) continue;
      this.#told.add(version);
      this.log.error(
        { version },
        'requests wait for a process of another version: start one, so that they are finished',
      );
    }
  }
}

const BARE = { status: 'PENDING', loadInput: false, loadOutput: false } as const;

async function putInLine(runs: string[]): Promise<void> {
  await DBOS.resumeWorkflows(runs, { queueName: TAKEOVER_QUEUE });
  lookInLine();
}

/** Some of the runs that a process has to do. */
async function listPending(executorId: string): Promise<string[]> {
  return (await DBOS.listWorkflows({ ...BARE, executorId, limit: BATCH })).map(({ workflowID }) => workflowID);
}

/** Which of these runs a process still has to do. */
export async function stillOf(executorId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const found = await DBOS.listWorkflows({ ...BARE, executorId, workflowIDs: [...ids] });
  return new Set(found.map(({ workflowID }) => workflowID));
}
