import { METHODS } from 'node:http';
import * as fc from 'fast-check';
import { FromSchema } from './from-schema.mjs';
import { mutated, toText } from './mutations.mjs';

/** CONNECT is for proxies: Node closes the connection. */
const OTHER_METHODS = METHODS.filter((method) => method !== 'CONNECT');

const SEGMENTS = [
  '%00',
  '%zz',
  '%',
  '%E0%A4%A',
  '%F0%9F%99%82',
  '..',
  '.',
  '%2e%2e%2fproducten',
  '%2F',
  '__proto__',
  'constructor',
  'null',
  '0',
  '-1',
  '_zoek',
  '',
  'CAD1CB9C-A7C7-46A4-B401-EDD77B6E91A8',
  'cad1cb9c-a7c7-46a4-b401-edd77b6e91a8%20',
  'cad1cb9ca7c746a4b401edd77b6e91a8',
  "'%20or%201=1--",
  'é',
  'x'.repeat(3000),
];
const QUERIES = [
  '?',
  '?onbekend=1',
  '?zoek=%00%00',
  '?zoek=%zz',
  '?zoek=mari&zoek=sanne',
  '?zoek[]=mari',
  '?zoek[a][b]=mari',
  '?zoek=mari&soort=',
  '?soort=groep',
  '?zoek=%F0%9F%99%82%F0%9F%99%82',
  '?zoek=%ED%A0%80x',
  '?__proto__[x]=1',
  '?constructor=1&zoek=mari',
  `?zoek=${'x'.repeat(201)}`,
  `?${'a=1&'.repeat(1100)}`,
  `?zoek=${'x'.repeat(5000)}`,
  '?zoek=a%0D%0Ab',
  '?zoek=%2a%25',
  '?%%%',
];
const CONTENT_TYPES = [
  undefined,
  '',
  ';',
  'text/plain',
  'text/json',
  'application/xml',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json; charset=utf-16',
  'application/json; charset=iso-8859-1',
  'application/json; charset=bestaat-niet',
  'application/json; charset="utf-8"',
  'application/json; charset',
  'APPLICATION/JSON',
  'application/vnd.api+json',
  'application/json, text/plain',
  'application/merge-patch+json',
];
const ACCEPTS = [
  '',
  '*/*',
  'text/html',
  'application/*',
  'application/problem+json',
  'application/json;q=0',
  'application/json; version=2',
  ';;;',
  'json',
  'text/html, */*;q=0.1',
  'a/b,'.repeat(500),
];
const KEYS = [
  undefined,
  '',
  'kort',
  'x'.repeat(16),
  'x'.repeat(64),
  'x'.repeat(65),
  '"6f1c0a52-5d0e-4a55-9d3b-2f6a7c1e8b90"',
  '"',
  '"""""""""""""""""""',
  'é'.repeat(20),
  '                 x',
  'a,b,c,d,e,f,g,h,i,j',
  '../../../../etc/passwd',
  'x'.repeat(6000),
];
const STRANGE_HEADERS = [
  ['Expect', '200-ok'],
  ['Expect', '100-continue'],
  ['Content-Encoding', 'gzip'],
  ['Content-Encoding', 'br'],
  ['Content-Encoding', 'identity'],
  ['Content-Encoding', 'bestaat-niet'],
  ['Traceparent', '00-zz-zz-00'],
  ['Traceparent', '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'],
  ['Tracestate', 'x'.repeat(2000)],
  ['X-Forwarded-For', "'; drop"],
  ['X-Forwarded-Host', 'kwaad.example'],
  ['Host', 'kwaad.example:99999'],
  ['Host', ''],
  ['X-HTTP-Method-Override', 'DELETE'],
  ['Origin', 'null'],
  ['Access-Control-Request-Method', 'POST'],
  ['Range', 'bytes=0-1'],
  ['If-Match', '"x"'],
  ['If-None-Match', '*'],
  ['If-Modified-Since', 'gisteren'],
  ['Cookie', '__proto__=1; a=%zz'],
  ['Accept-Language', 'xx'],
  ['Accept-Encoding', 'gzip;q=0, *;q=0'],
  ['Prefer', 'respond-async'],
  ['Upgrade', 'websocket'],
  ['__proto__', 'x'],
  ['X-Groot', 'x'.repeat(20_000)],
];
const BROKEN = [
  '',
  ' ',
  '{',
  '{"product":',
  '{"product":"parkeervergunning",}',
  "{'product':1}",
  'null',
  'true',
  '1',
  '"tekst"',
  '[]',
  'NaN',
  'undefined',
  '\uFEFF{}',
  '{"a":1}{"b":2}',
  '{"product":"a","product":"b"}',
  '['.repeat(30_000),
  '{"a":'.repeat(5000) + '1' + '}'.repeat(5000),
  JSON.stringify('x'.repeat(66_000)),
  `{"${'k'.repeat(60_000)}":1}`,
  JSON.stringify(Object.fromEntries(Array.from({ length: 6000 }, (_, index) => [`k${index}`, 1]))),
  Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
  Buffer.from('{"product":"é"}', 'latin1'),
  Buffer.from('{"product":"x"}', 'utf16le'),
  Buffer.from([0x1f, 0x8b, 0x08, 0x00]),
];

/**
 * Requests for one operation. A request names its token (`as`), so that it can be shown without one.
 * @param ids uuids of what exists
 * @param tokens names of the tokens: the first is of someone who may do everything
 */
export function requestsFor({ method, path, operation }, { document, prefix, ids, tokens }) {
  const from = new FromSchema(document, ids);
  const parameters = operation.parameters ?? [];
  const content = operation.requestBody?.content['application/json'];
  const bodies = content && bodiesOf(content, document, from);

  const inPath = parameters.filter((it) => it.in === 'path').map(({ name, schema }) => [name, from.of(schema, name)]);
  const inQuery = parameters.filter((it) => it.in === 'query');
  const query = fc.record(Object.fromEntries(inQuery.map(({ name, schema }) => [name, from.of(schema, name)])), {
    requiredKeys: inQuery.filter(({ required }) => required).map(({ name }) => name),
  });
  const needsKey = parameters.some(({ name }) => name === 'Idempotency-Key');

  const valid = fc
    .record({
      params: fc.record(Object.fromEntries(inPath)),
      query,
      key: fc.oneof({ weight: 12, arbitrary: fc.uuid() }, { weight: 1, arbitrary: fc.constant('x'.repeat(20)) }),
      body: bodies ? bodies.map(toText) : fc.constant(undefined),
    })
    .map(({ params, query: search, key, body }) => ({
      method: method.toUpperCase(),
      path: prefix + filled(path, params) + searchOf(search),
      headers: {
        ...(needsKey && { 'Idempotency-Key': key }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      body,
      as: tokens[0],
    }));

  const withHeader = (name, values) =>
    fc.tuple(valid, fc.constantFrom(...values)).map(([request, value]) => changeHeader(request, name, value));
  const doors = [
    withHeader('Accept', ACCEPTS),
    withHeader('Idempotency-Key', KEYS),
    withHeader('Content-Type', CONTENT_TYPES),
    fc
      .tuple(valid, fc.constantFrom(...STRANGE_HEADERS))
      .map(([request, [name, value]]) => changeHeader(request, name, value)),
    fc.tuple(valid, fc.constantFrom(...tokens)).map(([request, as]) => ({ ...request, as })),
    fc
      .tuple(
        valid,
        fc.constantFrom('Bearer', 'Bearer ', 'Bearer x', 'Bearer a.b.c', 'Basic eDp4', 'é', 'x'.repeat(4000)),
      )
      .map(([request, value]) => changeHeader({ ...request, as: undefined }, 'Authorization', value)),
    fc.tuple(valid, fc.constantFrom(...OTHER_METHODS)).map(([request, other]) => ({ ...request, method: other })),
    fc.tuple(valid, fc.constantFrom(...QUERIES)).map(([request, search]) => ({
      ...request,
      path: request.path.split('?')[0] + search,
    })),
    fc.tuple(valid, fc.constantFrom(...SEGMENTS), fc.nat()).map(oddSegment),
    fc.tuple(valid, fc.constantFrom('/', '//', '/.', ';a=b', '%20', '#x', '/x')).map(([request, end]) => ({
      ...request,
      path: request.path.split('?')[0] + end,
    })),
    fc
      .tuple(valid, fc.constantFrom(...BROKEN), fc.constantFrom('application/json', 'application/json; charset=utf-8'))
      .map(([request, body, type]) => ({ ...changeHeader(request, 'Content-Type', type), body })),
    valid.map((request) => ({ ...request, withoutHost: true })),
  ];
  const door = fc.oneof(...doors);
  const wrong =
    bodies && fc.tuple(valid, mutated(bodies)).map(([request, body]) => ({ ...request, body: toText(body) ?? '' }));
  return fc.oneof(
    { weight: 4, arbitrary: valid },
    ...(wrong ? [{ weight: 4, arbitrary: wrong }] : []),
    { weight: wrong ? 3 : 8, arbitrary: door },
    {
      weight: 1,
      arbitrary: fc.tuple(door, fc.constantFrom(...OTHER_METHODS)).map(([it, other]) => ({ ...it, method: other })),
    },
  );
}

/** Examples as they are, examples of which a part is replaced, and made up entirely: the less, the further it gets. */
function bodiesOf({ schema }, document, from) {
  const { properties } = document.components.schemas[schema.$ref.split('/').at(-1)];
  const examples = examplesWith(properties, document);
  const parts = Object.entries(properties).map(([name, part]) => from.of(part, name).map((value) => [name, value]));
  const varied = fc
    .tuple(fc.constantFrom(...examples), fc.oneof(...parts))
    .map(([example, [name, value]]) => ({ ...example, [name]: value }));
  return fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(...examples) },
    { weight: 3, arbitrary: varied },
    { weight: 2, arbitrary: from.of(schema) },
  );
}

/** What the examples of any body in the document say of these fields; without one, what the fields say themselves. */
function examplesWith(properties, document) {
  const names = Object.keys(properties);
  const fieldExamples = Object.entries(properties).map(([name, { example }]) => [name, example]);
  const examples = Object.values(document.paths)
    .flatMap((methods) => Object.values(methods))
    .flatMap(({ requestBody }) => Object.values(requestBody?.content['application/json'].examples ?? {}));
  const own = examples.map(({ value }) => Object.entries(value).filter(([name]) => names.includes(name)));
  const found = own.filter((entries) => entries.length > 0);
  return (found.length > 0 ? found : [fieldExamples]).map((entries) => Object.fromEntries(entries));
}

function changeHeader(request, name, value) {
  const others = Object.entries(request.headers).filter(([other]) => other.toLowerCase() !== name.toLowerCase());
  return { ...request, headers: Object.fromEntries(value === undefined ? others : [...others, [name, value]]) };
}

/** Puts something else in place of a part of the path: of a parameter, or of what is always there. */
function oddSegment([request, segment, at]) {
  const [start, ...rest] = request.path.split('?')[0].split('/');
  const index = 2 + (at % Math.max(1, rest.length - 2));
  return { ...request, path: [start, ...rest.with(Math.min(index, rest.length - 1), segment)].join('/') };
}

function filled(path, params) {
  return (path === '/' ? '' : path).replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(params[name]));
}

function searchOf(query) {
  const pairs = Object.entries(query).map(
    ([name, value]) => `${name}=${encodeURIComponent(String(value).toWellFormed())}`,
  );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}
