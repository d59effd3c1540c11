import { randomUUID } from 'node:crypto';
import { Client } from 'pg';

/** An empty database for one suite of specs, so that none meets the rows of another. */
export interface ScratchDatabase {
  readonly url: string;
  /** Ends whatever still uses it. */
  drop(): Promise<void>;
}

/** @param server address of the PostgreSQL that the specs share, as a user who may create databases. */
export async function createScratchDatabase(server: string): Promise<ScratchDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => administer(server, `drop database if exists ${name} with (force)`) };
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
