import { Client } from 'pg';
import { until } from './round-trips.js';

/** How PostgreSQL names the last thing that a run writes. */
const END = 'einde';

/** The number of the lock that is taken to hold every checkpoint. */
const GATE = 4711;

/**
 * The first run that comes to a checkpoint waits in the middle of committing it, as long as the gate is closed; those
 * that come later pass by. So that runs that are started one by one can be held each at its own. However long that takes,
 * for PostgreSQL says but once that a statement takes too long.
 */
const HOLD = `
  create or replace function hold_checkpoint() returns trigger language plpgsql set lock_timeout = 0 as $$
  declare
    checkpoint text := case tg_table_name when 'workflow_status' then '${END}' else to_jsonb(new)->>'function_name' end;
  begin
    if exists (select from held_checkpoints h where h.name = checkpoint)
       and pg_try_advisory_xact_lock(hashtext('held ' || checkpoint)) then
      begin
        perform pg_advisory_xact_lock_shared(${GATE});
      exception when query_canceled then
        perform pg_advisory_xact_lock_shared(${GATE});
      end;
    end if;
    return null;
  end $$;
  create table held_checkpoints (name text);
  create constraint trigger hold after insert on dbos.operation_outputs deferrable initially deferred
    for each row execute function hold_checkpoint();
  create constraint trigger hold after update on dbos.workflow_status deferrable initially deferred
    for each row when (new.status = 'SUCCESS') execute function hold_checkpoint();
`;

/** Who has taken a checkpoint, and still waits or is about to end. */
const HELD = `select from pg_locks where locktype = 'advisory' and mode = 'ExclusiveLock' and pid <> pg_backend_pid()
  and objid in (select hashtext('held ' || name)::oid from held_checkpoints)
  and database = (select oid from pg_database where datname = current_database())`;
const WAITING = `select pid from pg_locks where locktype = 'advisory' and objid = ${GATE} and not granted
  and database = (select oid from pg_database where datname = current_database())`;

/** Holds what a process writes into its log, so that it can be killed in the middle. */
export class HeldCheckpoints {
  readonly #client: Client;

  private constructor(client: Client) {
    this.#client = client;
  }

  static async in(databaseUrl: string): Promise<HeldCheckpoints> {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query(HOLD);
    return new HeldCheckpoints(client);
  }

  /** The checkpoints of a run, in order, its end included. */
  async namesOf(run: string): Promise<string[]> {
    const { rows } = await this.#client.query<{ name: string }>(
      'select function_name as name from dbos.operation_outputs where workflow_uuid = $1 order by function_id',
      [run],
    );
    // Of those that have the same name only the first can be held.
    return [...new Set(rows.map(({ name }) => name)), END];
  }

  /** How many checkpoints stand in the log. */
  async count(): Promise<number> {
    return (await this.#client.query('select from dbos.operation_outputs')).rows.length;
  }

  /** From now on the first run that comes to each of these waits there. */
  async close(names: readonly string[]): Promise<void> {
    await this.#client.query('insert into held_checkpoints select unnest($1::text[])', [names]);
    await this.#client.query(`select pg_advisory_lock(${GATE})`);
  }

  /** Resolves when so many runs are held. */
  async holding(count: number): Promise<void> {
    let held = 0;
    await until(async () => (held = (await this.#client.query(WAITING)).rows.length) >= count);
    if (held < count) throw new Error(`${held} runs are held at a checkpoint, of ${count}`);
  }

  /** Lets them all be written, or none of them, though nobody hears of it. */
  async open(written: boolean): Promise<void> {
    if (!written) await this.#client.query(`select pg_terminate_backend(pid) from (${WAITING}) waiting`);
    await this.#client.query(`select pg_advisory_unlock(${GATE})`);
    await until(async () => (await this.#client.query(HELD)).rows.length === 0);
    await this.#client.query('delete from held_checkpoints');
  }

  end(): Promise<void> {
    return this.#client.end();
  }
}
