import type { Schema } from '../http/schema.js';

const FORMATS: Readonly<Record<NonNullable<Schema['format']>, string>> = {
  uuid: 'uuid',
  date: 'datum (JJJJ-MM-DD)',
  'date-time': 'tijdstip met tijdzone (ISO 8601)',
  uri: 'adres',
  'uri-reference': 'adres',
};
const TYPES: Readonly<Record<NonNullable<Schema['type']>, string>> = {
  string: 'tekst',
  integer: 'heel getal',
  boolean: 'true of false',
  object: 'object',
  array: 'lijst',
};

/** What sort of value it is, in words. Undefined: that stands elsewhere. */
export function kindOf({ type, format, enum: words, oneOf }: Schema): string | undefined {
  if (oneOf !== undefined) return oneOf.length > 1 ? 'object, een van deze soorten' : 'object';
  if (words?.length === 1) return `altijd ${words.join('')}`;
  if (words !== undefined) return `een van: ${words.map(String).join(', ')}`;
  return format === undefined ? type && TYPES[type] : FORMATS[format];
}

/** What a value of its sort may be, in words, with code between backticks. */
export function limitsOf({ format, maxLength, minimum, maximum, maxItems, pattern }: Schema): string[] {
  const isShort = format === undefined && pattern === undefined;
  return [
    maxLength !== undefined && isShort && `hoogstens ${maxLength} tekens`,
    minimum !== undefined && maximum !== undefined && `van ${minimum} tot en met ${maximum}`,
    maxItems !== undefined && `hoogstens ${maxItems}`,
    pattern !== undefined && `vorm \`${pattern}\``,
  ].filter((limit) => typeof limit === 'string');
}
