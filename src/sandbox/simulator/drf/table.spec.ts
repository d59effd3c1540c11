import { beforeEach, describe, expect, it } from '@jest/globals';
import { Table } from './table.js';

interface Kind {
  readonly uuid: string;
  readonly ouder: string | null;
}

describe('a table', () => {
  const table = new Table<Kind>();
  const kinderen = table.index((row) => row.ouder);
  const uuids = (rows: readonly Kind[]) => rows.map(({ uuid }) => uuid).join('');

  beforeEach(() => {
    table.clear();
    for (const [uuid, ouder] of [
      ['a', 'x'],
      ['b', 'y'],
      ['c', 'x'],
    ] as const)
      table.insert({ uuid, ouder });
  });

  it('keeps its rows in the order in which they were made', () => {
    expect(uuids(table.oldestFirst())).toBe('abc');
    expect(uuids(table.newestFirst())).toBe('cba');
  });

  it('finds rows by another value, wherever they came from', () => {
    table.update('b', { ouder: 'x' });
    expect(uuids(kinderen.all('x'))).toBe('abc');
    expect(kinderen.all('y')).toEqual([]);
    table.delete('a');
    expect(uuids(kinderen.all('x'))).toBe('bc');
    expect(kinderen.first('x')?.uuid).toBe('c');
  });

  it('leaves rows without the value out of the index', () => {
    table.update('a', { ouder: null });
    expect(kinderen.all(null)).toEqual([]);
  });

  it('sorts rows that were found, each of them once', () => {
    expect(uuids(table.newestFirst([table.get('a')!, table.get('c')!, table.get('a')!]))).toBe('ca');
  });
});

describe('rows that are found by a part of a text', () => {
  const table = new Table<{ uuid: string; adres: string }>();
  const byPart = table.textIndex(({ adres }) => adres);
  const found = (part: string) => byPart.mayContain(part).map(({ uuid }) => uuid);

  beforeEach(() => {
    table.clear();
    table.insert({ uuid: 'a', adres: 'Mira@gemeente.example' });
    table.insert({ uuid: 'b', adres: 'sanne@gemeente.example' });
  });

  it('are all that have it, whatever its case', () => {
    expect(found('GEMEENTE')).toEqual(['a', 'b']);
    expect(found('mira@')).toEqual(['a']);
    expect(found('miranda')).toEqual([]);
    // Of so little nothing is kept.
    expect(found('.e')).toEqual(['a', 'b']);
  });

  it('are those of now', () => {
    table.update('a', { adres: 'carl@elders.example' });
    table.delete('b');
    expect(found('gemeente')).toEqual([]);
    expect(found('carl')).toEqual(['a']);
    table.clear();
    expect(found('carl')).toEqual([]);
  });
});
