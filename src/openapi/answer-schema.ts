import type { Json, Schema } from '../http/schema.js';

// Schemas of what the API answers, for types that are plain interfaces. Each one carries the type that it describes: when
// a field is added to the interface, or its type changes, the schema no longer compiles until it is described as well.
//
//   export const MEDEWERKER = answerSchema<Medewerker>('Medewerker', 'Wie er is ingelogd.', {
//     naam: text('Naam uit het token.', 'Marieke de Boer'),
//     actor: optional(uuid('De actor in Klanten.')),
//   });

/** A schema, and the components that it refers to. */
export interface AnySchema {
  readonly schema: Schema;
  readonly uses: readonly Component[];
  readonly optional?: true;
}

/** A schema of exactly this type. */
export interface Described<T> extends AnySchema {
  /** Never there; ties the schema to its type, both ways. */
  readonly type?: (value: T) => T;
}

interface Optional<T> extends Described<T> {
  readonly optional: true;
}

/** A schema that stands on its own in the document, under a name. */
export interface Component extends AnySchema {
  readonly name: string;
  readonly definition: Schema;
}

type Fields<T> = {
  readonly [K in keyof T]-?: object extends Pick<T, K> ? Optional<Exclude<T[K], undefined>> : Described<T[K]>;
};

/** An object that the API answers with, or a part of one. @param name in UpperCamelCase, unique in the document */
export function answerSchema<T extends object>(
  name: string,
  description: string,
  fields: Fields<T>,
): Component & Described<T> {
  const entries = Object.entries<AnySchema>(fields);
  const required = entries.filter(([, field]) => field.optional !== true).map(([field]) => field);
  return component(name, {
    definition: {
      type: 'object',
      description,
      ...(required.length > 0 && { required }),
      properties: Object.fromEntries(entries.map(([field, { schema }]) => [field, schema])),
    },
    uses: entries.flatMap(([, field]) => own(field)),
  });
}

export function component(
  name: string,
  { definition, uses }: Pick<Component, 'definition' | 'uses'>,
): Component & { readonly schema: Schema } {
  return { name, definition, uses, schema: { $ref: `#/components/schemas/${name}` } };
}

/** A field that may be absent. */
export function optional<T>(described: Described<T>): Optional<T> {
  return { ...described, optional: true };
}

export function text(description: string, example: string, more: Schema = {}): Described<string> {
  return plain({ type: 'string', description, ...more, example });
}

export function uuid(description: string, example = 'cad1cb9c-a7c7-46a4-b401-edd77b6e91a8'): Described<string> {
  return text(description, example, { format: 'uuid' });
}

/** ISO 8601 in UTC. */
export function moment(description: string, example = '2026-03-01T09:00:00.000Z'): Described<string> {
  return text(description, example, { format: 'date-time' });
}

export function flag(description: string, example = true): Described<boolean> {
  return plain({ type: 'boolean', description, example });
}

/** null: not known. Without a type: 3.0 and 3.1 each have their own way to say that it may be null. */
export function flagOrUnknown(description: string, example = false): Described<boolean | null> {
  return plain({ description, enum: [true, false, null], example });
}

export function wholeNumber(description: string, example: number, more: Schema = {}): Described<number> {
  return plain({ type: 'integer', description, ...more, example });
}

/** One of a closed list of words. */
export function choice<const T extends string>(options: readonly T[], description: string): Described<T> {
  return plain({ type: 'string', description, enum: options, ...(options[0] && { example: options[0] }) });
}

/** Whatever it may be. */
export function anything(description: string, example?: Json): Described<unknown> {
  return plain({ description, ...(example !== undefined && { example }) });
}

/** A list. @param items of what is described elsewhere, or of plain values */
export function list<T>(items: Described<T>, description: string): Described<readonly T[]> {
  return { schema: { type: 'array', description, items: items.schema }, uses: items.uses.concat(own(items)) };
}

/** An object that is described elsewhere. */
export function part<T>(described: Component & Described<T>, description: string): Described<T> {
  // OpenAPI 3.0 ignores what stands beside a $ref.
  return { schema: { allOf: [described.schema], description }, uses: [described] };
}

/** An object that is one of two that are described elsewhere. */
export function anyOf<A, B>(
  options: readonly [Component & Described<A>, Component & Described<B>],
  description: string,
): Described<A | B> {
  return { schema: { anyOf: options.map(({ schema }) => schema), description }, uses: options };
}

/** The items of a list or the body of an answer may be a component themselves. */
export function own(described: AnySchema): readonly Component[] {
  return isComponent(described) ? [described] : described.uses;
}

function isComponent(described: AnySchema): described is Component {
  return 'definition' in described;
}

function plain<T>(schema: Schema): Described<T> {
  return { schema, uses: [] };
}
