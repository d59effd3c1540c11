import { readdir } from 'node:fs/promises';
import { parse } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { RunnerOption } from 'node-pg-migrate';
import type { ClientBase } from 'pg';
import type { Log } from '../telemetry/log.js';

const DIRECTORY = fileURLToPath(new URL('migrations/', import.meta.url));

/** Beside the migrations lie their source maps. */
const IS_MIGRATION = /^\d{4}_[\w-]+\.[jt]s$/;
const NO_MIGRATION = '.+\\.map';

/**
 * Brings the tables of the product up to date; those of the engine are its own business. Does nothing when they are, and
 * then needs no rights either. Call it while nobody else migrates.
 * @param client is not to be used for anything else afterwards.
 */
export async function migrateTables(client: ClientBase, log: Log): Promise<void> {
  if ((await listPending(client)).length === 0) return;
  // A start that has nothing to do has no need of it either.
  const { runner } = await import('node-pg-migrate');
  await runner({
    dbClient: client,
    direction: 'up',
    dir: DIRECTORY,
    ignorePattern: NO_MIGRATION,
    migrationLoaderStrategies: [{ extensions: ['.js', '.ts'], loader: load }],
    schema: 'klantregie',
    createSchema: true,
    migrationsTable: 'migraties',
    singleTransaction: true,
    noLock: true,
    logger: loggerOf(log),
  });
}

/** The migrations that this build has and the database has not: of a newer build it may have more. */
export async function listPending(client: ClientBase): Promise<string[]> {
  const files = (await readdir(DIRECTORY)).filter((name) => IS_MIGRATION.test(name)).toSorted();
  const { rows } = await client.query<{ exists: boolean }>(
    `select to_regclass('klantregie.migraties') is not null as exists`,
  );
  const done = rows[0]?.exists
    ? await client.query<{ name: string }>('select name from klantregie.migraties')
    : undefined;
  const names = new Set(done?.rows.map(({ name }) => name));
  return files.map((file) => parse(file).name).filter((name) => !names.has(name));
}

type Loader = Extract<NonNullable<RunnerOption['migrationLoaderStrategies']>[number]['loader'], Function>;

const load: Loader = (paths) =>
  Promise.all(
    paths.map(async (path) => ({ id: path, filePaths: [path], actions: await import(pathToFileURL(path).href) })),
  );

/** What it has to say of its own accord is for those who debug; what goes wrong it throws as well. */
function loggerOf(log: Log): NonNullable<RunnerOption['logger']> {
  const say = (text: string) => log.debug({ context: 'migration' }, text);
  return { debug: say, info: say, warn: say, error: say };
}
