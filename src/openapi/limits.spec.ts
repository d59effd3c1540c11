import { describe, expect, it } from '@jest/globals';
import type { Schema } from '../http/schema.js';
import { kindOf, limitsOf } from './limits.js';

describe(kindOf.name, () => {
  it.each<[string | undefined, Schema]>([
    ['tekst', { type: 'string' }],
    ['heel getal', { type: 'integer' }],
    ['true of false', { type: 'boolean' }],
    ['lijst', { type: 'array' }],
    ['object', { type: 'object' }],
    ['datum (JJJJ-MM-DD)', { type: 'string', format: 'date' }],
    ['altijd a', { type: 'string', enum: ['a'] }],
    ['een van: a, 2', { enum: ['a', 2] }],
    ['object', { oneOf: [{}] }],
    ['object, een van deze soorten', { oneOf: [{}, {}] }],
    [undefined, { $ref: '#/components/schemas/Ding' }],
  ])('%s', (kind, schema) => {
    expect(kindOf(schema)).toBe(kind);
  });
});

describe(limitsOf.name, () => {
  it.each<[string[], Schema]>([
    [[], { type: 'string', format: 'uuid', maxLength: 36 }],
    [['hoogstens 5 tekens'], { type: 'string', maxLength: 5 }],
    [['vorm `^a$`'], { type: 'string', maxLength: 5, pattern: '^a$' }],
    [['van 0 tot en met 5'], { type: 'integer', minimum: 0, maximum: 5 }],
    [[], { type: 'integer', minimum: 0 }],
    [[], { type: 'integer', maximum: 5 }],
    [['hoogstens 3'], { type: 'array', maxItems: 3 }],
  ])('%j', (limits, schema) => {
    expect(limitsOf(schema)).toEqual(limits);
  });
});
