import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { duplicateMembers } from './duplicate-members.js';

describe('a member that is named twice', () => {
  it.each([
    ['{"a":1,"a":2}', [['a']]],
    ['{"a":1, "b":{"c":1,"c":1}}', [['b', 'c']]],
    ['[{"a":1},{"a":1,"a":1}]', [[1, 'a']]],
    ['{"x":[[1,2],{"y":[{"a":1,"a":2}]}]}', [['x', 1, 'y', 0, 'a']]],
    ['{"a":1,"\\u0061":2}', [['a']]],
    ['{"":1,"":2}', [['']]],
    ['{"a\\"":1,"a\\"":2}', [['a"']]],
    ['{"__proto__":1,"__proto__":2}', [['__proto__']]],
    ['{"a":{"b":1},"a":{"b":1}}', [['a']]],
    ['{"a":1,"a":2,"b":[{"c":1,"c":2}]}', [['a'], ['b', 0, 'c']]],
    ['{"a":{},"b":[],"c":[{}],"a":{}}', [['a']]],
  ])('is found in %s', (json, expected) => {
    expect(() => JSON.parse(json) as unknown).not.toThrow();
    expect(duplicateMembers(json)).toEqual(expected);
  });

  it.each([
    '{"a":"a","b":"a"}',
    '{"a":{"a":{"a":1}}}',
    '[{"a":1},{"a":1}]',
    '["a","a"]',
    '"a"',
    '1',
    '{"a":["a","a"],"b":"{\\"a\\":1,\\"a\\":2}"}',
    '{"a":",","b":"}"}',
    '{"A":1,"a":2}',
  ])('is not found in %s', (json) => {
    expect(duplicateMembers(json)).toEqual([]);
  });

  it('is found in no text that a program wrote', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (json) => {
        expect(duplicateMembers(JSON.stringify(JSON.parse(json)))).toEqual([]);
      }),
    );
  });

  it('is found wherever it is put', () => {
    const object = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { minKeys: 1, maxKeys: 5 });
    fc.assert(
      fc.property(object, fc.nat(), (content, index) => {
        const members = Object.entries(content).map(
          ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`,
        );
        const name = Object.keys(content)[index % members.length]!;
        const json = `{"x":[{${[...members, `${JSON.stringify(name)}:null`].join(' , ')}}]}`;
        expect(duplicateMembers(json)).toContainEqual(['x', 0, name]);
      }),
    );
  });

  it.each([
    ['that breaks off', '{"a":1,"a'],
    ['of quotes', '\\"'.repeat(32_000)],
    ['of quotes that ends in a backslash', `${'"\\"'.repeat(21_000)}\\`],
    ['of backslashes', `"${'\\'.repeat(65_000)}`],
    ['of brackets', '['.repeat(65_000)],
    ['of objects', '{"a":'.repeat(13_000)],
    ['of closing brackets', ']'.repeat(65_000)],
    ['of names', `{${'"a":1,'.repeat(10_000)}}`],
    ['of commas', ','.repeat(65_000)],
  ])('is looked for without going back: in a text %s', (_, text) => {
    expect(duplicateMembers(text).length).toBeLessThanOrEqual(100);
  });

  it('is not looked for deeper than any body may be', () => {
    /** An object that names a member twice, and so many others around it. */
    const within = (others: number) => `${'{"b":'.repeat(others)}{"a":1,"a":2}${'}'.repeat(others)}`;
    expect(duplicateMembers(within(24))).toHaveLength(1);
    expect(duplicateMembers(within(25))).toEqual([]);
  });

  it('is not looked for any longer when there are more than are told', () => {
    const names = Array.from({ length: 150 }, (_, index) => `"a${index}":1,"a${index}":1`);
    expect(duplicateMembers(`{${names.join()}}`)).toHaveLength(100);
  });
});
