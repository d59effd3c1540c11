#!/usr/bin/env node
/**
 * Holds a register (a simulator, or a real one) against recorded traffic of the real register.
 *
 *   node replay.mjs --recordings recordings/klanten --base http://127.0.0.1:8101/klantinteracties/api/v1 \
 *                   --token 0123456789abcdef0123456789abcdef01234567
 *   node replay.mjs --recordings recordings/zaken --base http://localhost:8102/zaken/api/v1 \
 *                   --catalogi http://localhost:8102/catalogi/api/v1 --client-id klantregie --secret …
 *                   --restricted-client-id … --restricted-secret …   a client with lezen, aanmaken, bijwerken on one zaaktype
 *                   --no-application-client-id … --no-application-secret …   a known secret without an application
 *   options: --only <text in the file name>   --except <texts, comma separated>   --verbose (every exchange)   --json (machine-readable report)
 *
 * Values that a register generates (uuids, numbers, timestamps, addresses) are bound by unification: the first time a
 * recorded uuid meets an actual one they become a pair, and from then on the pair must hold, in answers as in the
 * requests still to be sent. What must be equal: status, media type, the set of keys, and every value that is not
 * generated. Human-readable texts (reason, detail, title) need only be present. Requests of one "parallel" group are sent
 * at once: as many must succeed as were recorded; how the losers of a race are refused (400, 409, 500) is chance. A body
 * that is a string is sent as it stands. Exchanges marked "setup" bind without being compared.
 * Ends with 'N passed, N failed' (scenarios); exit code 1 when one failed.
 */
import { createHmac, randomUUID } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: {
    recordings: { type: 'string' },
    base: { type: 'string' },
    catalogi: { type: 'string' },
    documenten: { type: 'string' },
    token: { type: 'string' },
    'client-id': { type: 'string' },
    secret: { type: 'string' },
    'restricted-client-id': { type: 'string' },
    'restricted-secret': { type: 'string' },
    'no-application-client-id': { type: 'string' },
    'no-application-secret': { type: 'string' },
    only: { type: 'string' },
    except: { type: 'string' },
    verbose: { type: 'boolean' },
    json: { type: 'boolean' },
  },
});
if (!options.recordings || !options.base) {
  console.error(
    'usage: replay.mjs --recordings DIR|FILE --base URL [--catalogi URL] --token T | --client-id ID --secret S',
  );
  process.exit(2);
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/;
const TEXT_KEYS = new Set(['reason', 'detail', 'title', 'type', 'instance']);
const GENERATED_KEYS = new Set(['nummer', 'identificatie', 'zaaknummer', 'versie', 'archiefactiedatum']);

const bases = {
  default: options.base.replace(/\/$/, ''),
  zaken: options.base.replace(/\/$/, ''),
  klanten: options.base.replace(/\/$/, ''),
  catalogi: options.catalogi?.replace(/\/$/, ''),
  documenten: options.documenten?.replace(/\/$/, ''),
};

/** The Authorization header of an exchange: the right one, or the wrong one that it is about. */
function authorization(kind) {
  if (kind === 'none') return undefined;
  if (options.token) return `Token ${kind ? 'x'.repeat(40) : options.token}`;
  if (!options['client-id']) return undefined;
  if (kind === 'garbage') return 'Bearer garbage';
  const now = Math.floor(Date.now() / 1000);
  const id =
    {
      restricted: options['restricted-client-id'],
      'no-application': options['no-application-client-id'],
      'unknown-client': 'unknown-client',
    }[kind] ?? options['client-id'];
  const secret =
    {
      restricted: options['restricted-secret'],
      'no-application': options['no-application-secret'],
      'wrong-secret': `${options.secret}x`,
    }[kind] ?? options.secret;
  const iat = { expired: now - 7200, 'iat-in-future': now + 86_400 }[kind] ?? now;
  const claims = {
    iss: id,
    iat,
    client_id: id,
    user_id: 'replay',
    user_representation: 'Replay',
    ...(kind === 'with-aud' && { aud: 'zaken' }),
  };
  if (kind === 'no-iat') delete claims.iat;
  if (kind === 'no-client-id') delete claims.client_id;
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const unsigned = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(kind === 'only-client-id-and-iat' ? { iat, client_id: id } : claims)}`;
  return `Bearer ${unsigned}.${createHmac('sha256', secret ?? '')
    .update(unsigned)
    .digest('base64url')}`;
}
/** Kinds of caller that the register under test may not have: their exchanges are left out then, and counted. */
const lacks = (kind) => (kind === 'restricted' || kind === 'no-application') && !options[`${kind}-client-id`];
let leftOut = 0;

class Bindings {
  #toActual = new Map();
  #toRecorded = new Map();
  bind(recorded, actual) {
    if (this.#toActual.has(recorded)) return this.#toActual.get(recorded) === actual;
    if (this.#toRecorded.has(actual)) return this.#toRecorded.get(actual) === recorded;
    this.#toActual.set(recorded, actual);
    this.#toRecorded.set(actual, recorded);
    return true;
  }
  substitute(text) {
    let result = text.replace(UUID, (id) => this.#toActual.get(id) ?? id);
    for (const [recorded, actual] of this.#toActual)
      if (!recorded.includes('-') || recorded.startsWith('ZAAK-'))
        result = result.replace(
          new RegExp(`(?<![\\w-])${recorded.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`, 'g'),
          actual,
        );
    return result;
  }
}

/** Recorded addresses become addresses of the register under test. */
function rebase(text, recordedOrigins) {
  let result = text;
  for (const [origin, target] of recordedOrigins) result = result.split(origin).join(target);
  return result;
}

function compare(recorded, actual, where, context, differences) {
  const { bindings, sent } = context;
  const key = where.at(-1);
  const report = (what) => differences.push(`${where.join('.') || '(body)'}: ${what}`);
  if (typeof recorded === 'string' && typeof actual === 'string') {
    if (TEXT_KEYS.has(key)) return actual === '' && recorded !== '' ? report('is empty') : undefined;
    if (recorded === actual) return;
    if (DATE_TIME.test(recorded) && DATE_TIME.test(actual)) {
      const known = [...sent].some((value) => DATE_TIME.test(value) && Date.parse(value) === Date.parse(recorded));
      if (known && Date.parse(recorded) !== Date.parse(actual)) report(`recorded ${recorded}, got ${actual}`);
      return;
    }
    const recordedIds = recorded.match(UUID) ?? [];
    const actualIds = actual.match(UUID) ?? [];
    if (recordedIds.length && recordedIds.length === actualIds.length) {
      recordedIds.forEach(
        (id, i) => bindings.bind(id, actualIds[i]) || report(`${id} was paired with another than ${actualIds[i]}`),
      );
      if (rebase(bindings.substitute(recorded), context.origins) === actual) return;
      const path = (text) => text.replace(/^https?:\/\/[^/]+/, '').replace(UUID, '{uuid}');
      if (path(recorded).split('/').slice(-3).join('/') === path(actual).split('/').slice(-3).join('/')) return;
    }
    if (GENERATED_KEYS.has(key) && !sent.has(recorded)) {
      if (/^\d+$/.test(recorded) !== /^\d+$/.test(actual)) return report(`recorded like ${recorded}, got ${actual}`);
      return bindings.bind(recorded, actual) ? undefined : report(`${recorded} was paired with another than ${actual}`);
    }
    if (rebase(bindings.substitute(recorded), context.origins) === actual) return;
    if (/^https?:\/\//.test(recorded) && /^https?:\/\//.test(actual)) {
      const tail = (text) => new URL(text).pathname.split('/').pop() + new URL(text).search;
      if (tail(recorded) === tail(actual)) return;
    }
    return report(`recorded ${JSON.stringify(recorded)}, got ${JSON.stringify(actual)}`);
  }
  if (Array.isArray(recorded) && Array.isArray(actual)) {
    if (recorded.length !== actual.length) return report(`recorded ${recorded.length} items, got ${actual.length}`);
    const address = (item) => typeof item === 'string' && /^https?:/.test(item);
    if (recorded.every(address) && actual.every(address)) {
      // what was made at once has no order
      const known = recorded.map((item) => rebase(bindings.substitute(item), context.origins));
      recorded = [...recorded].sort(
        (a, b) =>
          Number(actual.includes(known[recorded.indexOf(b)])) - Number(actual.includes(known[recorded.indexOf(a)])),
      );
      const first = recorded
        .map((item) => rebase(bindings.substitute(item), context.origins))
        .filter((item) => actual.includes(item));
      actual = [...first, ...actual.filter((item) => !first.includes(item))];
    }
    return recorded.forEach((item, i) => compare(item, actual[i], [...where, i], context, differences));
  }
  if (
    recorded &&
    actual &&
    typeof recorded === 'object' &&
    typeof actual === 'object' &&
    !Array.isArray(recorded) &&
    !Array.isArray(actual)
  ) {
    for (const name of Object.keys(recorded)) if (!(name in actual)) report(`lacks "${name}"`);
    for (const name of Object.keys(actual))
      if (!(name in recorded)) report(`has "${name}", which the register does not send`);
    for (const name of Object.keys(recorded))
      if (name in actual) compare(recorded[name], actual[name], [...where, name], context, differences);
    return;
  }
  if (!Object.is(recorded, actual)) report(`recorded ${JSON.stringify(recorded)}, got ${JSON.stringify(actual)}`);
}

function collect(value, into) {
  if (typeof value === 'string') into.add(value);
  else if (value && typeof value === 'object') Object.values(value).forEach((item) => collect(item, into));
}

async function send(exchange, context) {
  const { request } = exchange;
  const base = bases[request.api ?? 'default'];
  if (!base) throw new Error(`no address given for the ${request.api} API (--${request.api})`);
  const rewrite = (text) => rebase(context.bindings.substitute(text), context.origins);
  const headers = { accept: 'application/json' };
  const token = authorization(request.auth);
  if (token) headers.authorization = token;
  for (const [name, value] of Object.entries(request.headers ?? {})) headers[name.toLowerCase()] = value;
  let body;
  if (request.body !== undefined) {
    headers['content-type'] ??= 'application/json';
    body = rewrite(typeof request.body === 'string' ? request.body : JSON.stringify(request.body)); // a string is sent as it is
  }
  const response = await fetch(base + rewrite(request.path), {
    method: request.method,
    headers,
    body,
    redirect: 'manual',
  });
  const text = await response.text();
  let json;
  try {
    json = text === '' ? undefined : JSON.parse(text);
  } catch {
    json = text;
  }
  return { status: response.status, headers: response.headers, body: json };
}

function judge(exchange, answer, context) {
  const differences = [];
  const expected = exchange.response;
  if (expected.status !== answer.status)
    differences.push(
      `status: recorded ${expected.status}, got ${answer.status} ${JSON.stringify(answer.body)?.slice(0, 300) ?? ''}`,
    );
  const essence = (type) => type?.split(';')[0].trim().toLowerCase();
  const recordedType = essence(expected.headers?.['content-type']);
  const actualType = essence(answer.headers.get('content-type'));
  if (recordedType && recordedType !== actualType)
    differences.push(`content-type: recorded ${recordedType}, got ${actualType}`);
  if (expected.headers?.location && !answer.headers.get('location')) differences.push('lacks the Location header');
  if (expected.headers?.['api-version'] && !answer.headers.get('api-version'))
    differences.push('lacks the API-version header');
  if (
    expected.status === answer.status &&
    expected.body !== undefined &&
    expected.body !== null &&
    recordedType?.includes('json')
  )
    compare(expected.body, answer.body, [], context, differences);
  return differences;
}

async function replay(file) {
  const recording = JSON.parse(readFileSync(file, 'utf8'));
  const context = { bindings: new Bindings(), sent: new Set(), origins: originsOf(recording) };
  const failures = [];
  const exchanges = recording.exchanges.filter(({ request }) => !lacks(request.auth) || !++leftOut);
  for (let i = 0; i < exchanges.length;) {
    const group = exchanges[i].parallel;
    const batch = group === undefined ? [exchanges[i]] : exchanges.slice(i).filter((e) => e.parallel === group);
    i += batch.length;
    for (const exchange of batch) {
      collect(exchange.request.body, context.sent);
    }
    const answers = await Promise.all(batch.map((exchange) => send(exchange, context)));
    if (batch.length > 1) {
      const statuses = { recorded: batch.map((e) => e.response.status), got: answers.map((a) => a.status) };
      const winners = (list) => list.filter((status) => status < 300).length;
      if (batch[0].setup) continue;
      if (
        winners(statuses.recorded) !== winners(statuses.got) ||
        statuses.got.some((status) => status >= 300 && status < 400)
      )
        failures.push({
          at: i,
          request: `${batch.length} at once: ${batch[0].request.method} ${batch[0].request.path}`,
          differences: [
            `statuses: recorded ${statuses.recorded.sort().join(' ')}, got ${statuses.got.sort().join(' ')}`,
          ],
        });
      batch.forEach(
        (exchange, n) => exchange.response.status === answers[n].status && judge(exchange, answers[n], context),
      );
      continue;
    }
    const differences = judge(batch[0], answers[0], context);
    const line = `${batch[0].request.method} ${batch[0].request.path}`;
    if (options.verbose)
      console.log(`    ${batch[0].response.status} ${line}${differences.length && !batch[0].setup ? '  <--' : ''}`);
    if (differences.length && !batch[0].setup)
      failures.push({ at: i, request: line, note: batch[0].note, differences });
  }
  return { file: basename(file), scenario: recording.scenario, exchanges: exchanges.length, failures };
}

/** Every origin + API root that occurs in the recording, paired with the address under test. */
function originsOf(recording) {
  const text = JSON.stringify(recording);
  const pairs = new Map();
  for (const [match, root, api] of text.matchAll(
    /(https?:\/\/localhost:\d+\/(klantinteracties|zaken|catalogi|documenten)\/api\/v1)/g,
  )) {
    const target = api === 'klantinteracties' ? bases.default : bases[api];
    if (target) pairs.set(root, target);
  }
  return pairs;
}

const files = statSync(options.recordings).isDirectory()
  ? readdirSync(options.recordings)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => join(options.recordings, name))
  : [options.recordings];
const reports = [];
const wanted = (name) =>
  (!options.only || name.includes(options.only)) && !options.except?.split(',').some((text) => name.includes(text));
for (const file of files.filter((name) => wanted(basename(name)))) {
  let report;
  try {
    report = await replay(file);
  } catch (error) {
    report = {
      file: basename(file),
      scenario: '',
      exchanges: 0,
      failures: [{ at: 0, request: '', differences: [String(error.cause ?? error)] }],
    };
  }
  reports.push(report);
  if (options.json) continue;
  console.log(`${report.failures.length ? 'FAIL' : 'ok  '} ${report.file}: ${report.scenario}`);
  for (const failure of report.failures) {
    console.log(`       ${failure.request}${failure.note ? `  (${failure.note})` : ''}`);
    failure.differences.slice(0, 12).forEach((difference) => console.log(`         - ${difference}`));
  }
}
const failed = reports.filter((report) => report.failures.length).length;
if (options.json) console.log(JSON.stringify({ id: randomUUID(), reports }, null, 1));
if (leftOut) console.log(`${leftOut} exchanges left out: no client given for them`);
console.log(`${reports.length - failed} passed, ${failed} failed`);
process.exitCode = failed || reports.length === 0 ? 1 : 0;
