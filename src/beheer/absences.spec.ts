import { describe, expect, it } from '@jest/globals';
import { Absences } from './absences.js';

/** What is given up in each look, by what each does not find. */
function given(limit: number, ...looks: string[][]): string[][] {
  const absences = new Absences(limit);
  return looks.map((ids) => {
    absences.begin();
    return absences.count(ids);
  });
}

describe(Absences.name, () => {
  it('gives up what was not there so many times in a row, and not before', () => {
    expect(given(3, ['a'], ['a', 'b'], ['a', 'b'], ['a', 'b'])).toEqual([[], [], ['a'], ['a', 'b']]);
  });

  it('counts anew for what was there in between', () => {
    expect(given(2, ['a'], [], ['a'], ['a'])).toEqual([[], [], [], ['a']]);
  });

  it('counts once what one look comes to in parts', () => {
    const absences = new Absences(2);
    absences.begin();
    expect([...absences.count(['a']), ...absences.count(['b'])]).toEqual([]);
    absences.begin();
    expect([...absences.count(['a']), ...absences.count(['b'])]).toEqual(['a', 'b']);
  });
});
