import { describe, expect, it } from '@jest/globals';
import { codeIn, fencesOf, linksIn, readPage, sectionsOf, tablesOf, type Section } from './markdown.js';

const ENGLISH = readPage('README.md');
const DUTCH = readPage('README.nl.md');

/** As it is run: the comments are in the language of the page. */
const withoutComments = (text: string) => text.replaceAll(/ +# .*$/gm, '');

const numbersIn = (text: string) => text.replaceAll(/`[^`]*`/g, '').match(/\d[\d.]*/g) ?? [];

const inAnyOrder = (items: readonly string[]) => [...new Set(items)].toSorted();

/** What is the same in every language. */
const gist = ({ level, text }: Section) => ({
  level,
  code: inAnyOrder(codeIn(text)),
  links: inAnyOrder(linksIn(text).map((target) => target.replace('README.nl.md', 'README.md'))),
});

describe('the README in English and in Dutch', () => {
  it('have the same commands and examples', () => {
    const [english, dutch] = [ENGLISH, DUTCH].map((page) =>
      fencesOf(page).map(({ language, text }) => ({ language, text: withoutComments(text) })),
    );
    expect(english).toEqual(dutch);
  });

  it('speak of the same settings, fields and pages in every section', () => {
    expect(sectionsOf(ENGLISH).map(gist)).toEqual(sectionsOf(DUTCH).map(gist));
  });

  it('have the same tables, with the same numbers in every row', () => {
    const [english, dutch] = [ENGLISH, DUTCH].map((page) =>
      tablesOf(page).map((rows) =>
        rows.map((cells) => cells.map((cell) => ({ code: codeIn(cell), numbers: numbersIn(cell) }))),
      ),
    );
    expect(english).toEqual(dutch);
  });
});
