/**
 * Sends the product generated requests, valid ones and all kinds of wrong ones, and holds every answer against the
 * document of the API. Ends with 1 when something was found. The same seed gives the same requests.
 */
import { parseArgs } from 'node:util';
import * as fc from 'fast-check';
import { Interrupted, Teardown } from '../../dist/sandbox/embedded/teardown.js';
import { SEEDED_PARTIJ } from '../../dist/sandbox/simulator/klanten/seed.js';
import { Judge } from './judge.mjs';
import { minimise } from './minimise.mjs';
import { requestsFor } from './requests.mjs';
import { Sender } from './send.mjs';
import { startStage } from './stage.mjs';

const PREFIX = '/api/v1';
const CONCURRENCY = 8;
const MOST_MS = 8 * 60_000;
const EXISTING = 10;
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

const { seed, requests: total } = options();
const teardown = new Teardown();
const unforeseen = [];
const end = async (code) => {
  if (teardown.isStopping) return;
  await teardown.stop();
  process.exit(code);
};
for (const [signal, code] of Object.entries(SIGNALS)) process.on(signal, () => void end(code));
// The product runs in this process: what nobody caught there, is a finding.
for (const event of ['uncaughtException', 'unhandledRejection'])
  process.on(event, (reason) => {
    if (!(reason instanceof Interrupted)) unforeseen.push(`${event}: ${reason?.stack ?? reason}`);
  });

try {
  console.log(`seed ${seed}, ${total} verzoeken`);
  await end((await fuzz()) === 0 ? 0 : 1);
} catch (error) {
  if (!teardown.isStopping) {
    console.error(error instanceof Error ? error.message : error);
    await end(1);
  }
}

async function fuzz() {
  const begun = performance.now();
  const { url, issuer } = await startStage(teardown);
  const sender = await teardown.add(
    () => new Sender(url, CONCURRENCY),
    async (started) => started.close(),
  );
  const document = await (await fetch(`${url}${PREFIX}/openapi.json`)).json();
  const tokens = await tokensOf(issuer);
  const authorized = ({ as, ...request }) =>
    as === undefined
      ? request
      : { ...request, headers: { ...request.headers, Authorization: `Bearer ${tokens.get(as)}` } };
  const send = (request) => sender.send(authorized(request));
  const ids = await existing(send, document);
  const judge = new Judge(document, PREFIX);

  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  );
  const context = { document, prefix: PREFIX, ids, tokens: [...tokens.keys()] };
  const reports = operations.map((it) => ({ ...it, statuses: new Map(), sent: 0, failed: 0, findings: new Map() }));
  const work = async (queue) => {
    for (const { report, request } of queue) {
      if (performance.now() - begun > MOST_MS || teardown.isStopping) return;
      const answer = await send(request);
      note(report, request, answer, judge.judge(request, answer));
    }
  };

  const requests = [...generated(reports, context)];
  // A klantcontact that is taken back while something is registered with it, is rightly no good to that any more.
  for (const isLast of [false, true]) {
    const queue = requests.filter(({ report }) => report.path.endsWith('/ongedaanmaking') === isLast).values();
    await Promise.all(Array.from({ length: CONCURRENCY }, () => work(queue)));
  }
  if (teardown.isStopping) throw new Interrupted();
  for (const { findings } of reports)
    for (const [finding, it] of findings)
      it.smallest = await minimise(it.request, async (candidate) =>
        judge.judge(candidate, await send(candidate)).includes(finding),
      );
  for (const report of reports) print(report);
  for (const it of unforeseen) console.log(`\nniet opgevangen in het product: ${it}`);
  const sent = sum(reports.map((report) => report.sent));
  const failed = sum(reports.map((report) => report.failed)) + unforeseen.length;
  const seconds = Math.round((performance.now() - begun) / 1000);
  console.log(sent < total ? `\ngestopt na ${seconds} s, voor alles was verstuurd` : `\n${seconds} s`);
  console.log(`${sent - failed} passed, ${failed} failed`);
  return failed;
}

/** The requests of all operations in turn. Operations that take a body get twice as many: more can be wrong there. */
function* generated(reports, context) {
  const turns = reports.flatMap((report) => (report.operation.requestBody ? [report, report] : [report]));
  const numRuns = Math.ceil(total / turns.length);
  const supplies = turns.map((report, index) => ({
    report,
    requests: fc.sample(requestsFor(report, context), { seed: seed + index, numRuns }),
  }));
  for (let number = 0; number < total; number += 1) {
    const { report, requests } = supplies[number % supplies.length];
    yield { report, request: requests[Math.floor(number / supplies.length)] };
  }
}

/** By name; the first may do everything. */
async function tokensOf(issuer) {
  const roles = ['klantcontactmedewerker', 'beheerder'];
  const claims = {
    alles: { roles },
    medewerker: {},
    kanaal: { sub: 'website', azp: 'website', email: undefined, roles: ['klantkanaal'] },
    'zonder rol': { roles: [] },
    'rollen als tekst': { roles: 'klantcontactmedewerker' },
    'zonder e-mail': { email: undefined },
    'andere toepassing': { aud: 'iets-anders' },
    'vreemde naam': { roles, name: '\u202E🙂<b>\0', email: 'vreemd@gemeente.example' },
    'lange naam': { roles, name: 'x'.repeat(400), email: 'lang@gemeente.example' },
    'lang e-mailadres': { roles, email: `${'x'.repeat(300)}@gemeente.example` },
  };
  const entries = Object.entries(claims).map(async ([name, it]) => [name, await issuer.token(it)]);
  return new Map([
    ...(await Promise.all(entries)),
    ['verlopen', await issuer.token({}, { lifetime: -3600 })],
    ['leeg', ''],
  ]);
}

/** Registers something first, so that requests can be about what exists. */
async function existing(send, document) {
  const body = JSON.stringify(
    Object.values(document.paths['/productaanvragen'].post.requestBody.content['application/json'].examples)[0].value,
  );
  const ids = [SEEDED_PARTIJ];
  for (let count = 0; count < EXISTING; count += 1) {
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': `bestaat-al-vooraf-${count}` };
    const { text } = await send({ method: 'POST', path: `${PREFIX}/productaanvragen`, headers, body, as: 'alles' });
    const { id, klantcontact } = JSON.parse(text);
    ids.push(...[id, klantcontact?.uuid].filter((it) => it !== undefined));
  }
  return ids;
}

function note(report, request, answer, findings) {
  const status = answer.status ?? 'geen';
  report.sent += 1;
  report.statuses.set(status, (report.statuses.get(status) ?? 0) + 1);
  if (findings.length > 0) report.failed += 1;
  for (const finding of new Set(findings)) {
    const known = report.findings.get(finding);
    if (known) known.times += 1;
    else report.findings.set(finding, { times: 1, request, answer });
  }
}

function print({ method, path, sent, statuses, findings }) {
  const seen = [...statuses].toSorted().map(([status, times]) => `${status}×${times}`);
  console.log(`${method.toUpperCase().padEnd(5)}${path}: ${sent} verzoeken, ${seen.join(' ')}`);
  for (const [finding, { times, smallest, answer }] of findings) {
    console.log(`  ${finding} (${times}×)`);
    console.log(`    ${asText(smallest)}`);
    if (answer.text) console.log(`    antwoord: ${shortened(answer.text)}`);
  }
}

/** A token is named, never shown. */
function asText({ method, path, headers, body, as, withoutHost }) {
  const shown = Object.entries(headers).map(([name, value]) => `${name}: ${shortened(value)}`);
  if (as !== undefined) shown.push(`token: ${as}`);
  if (withoutHost) shown.push('zonder Host');
  return [`${method} ${shortened(path)}`, ...shown, ...(body === undefined ? [] : [shortened(body)])].join(' | ');
}

function shortened(text) {
  const shown = JSON.stringify(Buffer.isBuffer(text) ? text.toString('latin1') : text).slice(1, -1);
  return shown.length > 400 ? `${shown.slice(0, 400)}… (${shown.length} tekens)` : shown;
}

function sum(numbers) {
  return numbers.reduce((total_, number) => total_ + number, 0);
}

function options() {
  const { values } = parseArgs({ options: { seed: { type: 'string' }, requests: { type: 'string' } } });
  const whole = (name, fallback) => {
    const number = Number(values[name] ?? fallback);
    if (Number.isInteger(number) && number > 0) return number;
    console.error(`--${name} is geen heel getal groter dan 0.`);
    process.exit(1);
  };
  return { seed: whole('seed', 20260301), requests: whole('requests', 10_000) };
}
