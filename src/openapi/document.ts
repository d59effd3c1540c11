import type { ModulesContainer } from '@nestjs/core';
import { IDEMPOTENCY_KEY } from '../http/idempotency-key.js';
import { PREFER } from '../http/prefer.js';
import { problemPath, problemType, type ProblemSlug } from '../problems/catalogue.js';
import { RESPONSE_HEADERS } from '../http/response-headers.js';
import type { Json, Schema } from '../http/schema.js';
import { own, type Component } from './answer-schema.js';
import { dtoSchema, querySchemas } from './dto-schema.js';
import type { AnswerHeader } from './operation.js';
import { routesOf, type Route } from './routes.js';
import { TAGS, type Tag } from './tags.js';

/** The document of the API (OpenAPI 3.1). Only what 3.0 has as well, so that older tools can read it too. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: {
    readonly title: string;
    readonly description: string;
    readonly version: string;
    readonly contact: { readonly name: string; readonly url: string; readonly email: string };
    readonly license: { readonly name: string; readonly url: string };
  };
  readonly servers: readonly { readonly url: string; readonly description: string }[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly security: readonly SecurityRequirement[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
  readonly components: {
    readonly headers: Readonly<Record<string, DocumentedHeader>>;
    readonly securitySchemes: Readonly<Record<string, object>>;
    readonly schemas: Readonly<Record<string, Schema>>;
  };
}

type SecurityRequirement = Readonly<Record<string, readonly string[]>>;

export interface DocumentedOperation {
  readonly operationId: string;
  readonly tags: readonly [Tag];
  readonly summary: string;
  readonly description: string;
  /** Empty: no token is needed. Absent: a token is. */
  readonly security?: readonly SecurityRequirement[];
  readonly parameters?: readonly DocumentedParameter[];
  readonly requestBody?: { readonly required: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, DocumentedResponse>>;
}

export interface DocumentedParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: Schema;
}

export interface DocumentedResponse {
  readonly description: string;
  readonly headers: Readonly<Record<string, { readonly $ref: string }>>;
  readonly content?: Content;
}

interface DocumentedHeader {
  readonly description: string;
  readonly schema: Schema;
}

type Content = Readonly<
  Record<string, { readonly schema: Schema; readonly examples?: Readonly<Record<string, Example>> }>
>;

interface Example {
  readonly summary: string;
  readonly value: Json;
}

const VERSION = RESPONSE_HEADERS['API-Version'] ?? '';

const INFO: OpenApiDocument['info'] = {
  title: 'Klantregie',
  description: [
    'Eén verzoek van het klantcontactcentrum, één zeker antwoord, niets half gedaan.',
    'Een klant belt de gemeente om een product aan te vragen (use case C9018 van de standaard klantinteracties). ' +
      'Klantregie registreert dat in Klanten, Zaken en Taken. Lukt het ergens niet, dan wordt alles weer weggehaald.',
    'Inloggen: stuur een token van de inlogserver van de gemeente mee, in de header `Authorization: Bearer`.',
    'Opnieuw proberen kan altijd: stuur hetzelfde verzoek met dezelfde `Idempotency-Key`. Er komt nooit iets dubbel ' +
      'te staan.',
    'Elke fout is een `application/problem+json`. `type` zegt wat voor fout het is; op dat adres staat wat u kunt doen. ' +
      'Dat geldt ook buiten de adressen hieronder: een adres dat niet bestaat geeft 404, en een methode die er niet kan ' +
      'geeft 405 met de header `Allow`. Een verzoek dat niet als HTTP te lezen is, geeft 400. Te grote headers geven 431.',
    'Tijden in antwoorden zijn in UTC. Elk antwoord noemt de versie van de API in de header `API-Version`.',
  ].join('\n\n'),
  version: VERSION,
  contact: {
    name: 'Klantregie, functioneel beheer',
    url: 'https://klantregie.example/contact',
    email: 'beheer@klantregie.example',
  },
  license: { name: 'EUPL-1.2', url: 'https://eupl.eu/1.2/nl/' },
};

const HEADERS = {
  'API-Version': header('Versie van de API.', { type: 'string', example: VERSION }),
  Location: header('Adres waar te zien is hoe het ervoor staat.', {
    type: 'string',
    format: 'uri-reference',
    example: '/api/v1/productaanvragen/cad1cb9c-a7c7-46a4-b401-edd77b6e91a8',
  }),
  Link: header('Adressen van de eerste, vorige en volgende bladzijde (RFC 8288).', {
    type: 'string',
    example: '</api/v1/voorbeelden?page=2>; rel="next"',
  }),
  'Preference-Applied': header('Welke voorkeur uit `Prefer` is gevolgd.', { type: 'string', example: 'respond-async' }),
  'Retry-After': header('Na hoeveel seconden u het opnieuw kunt proberen.', {
    type: 'integer',
    minimum: 1,
    example: 5,
  }),
  'WWW-Authenticate': header('Hoe u moet inloggen.', { type: 'string', example: 'Bearer' }),
  // In lower case: the linter looks for it so.
  'access-control-allow-origin': header('Elke webpagina mag dit lezen.', { type: 'string', example: '*' }),
} as const satisfies Record<AnswerHeader | 'API-Version', DocumentedHeader>;

/** Besides those of the operation itself, by status. */
const HEADERS_OF_PROBLEMS: Readonly<Record<string, readonly AnswerHeader[]>> = {
  401: ['WWW-Authenticate'],
  429: ['Retry-After'],
  503: ['Retry-After'],
};

/** @param problem what every error answer looks like */
export function buildDocument(modules: ModulesContainer, problem: Component): OpenApiDocument {
  const order = Object.keys(TAGS);
  const routes = routesOf(modules).toSorted((a, b) => order.indexOf(a.tag) - order.indexOf(b.tag));
  const components = new Components();
  const paths: Record<string, Record<string, DocumentedOperation>> = {};
  for (const route of routes) (paths[route.path] ??= {})[route.method] = operation(route, problem, components);
  const used = new Set(routes.map(({ tag }) => tag));
  return {
    openapi: '3.1.0',
    info: INFO,
    servers: [{ url: 'https://klantregie.example/api/v1', description: 'Vul hier de naam van uw eigen server in.' }],
    tags: Object.entries(TAGS).flatMap(([name, description]) => (used.has(name as Tag) ? [{ name, description }] : [])),
    security: [{ oidc: [] }],
    paths,
    components: {
      headers: usedHeaders(paths),
      securitySchemes: {
        oidc: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description:
            'Een token (OpenID Connect) van de inlogserver van de gemeente. Daarin staan uw e-mailadres en uw rollen.',
        },
      },
      schemas: components.schemas(),
    },
  };
}

function operation(route: Route, problem: Component, components: Components): DocumentedOperation {
  const parameters = parametersOf(route);
  const body = route.body && components.use(dtoSchema(route.body));
  return {
    operationId: route.id,
    tags: [route.tag],
    summary: route.summary,
    description:
      route.rollen?.length === 1 ? `${route.description}\n\nAlleen voor een ${route.rollen[0]}.` : route.description,
    ...(route.rollen === undefined && { security: [] }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: body, ...examplesOf(route) } } },
    }),
    responses: {
      ...goodAnswers(route, components),
      ...problemAnswers(route, parameters.length > 0, components.use(problem)),
    },
  };
}

function examplesOf({ examples }: Route): { examples?: Record<string, Example> } {
  if (examples === undefined) return {};
  const entries = Object.entries(examples).map(([summary, value], index) => [
    `voorbeeld${index + 1}`,
    { summary, value },
  ]);
  return { examples: Object.fromEntries(entries) as Record<string, Example> };
}

function parametersOf({ path, params = {}, query, needsIdempotencyKey, followsWait }: Route): DocumentedParameter[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => {
    const described = params[name];
    if (described === undefined) throw new Error(`the parameter ${name} of ${path} is not described`);
    return parameter(name, 'path', true, described.schema);
  });
  const inQuery = query ? querySchemas(query).map((it) => parameter(it.name, 'query', it.required, it.schema)) : [];
  return [
    ...inPath,
    ...inQuery,
    ...(needsIdempotencyKey ? [KEY] : []),
    ...(followsWait ? [needsIdempotencyKey ? WAIT : WAIT_TO_SEE] : []),
  ];
}

/** The description belongs to the parameter; what is left says which values it may have. */
function parameter(
  name: string,
  where: DocumentedParameter['in'],
  required: boolean,
  { description, ...schema }: Schema,
): DocumentedParameter {
  return { name, in: where, required, ...(description !== undefined && { description }), schema };
}

const KEY = parameter(IDEMPOTENCY_KEY.name, 'header', true, {
  description:
    'Uw eigen nummer voor dit verzoek: een nieuwe, willekeurige UUID per aanvraag. Met dezelfde sleutel en dezelfde ' +
    'gegevens krijgt u hetzelfde antwoord, en wordt er niets dubbel geregistreerd.',
  type: 'string',
  pattern: IDEMPOTENCY_KEY.pattern,
  example: '6f1c0a52-5d0e-4a55-9d3b-2f6a7c1e8b90',
});

const WAIT = parameter(PREFER.name, 'header', false, {
  description:
    'Hoe lang u op het antwoord wilt wachten (RFC 7240). `respond-async`: u krijgt meteen 202, zodra de aanvraag veilig is ' +
    `vastgelegd. \`wait=5\`: hoogstens 5 seconden, en nooit meer dan ${PREFER.longest}. Zonder deze header: zo lang als ` +
    'de beheerder heeft ingesteld.',
  type: 'string',
  example: PREFER.example,
});

const WAIT_TO_SEE = parameter(PREFER.name, 'header', false, {
  description:
    'Hoe lang u op het einde wilt wachten (RFC 7240). `wait=5`: hoogstens 5 seconden, en nooit meer dan ' +
    `${PREFER.longest}. Zonder deze header: niet.`,
  type: 'string',
  example: 'wait=5',
});

function goodAnswers({ answers, followsWait }: Route, components: Components): Record<string, DocumentedResponse> {
  return Object.fromEntries(
    Object.entries(answers).map(([status, { description, body, headers = [] }]) => {
      for (const used of body ? own(body) : []) components.use(used);
      const content = body && { 'application/json': { schema: body.schema } };
      const all = followsWait ? [...headers, 'Preference-Applied' as const] : headers;
      return [status, { description, headers: headersOf(all), ...(content && { content }) }];
    }),
  );
}

function problemAnswers(route: Route, hasParameters: boolean, schema: Schema): Record<string, DocumentedResponse> {
  const byStatus = new Map<number, Set<ProblemSlug>>();
  const add = (status: number, slugs: readonly ProblemSlug[]) =>
    byStatus.set(status, new Set([...(byStatus.get(status) ?? []), ...slugs]));
  // Also of a body that nobody asked for: a member that is there twice is a mistake in what was filled in.
  if (route.method !== 'get') {
    add(400, ['ongeldige-invoer', 'ongeldige-json']);
    add(413, ['te-groot']);
    add(415, ['alleen-json']);
  }
  if (route.query !== undefined) add(400, ['ongeldige-invoer']);
  if (route.needsIdempotencyKey) {
    add(400, ['idempotency-key-ontbreekt', 'idempotency-key-ongeldig']);
    add(503, ['niet-beschikbaar', 'te-druk']);
  }
  if (hasParameters) add(400, ['ongeldig-verzoek']);
  if (route.rollen !== undefined) {
    add(401, ['niet-ingelogd']);
    add(403, ['geen-toegang']);
    add(429, ['te-veel-verzoeken']);
    add(503, ['niet-beschikbaar']);
  }
  add(406, ['antwoord-alleen-in-json']);
  add(500, ['interne-fout']);
  for (const [status, slugs] of Object.entries(route.problems ?? {})) add(Number(status), slugs);
  return Object.fromEntries(
    [...byStatus]
      .toSorted(([a], [b]) => a - b)
      .map(([status, slugs]) => [String(status), problemAnswer(status, [...slugs], schema)]),
  );
}

function problemAnswer(status: number, slugs: readonly ProblemSlug[], schema: Schema): DocumentedResponse {
  const kinds = slugs.map((slug) => ({ slug, ...problemType(slug) }));
  const location: AnswerHeader[] = kinds.some(({ hasLocation }) => hasLocation) ? ['Location'] : [];
  return {
    description: kinds.map(({ slug, title }) => `- ${title} (\`${problemPath(slug)}\`)`).join('\n'),
    headers: headersOf([...(HEADERS_OF_PROBLEMS[status] ?? []), ...location]),
    content: {
      'application/problem+json': {
        schema,
        examples: Object.fromEntries(
          kinds.map(({ slug, title, detail }) => [
            slug,
            { summary: title, value: { type: problemPath(slug), title, status, detail } },
          ]),
        ),
      },
    },
  };
}

function headersOf(names: readonly AnswerHeader[]): DocumentedResponse['headers'] {
  return Object.fromEntries(['API-Version', ...names].map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

function header(description: string, schema: Schema): DocumentedHeader {
  return { description, schema };
}

function usedHeaders(paths: OpenApiDocument['paths']): Record<string, DocumentedHeader> {
  const responses = Object.values(paths).flatMap((methods) =>
    Object.values(methods).flatMap((it) => Object.values(it.responses)),
  );
  const used = new Set(responses.flatMap(({ headers }) => Object.keys(headers)));
  return Object.fromEntries(Object.entries(HEADERS).filter(([name]) => used.has(name)));
}

/** The schemas that the operations refer to, directly or not. */
class Components {
  readonly #schemas = new Map<string, Schema>();

  /** Returns the reference. */
  use({ name, definition, uses, schema }: Component): Schema {
    const before = this.#schemas.get(name);
    if (before !== undefined && JSON.stringify(before) !== JSON.stringify(definition))
      throw new Error(`two different schemas are named ${name}`);
    this.#schemas.set(name, definition);
    for (const used of uses) this.use(used);
    return schema;
  }

  schemas(): Record<string, Schema> {
    return Object.fromEntries([...this.#schemas].toSorted(([a], [b]) => a.localeCompare(b)));
  }
}
