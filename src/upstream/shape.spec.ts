import { describe, expect, it } from '@jest/globals';
import { list, nullable, object, pageOf, text, uuid } from './shape.js';

const partij = object({ uuid: text, adressen: list(object({ uuid: text })), van: nullable(text) });

describe('what was read', () => {
  it.each([
    { uuid: '1', adressen: [], van: null },
    { uuid: '1', adressen: [{ uuid: '2', meer: 3 }], van: 'a', meer: {} },
  ])('has what is needed: %j', (value) => {
    expect(partij(value)).toBe(true);
    expect(pageOf(partij)({ results: [value, value] })).toBe(true);
  });

  it.each([
    undefined,
    null,
    'tekst',
    [],
    {},
    { uuid: 1, adressen: [], van: null },
    { uuid: '1', adressen: {}, van: null },
    { uuid: '1', adressen: [{ uuid: '2' }, {}], van: null },
    { uuid: '1', adressen: [] },
  ])('lacks what is needed: %j', (value) => {
    expect(partij(value)).toBe(false);
    expect(pageOf(partij)({ results: [value] })).toBe(false);
  });

  it.each([undefined, [], {}, { results: null }])('is no page: %j', (value) => {
    expect(pageOf(partij)(value)).toBe(false);
  });
});

describe('what becomes part of a path', () => {
  const one = '171ac15c-f5a5-46c3-a25e-b5f14fc63988';

  it.each([
    [true, one],
    [false, [one]],
    [false, `${one}/..`],
    [false, 7],
  ])('is a uuid (%s): %j', (isUuid, value) => {
    expect(uuid(value)).toBe(isUuid);
  });
});
