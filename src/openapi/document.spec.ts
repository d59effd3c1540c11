import 'reflect-metadata';
import { Controller, Delete, Get, Post } from '@nestjs/common';
import type { ModulesContainer } from '@nestjs/core';
import { describe, expect, it } from '@jest/globals';
import { NeedsRol, Public } from '../auth/auth.guard.js';
import { Choice, Describe, Part, Parts, Required, Text, Variant, WholeNumber } from '../http/fields.js';
import { IdempotencyKeys } from '../http/idempotency-key.js';
import { PreferredWait } from '../http/prefer.js';
import { anything, answerSchema, choice, list, optional, part, text, uuid } from './answer-schema.js';
import { buildDocument, type DocumentedOperation, type OpenApiDocument } from './document.js';
import { Operation, type OperationNotes } from './operation.js';
import { problemSchema } from './problem-schema.js';

const PLEK = answerSchema<{ straat: string }>('Plek', 'Waar.', { straat: text('Straat.', 'Dorpsstraat') });
const DING = answerSchema<{ id: string; soort: 'a' | 'b'; naam?: string; plek: { straat: string } }>(
  'Ding',
  'Een ding.',
  {
    id: uuid('Nummer.', 'u1'),
    soort: choice(['a', 'b'], 'Welk.'),
    naam: optional(text('Naam.', 'x')),
    plek: part(PLEK, 'Plaats.'),
  },
);

@Describe('Waar het is.')
class WaarDto {
  @Describe('Straat.', 'Dorpsstraat')
  @Required()
  @Text({ max: 10 })
  straat!: string;

  @Choice(['huis', 'kantoor'])
  soort?: string;
}
class ADto {
  @Required()
  @Text({ max: 5 })
  a!: string;

  @Choice(['a'])
  soort!: 'a';
}
class BDto {
  @Text({ max: 5 })
  b?: string;
}
class NieuwDingDto {
  @Describe('Hoe het heet.', 'x')
  @Text({ max: 20 })
  naam?: string;

  @Required()
  @Choice(['een', 'twee'])
  keus!: string;

  @Required()
  @WholeNumber({ min: 1, max: 9 })
  aantal!: number;

  @Part(() => WaarDto)
  plek?: WaarDto;

  @Parts(() => WaarDto, { max: 3 })
  plekken?: WaarDto[];

  @Required()
  @Variant({ a: ADto, b: BDto })
  vorm!: ADto | BDto;
}
class ZoekDto {
  @Describe('Waarop.', 'iets')
  @Required()
  @Text({ max: 9 })
  zoek!: string;

  @Text({ max: 9 })
  verder?: string;
}

const described = (notes: Partial<OperationNotes> & { id: string }): MethodDecorator =>
  Operation({
    tag: 'producten',
    summary: notes.id,
    description: `Wat ${notes.id} doet.`,
    answers: { 200: { description: 'Goed.' } },
    ...notes,
  });

@Controller('dingen')
class Dingen {
  @Get()
  @described({
    id: 'lijst',
    query: ZoekDto,
    answers: { 200: { description: 'Alle.', body: list(DING, 'Alle.'), headers: ['Link'] } },
  })
  list(): void {}

  @Post(':uuid/delen')
  @described({
    id: 'maken',
    params: { uuid: uuid('Van welk.') },
    body: NieuwDingDto,
    examples: { 'Een voorbeeld': { naam: 'x' }, 'Nog een': { naam: 'y' } },
    answers: { 201: { description: 'Gemaakt.', body: DING, headers: ['Location'] } },
    problems: { 404: ['niet-gevonden'], 409: ['idempotency-key-hergebruikt'] },
  })
  make(@IdempotencyKeys() _keys: readonly string[], @PreferredWait() _wait?: number): void {}

  @Delete('alles')
  @NeedsRol('beheerder')
  @described({ id: 'wissen', tag: 'beheer', answers: { 204: { description: 'Weg.' } } })
  remove(): void {}

  @Get('zien')
  @NeedsRol('medewerker', 'kanaal')
  @described({ id: 'zien', answers: { 200: { description: 'Zo.', body: anything('Van alles.') } } })
  wait(@PreferredWait() _wait?: number): void {}

  /** Is not described. */
  @Get('stil')
  silent(): void {}
}

@Public()
@Controller()
class Open {
  @Get()
  @described({ id: 'wortel', tag: 'api' })
  root(): void {}
}

const modulesOf = (...controllers: object[]): ModulesContainer =>
  new Map([
    ['leeg', { controllers: new Map() }],
    ['proef', { controllers: new Map(controllers.map((metatype, index) => [index, { metatype }])) }],
  ]) as unknown as ModulesContainer;

const document: OpenApiDocument = buildDocument(modulesOf(Open, Dingen), problemSchema());
const operation = (path: string, method: string): DocumentedOperation => document.paths[path]![method]!;
const responsesOf = (path: string, method: string) =>
  Object.fromEntries(
    Object.entries(operation(path, method).responses).map(([status, { content, headers }]) => [
      status,
      {
        headers: Object.keys(headers),
        problems: Object.keys(content?.['application/problem+json']?.examples ?? {}),
      },
    ]),
  );

/** What every operation that needs a token answers. */
const TOKEN = {
  401: { headers: ['API-Version', 'WWW-Authenticate'], problems: ['niet-ingelogd'] },
  403: { headers: ['API-Version'], problems: ['geen-toegang'] },
  406: { headers: ['API-Version'], problems: ['antwoord-alleen-in-json'] },
  429: { headers: ['API-Version', 'Retry-After'], problems: ['te-veel-verzoeken'] },
  500: { headers: ['API-Version'], problems: ['interne-fout'] },
  503: { headers: ['API-Version', 'Retry-After'], problems: ['niet-beschikbaar'] },
};
const WRITING = {
  413: { headers: ['API-Version'], problems: ['te-groot'] },
  415: { headers: ['API-Version'], problems: ['alleen-json'] },
};

describe('the document of the API', () => {
  it('holds what is described, by path and method, in the order of its chapters', () => {
    expect(Object.entries(document.paths).map(([path, methods]) => [path, Object.keys(methods)])).toEqual([
      ['/dingen', ['get']],
      ['/dingen/{uuid}/delen', ['post']],
      ['/dingen/zien', ['get']],
      ['/dingen/alles', ['delete']],
      ['/', ['get']],
    ]);
    expect(document.tags.map(({ name }) => name)).toEqual(['producten', 'beheer', 'api']);
    expect([document.openapi, document.security]).toEqual(['3.1.0', [{ oidc: [] }]]);
  });

  it('says who an operation is for', () => {
    expect(operation('/dingen', 'get')).toMatchObject({
      summary: 'lijst',
      tags: ['producten'],
      description: 'Wat lijst doet.',
    });
    expect('security' in operation('/dingen', 'get')).toBe(false);
    expect(operation('/dingen/alles', 'delete').description).toBe('Wat wissen doet.\n\nAlleen voor een beheerder.');
    expect(operation('/dingen/zien', 'get').description).toBe('Wat zien doet.');
    expect(operation('/', 'get')).toMatchObject({ operationId: 'wortel', security: [] });
  });

  it('says of each operation how it may end', () => {
    expect(responsesOf('/dingen', 'get')).toEqual({
      200: { headers: ['API-Version', 'Link'], problems: [] },
      400: { headers: ['API-Version'], problems: ['ongeldige-invoer', 'ongeldig-verzoek'] },
      ...TOKEN,
    });
    expect(responsesOf('/dingen/{uuid}/delen', 'post')).toEqual({
      201: { headers: ['API-Version', 'Location', 'Preference-Applied'], problems: [] },
      400: {
        headers: ['API-Version'],
        problems: [
          'ongeldige-invoer',
          'ongeldige-json',
          'idempotency-key-ontbreekt',
          'idempotency-key-ongeldig',
          'ongeldig-verzoek',
        ],
      },
      404: { headers: ['API-Version'], problems: ['niet-gevonden'] },
      409: { headers: ['API-Version'], problems: ['idempotency-key-hergebruikt'] },
      ...WRITING,
      ...TOKEN,
      503: { ...TOKEN[503], problems: ['niet-beschikbaar', 'te-druk'] },
    });
    expect(responsesOf('/', 'get')).toEqual({
      200: { headers: ['API-Version'], problems: [] },
      406: TOKEN[406],
      500: TOKEN[500],
    });
    expect(operation('/', 'get').responses[406]).toEqual({
      description: expect.stringMatching(/^- .+ \(`\/problemen\/antwoord-alleen-in-json`\)$/),
      headers: { 'API-Version': { $ref: '#/components/headers/API-Version' } },
      content: {
        'application/problem+json': {
          schema: { $ref: '#/components/schemas/Probleem' },
          examples: {
            'antwoord-alleen-in-json': {
              summary: expect.any(String),
              value: {
                type: '/problemen/antwoord-alleen-in-json',
                title: expect.any(String),
                status: 406,
                detail: expect.any(String),
              },
            },
          },
        },
      },
    });
  });

  it('says which headers there are, of those that are used', () => {
    const used = ['API-Version', 'Location', 'Link', 'Preference-Applied', 'Retry-After', 'WWW-Authenticate'];
    expect(Object.keys(document.components.headers)).toEqual(used);
  });

  it('says what goes into an operation', () => {
    expect('parameters' in operation('/', 'get')).toBe(false);
    expect('requestBody' in operation('/', 'get')).toBe(false);
    expect(operation('/dingen', 'get').parameters).toEqual([
      {
        name: 'zoek',
        in: 'query',
        required: true,
        description: 'Waarop.',
        schema: expect.objectContaining({ type: 'string', maxLength: 9, example: 'iets' }),
      },
      { name: 'verder', in: 'query', required: false, schema: expect.objectContaining({ type: 'string' }) },
    ]);
    const parameters = operation('/dingen/{uuid}/delen', 'post').parameters!;
    expect(parameters.map(({ name, in: where, required }) => [name, where, required])).toEqual([
      ['uuid', 'path', true],
      ['Idempotency-Key', 'header', true],
      ['Prefer', 'header', false],
    ]);
    expect(parameters[0]).toMatchObject({ description: 'Van welk.', schema: { type: 'string', format: 'uuid' } });
    expect(parameters[2]!.schema.example).toBe('respond-async');
    expect(operation('/dingen/zien', 'get').parameters).toMatchObject([
      { name: 'Prefer', schema: { example: 'wait=5' } },
    ]);
    expect(operation('/dingen/{uuid}/delen', 'post').requestBody).toEqual({
      required: true,
      content: {
        'application/json': {
          schema: { $ref: '#/components/schemas/NieuwDing' },
          examples: {
            voorbeeld1: { summary: 'Een voorbeeld', value: { naam: 'x' } },
            voorbeeld2: { summary: 'Nog een', value: { naam: 'y' } },
          },
        },
      },
    });
  });

  it('describes what is asked and answered, each thing once', () => {
    const { Probleem: _, ...schemas } = document.components.schemas;
    const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
    expect(Object.keys(schemas)).toEqual(['A', 'B', 'Ding', 'NieuwDing', 'Plek', 'Waar']);
    const object = (required: readonly string[], properties: object, more: object = {}) => ({
      type: 'object',
      ...(required.length > 0 && { required }),
      properties,
      ...more,
    });
    const straat = { type: 'string', description: 'Straat.', example: 'Dorpsstraat' };
    const asked = { additionalProperties: false };
    expect(schemas).toEqual({
      A: object(
        ['soort', 'a'],
        { soort: { type: 'string', enum: ['a'] }, a: { type: 'string', maxLength: 5, minLength: 1 } },
        asked,
      ),
      B: object([], { b: { type: 'string', maxLength: 5 } }, asked),
      Ding: object(
        ['id', 'soort', 'plek'],
        {
          id: { type: 'string', description: 'Nummer.', format: 'uuid', example: 'u1' },
          soort: { type: 'string', description: 'Welk.', enum: ['a', 'b'], example: 'a' },
          naam: { type: 'string', description: 'Naam.', example: 'x' },
          plek: { allOf: [ref('Plek')], description: 'Plaats.' },
        },
        { description: 'Een ding.' },
      ),
      NieuwDing: object(
        ['keus', 'aantal', 'vorm'],
        {
          naam: { type: 'string', description: 'Hoe het heet.', example: 'x', maxLength: 20 },
          keus: { type: 'string', enum: ['een', 'twee'] },
          aantal: { type: 'integer', minimum: 1, maximum: 9 },
          plek: { allOf: [ref('Waar')] },
          plekken: { type: 'array', items: ref('Waar'), maxItems: 3 },
          vorm: {
            oneOf: [ref('A'), ref('B')],
            discriminator: {
              propertyName: 'soort',
              mapping: { a: '#/components/schemas/A', b: '#/components/schemas/B' },
            },
          },
        },
        asked,
      ),
      Plek: object(['straat'], { straat }, { description: 'Waar.' }),
      Waar: object(
        ['straat'],
        {
          straat: { ...straat, maxLength: 10, minLength: 1 },
          soort: { type: 'string', enum: ['huis', 'kantoor'] },
        },
        { ...asked, description: 'Waar het is.' },
      ),
    });
    // What tells variants apart comes first, and nothing else does.
    expect(Object.keys(schemas['A']!.properties!)).toEqual(['soort', 'a']);
    expect(Object.keys(schemas['Waar']!.properties!)).toEqual(['straat', 'soort']);
    expect(document.components.securitySchemes).toMatchObject({ oidc: { type: 'http', scheme: 'bearer' } });
    expect(document.paths['/dingen']!['get']!.responses[200]!.content).toEqual({
      'application/json': { schema: { type: 'array', description: 'Alle.', items: ref('Ding') } },
    });
    expect('content' in document.paths['/dingen/alles']!['delete']!.responses[204]!).toBe(false);
  });

  it('refuses two things with one name, and a path of which something is not said', () => {
    @Controller('x')
    class Undescribed {
      @Get(':uuid')
      @described({ id: 'vergeten' })
      get(): void {}
    }
    expect(() => buildDocument(modulesOf(Undescribed), problemSchema())).toThrow(
      'the parameter uuid of /x/{uuid} is not described',
    );
    const OTHER = answerSchema<{ id: string }>('Ding', 'Iets anders.', { id: uuid('Nummer.') });
    @Controller('y')
    class Twice {
      @Get('een')
      @described({ id: 'een', answers: { 200: { description: 'Een.', body: DING } } })
      one(): void {}
      @Get('twee')
      @described({ id: 'twee', answers: { 200: { description: 'Twee.', body: OTHER } } })
      two(): void {}
    }
    expect(() => buildDocument(modulesOf(Twice), problemSchema())).toThrow('two different schemas are named Ding');
  });
});
