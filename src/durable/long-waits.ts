import { setTimeout as pause } from 'node:timers/promises';
import { DBOS, Error as DBOSErrors } from '@dbos-inc/dbos-sdk';
import type { Pool } from 'pg';
import { mayAct, type LocalRun } from './ownership.js';
import { TAKEOVER_QUEUE } from './takeover-queue.js';

/* A zaak may be tried for days. Who waits for the next attempt is not to keep others from being carried out. */

/** What is over sooner is waited for here in any case: laying a run down and taking it up again costs as much. Milliseconds. */
const LONG_MS = 5000;
/** The longest that a timer can be set for. Milliseconds. */
const TIMER_MS = 2 ** 31 - 1;

interface Room {
  readonly log: Pool;
  /** How many runs may wait in memory. Who comes to wait for long after that, waits in the log. */
  readonly most: number;
  /** Milliseconds; for a test. */
  readonly long?: number;
}

/** There is one engine in a process, and so there is one account of who waits in it. */
let room: Room | undefined;
let waiting = 0;

/** Until this was said everybody waits in memory. */
export function waitIn(given: Room | undefined): void {
  room = given;
}

/**
 * Waits for a moment, in milliseconds since 1970. Rejects when the run was laid down in the log instead: then it is nothing
 * of this process any more, and whichever comes first takes it up again after that moment.
 */
export async function waitUntil(run: LocalRun, moment: number): Promise<void> {
  const left = () => moment - Date.now();
  if (room && waiting >= room.most && left() > (room.long ?? LONG_MS)) await layDown(room.log, run, moment);
  waiting += 1;
  try {
    while (left() > 0) await pause(Math.min(left(), TIMER_MS), undefined, { ref: false });
  } finally {
    waiting -= 1;
  }
}

/**
 * To the engine it is a run that a person halted: nobody works at it or looks at it until it is put in line again. How long
 * it is to lie there tells it from one that was halted indeed.
 */
const LAY_DOWN = `
  update dbos.workflow_status
    set status = 'CANCELLED', delay_until_epoch_ms = $2, queue_name = $3, updated_at = $4,
      owner_xid = null, started_at_epoch_ms = null, recovery_attempts = 0
    where workflow_uuid = $1 and status = 'PENDING' and executor_id = $5`;

async function layDown(log: Pool, run: LocalRun, moment: number): Promise<void> {
  await mayAct(run);
  const { rowCount } = await log
    .query(LAY_DOWN, [run.id, moment, TAKEOVER_QUEUE, Date.now(), DBOS.executorID])
    // It can wait here just as well.
    .catch(() => ({ rowCount: 0 }));
  if (rowCount) throw new DBOSErrors.DBOSWorkflowCancelledError(run.id);
}

/** What the engine says in its log when a run is laid down, which is no news. */
export const isLaidDown = (line: string): boolean => line.includes('was cancelled during execution');

/** Whether a run lies in the log until its moment comes. */
export const isAtRest = ({ status, delayUntilEpochMS }: { status: string; delayUntilEpochMS?: number }): boolean =>
  status === 'CANCELLED' && delayUntilEpochMS !== undefined;

/** Puts everybody in line whose moment has come. Values: now, in milliseconds since 1970. */
export const WAKE = `
  update dbos.workflow_status set status = 'ENQUEUED', updated_at = $1
    where status = 'CANCELLED' and delay_until_epoch_ms <= $1`;

const TAKE_UP = `
  update dbos.workflow_status set delay_until_epoch_ms = null
    where workflow_uuid = $1 and status = 'PENDING' and executor_id = $2 and delay_until_epoch_ms is not null`;

/** Whether a run that begins here was laid down, so that nobody was at work on it. True once for each time. */
export async function takeUp(id: string): Promise<boolean> {
  const taken = await room?.log.query(TAKE_UP, [id, DBOS.executorID]);
  return Boolean(taken?.rowCount);
}
