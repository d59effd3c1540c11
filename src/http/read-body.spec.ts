import { describe, expect, it } from '@jest/globals';
import { Part, Parts, Required, Text } from './fields.js';
import { ProblemException, type FieldError } from './problem.js';
import { bodyError, namedTwice, readBody } from './read-body.js';

class Kind {
  @Required()
  @Text({ max: 5 })
  naam!: string;

  @Text({ max: 5 })
  bijnaam!: string;
}

class Gezin {
  @Required()
  @Text({ max: 5 })
  naam!: string;

  @Part(() => Kind)
  oudste!: Kind;

  @Parts(() => Kind, { max: 100 })
  kinderen!: Kind[];
}

/** What is wrong with a body, with the words of the whole. */
function wrong(body: unknown, check?: () => Iterable<FieldError>) {
  try {
    readBody(Gezin, body, check);
  } catch (error) {
    if (!(error instanceof ProblemException)) throw error;
    const { errors = [], detail } = error.problem;
    return { errors: errors.map(({ location, code }) => `${location} ${code}`), detail };
  }
  return { errors: [], detail: '' };
}
const errorsOf = (body: unknown, check?: () => Iterable<FieldError>) => wrong(body, check).errors;

const fields = (count: number, extra: object = {}) => ({
  naam: 'An',
  ...Object.fromEntries(Array.from({ length: count }, (_, index) => [`veld${index}`, 1])),
  ...extra,
});
/** So many objects, one in another, the first included. */
const nested = (depth: number): object => (depth === 1 ? {} : { a: nested(depth - 1) });

describe('a body', () => {
  it('is read, with the classes of its parts', () => {
    const read = readBody(Gezin, { naam: ' An ', oudste: { naam: 'Bo' }, kinderen: [{ naam: 'Cy' }] });
    expect(read).toMatchObject({ naam: 'An', oudste: { naam: 'Bo' }, kinderen: [{ naam: 'Cy' }] });
    expect(read.oudste).toBeInstanceOf(Kind);
  });

  it.each([null, [], 'tekst', 7, undefined])('that is no object is refused: %j', (body) => {
    expect(errorsOf(body)).toEqual([' verkeerd-type']);
  });

  it('is told all mistakes at once, what is checked besides included', () => {
    const check = () => [bodyError('/naam', 'te-lang', ''), bodyError('/oudste', 'anders', '')];
    expect(errorsOf({ naam: 'te lang', kinderen: [{}, { naam: 'Bo', x: 1 }] }, check)).toEqual([
      '/naam te-lang',
      '/kinderen/0/naam verplicht',
      '/kinderen/1/x onbekend-veld',
      '/oudste anders',
    ]);
  });

  it('is told nothing of what is below a part that is none', () => {
    expect(errorsOf({ naam: 'An', oudste: 'x', kinderen: ['x'] })).toEqual([
      '/oudste verkeerd-type',
      '/kinderen verkeerd-type',
    ]);
  });

  it.each(['toString', '__proto__', 'constructor', 'prototype'])(
    'has no field of a name that means something to JavaScript: %s',
    (name) => {
      expect(errorsOf(JSON.parse(`{ "naam": "An", "oudste": { "naam": "Bo", "${name}": {} } }`))).toEqual([
        `/oudste/${name} onbekend-veld`,
      ]);
    },
  );

  it('is told of a name that looks like none where it stands, and no more', () => {
    expect(errorsOf({ naam: 'An', '999 990 019': 1, oudste: { naam: 'Bo', ['x'.repeat(41)]: 1 } })).toEqual([
      ' onbekend-veld',
      '/oudste onbekend-veld',
    ]);
  });
});

describe('a body that is too large', () => {
  it('is too deep from the twenty-first level', () => {
    expect(errorsOf({ naam: 'An', a: nested(19) })).toEqual(['/a onbekend-veld']);
    expect(errorsOf({ naam: 'An', a: nested(20) })).toEqual([' te-diep']);
    expect(errorsOf({ naam: 'An', a: Array.from({ length: 1 }, () => nested(19)) })).toEqual([' te-diep']);
  });

  it('has too long a list from the hundred and first', () => {
    const kinderen = (length: number) => Array.from({ length }, () => ({ naam: 'Bo' }));
    expect(errorsOf({ naam: 'An', kinderen: kinderen(100) })).toEqual([]);
    expect(errorsOf({ naam: 'An', kinderen: kinderen(101) })).toEqual(['/kinderen te-veel']);
  });

  it('has too much in it from five thousand values', () => {
    const lists = (values: number) =>
      Object.fromEntries(
        Array.from({ length: 50 }, (_, index) => [
          `l${index}`,
          Array.from({ length: index < 49 ? 99 : values }, () => 1),
        ]),
      );
    // The name, fifty lists, 99 in each but one.
    expect(errorsOf({ naam: 'An', ...lists(98) })).not.toContain(' te-veel');
    expect(errorsOf({ naam: 'An', ...lists(99) })).toEqual([' te-veel']);
  });

  it('is told a hundred mistakes, and that there are more', () => {
    expect(wrong(fields(100))).toMatchObject({ detail: expect.stringContaining('Sommige gegevens') });
    expect(wrong(fields(100)).errors).toHaveLength(100);
    const more = wrong(fields(101));
    expect(more.errors).toHaveLength(100);
    expect(more.detail).toContain('de eerste 100 fouten');
  });

  it('is not told that a field is missing that it did not read', () => {
    const odd = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`? ${index}`, 1]));
    expect(errorsOf({ ...odd(199), naam: 'An' })).toEqual([' onbekend-veld']);
    expect(errorsOf({ ...odd(200), naam: 'An' })).toEqual([' onbekend-veld']);
    expect(errorsOf(odd(200))).toEqual([' onbekend-veld', '/naam verplicht']);
    expect(errorsOf({ ...odd(199), naam: 'te lang' })).toContain('/naam te-lang');
    expect(errorsOf({ ...odd(200), naam: 'te lang' })).not.toContain('/naam te-lang');
    expect(errorsOf(odd(5001))).toEqual([' te-veel']);
  });
});

describe(namedTwice.name, () => {
  it('says where', () => {
    expect(namedTwice([['klant', 'namen', 1, 'naam'], ['999 990 019']]).problem.errors).toMatchObject([
      { location: '/klant/namen/1/naam', code: 'dubbel-veld' },
      { location: '', code: 'dubbel-veld' },
    ]);
  });
});
