import { describe, expect, it } from '@jest/globals';
import { holdsGroup, isEmptyGroup } from './groups.js';

const EMPTY = { straatnaam: '', huisnummer: null, land: '' };

describe('a group of fields', () => {
  it.each([
    [{}, true],
    [EMPTY, true],
    [{ ...EMPTY, straatnaam: 'Kade' }, false],
    [{ ...EMPTY, huisnummer: 1 }, false],
    [{ ...EMPTY, huisnummer: 0 }, false],
  ])('%j is empty: %s', (stored, isEmpty) => {
    expect(isEmptyGroup(stored)).toBe(isEmpty);
  });

  it.each([
    [{ straatnaam: 'Kade' }, true],
    [{ straatnaam: 'Kade', huisnummer: 3 }, true],
    [{ straatnaam: 'Kade', land: '' }, true],
    [{ straatnaam: '', huisnummer: 3 }, true],
    [{}, true],
    [{ straatnaam: 'Dam' }, false],
    [{ straatnaam: 'Kade', huisnummer: 4 }, false],
    [{ straatnaam: 'Kade', land: 'NL' }, false],
    [{ stad: 'Deurne' }, false],
  ])('that is stored holds what was sent, %j: %s', (sent, holds) => {
    expect(holdsGroup({ ...EMPTY, straatnaam: 'Kade', huisnummer: 3 }, sent)).toBe(holds);
  });
});
