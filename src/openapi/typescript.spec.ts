import { describe, expect, it } from '@jest/globals';
import type { Schema } from '../http/schema.js';
import type { DocumentedOperation, OpenApiDocument } from './document.js';
import { typescriptOf } from './typescript.js';

const ANSWER = { description: 'Goed.', headers: {} };

const documentOf = (
  schemas: Readonly<Record<string, Schema>>,
  paths: Readonly<Record<string, Readonly<Record<string, Partial<DocumentedOperation>>>>> = {},
) => ({ info: { version: '1.2.3' }, components: { schemas }, paths }) as unknown as OpenApiDocument;

const typeOf = (schema: Schema): string => {
  const text = typescriptOf(documentOf({ It: { type: 'object', required: ['it'], properties: { it: schema } } }));
  return /readonly it: ([^]*?);\n}\n/.exec(text)?.[1] ?? '';
};

describe(typescriptOf.name, () => {
  it.each<[string, Schema]>([
    ['string', { type: 'string', format: 'uuid' }],
    ['number', { type: 'integer' }],
    ['boolean', { type: 'boolean' }],
    ['unknown', {}],
    ["'a' | 'b'", { type: 'string', enum: ['a', 'b'] }],
    [String.raw`'it\'s' | '\\'`, { type: 'string', enum: ["it's", '\\'] }],
    ['true | false | null', { enum: [true, false, null] }],
    ['Ander', { $ref: '#/components/schemas/Ander' }],
    ['Ander', { allOf: [{ $ref: '#/components/schemas/Ander' }] }],
    ['Een | Ander', { oneOf: [{ $ref: '#/components/schemas/Een' }, { $ref: '#/components/schemas/Ander' }] }],
    ['Een | Ander', { anyOf: [{ $ref: '#/components/schemas/Een' }, { $ref: '#/components/schemas/Ander' }] }],
    ['readonly string[]', { type: 'array', items: { type: 'string' } }],
    ["readonly ('a' | 'b')[]", { type: 'array', items: { enum: ['a', 'b'] } }],
    ['{}', { type: 'object' }],
    [
      "{\n    readonly 'een-twee': string;\n  }",
      {
        type: 'object',
        required: ['een-twee'],
        properties: { 'een-twee': { type: 'string' } },
      },
    ],
  ])('says %s', (type, schema) => {
    expect(typeOf(schema)).toBe(type);
  });

  it('says what may be left out, and what everything means', () => {
    const properties = { naam: { type: 'string', description: 'Naam,\nmet */ erin.' } } as const;
    expect(typescriptOf(documentOf({ It: { type: 'object', description: 'Iets.', properties } }))).toContain(
      '/** Iets. */\nexport interface It {\n' +
        '  /**\n   * Naam,\n   * met * / erin.\n   */\n  readonly naam?: string | undefined;\n}\n',
    );
  });

  it.each<[string, Schema]>([
    ['Naam.', { type: 'string', description: 'Naam.' }],
    ['Naam. (hoogstens 5 tekens)', { type: 'string', description: 'Naam.', maxLength: 5 }],
    ['Naam. (uuid) Voorbeeld: `u1`.', { type: 'string', description: 'Naam.', format: 'uuid', example: 'u1' }],
    ['(van 1 tot en met 5) Zonder dit veld: `0`.', { type: 'integer', minimum: 1, maximum: 5, default: 0 }],
    ['Zonder dit veld: `false`. Voorbeeld: `true`.', { type: 'boolean', default: false, example: true }],
    ['(hoogstens 3)', { type: 'array', maxItems: 3, example: ['a'] }],
  ])('says of a value what the type cannot: %s', (text, schema) => {
    const properties = { it: schema };
    expect(typescriptOf(documentOf({ It: { type: 'object', properties } }))).toContain(
      `  /** ${text} */\n  readonly it`,
    );
    const parameters = [{ name: 'it', in: 'query', required: false, description: schema.description, schema }];
    const path = { '/it': { get: { operationId: 'it', parameters, responses: {} } as unknown as DocumentedOperation } };
    expect(typescriptOf(documentOf({}, path))).toContain(`/** ${text} */\n        readonly it`);
  });

  it('says of an operation what it is asked, what it answers, and where it is', () => {
    const text = typescriptOf(
      documentOf(
        {},
        {
          '/dingen/{id}': {
            post: {
              operationId: 'dingMaken',
              summary: 'Maak een ding',
              parameters: [
                { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
                { name: 'page', in: 'query', required: false, schema: { type: 'integer' } },
                { name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string' } },
                { name: 'Prefer', in: 'header', required: false, schema: { type: 'string' } },
              ],
              requestBody: { required: true, content: { 'application/json': { schema: { $ref: '#/x/Ding' } } } },
              responses: {
                201: { ...ANSWER, content: { 'application/json': { schema: { $ref: '#/x/Gemaakt' } } } },
                204: ANSWER,
                400: {
                  ...ANSWER,
                  content: {
                    'application/problem+json': {
                      schema: {},
                      examples: { fout: { summary: 'Fout', value: { type: '/problemen/fout' } } },
                    },
                  },
                },
              },
            },
          },
        },
      ),
    );
    for (const part of [
      "export const API_VERSION = '1.2.3';",
      "export type ProblemType =\n  | '/problemen/fout';",
      '  /** Maak een ding */\n  readonly dingMaken: {\n    readonly input: {\n',
      '      readonly path: {\n        readonly id: string;\n      };',
      '      readonly query?: {\n        readonly page?: number | undefined;\n      } | undefined;',
      '      readonly body: Ding;',
      '      readonly wait?: number | undefined;',
      'answer: { readonly status: 201; readonly body: Gemaakt } | { readonly status: 204; readonly body: unknown };',
      "  dingMaken: { method: 'POST', path: '/dingen/{id}', keyed: true },\n",
    ])
      expect(text).toContain(part);
  });
});
