import { describe, expect, it } from '@jest/globals';
import { conditionsOf } from './aanvraagfilter.js';

describe(conditionsOf.name, () => {
  it('numbers its values from where the statement is', () => {
    const filter = { uitkomst: 'voltooid', product: 'parkeervergunning' } as const;
    expect(conditionsOf(filter)).toEqual({
      conditions: expect.stringContaining('uitkomst = $1 and product = $2'),
      values: ['voltooid', 'parkeervergunning'],
    });
    expect(conditionsOf(filter, 5).conditions).toContain('uitkomst = $6 and product = $7');
  });

  it('looks for a number as an id when it is one, in any case, and else among the numbers', () => {
    const id = 'CAD1CB9C-A7C7-46A4-B401-EDD77B6E91A8';
    expect(conditionsOf({ nummer: id }).conditions).toContain('id = $1');
    expect(conditionsOf({ nummer: '1000000000' }).conditions).toContain('upper($1) in (');
  });
});
