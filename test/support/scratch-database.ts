import { randomUUID } from 'node:crypto';
import { Client } from 'pg';

/** The code of PostgreSQL for what others use. */
const OBJECT_IN_USE = '55006';

/** An empty database for one suite of specs, so that none meets the rows of another. */
export interface ScratchDatabase {
  readonly url: string;
  /** Waits a few seconds for whatever still uses it, and then ends that: a pool says that it ended before its connections did. */
  drop(): Promise<void>;
}

/** @param server address of the PostgreSQL that the specs share, as a user who may create databases. */
export async function createScratchDatabase(server: string): Promise<ScratchDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => dropDatabase(server, name) };
}

/** PostgreSQL waits five seconds itself for those who use a database. */
async function dropDatabase(server: string, name: string): Promise<void> {
  const statement = `drop database if exists ${name}`;
  try {
    await administer(server, statement);
  } catch (error) {
    if ((error as { code?: unknown }).code !== OBJECT_IN_USE) throw error;
    await administer(server, `${statement} with (force)`);
  }
}

async function administer(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
