import { descriptionOf, notesOf, type Class, type FieldNotes } from '../http/field-notes.js';
import type { Schema } from '../http/schema.js';
import { component, type Component } from './answer-schema.js';

/** What a request DTO looks like, as its decorators say. Named as its class, without `Dto`. */
export function dtoSchema(type: Class): Component {
  return describe(type, false);
}

/** The parameters of a query, each with whether it is required. */
export function querySchemas(type: Class): { name: string; required: boolean; schema: Schema }[] {
  return [...notesOf(type)].map(([name, { required, schema }]) => ({ name, required, schema }));
}

/** @param isVariant told apart from others by its field `soort` */
function describe(type: Class, isVariant: boolean): Component {
  const fields = [...notesOf(type)].map(([name, notes]) => {
    const isSoort = isVariant && name === 'soort';
    return { name, ...fieldOf(notes), required: notes.required || isSoort, isSoort };
  });
  const ordered = [...fields.filter(({ isSoort }) => isSoort), ...fields.filter(({ isSoort }) => !isSoort)];
  const required = ordered.filter((field) => field.required).map(({ name }) => name);
  const description = descriptionOf(type);
  return component(type.name.replace(/Dto$/, ''), {
    definition: {
      type: 'object',
      ...(description !== undefined && { description }),
      ...(required.length > 0 && { required }),
      additionalProperties: false,
      properties: Object.fromEntries(ordered.map(({ name, schema }) => [name, schema])),
    },
    uses: ordered.flatMap(({ uses }) => uses),
  });
}

function fieldOf({ schema, part, variants, required }: FieldNotes): { schema: Schema; uses: Component[] } {
  if (variants !== undefined) {
    const options = Object.entries(variants).map(([soort, type]) => [soort, describe(type, true)] as const);
    const mapping = Object.fromEntries(
      options.map(
        ([
          soort,
          {
            schema: { $ref = '' },
          },
        ]) => [soort, $ref],
      ),
    );
    return {
      schema: {
        ...schema,
        oneOf: options.map(([, option]) => option.schema),
        discriminator: { propertyName: 'soort', mapping },
      },
      uses: options.map(([, option]) => option),
    };
  }
  if (part !== undefined) {
    const nested = describe(part(), false);
    const isList = schema.type === 'array';
    return {
      schema: { ...schema, ...(isList ? { items: nested.schema } : { allOf: [nested.schema] }) },
      uses: [nested],
    };
  }
  // Blank text counts as not filled in.
  const isText = required && schema.type === 'string' && schema.enum === undefined;
  return { schema: { ...schema, ...(isText && { minLength: 1 }) }, uses: [] };
}
