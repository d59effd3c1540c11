import { describe, expect, it } from '@jest/globals';
import { linkHeader } from './link-header.js';

describe(linkHeader.name, () => {
  it.each([
    [{ page: 1, hasNext: false }, '</lijst?page=1>; rel="first"'],
    [{ page: 1, hasNext: true }, '</lijst?page=1>; rel="first", </lijst?page=2>; rel="next"'],
    [
      { page: 2, hasNext: true },
      '</lijst?page=1>; rel="first", </lijst?page=1>; rel="prev", </lijst?page=3>; rel="next"',
    ],
    [{ page: 3, hasNext: false }, '</lijst?page=1>; rel="first", </lijst?page=2>; rel="prev"'],
  ])('of page %j', (page, expected) => {
    expect(linkHeader('/lijst', {}, page)).toBe(expected);
  });

  it('keeps what was asked, written so that it can be asked again', () => {
    expect(linkHeader('/lijst', { medewerker: 'jan & piet>' }, { page: 1, hasNext: false })).toBe(
      '</lijst?medewerker=jan+%26+piet%3E&page=1>; rel="first"',
    );
  });

  it('leads to another page than the one that was asked', () => {
    expect(linkHeader('/lijst', { page: '7', pageSize: '5' }, { page: 7, hasNext: false })).toBe(
      '</lijst?pageSize=5&page=1>; rel="first", </lijst?pageSize=5&page=6>; rel="prev"',
    );
  });
});
