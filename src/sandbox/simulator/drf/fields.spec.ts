import { describe, expect, it } from '@jest/globals';
import { list, nullable, object, readBody, reportedAs, required, withDefault, type Field } from './fields.js';
import { Problem, type InvalidParam } from './problem.js';
import { boolean, integer, text } from './scalar-fields.js';

const persoon = object({
  naam: required(text({ max: 5 })),
  isActief: withDefault(boolean(), () => true),
  adresregel1: reportedAs('adresregel_1', text({ max: 3, blank: true })),
  adressen: nullable(list(object({ huisnummer: required(integer({ min: 1 })) }))),
});

function refused(field: Field<unknown>, body: unknown, options?: { partial: boolean }): string[] {
  try {
    readBody(field, body, options);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const params: readonly InvalidParam[] = error.parts.invalidParams ?? [];
    return params.map(({ name, code }) => `${name} ${code}`);
  }
  return [];
}

describe('the fields of a body', () => {
  it('are read in camelCase and in snake_case, and unknown ones are ignored', () => {
    expect(readBody(persoon, { naam: ' Mia ', is_actief: 'no', kleur: 'blauw' })).toEqual({
      naam: 'Mia',
      isActief: false,
    });
  });

  it('are all looked at before the answer, under dotted names', () => {
    const body = { naam: 'Marianne', adresregel1: 'lang', adressen: [{ huisnummer: 1 }, { huisnummer: 0 }, {}] };
    expect(refused(persoon, body)).toEqual([
      'naam max_length',
      'adresregel_1 max_length',
      'adressen.1.huisnummer min_value',
      'adressen.2.huisnummer required',
    ]);
  });

  it('must not be null, unless it is said', () => {
    expect(refused(persoon, { naam: null })).toEqual(['naam null']);
    expect(readBody(persoon, { naam: 'Mia', adressen: null })).toMatchObject({ adressen: null });
  });

  it('may be left out of a PATCH, and get no default there', () => {
    expect(readBody(persoon, {}, { partial: true })).toEqual({});
  });

  it.each([
    [null, 'nonFieldErrors null'],
    [[], 'nonFieldErrors invalid'],
    [42, 'nonFieldErrors invalid'],
  ])('must be in an object, not in %j', (body, error) => {
    expect(refused(persoon, body)).toEqual([error]);
  });

  it('are a list of objects, or refused as one', () => {
    expect(refused(persoon, { naam: 'Mia', adressen: 'x' })).toEqual(['adressen.nonFieldErrors not_a_list']);
    expect(refused(persoon, { naam: 'Mia', adressen: ['x'] })).toEqual(['adressen.0.nonFieldErrors invalid']);
  });
});

describe('a rule about several fields', () => {
  const period = object({ from: required(integer()), to: required(integer()) }, ({ from = 0, to = 0 }, place) =>
    from > to ? place.at('nonFieldErrors').refuse('invalid') : [from, to],
  );

  it('makes something of the values', () => {
    expect(readBody(period, { from: 1, to: 2 })).toEqual([1, 2]);
  });

  it('is checked when every field was good', () => {
    expect(refused(period, { from: 2, to: 1 })).toEqual(['nonFieldErrors invalid']);
    expect(refused(period, { from: 2 })).toEqual(['to required']);
    expect(refused(object({ period }), { period: { from: 2, to: 1 } })).toEqual(['period.nonFieldErrors invalid']);
  });
});
