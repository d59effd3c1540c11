import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Client } from 'pg';

const MIGRATE = fileURLToPath(new URL('../../dist/migrate.js', import.meta.url));

/** A user of a database who is not its owner, and may create nothing. */
export interface DatabaseRole {
  readonly name: string;
  /** Address of the database, as this user. */
  readonly url: string;
  /** Brings the tables up to date as their owner, for this user: what `npm run migrate` does. */
  migrate(): Promise<unknown>;
  drop(): Promise<void>;
}

/** @param owner on a connection with the database at this address. */
export async function createRole(owner: Client, databaseUrl: string, limit = -1): Promise<DatabaseRole> {
  const name = `rol_${randomUUID().replaceAll('-', '')}`;
  await owner.query(`create role ${name} login password 'geheim' connection limit ${limit}`);
  const url = new URL(databaseUrl);
  [url.username, url.password] = [name, 'geheim'];
  return {
    name,
    url: url.href,
    migrate: () =>
      promisify(execFile)(process.execPath, [MIGRATE], {
        env: { PATH: process.env['PATH'], DATABASE_URL: url.href, DATABASE_OWNER_URL: databaseUrl },
      }),
    drop: async () => {
      await owner.query(`drop owned by ${name} cascade; drop role ${name}`);
    },
  };
}
