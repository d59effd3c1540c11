import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer, NestFactory } from '@nestjs/core';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { AppModule } from '../src/app.module.js';
import { HANDELINGEN, HANDELINGEN_OUTSIDE_API, NO_HANDELING } from '../src/audit/handelingen.js';
import { readSettings } from '../src/config/settings.js';
import { PROBLEM_TYPES } from '../src/problems/catalogue.js';
import type { Json, Schema } from '../src/http/schema.js';
import type { DocumentedOperation, OpenApiDocument } from '../src/openapi/document.js';
import { exampleOf } from '../src/openapi/example.js';
import { OUTSIDE_API } from '../src/run-product.js';
import { SEEDED_PARTIJ } from '../src/sandbox/simulator/klanten/seed.js';
import { ProductUnderTest, type Answer } from './support/product.js';
import { VARIANTS } from './support/requests.js';
import { startSurroundings, type Surroundings } from './support/surroundings.js';

const PREFIX = '/api/v1';
/** Someone who is there already. */
const BEKEND = {
  soort: 'nieuwePartij',
  soortPartij: 'persoon',
  contactnaam: { achternaam: 'Vries' },
  digitaleAdressen: [{ soortDigitaalAdres: 'email', adres: 'sanne.devries@inwoner.test' }],
};
/** Routes that are no part of the API. */
const ELSEWHERE = OUTSIDE_API.map(pathOf);

describe('the document of the API', () => {
  let surroundings: Surroundings;
  let product: ProductUnderTest;
  let document: OpenApiDocument;
  let operations: (DocumentedOperation & { method: string; path: string })[];
  let ajv: Ajv2020;

  beforeAll(async () => {
    surroundings = await startSurroundings();
    product = await ProductUnderTest.start(surroundings);
    document = (await get(`${PREFIX}/openapi.json`)).body as OpenApiDocument;
    operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
    );
    ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
    (addFormats as unknown as typeof addFormats.default)(ajv);
    ajv.addSchema(document, 'api');
  });
  afterAll(async () => {
    await product.stop();
    await surroundings.stop();
  });

  const get = (path: string, headers: Record<string, string> = {}): Promise<Answer> =>
    product.request('GET', path, { headers });

  /** Of a schema anywhere in the document. */
  const validator = (schema: Schema): ValidateFunction =>
    ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/')) as object);

  function expectValid(schema: Schema, value: unknown, where: string): void {
    const validate = validator(schema);
    validate(value);
    expect({ where, errors: validate.errors, value }).toEqual({ where, errors: null, value });
  }

  it('is there for everyone, and for every web page', async () => {
    const { status, headers } = await get(`${PREFIX}/openapi.json`, { Origin: 'https://overal.example' });
    expect(status).toBe(200);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(document.openapi).toBe('3.1.0');
    expect(headers.get('api-version')).toBe(document.info.version);
  });

  it('holds every operation of the product', async () => {
    const app = await NestFactory.create(AppModule.with(readSettings(surroundings.environment)), {
      preview: true,
      logger: false,
    });
    const handlers = [...app.get(ModulesContainer).values()].flatMap((module) =>
      [...module.controllers.values()].flatMap(({ metatype }) => handlersOf(metatype as abstract new () => object)),
    );
    const inApi = handlers.filter(({ path }) => !ELSEWHERE.includes(path));
    expect(inApi.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual(
      operations.map(({ method, path }) => `${method} ${path}`).toSorted(),
    );
  });

  it('holds no path or method that the product does not have, and lacks none', async () => {
    for (const path of Object.keys(document.paths)) {
      const { status, headers } = await product.request('OPTIONS', urlOf(path), {});
      // What is a word in one path may be a parameter in another.
      const same = operations.filter((it) => new RegExp(`^${it.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path));
      const documented = same.map(({ method }) => method);
      if (documented.includes('GET')) documented.push('HEAD');
      expect({ path, status, allow: headers.get('allow') }).toEqual({
        path,
        status: 405,
        allow: documented.toSorted().join(', '),
      });
    }
  });

  it('has no operation of which the audit log does not know what it is, or why it is nothing to answer for', () => {
    const outside = Object.keys(HANDELINGEN_OUTSIDE_API).map((route) => route.split(' ')[1]!);
    const known = [...Object.keys(HANDELINGEN), ...outside, ...Object.keys(NO_HANDELING)];
    const all = [...operations.map(({ operationId }) => operationId), ...OUTSIDE_API];
    expect(known.toSorted()).toEqual(all.toSorted());
    for (const { operationId, security } of operations)
      expect({ operationId, isWrittenDown: operationId in HANDELINGEN }).toEqual({
        operationId,
        isWrittenDown: security === undefined,
      });
  });

  it('says which operations need a token', async () => {
    for (const { method, path, security, operationId } of operations) {
      const { status } = await product.request(method, urlOf(path), {});
      expect({ operationId, needsToken: status === 401 }).toEqual({ operationId, needsToken: security === undefined });
    }
  });

  it('names every operation once, describes each field, and has a text for everything', () => {
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const lacking = Object.entries(document.components.schemas).flatMap(([name, { description, properties }]) => [
      ...(description === undefined ? [name] : []),
      ...Object.entries(properties ?? {})
        .filter(([, property]) => property.description === undefined)
        .map(([property]) => `${name}.${property}`),
    ]);
    expect(lacking).toEqual([]);
    for (const { operationId, parameters = [] } of operations)
      for (const { name, description } of parameters) expect([operationId, name, description]).not.toContain(undefined);
  });

  it('has API-Version on every answer, and a problem with every error', () => {
    for (const { operationId, responses } of operations)
      for (const [status, { headers, content }] of Object.entries(responses)) {
        expect({ operationId, status, headers: Object.keys(headers) }).toMatchObject({
          headers: expect.arrayContaining(['API-Version']),
        });
        if (Number(status) < 400) continue;
        expect(Object.keys(content ?? {})).toEqual(['application/problem+json']);
        expect(content?.['application/problem+json']?.schema).toEqual({ $ref: '#/components/schemas/Probleem' });
      }
  });

  it('has examples that are as it says', () => {
    const schemas = document.components.schemas;
    for (const [where, schema] of subschemas(document))
      if (schema.example !== undefined) expectValid(schema, schema.example, where);
    for (const { operationId, requestBody, responses } of operations)
      for (const content of [requestBody?.content, ...Object.values(responses).map((it) => it.content)])
        for (const { schema, examples = {} } of Object.values(content ?? {})) {
          const assembled = exampleOf(schema, schemas);
          if (assembled !== undefined) expectValid(schema, assembled, operationId);
          for (const { value } of Object.values(examples)) expectValid(schema, value, operationId);
        }
  });

  it('accepts every variant of a productaanvraag, and nothing that it does not know', () => {
    const schema = { $ref: '#/components/schemas/Productaanvraag' };
    for (const [variant, body] of Object.entries(VARIANTS)) expectValid(schema, body, variant);
    expect(validator(schema)({ product: 'x', klant: { soort: 'niets' } })).toBe(false);
    expect(validator(schema)({ product: 'x', klant: { soort: 'eenmalig' }, extra: 1 })).toBe(false);
  });

  it('has examples of a productaanvraag that work, and answers that are as it says', async () => {
    const operation = operations.find(({ operationId }) => operationId === 'productaanvraagRegistreren');
    const examples = Object.values(operation?.requestBody?.content['application/json']?.examples ?? {});
    expect(examples).not.toHaveLength(0);
    const assembled = exampleOf({ $ref: '#/components/schemas/Productaanvraag' }, document.components.schemas);
    for (const body of [...examples.map(({ value }) => value), assembled]) {
      const answer = await product.submit(body);
      expect(answer).toMatchObject({ status: 201 });
      expectValid(answerSchema(operation, 201), answer.body, 'answer');
      const state = await product.find(answer.body.id as string);
      const find = operations.find(({ operationId }) => operationId === 'productaanvraagBekijken');
      expectValid(answerSchema(find, 200), state.body, 'state');
    }
  });

  it('has answers that are as it says, to everything that can be read', async () => {
    const { body: registered } = await product.submit(VARIANTS['B2 + interne taak']);
    const ids: Record<string, string> = {
      '/productaanvragen/{id}': registered.id,
      '/klantcontacten/{uuid}': registered.klantcontact.uuid,
      '/partijen/{uuid}': SEEDED_PARTIJ,
    };
    const token = await surroundings.issuer.token({ roles: ['klantcontactmedewerker', 'beheerder', 'auditor'] });
    const authorization = `Bearer ${token}`;
    const resumed = await product.post('/beheer/hervattingen', '{}', { token });
    ids['/beheer/hervattingen/{id}'] = resumed.body.id;
    for (const operation of operations.filter(({ method, security }) => method === 'GET' && security === undefined)) {
      const { path, parameters = [], operationId } = operation;
      const query = parameters.filter((it) => it.in === 'query' && it.schema.example !== undefined);
      const search = new URLSearchParams(
        Object.fromEntries(query.map(({ name, schema }) => [name, String(schema.example)])),
      );
      const { status, body } = await get(`${PREFIX}${path.replace(/\{\w+\}/, ids[path] ?? registered.id)}?${search}`, {
        authorization,
      });
      expect({ operationId, status, body }).toMatchObject({ status: 200 });
      expectValid(answerSchema(operation, 200), body, operationId);
    }
    const search = operations.find(({ operationId }) => operationId === 'partijenZoeken');
    for (const { value } of Object.values(search?.requestBody?.content['application/json']?.examples ?? {})) {
      const headers = { authorization, 'content-type': 'application/json' };
      const answer = await product.request('POST', `${PREFIX}/partijen/_zoek`, {
        headers,
        body: JSON.stringify(value),
      });
      expect(answer).toMatchObject({ status: 200 });
      expectValid(answerSchema(search, 200), answer.body, JSON.stringify(value));
    }
  });

  it('has problems that are as it says, of kinds that it names', async () => {
    const bodies: [Json, string][] = [
      [{}, randomUUID()],
      [{ product: 'parkeervergunning', klant: { soort: 'eenmalig', organisatienaam: 'Bakkerij' } }, randomUUID()],
      [{}, 'kort'],
      [
        { product: 'parkeervergunning', authenticatie: { methode: 'controlevragen', niveau: 'laag' }, klant: BEKEND },
        randomUUID(),
      ],
    ];
    const { properties } = document.components.schemas['Probleem'] as { properties: object };
    const operation = operations.find(({ operationId }) => operationId === 'productaanvraagRegistreren');
    for (const [body, key] of bodies) {
      const { status, body: problem } = await product.submit(body, { key });
      expectValid({ $ref: '#/components/schemas/Probleem' }, problem, String(status));
      expect(Object.keys(properties)).toEqual(expect.arrayContaining(Object.keys(problem as object)));
      const kinds = operation?.responses[status]?.content?.['application/problem+json']?.examples ?? {};
      expect(Object.keys(kinds)).toContain((problem as { type: string }).type.replace('/problemen/', ''));
    }
  });

  it('has answers that are as it says to a beheerder, of a request that needs attention', async () => {
    const { faults } = surroundings.klanten;
    faults.add({ operation: 'POST /actorklantcontacten', times: Infinity, fault: { kind: 'refuse', status: 400 } });
    const { status, body: problem } = await product.submit(VARIANTS['A + zaak']);
    expect({ status, problem }).toMatchObject({ problem: { uitkomst: 'vraagtAandacht', zaak: {} } });
    const schema = { $ref: '#/components/schemas/Probleem' };
    const { properties } = document.components.schemas['Probleem'] as { properties: object };
    expectValid(schema, problem, 'vraagt-aandacht');
    expect(Object.keys(properties)).toEqual(expect.arrayContaining(Object.keys(problem as object)));

    const authorization = `Bearer ${await surroundings.issuer.token({ sub: 'bea', roles: ['beheerder'] })}`;
    faults.clear();
    const kinds = ['aanvraagHervatten', 'aanvraagTerugdraaien', 'aanvraagAfsluiten'];
    const buttons = operations.filter(({ operationId }) => kinds.includes(operationId));
    expect(buttons).toHaveLength(kinds.length);
    for (const operation of buttons) {
      const path = `${PREFIX}${operation.path.replace('{id}', (problem as { id: string }).id)}`;
      const isClosing = operation.operationId === 'aanvraagAfsluiten';
      const answer = await product.request('POST', path, {
        headers: { authorization, ...(isClosing && { 'content-type': 'application/json' }) },
        ...(isClosing && { body: JSON.stringify({ reden: 'Opgelost.' }) }),
      });
      const isProblem = answer.status >= 400;
      expectValid(isProblem ? schema : answerSchema(operation, answer.status), answer.body, operation.operationId);
    }
  });

  function answerSchema(operation: DocumentedOperation | undefined, status: number): Schema {
    return operation?.responses[status]?.content?.['application/json']?.schema ?? { enum: [] };
  }
});

describe('around the API', () => {
  let surroundings: Surroundings;
  let product: ProductUnderTest;

  beforeAll(async () => {
    surroundings = await startSurroundings();
    product = await ProductUnderTest.start(surroundings, ({ verzoeken }) => ({
      verzoeken: { ...verzoeken, perMinuut: 3 },
    }));
  });
  afterAll(async () => {
    await product.stop();
    await surroundings.stop();
  });

  const open = (path: string, accept?: string): Promise<Response> =>
    fetch(product.product.url + path, { headers: accept === undefined ? {} : { Accept: accept } });

  /** Whether a browser applies the style of the page: its policy names it to the letter. */
  const isStyled = ({ headers }: Response, page: string): boolean => {
    const style = /<style>([^]*)<\/style>/.exec(page)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    return headers.get('content-security-policy')?.includes(`style-src 'sha256-${hash}'`) === true;
  };

  it('the root says which API it is', async () => {
    for (const path of [PREFIX, `${PREFIX}/`]) {
      const response = await open(path);
      expect(response.status).toBe(200);
      expect(await response.json()).toMatchObject({
        naam: 'Klantregie',
        versie: response.headers.get('api-version'),
        links: { beschrijving: '/api/v1/openapi.json', handleiding: '/docs' },
      });
    }
  });

  it('/docs shows every operation and every kind of problem, with nothing from elsewhere', async () => {
    const response = await open('/docs', 'text/html');
    const page = await response.text();
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; img-src 'self' data:; style-src 'sha256-/,
    );
    expect(isStyled(response, page)).toBe(true);
    expect(page).toContain('<html lang="nl">');
    expect(page).not.toMatch(/<script|\son\w+=|style="|<link(?! rel="icon" href="data:)|<img|undefined|\[object/);
    const { paths } = (await (await open(`${PREFIX}/openapi.json`)).json()) as OpenApiDocument;
    const ids = Object.values(paths).flatMap((methods) => Object.values(methods).map((it) => it.operationId));
    for (const id of ids) expect(page).toContain(`id="${id}"`);
    for (const slug of PROBLEM_TYPES.keys()) {
      expect(page).toContain(`href="/problemen/${slug}"`);
      expect(page).toContain(`<code>/problemen/${slug}</code>`);
    }
    expect(page).not.toContain('`');
    for (const part of ['<p>Op e-mailadres</p>', 'object, een van deze soorten', 'vorm <code>^'])
      expect(page).toContain(part);
    const names = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(names).size).toBe(names.length);
    const regions = [...page.matchAll(/role="region" aria-label="([^"]+)"/g)].map(([, label]) => label);
    expect(new Set(regions).size).toBe(regions.length);
    // A key is made once for a request, and nothing else is sent that is not needed.
    expect(page).not.toContain('uuidgen');
    expect(page).not.toContain('-H &quot;Prefer');
    expect(page).toContain('-H &quot;Idempotency-Key: $SLEUTEL&quot;');
  });

  it('/docs is packed for who can unpack it', async () => {
    const headers = (encoding: string) => ({ accept: 'text/html', 'accept-encoding': encoding });
    const [packed, plain] = await Promise.all(
      ['gzip', 'identity'].map((it) => fetch(`${product.product.url}/docs`, { headers: headers(it) })),
    );
    expect([packed, plain].map((it) => [it?.headers.get('content-encoding'), it?.headers.get('vary')])).toEqual([
      ['gzip', expect.stringContaining('Accept-Encoding')],
      [null, expect.stringContaining('Accept-Encoding')],
    ]);
    expect(await packed?.text()).toBe(await plain?.text());
  });

  it('no two kinds of problem have the same title', () => {
    const titles = [...PROBLEM_TYPES.values()].map(({ title }) => title);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  });

  it('every kind of problem has a page, for a person and for a program', async () => {
    for (const [slug, { title, uitleg }] of PROBLEM_TYPES) {
      const page = await open(`/problemen/${slug}`, 'text/html,application/xhtml+xml,*/*;q=0.8');
      expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
      const text = await page.text();
      expect(isStyled(page, text)).toBe(true);
      expect(text).toContain(`<h1>${title}</h1>`);
      expect(text).not.toContain('`');
      const json = await open(`/problemen/${slug}`);
      expect(await json.json()).toMatchObject({ type: `/problemen/${slug}`, title, uitleg });
      expect([json.status, json.headers.get('vary')]).toEqual([200, 'Accept']);
    }
  });

  it('a kind of problem that is none is not found', async () => {
    const response = await open('/problemen/bestaat-niet');
    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
  });

  const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

  it('the start leads a browser to something to read, and tells a program that nothing is there', async () => {
    const response = await fetch(product.product.url, { headers: { Accept: BROWSER }, redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([303, '/inloggen']);
    for (const accept of [undefined, '*/*', 'application/json']) {
      const answer = await open('/', accept);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
      expect(answer.headers.get('vary')).toBe('Accept');
    }
  });

  it.each(['/bestaat-niet', '/problemen/bestaat-niet', '/docs/', '/%ff'])(
    'a browser reads why there is no %s',
    async (path) => {
      const response = await open(path, BROWSER);
      const text = await response.text();
      expect([response.status, response.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
      expect(isStyled(response, text)).toBe(true);
      expect(text).toContain('<a href="/">Naar het begin</a>');
      expect(response.headers.get('vary')).toBe('Accept');
      const json = await open(path);
      expect(json.headers.get('content-type')).toBe('application/problem+json');
    },
  );

  it('the API speaks JSON, to a browser as well', async () => {
    const response = await open(`${PREFIX}/bestaat-niet`, BROWSER);
    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
  });

  it('security.txt says where to report a vulnerability, for less than a year', async () => {
    const response = await open('/.well-known/security.txt');
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const text = await response.text();
    expect(text).toMatch(/^Contact: https:\/\/\S+\nExpires: \d{4}-\d\d-\d\dT00:00:00\.000Z\n/);
    const expires = Date.parse(/Expires: (\S+)/.exec(text)?.[1] ?? '');
    expect(expires).toBeGreaterThan(Date.now());
    expect(expires).toBeLessThan(Date.now() + 365 * 24 * 60 * 60 * 1000);
  });

  it('whoever sends too much has to wait, and nobody else', async () => {
    const answers = [];
    for (let count = 0; count < 4; count += 1) answers.push(await product.find(randomUUID()));
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 429]);
    expect(answers[3]?.body).toMatchObject({ type: '/problemen/te-veel-verzoeken' });
    const wait = Number(answers[3]?.headers.get('retry-after'));
    expect(wait).toBeGreaterThanOrEqual(1);
    expect(wait).toBeLessThanOrEqual(20);
    const someoneElse = await surroundings.issuer.token({ sub: 'iemand-anders' });
    expect((await product.find(randomUUID(), someoneElse)).status).toBe(404);
    expect((await open(PREFIX)).status).toBe(200);
  });
});

function urlOf(path: string): string {
  return PREFIX + (path === '/' ? '' : path.replaceAll(/\{\w+\}/g, '6f1c0a52-5d0e-4a55-9d3b-2f6a7c1e8b90'));
}

function handlersOf(controller: abstract new () => object): { method: string; path: string }[] {
  const prototype = controller.prototype as Record<string, object>;
  return Object.getOwnPropertyNames(prototype)
    .filter((name) => Reflect.hasMetadata(METHOD_METADATA, prototype[name] ?? {}))
    .map((name) => {
      const handler = prototype[name] ?? {};
      const parts = [Reflect.getMetadata(PATH_METADATA, controller), Reflect.getMetadata(PATH_METADATA, handler)];
      const path = parts.flatMap((part) => String(part).split('/')).filter((segment) => segment !== '');
      const number = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod;
      return { method: RequestMethod[number], path: pathOf(path.join('/')) };
    });
}

/** A route as the document would write it. */
function pathOf(route: string): string {
  return `/${route.replaceAll(/:(\w+)/g, '{$1}')}`;
}

/** Every schema in the document, with where it stands. */
function* subschemas(value: unknown, where = '#'): Iterable<[string, Schema]> {
  if (typeof value !== 'object' || value === null) return;
  if ('example' in value) yield [where, value as Schema];
  for (const [name, part] of Object.entries(value))
    if (name !== 'examples') yield* subschemas(part, `${where}/${name}`);
}
