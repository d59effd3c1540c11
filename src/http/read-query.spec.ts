import { describe, expect, it } from '@jest/globals';
import { Describe, Required, Text } from './fields.js';
import { ProblemException } from './problem.js';
import { readQuery } from './read-query.js';

class Zoekvraag {
  @Describe('Waarop wordt gezocht')
  @Required()
  @Text({ max: 5 })
  readonly naam!: string;
}

class Mistake {
  constructor() {
    throw new TypeError('onvoorzien');
  }
}

describe(readQuery.name, () => {
  it('reads what is asked', () => {
    expect(readQuery(Zoekvraag, { naam: ' Jan ' })).toMatchObject({ naam: 'Jan' });
  });

  it.each([
    [{}, 'naam', 'verplicht'],
    [{ naam: 'te lang' }, 'naam', 'te-lang'],
    [{ naam: ['Jan', 'Piet'] }, 'naam', 'verkeerd-type'],
    [{ naam: 'Jan', meer: 'x' }, 'meer', 'onbekend-veld'],
  ])('names a parameter of which something is wrong: %j', (query, location, code) => {
    let thrown: unknown;
    try {
      readQuery(Zoekvraag, query);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(ProblemException);
    expect((thrown as ProblemException).problem).toMatchObject({
      status: 400,
      errors: [{ in: 'query', location, code }],
    });
  });

  it('passes on a mistake of ours', () => {
    expect(() => readQuery(Mistake, {})).toThrow(new TypeError('onvoorzien'));
  });
});
