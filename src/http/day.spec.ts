import { describe, expect, it } from '@jest/globals';
import { Day } from './day.js';
import { Describe } from './fields.js';
import { readQuery } from './read-query.js';

class Vraag {
  @Describe('Vanaf welke dag')
  @Day()
  readonly vanaf?: string;
}

function codesOf(query: Record<string, unknown>): unknown {
  try {
    return readQuery(Vraag, query);
  } catch (error) {
    return (error as { problem: { errors: { code: string }[] } }).problem.errors.map(({ code }) => code);
  }
}

describe(Day.name, () => {
  it.each(['2026-03-01', '2024-02-29', '0001-01-01', '9999-12-31'])('takes %s', (vanaf) => {
    expect(codesOf({ vanaf })).toEqual({ vanaf });
  });

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-3-1', '0000-01-01', 'gisteren', '01-03-2026', '2026-04-31'])(
    'takes no %s',
    (vanaf) => {
      expect(codesOf({ vanaf })).toEqual(['ongeldige-dag']);
    },
  );

  it.each([
    ['2026-03-01T09:00', 'te-lang'],
    [['2026-03-01', '2026-03-02'], 'verkeerd-type'],
  ])('takes no %j either', (vanaf, code) => {
    expect(codesOf({ vanaf })).toEqual([code]);
  });
});
