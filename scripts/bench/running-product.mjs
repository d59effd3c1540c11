import { execFileSync, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeJwt } from 'jose';
import { Client } from 'pg';
import { encryptionKeyIn } from '../../dist/sandbox/embedded/encryption-key.js';
import { KLANTEN_TOKEN } from '../../dist/sandbox/simulator/klanten/klanten-simulator.js';
import { ZAKEN_CLIENT_ID, ZAKEN_SECRET } from '../../dist/sandbox/simulator/zaken/zaken-simulator.js';
import { childrenOf, cpuOf } from './processes.mjs';

const MAIN = fileURLToPath(new URL('../../dist/sandbox/start.js', import.meta.url));
const PRODUCT = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/**
 * The embedded default as a person starts it, with its data in `home`. Resolves once it has said where everything is.
 * @param config folder of its configuration.
 */
export async function startProduct(home, config) {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH, KLANTREGIE_DIR: home, CONFIG_DIR: config, PORT: '0', LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  while (!/^curl.*$/m.test(output)) {
    if (child.exitCode !== null) throw new Error(output);
    await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
  }
  const tokenCommands = [...output.matchAll(/\$\((curl .*?)\)/g)].map(([, command]) => command);
  const shown = (name) => new RegExp(`^ +${name} +(\\S+)`, 'm').exec(output)?.[1];
  const control = shown('Registers sturen');
  const product = () => childrenOf(child.pid).find(({ args }) => args.endsWith('/dist/main.js'));
  const registers = { klanten: shown('Klanten en Taken'), zaken: shown('Zaken'), catalogi: shown('Catalogi') };
  const tokens = tokenCommands.map((command) => execFileSync('/bin/sh', ['-c', command], { encoding: 'utf8' }));
  const databaseUrl = addressOf(shown('Database'), shown('Wachtwoord ervan'));
  return {
    url: shown('Klantregie'),
    registers,
    /** Of two users. */
    tokens,
    /** From now on each call to a register takes this long. */
    slowDown: (ms) => slowDown(new URL('/storingen', control), ms),
    /** Resident memory of the product. MB. */
    memory: () => Math.round(product().memory),
    /** Milliseconds of a processor, taken so far. */
    cpu: () => ({ product: cpuOf(product().pid), postgres: cpuOf(postgresIn(home)) }),
    /** Another process of the product, on the same database and registers. */
    replica: () => startReplica({ home, config, databaseUrl, registers, token: tokens[0] }),
    database: () => connect(databaseUrl),
    stop: async () => {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

async function startReplica({ home, config, databaseUrl, registers, token }) {
  const { iss, aud } = decodeJwt(token);
  const child = fork(PRODUCT, {
    env: {
      PATH: process.env.PATH,
      CONFIG_DIR: config,
      PORT: '0',
      LOG_LEVEL: 'silent',
      DATABASE_URL: databaseUrl,
      ENCRYPTION_KEYS_FILE: encryptionKeyIn(home),
      KLANTEN_URL: registers.klanten,
      KLANTEN_TOKEN,
      ZAKEN_URL: registers.zaken,
      CATALOGI_URL: registers.catalogi,
      ZAKEN_CLIENT_ID,
      ZAKEN_SECRET,
      OIDC_ISSUER: iss,
      OIDC_AUDIENCE: String(aud),
    },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [{ url }] = await once(child, 'message');
  return {
    url,
    /** Milliseconds of a processor, taken so far. */
    cpu: () => cpuOf(child.pid),
    stop: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

/** From its next start on the database counts its statements. */
export function countStatements(home) {
  appendFileSync(join(dataIn(home), 'postgresql.conf'), "shared_preload_libraries = 'pg_stat_statements'\n");
}

const dataIn = (home) => join(home, 'postgres', 'database', 'data');

const postgresIn = (home) => Number(readFileSync(join(dataIn(home), 'postmaster.pid'), 'utf8').split('\n')[0]);

function addressOf(url, passwordFile) {
  const address = new URL(url);
  address.password = readFileSync(passwordFile, 'utf8');
  return address.href;
}

async function connect(connectionString) {
  const client = new Client({ connectionString });
  // When something else fails the database is stopped, and that is not what there is to tell.
  client.on('error', () => {});
  await client.connect();
  return client;
}

async function slowDown(url, ms) {
  await ask(url, 'DELETE');
  if (ms === 0) return;
  for (const register of ['klanten', 'zaken'])
    await ask(url, 'POST', { register, operation: '*', times: Number.MAX_SAFE_INTEGER, fault: { kind: 'slow', ms } });
}

async function ask(url, method, body) {
  const { ok } = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json', 'sec-klantregie': 'sturen' },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!ok) throw new Error('De registers laten zich niet vertragen.');
}
