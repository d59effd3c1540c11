import { describe, expect, it } from '@jest/globals';
import type { Field } from './fields.js';
import { Place } from './place.js';
import { boolean, choice, date, dateTime, integer, matching, text, uuid } from './scalar-fields.js';

function read(field: Field<unknown>, raw: unknown): unknown {
  const place = Place.root().at('veld');
  const value = field.read(raw, place);
  return place.errors.length > 0 ? place.errors.map(({ code }) => code).join(' ') : { value };
}

describe('a text', () => {
  const field = text({ max: 4, blank: true, rules: [matching(/^[^!]*$/, 'geen uitroepteken')] });

  it.each([
    [' a\n', { value: 'a' }],
    [12, { value: '12' }],
    ['👍👍👍👍', { value: '👍👍👍👍' }],
    ['  ', { value: '' }],
    ['abcde', 'max_length'],
    ['abcd!', 'invalid max_length'],
    [true, 'invalid'],
    [{}, 'invalid'],
    ['a\0b', 'null_characters_not_allowed'],
    ['a\ud800', 'surrogate_characters_not_allowed'],
  ])('reads %j', (raw, expected) => {
    expect(read(field, raw)).toEqual(expected);
  });

  it('may have to hold something', () => {
    expect(read(text(), ' ')).toBe('blank');
    expect(read(text({ min: 2 }), 'a')).toBe('min_length');
  });
});

describe('other values', () => {
  it.each([
    [boolean(), 'True', { value: true }],
    [boolean(), 0, { value: false }],
    [boolean(), 'ja', 'invalid'],
    [choice(['a', 'b']), 'b', { value: 'b' }],
    [choice(['a', 'b']), 'B', 'invalid_choice'],
    [choice(['a']), '', 'invalid_choice'],
    [choice(['a'], { blank: true }), '', { value: '' }],
    [integer({ max: 9 }), '7', { value: 7 }],
    [integer({ max: 9 }), 10, 'max_value'],
    [integer(), 1.5, 'invalid'],
    [integer(), true, 'invalid'],
    [uuid(), '9194A0F8DF7B4B8CA227709A5CA27835', { value: '9194a0f8-df7b-4b8c-a227-709a5ca27835' }],
    [uuid(), 'geen-uuid', 'invalid'],
    [date(), '2026-02-28', { value: '2026-02-28' }],
    [date(), '2026-02-30', 'invalid'],
    [date(), '2026-02-28T10:00:00Z', 'invalid'],
    [dateTime(), '2026-03-01T10:00:00+01:00', { value: '2026-03-01T09:00:00Z' }],
    [dateTime(), '01-03-2026 10:00', 'invalid'],
  ])('are read: %# %j %j', (field, raw, expected) => {
    expect(read(field as Field<unknown>, raw)).toEqual(expected);
  });
});
