import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { codeIn, readPage, ROOT, sectionsOf, tablesOf } from './markdown.js';

const sources = readdirSync(`${ROOT}src`, { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.endsWith('.ts') && !path.endsWith('.spec.ts') && !path.startsWith('sandbox/'),
);
const inCode = new Set(sources.flatMap((path) => readPage(`src/${path}`).match(/\w+/g) ?? []));

const words = sectionsOf(readPage('docs/begrippen.md'))
  .filter(({ title }) => title !== "The standard's nouns")
  .flatMap(({ text }) => tablesOf(text).flat())
  .flatMap(([word = '', , names = '']) => codeIn(names).map((name) => ({ word, name })));

describe('the glossary', () => {
  it('has no name that the code has not', () => {
    expect(words.length).toBeGreaterThan(30);
    expect(words.filter(({ name }) => !inCode.has(name))).toEqual([]);
  });
});
