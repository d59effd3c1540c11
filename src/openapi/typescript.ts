import type { Json, Schema } from '../http/schema.js';
import type { DocumentedOperation, DocumentedParameter, OpenApiDocument } from './document.js';
import { nameOf } from './example.js';
import { kindOf, limitsOf } from './limits.js';

/** An operation with where it stands. */
interface Entry extends DocumentedOperation {
  readonly method: string;
  readonly path: string;
}

/** What the header `Prefer` is called in a client: how many seconds it waits for the end. */
const WAIT: Schema = {
  type: 'integer',
  minimum: 0,
  description: 'Hoeveel seconden u hoogstens op het einde wacht. 0: niet.',
};

/**
 * The document of the API as types of TypeScript: an interface per schema, what each operation is asked and answers, and a
 * table of the operations for who calls them. Its text follows from the document alone.
 */
export function typescriptOf({ info, paths, components }: OpenApiDocument): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
  );
  const schemas = Object.entries(components.schemas).map(
    ([name, schema]) => `${comment(schema.description)}export interface ${name} ${typeOf(schema)}\n`,
  );
  return [
    '// Made of the description of the API by `npm run client`: not to be changed by hand.\n',
    `/** Version of the API. */\nexport const API_VERSION = ${literal(info.version)};\n`,
    ...schemas,
    `/** Every \`type\` that a problem can have in this version. */\nexport type ProblemType =${union(problemTypesOf(operations))};\n`,
    `/** What each operation is asked, and what it answers by status. */\nexport interface Operations ${object(
      operations.map((it) => [it.operationId, { type: operationType(it), description: it.summary, isRequired: true }]),
    )}\n`,
    `/** Where each operation is. \`keyed\`: it writes under an Idempotency-Key. */\nexport const OPERATIONS = {\n${operations
      .map(tableRow)
      .join('')}} as const;\n`,
  ].join('\n');
}

interface Member {
  readonly type: string;
  readonly description?: string | undefined;
  readonly isRequired: boolean;
}

type Members = readonly (readonly [name: string, member: Member])[];

function operationType({ parameters = [], requestBody, responses }: Entry): string {
  const body = requestBody?.content['application/json']?.schema;
  const isWaited = parameters.some(({ in: where, name }) => where === 'header' && name === 'Prefer');
  const input: Members = [
    ...group('path', parameters),
    ...group('query', parameters),
    ...(body ? [['body', { type: typeOf(body), isRequired: true }] as const] : []),
    ...(isWaited ? [['wait', { type: typeOf(WAIT), description: WAIT.description, isRequired: false }] as const] : []),
  ];
  const answers = Object.entries(responses).flatMap(([status, { content }]) => {
    const type = typeOf(content?.['application/json']?.schema ?? {});
    return Number(status) < 400 ? [`{ readonly status: ${status}; readonly body: ${type} }`] : [];
  });
  return object([
    ['input', { type: object(input), isRequired: true }],
    ['answer', { type: answers.join(' | '), isRequired: true }],
  ]);
}

function group(where: 'path' | 'query', parameters: readonly DocumentedParameter[]): Members {
  const own = parameters.filter((it) => it.in === where);
  if (own.length === 0) return [];
  const members: Members = own.map(({ name, schema, description, required }) => [
    name,
    { type: typeOf(schema), description: meaningOf(description, schema), isRequired: required },
  ]);
  return [[where, { type: object(members), isRequired: own.some(({ required }) => required) }]];
}

function tableRow({ operationId, method, path, parameters = [] }: Entry): string {
  const keyed = parameters.some(({ name }) => name === 'Idempotency-Key');
  return `  ${operationId}: { method: ${literal(method)}, path: ${literal(path)}, keyed: ${String(keyed)} },\n`;
}

function problemTypesOf(operations: readonly Entry[]): string[] {
  const examples = operations.flatMap(({ responses }) =>
    Object.values(responses).flatMap(({ content }) =>
      Object.values(content?.['application/problem+json']?.examples ?? {}),
    ),
  );
  const types = examples.map(({ value }) => (value as { readonly type: string }).type);
  return [...new Set(types)].toSorted().map(literal);
}

function typeOf(schema: Schema): string {
  const { $ref, allOf, oneOf, anyOf, enum: words, type, items, properties, required = [] } = schema;
  if ($ref !== undefined) return nameOf($ref);
  if (allOf) return allOf.map(typeOf).join(' & ');
  const options = oneOf ?? anyOf;
  if (options) return options.map(typeOf).join(' | ');
  if (words) return words.map(literal).join(' | ');
  switch (type) {
    case 'string':
    case 'boolean':
      return type;
    case 'integer':
      return 'number';
    case 'array':
      return `readonly ${inBrackets(items ?? {})}[]`;
    case 'object':
      return object(
        Object.entries(properties ?? {}).map(([name, property]) => [
          name,
          {
            type: typeOf(property),
            description: meaningOf(property.description, property),
            isRequired: required.includes(name),
          },
        ]),
      );
    default:
      return 'unknown';
  }
}

/** What a value means, and what the type cannot say of it. */
function meaningOf(description: string | undefined, schema: Schema): string {
  const { format, default: usual, example } = schema;
  const sort = format === undefined ? undefined : kindOf(schema);
  const limits = [...(sort === undefined ? [] : [sort]), ...limitsOf(schema)];
  return [
    description,
    limits.length > 0 && `(${limits.join(', ')})`,
    usual !== undefined && `Zonder dit veld: \`${String(usual)}\`.`,
    isShown(example) && `Voorbeeld: \`${String(example)}\`.`,
  ]
    .filter(Boolean)
    .join(' ');
}

const isShown = (example: Json | undefined): boolean => example !== undefined && typeof example !== 'object';

function inBrackets(items: Schema): string {
  const type = typeOf(items);
  return /^[\w]+$|^\{/.test(type) ? type : `(${type})`;
}

/** What may be left out, may be undefined too: it is not sent then. */
function object(members: Members): string {
  if (members.length === 0) return '{}';
  const lines = members.map(
    ([name, { type, description, isRequired }]) =>
      `${comment(description)}readonly ${nameIn(name)}${isRequired ? '' : '?'}: ${type}${isRequired ? '' : ' | undefined'};\n`,
  );
  return `{\n${indented(lines.join(''))}}`;
}

const nameIn = (name: string): string => (/^[A-Za-z_]\w*$|^\d+$/.test(name) ? name : literal(name));

const literal = (value: Json): string =>
  typeof value === 'string' ? `'${value.replaceAll(/[\\']/g, String.raw`\$&`)}'` : JSON.stringify(value);

const union = (types: readonly string[]): string => types.map((type) => `\n  | ${type}`).join('');

const indented = (text: string): string => text.replaceAll(/^(?=.)/gm, '  ');

function comment(description = ''): string {
  if (description === '') return '';
  const lines = description.replaceAll('*/', '* /').split('\n');
  return lines.length === 1
    ? `/** ${lines[0]} */\n`
    : `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join('\n')}\n */\n`;
}
