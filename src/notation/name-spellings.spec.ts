import { describe, expect, it } from '@jest/globals';
import { nameSpellings } from './name-spellings.js';

describe('a name that is looked for exactly', () => {
  it.each([
    ['Deurne', ['Deurne']],
    ['deurne', ['deurne', 'Deurne']],
    ['DEURNE', ['DEURNE', 'Deurne']],
    ["D'Arc", ["D'Arc", 'D’Arc']],
    ['D’Arc', ['D’Arc', "D'Arc"]],
    ['D`Arc', ['D`Arc', "D'Arc", 'D’Arc']],
    ['‘t hart', ['‘t hart', "'t hart", '’t hart', '‘t Hart', "'t Hart", '’t Hart']],
    ["d'arc", ["d'arc", 'd’arc', "D'Arc", 'D’Arc']],
    ["'t hart", ["'t hart", '’t hart', "'t Hart", '’t Hart']],
    ['jansen-bos', ['jansen-bos', 'Jansen-Bos']],
    ['ijsbrand', ['ijsbrand', 'IJsbrand']],
    ['MacDonald', ['MacDonald']],
    ['el étrange', ['el étrange', 'El Étrange']],
  ])('%j is tried as %j', (name, spellings) => {
    expect(nameSpellings(name)).toEqual(spellings);
  });
});
