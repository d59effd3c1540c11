import { randomUUID } from 'node:crypto';
import { DBOSExecutor } from '@dbos-inc/dbos-sdk/internal/dbos-executor';
import { describe, expect, it } from '@jest/globals';
import { keep, type Step } from '../saga/step.js';
import type { Saga } from '../saga/saga.js';
import { forgetRuns, type ListKeeper } from './durable.js';
import { read, write } from './log-change.js';
import {
  withEngine,
  launch,
  step,
  fatal,
  endOf,
  heardBy,
  query,
  withoutDoubt,
  inLog,
} from '../../test/support/engine.js';

withEngine();

describe('the log of a run where it was begun', () => {
  const two = async (saga: Saga) => {
    const { a } = await saga.round('eerste', { a: step('a') });
    return { a, ...(await saga.round('tweede', { b: step('b') })) };
  };
  /** What tells one run from another, or one moment. */
  const ITS_OWN = [
    'workflow_uuid',
    'created_at',
    'updated_at',
    'started_at_epoch_ms',
    'completed_at_epoch_ms',
    'retention_timestamp',
  ];
  const rowsOf = async (table: string, id: string) => {
    const rows = await query(`select * from ${table} where workflow_uuid = $1 order by 2`, id);
    return rows.map((row) => ({
      ...row,
      ...Object.fromEntries(ITS_OWN.flatMap((name) => (name in row ? [[name, typeof row[name]]] : []))),
      ...(typeof row['output'] === 'string' && { output: read(row['output']) }),
    }));
  };

  it('is as the engine itself writes it', async () => {
    const { stuck, begun } = fatal();
    const [carriedOn, here] = [randomUUID(), randomUUID()];
    const first = await launch(async (saga) => saga.round('eerste', { a: stuck }));
    await first.start(carriedOn, { naam: 'Mira' });
    await begun;
    const saga = await launch(two);
    await endOf(await saga.start(here, { naam: 'Mira' }));
    await endOf((await saga.find(carriedOn))!);
    for (const table of ['dbos.operation_outputs', 'dbos.workflow_output']) {
      const rows = await rowsOf(table, here);
      expect(rows.length).toBeGreaterThan(0);
      expect(withoutDoubt(rows)).toEqual(withoutDoubt(await rowsOf(table, carriedOn)));
    }
    const ended = `select status, owner_xid, deduplication_id, completed_at is null or completed_at <> updated_at as wrong
      from dbos.workflow_status where workflow_uuid = $1`;
    expect(await query(ended, here)).toEqual([
      { status: 'SUCCESS', owner_xid: null, deduplication_id: null, wrong: false },
    ]);
    expect(await query(ended, here)).toEqual(await query(ended, carriedOn));
  });

  it('begins as the engine itself begins it', async () => {
    const saga = await launch(two);
    const { systemDatabase } = DBOSExecutor.globalInstance!;
    const ours = systemDatabase.initWorkflowStatus.bind(systemDatabase);
    const engine = Object.getPrototypeOf(systemDatabase) as typeof systemDatabase;
    const given: Parameters<typeof ours>[] = [];
    systemDatabase.initWorkflowStatus = (...all) => {
      given.push(structuredClone(all));
      return ours(...all);
    };
    await endOf(await saga.start(randomUUID(), { naam: 'Mira' }));
    const begunBy = async (begin: typeof ours) => {
      const [[status, ...others]] = structuredClone(given) as [Parameters<typeof ours>];
      const id = randomUUID();
      const result = await begin({ ...status, workflowUUID: id }, ...others);
      const rows = [await rowsOf('dbos.workflow_status', id), await rowsOf('dbos.workflow_input', id)];
      await forgetRuns([id]);
      return { result, rows };
    };
    expect(await begunBy(ours)).toEqual(await begunBy(engine.initWorkflowStatus.bind(systemDatabase)));
  });

  it('has everything before anything else is begun', async () => {
    const seen: unknown[] = [];
    const id = randomUUID();
    const looks: Step<string> = {
      run: async () => {
        seen.push(await inLog('dbos.operation_outputs', id));
        return 'gezien';
      },
      undo: keep('a specification needs none'),
    };
    const saga = await launch(async (it) => {
      for (const name of ['eerste', 'tweede', 'derde']) await it.round(name, { looks });
    });
    await endOf(await saga.start(id, { naam: 'Mira' }));
    expect(seen).toEqual([0, 1, 2]);
    expect(await inLog('dbos.operation_outputs', id)).toBe(3);
  });

  it.each([
    ['taken over', `owner_xid = 'another'`],
    ['halted', `status = 'CANCELLED', owner_xid = null`],
  ])('is not written any more once it was %s: nothing is begun, and no end is told', async (_, change) => {
    const calls: boolean[] = [];
    const written: boolean[] = [];
    const listKeeper: ListKeeper = {
      ...heardBy([]),
      ended: async (_id, _outcome, log) => {
        written.push(await write(log!.change));
        return written.at(-1)!;
      },
    };
    let id = '';
    const isLost: Step<string> = {
      run: async () => {
        await query(`update dbos.workflow_status set ${change} where workflow_uuid = $1`, id);
        return 'weg';
      },
      undo: keep('a specification needs none'),
    };
    for (const rounds of [{ isLost, next: step('b', calls) }, { isLost }]) {
      id = randomUUID();
      const goes = async (it: Saga) => {
        for (const [name, only] of Object.entries(rounds)) await it.round(name, { only });
      };
      const saga = await launch(goes, { listKeeper });
      const ended = await (await saga.start(id, { naam: 'Mira' })).outcome(500);
      expect(ended?.outcome.state).not.toBe('completed');
      expect(await inLog('dbos.operation_outputs', id)).toBe(0);
      expect(await inLog('dbos.workflow_output', id)).toBe(0);
      await forgetRuns([id]);
    }
    expect(calls).toEqual([]);
    expect(written).toEqual([false]);
  });
});
