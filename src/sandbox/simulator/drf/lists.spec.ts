import { describe, expect, it } from '@jest/globals';
import { contains, exact, isTrue, oneOf, refuseUnknown, selectRows } from './filters.js';
import { paginate } from './paging.js';
import { Problem } from './problem.js';

const ROWS = [
  { naam: 'Anna', kleuren: ['rood', 'rood'], actief: true },
  { naam: 'Bert', kleuren: ['blauw'], actief: false },
];
const FILTERS = {
  naam: contains((row: (typeof ROWS)[number]) => row.naam),
  kleur: exact((row: (typeof ROWS)[number]) => row.kleuren),
  soort: oneOf<(typeof ROWS)[number]>(['x'], () => 'x'),
  actief: isTrue((row: (typeof ROWS)[number]) => row.actief),
  keer: (value: string) => (row: (typeof ROWS)[number]) => row.kleuren.filter((kleur) => kleur === value).length,
};

function names(query: string): string[] {
  return selectRows(ROWS, new URLSearchParams(query), FILTERS).map(({ naam }) => naam);
}

function codes(action: () => unknown): string[] {
  try {
    action();
  } catch (error) {
    if (error instanceof Problem) return error.parts.invalidParams?.map(({ name, code }) => `${name} ${code}`) ?? [];
    throw error;
  }
  return [];
}

describe('the filters of a list', () => {
  it.each([
    ['', ['Anna', 'Bert']],
    ['naam=AN', ['Anna']],
    ['naam=', ['Anna', 'Bert']],
    ['kleur=+rood+', ['Anna']],
    ['naam=anna&naam=bert', ['Bert']],
    ['kleur=rood', ['Anna']],
    ['kleur=Rood', []],
    ['actief=false', ['Bert']],
    ['naam=n&actief=false', []],
    ['keer=rood', ['Anna', 'Anna']],
  ])('%s', (query, expected) => {
    expect(names(query)).toEqual(expected);
  });

  it('refuse a value that cannot be, under their own name', () => {
    expect(codes(() => names('soort=y'))).toEqual(['soort invalid_choice']);
  });

  it('are known by name', () => {
    expect(codes(() => refuseUnknown(new URLSearchParams('a=1&b=2'), ['a']))).toEqual([
      'nonFieldErrors unknown-parameters',
    ]);
    expect(codes(() => refuseUnknown(new URLSearchParams('a=1'), ['a']))).toEqual([]);
  });
});

describe('the pages of a list', () => {
  const rows = Array.from({ length: 5 }, (_, i) => i);
  const page = (query: string) => paginate(rows, new URLSearchParams(query), 'http://x/rijen');

  it('point at each other', () => {
    expect(page('pageSize=2&naam=x')).toEqual({
      count: 5,
      next: 'http://x/rijen?naam=x&page=2&pageSize=2',
      previous: null,
      results: [0, 1],
    });
    expect(page('pageSize=2&page=2').previous).toBe('http://x/rijen?pageSize=2');
    expect(page('pageSize=2&page=last')).toMatchObject({ next: null, results: [4] });
  });

  it.each(['pageSize=nul', 'pageSize=0', 'pageSize=-1', 'pageSize=501'])(
    'have a size that makes sense: %s',
    (query) => {
      expect(page(query).results).toEqual(rows);
    },
  );

  it.each(['page=0', 'page=x', 'page=2'])('are not found: %s', (query) => {
    expect(() => page(query)).toThrow('Ongeldige pagina.');
  });
});
