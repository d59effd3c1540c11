import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { Client } from 'pg';
import { readSettings, type Settings } from '../config/settings.js';
import { connect } from '../database/prepare-database.js';
import { KlantenClient } from '../klanten/klanten.client.js';
import { TakenClient } from '../taken/taken.client.js';
import { clientOptions } from '../upstream/client-options.js';
import { JsonClients } from '../upstream/json-client.js';
import type { System } from '../upstream/upstream.error.js';
import { UpstreamModule } from '../upstream/upstream.module.js';
import { ZakenToken } from '../zaken/zaken-token.js';
import { ZakenClient } from '../zaken/zaken.client.js';
import { findLost, type Found, type LastDrawn } from './find-lost.js';
import { registersOf, type Clients } from './registers.js';

/** Before a number that was skipped, others may stand: so many in a row that stand nowhere are the end. */
const USUAL_GAP = 300;

/**
 * What stands in the registers under our numbers, and not in the database. Only reads. Throws a SettingsError, an
 * UpstreamError when a register cannot tell, and what the database throws.
 */
export async function checkRestore(
  environment: Readonly<Record<string, string | undefined>>,
  gap = USUAL_GAP,
): Promise<Found> {
  const settings = readSettings(environment);
  const client = await connect(settings.databaseUrl);
  const app = await NestFactory.createApplicationContext(UpstreamModule, { logger: false });
  try {
    const years = await yearsSinceLastRequest(client);
    const registers = registersOf(clientsTo(settings, app.get(JsonClients)), settings.configuration, years);
    return await findLost(registers, await lastDrawn(client), (id) => isKnown(client, id), gap);
  } finally {
    await Promise.all([app.close(), client.end()]);
  }
}

async function lastDrawn(client: Client): Promise<LastDrawn> {
  const { rows } = await client.query<{ name: keyof LastDrawn; last: string }>(
    `select sequencename as name, coalesce(last_value, start_value - 1)::text as last
       from pg_sequences where schemaname = 'klantregie'`,
  );
  const last = (name: keyof LastDrawn) => BigInt(rows.find((row) => row.name === name)!.last);
  return { referentienummer: last('referentienummer'), zaaknummer: last('zaaknummer') };
}

/** The number of a zaak begins with the year in which it was asked for. */
async function yearsSinceLastRequest(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ year: string }>(
    `select generate_series(
        coalesce((select extract(year from max(ontvangen)) from klantregie.aanvragen), extract(year from now()))::int,
        extract(year from now())::int)::text as year`,
  );
  return rows.map(({ year }) => year);
}

async function isKnown(client: Client, id: string): Promise<boolean> {
  return ((await client.query('select from klantregie.aanvragen where id::text = $1', [id])).rowCount ?? 0) > 0;
}

function clientsTo(settings: Settings, clients: JsonClients): Clients {
  const { klanten, taken, zaken } = settings;
  const clientTo = (system: System) => clients.to(clientOptions(system, settings));
  return {
    klanten: new KlantenClient(clientTo('klanten'), klanten.token),
    taken: new TakenClient(clientTo('taken'), taken.token),
    zaken: new ZakenClient(clientTo('zaken'), new ZakenToken(zaken.clientId, zaken.secret)),
  };
}
