/**
 * Measures the embedded default on this machine, beside the same registrations done by hand: judges nothing, asserts
 * nothing. `--quick`: about a minute. `--json file`: the figures as well. `--charts folder`: drawn.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { resetHome } from '../../dist/sandbox/embedded/home.js';
import { besideOthers } from './beside-others.mjs';
import { field, floor, knownCustomers } from './by-hand.mjs';
import { percentile } from './figures.mjs';
import { atRate, inTurn, throughput } from './load.mjs';
import { fill } from './many-rows.mjs';
import { knowCustomers, register, registerInTime, submit, timed, VARIANTS } from './requests.mjs';
import { draw, report } from './report.mjs';
import { countStatements, startProduct } from './running-product.mjs';

const { values: options } = parseArgs({
  options: { quick: { type: 'boolean' }, json: { type: 'string' }, charts: { type: 'string' } },
});

const EXTENT = options.quick
  ? {
      counts: { 0: 20, 50: 6 },
      warmUp: 150,
      load: 150,
      atOnce: [1, 8],
      rest: 10,
      seconds: 3,
      rows: 20_000,
      beside: 4,
      replicas: [1, 2],
    }
  : {
      counts: { 0: 60, 10: 20, 50: 15 },
      warmUp: 1000,
      load: 800,
      atOnce: [1, 8, 64],
      rest: 30,
      seconds: 10,
      rows: 1_000_000,
      beside: 10,
      replicas: [1, 2, 4],
    };

/** As a register takes in practice. Milliseconds. */
const PRACTICE = 40;

const AT_WARM_UP = 8;

/** How many call who are known. */
const CUSTOMERS = 500;

/** So long a start has an aftermath: garbage, and code that is made quicker. Milliseconds. */
const AFTER_START = 10_000;

/** How many requests are under way when there are several processes. */
const AT_REPLICAS = 16;

const home = mkdtempSync(join(tmpdir(), 'klantregie-bench-'));
const config = configurationIn(home);
const figures = { gemetenOp: new Date().toISOString(), node: process.version, processoren: availableParallelism() };
let product;
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void end().then(() => process.exit(1)));
try {
  await starts();
  knowCustomers(await knownCustomers(product.registers, CUSTOMERS));
  const byHand = { vloer: await floor(product.registers), veld: await field(product.registers) };
  await atRest();
  await warmUp(Object.values(byHand));
  await latencies(byHand);
  await loads(byHand.vloer);
  await replicas();
  await shared();
  await manyRows();
  report(figures);
  if (options.json) writeFileSync(options.json, `${JSON.stringify(figures, undefined, 2)}\n`);
  if (options.charts) draw(figures, options.charts);
} finally {
  await end();
}

/** The limit of one user is not what is measured. */
function configurationIn(directory) {
  const config = join(directory, 'config');
  cpSync('config', config, { recursive: true });
  const file = join(config, 'klantregie.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/perMinuut: \d+/, 'perMinuut: 1000000'));
  return config;
}

async function starts() {
  const begin = async () => {
    product = await startProduct(home, config);
    await register(product, VARIANTS[0].body());
  };
  figures.start = { eerste: await timed(begin) };
  await product.stop();
  figures.start.tweede = await timed(begin);
  await product.stop();
  countStatements(home);
  await begin();
  const client = await product.database();
  await client.query('create extension if not exists pg_stat_statements');
  await client.end();
}

async function atRest() {
  await new Promise((resolve) => setTimeout(resolve, AFTER_START));
  const before = product.cpu();
  await new Promise((resolve) => setTimeout(resolve, EXTENT.rest * 1000));
  const after = product.cpu();
  const percent = (name) => (after[name] - before[name]) / (EXTENT.rest * 10);
  figures.inRust = { product: percent('product'), postgres: percent('postgres'), geheugen: product.memory() };
}

/** What runs for days has been at work before: how it does the first requests is in its start. */
async function warmUp(byHand) {
  const next = inTurn();
  for (const send of [(body) => register(product, body), ...byHand])
    await throughput(() => send(next()), AT_WARM_UP, EXTENT.warmUp);
}

/** The three kinds by turns, so that whatever else the machine does strikes all of them. */
async function latencies(byHand) {
  const kinds = { klantregie: (body) => register(product, body), ...byHand };
  figures.duur = [];
  for (const [delay, count] of Object.entries(EXTENT.counts)) {
    await product.slowDown(Number(delay));
    for (const { name, roundTrips, body } of VARIANTS) {
      const taken = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, []]));
      for (let index = -1; index < count; index += 1)
        for (const [kind, send] of Object.entries(kinds)) {
          const took = await timed(() => send(body()));
          if (index >= 0) taken[kind].push(took);
        }
      const row = { vertraging: Number(delay), variant: name, kritiekePad: Number(delay) * roundTrips };
      for (const [kind, all] of Object.entries(taken))
        row[kind] = Object.fromEntries([50, 95, 99].map((percent) => [`p${percent}`, percentile(all, percent)]));
      figures.duur.push(row);
    }
  }
  await product.slowDown(0);
}

async function loads(byHand) {
  const next = inTurn();
  figures.belasting = [];
  for (const atOnce of EXTENT.atOnce) {
    const count = atOnce === 1 ? EXTENT.load / 3 : EXTENT.load;
    figures.belasting.push({
      tegelijk: atOnce,
      ...(await measured(
        () => registerInTime(product, next()),
        atOnce,
        count,
        () => product.cpu().product,
      )),
      vloerPerSeconde: await throughput(() => byHand(next()), atOnce, count),
      geheugen: product.memory(),
    });
  }
  const most = Math.max(...figures.belasting.map(({ perSeconde }) => perSeconde));
  const send = (body) => submit(product, body);
  // How even the machine itself is.
  const sendByHand = (body) => byHand(body).then(() => 201);
  figures.helft = await atRate(send, most / 2, EXTENT.seconds);
  figures.helftVloer = await atRate(sendByHand, most / 2, EXTENT.seconds);
  figures.vierkeer = await atRate(send, most * 4, EXTENT.seconds);
}

/**
 * How many a second, and what one of them takes: milliseconds of a processor, and statements of PostgreSQL.
 * @param taken by the product so far.
 */
async function measured(work, atOnce, count, taken) {
  await throughput(work, atOnce, count / 10);
  const client = await product.database();
  await client.query('select pg_stat_statements_reset()');
  const before = { product: taken(), postgres: product.cpu().postgres, wal: await writtenBy(client) };
  const perSeconde = await throughput(work, atOnce, count);
  const after = { product: taken(), postgres: product.cpu().postgres, wal: await writtenBy(client) };
  const { rows } = await client.query('select sum(calls)::int as calls from pg_stat_statements');
  await client.end();
  return {
    perSeconde,
    product: (after.product - before.product) / count,
    postgres: (after.postgres - before.postgres) / count,
    opdrachten: rows[0].calls / count,
    wal: (after.wal - before.wal) / count,
  };
}

/** Bytes that the database has written down of its changes so far: what a disk and a replica have to keep up with. */
async function writtenBy(client) {
  const { rows } = await client.query(`select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float8 as bytes`);
  return rows[0].bytes;
}

/** More processes on one database, each of which gets as many as the others. */
async function replicas() {
  const next = inTurn();
  const others = [];
  figures.processen = [];
  for (const count of EXTENT.replicas) {
    while (others.length < count - 1) others.push(await product.replica());
    const urls = [product.url, ...others.map(({ url }) => url)];
    let turn = 0;
    const one = () => registerInTime({ ...product, url: urls[turn++ % count] }, next());
    const taken = () => others.reduce((sum, other) => sum + other.cpu(), product.cpu().product);
    figures.processen.push({ processen: count, ...(await measured(one, AT_REPLICAS, EXTENT.load, taken)) });
  }
  await Promise.all(others.map((other) => other.stop()));
}

/** One user beside another who looks up hundreds. */
async function shared() {
  await product.slowDown(PRACTICE);
  const one = () => timed(() => register(product, VARIANTS[0].body()));
  const alone = [];
  for (let index = 0; index < EXTENT.beside; index += 1) alone.push(await one());
  const beside = await besideOthers(product, product.tokens[1], one);
  await product.slowDown(0);
  figures.naastEenAnder = { alleen: percentile(alone, 50), ernaast: percentile(beside, 50) };
}

async function manyRows() {
  const next = inTurn();
  const p50 = async () => {
    const taken = [];
    for (let index = -10; index < EXTENT.counts[0]; index += 1) {
      const took = await timed(() => register(product, next()));
      if (index >= 0) taken.push(took);
    }
    return percentile(taken, 50);
  };
  const before = await p50();
  const client = await product.database();
  const sizeOf = async () =>
    (await client.query('select pg_database_size(current_database())::float8 as bytes')).rows[0].bytes;
  const empty = await sizeOf();
  await fill(client, EXTENT.rows);
  const opSchijf = ((await sizeOf()) - empty) / EXTENT.rows;
  // As of a database that has got them in the course of weeks.
  await client.query('vacuum analyze');
  await client.query('checkpoint');
  await client.end();
  await throughput(() => register(product, next()), AT_WARM_UP, EXTENT.warmUp * 1.5);
  figures.rijen = { aantal: EXTENT.rows, ervoor: before, erna: await p50(), opSchijf };
}

async function end() {
  await product?.stop();
  await resetHome(home);
  rmSync(home, { recursive: true, force: true });
}
