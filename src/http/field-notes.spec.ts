import { describe, expect, it } from '@jest/globals';
import { Describe, descriptionOf, notesOf, Noted } from './field-notes.js';

class Parent {
  @Noted({ schema: { type: 'string' } })
  naam!: string;
}

@Describe('Een kind')
class Child extends Parent {
  @Describe('Hoe oud het is', 7)
  @Noted({ schema: { type: 'integer' }, required: true })
  leeftijd!: number;

  @Describe('Wat er verder is')
  @Noted({ schema: { description: 'eerst' } })
  overig!: string;
}

class Silent {}

describe('what is said of a DTO', () => {
  it('is kept by field, those that it inherits first, and what is said last counts', () => {
    expect([...notesOf(Child)]).toStrictEqual([
      ['naam', { schema: { type: 'string' }, required: false }],
      ['leeftijd', { schema: { type: 'integer', description: 'Hoe oud het is', example: 7 }, required: true }],
      ['overig', { schema: { description: 'Wat er verder is' }, required: false }],
    ]);
    expect([...notesOf(Parent).keys()]).toEqual(['naam']);
  });

  it('is nothing of one that says nothing', () => {
    expect([...notesOf(Silent)]).toEqual([]);
    expect(descriptionOf(Silent)).toBeUndefined();
  });

  it('may be about the whole', () => {
    expect(descriptionOf(Child)).toBe('Een kind');
    expect(descriptionOf(Parent)).toBeUndefined();
  });
});
