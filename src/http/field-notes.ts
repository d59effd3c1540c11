import type { Json, Schema } from './schema.js';

// What the decorators in fields.ts say of a DTO, kept for the document of the API: so every rule is written once.

export type Class<T extends object = object> = new () => T;

export interface FieldNotes {
  readonly schema: Schema;
  /** Always, not on a condition. */
  readonly required: boolean;
  /** A nested DTO, or the items of a list of them. */
  readonly part?: () => Class;
  /** The classes that it may be, by its field `soort`. */
  readonly variants?: Readonly<Record<string, Class>>;
}

const fields = new WeakMap<object, Map<string, FieldNotes>>();
const descriptions = new WeakMap<object, string>();

/** Says something of a field; what was said before stays, unless it is about the same thing. */
export function Noted({ schema, ...others }: Partial<FieldNotes>): PropertyDecorator {
  return (prototype, property) => {
    const own = fields.get(prototype) ?? new Map<string, FieldNotes>();
    const before = own.get(String(property)) ?? { schema: {}, required: false };
    own.set(String(property), { ...before, ...others, schema: { ...before.schema, ...schema } });
    fields.set(prototype, own);
  };
}

/**
 * What a DTO or one of its fields means, in plain Dutch, for those who build on the API.
 * @param example of a field; must obey what the other decorators demand
 */
export function Describe(description: string, example?: Json): ClassDecorator & PropertyDecorator {
  return (target: object, property?: string | symbol) => {
    if (property === undefined) descriptions.set(target, description);
    else Noted({ schema: { description, ...(example !== undefined && { example }) } })(target, property);
  };
}

/** What is said of the fields of a DTO, those that it inherits first. */
export function notesOf(type: Class): ReadonlyMap<string, FieldNotes> {
  const parent = Object.getPrototypeOf(type.prototype) as object;
  const inherited = parent === Object.prototype ? [] : notesOf(parent.constructor as Class);
  return new Map([...inherited, ...(fields.get(type.prototype as object) ?? [])]);
}

export function descriptionOf(type: Class): string | undefined {
  return descriptions.get(type);
}
