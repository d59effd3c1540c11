import type { Json, Schema } from '../http/schema.js';

/** A value of a schema, made of the examples of its fields. Of several variants, the first. */
export function exampleOf(schema: Schema, schemas: Readonly<Record<string, Schema>>): Json | undefined {
  const { example, type, properties, items } = schema;
  if (example !== undefined) return example;
  const other = referredBy(schema, schemas);
  if (other !== undefined) return exampleOf(other, schemas);
  if (type === 'array') {
    const item = items && exampleOf(items, schemas);
    return item === undefined ? [] : [item];
  }
  if (properties === undefined) return undefined;
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, property]) => {
      const value = exampleOf(property, schemas);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

/** The schema that this one stands for. */
function referredBy(
  { $ref, allOf, oneOf, anyOf }: Schema,
  schemas: Readonly<Record<string, Schema>>,
): Schema | undefined {
  if ($ref !== undefined) return schemas[nameOf($ref)];
  return (allOf ?? oneOf ?? anyOf)?.[0];
}

export function nameOf($ref: string): string {
  return $ref.slice($ref.lastIndexOf('/') + 1);
}
