import { describe, expect, it } from '@jest/globals';
import { notesOf } from './field-notes.js';
import {
  Choice,
  Flag,
  FlagText,
  Part,
  Parts,
  Pattern,
  Required,
  Rule,
  Text,
  TextRule,
  Uuids,
  Variant,
  WholeNumber,
  WholeNumberText,
} from './fields.js';
import { ProblemException } from './problem.js';
import { readBody } from './read-body.js';

class Kind {
  @Required()
  @Text({ max: 5 })
  naam!: string;
}

class Hond {
  @Choice(['hond'])
  soort!: string;

  @Flag()
  blaft!: boolean;
}

class Kat {
  @Choice(['kat'])
  soort!: string;
}

class Alles {
  @Text({ max: 5 })
  regel!: string;

  @Text({ max: 50, lines: true, normalise: (text) => text.toUpperCase() })
  regels!: string;

  @Required({ when: ({ regel }: Alles) => regel === 'ja', detail: 'Vul dit nu in.' })
  @Text({ max: 5 })
  soms!: string;

  @Pattern('ongeldig', 'Gebruik cijfers.', /^\d+$/)
  @Text({ max: 5 })
  cijfers!: string;

  @TextRule('verkeerd', (text) => `Niet ${text.length} tekens.`, (text) => text.length !== 3)
  @Text({ max: 5 })
  niet3!: string;

  @Rule('nooit', 'Dit mag nooit.', () => false)
  nooit!: string;

  @Choice(['een'])
  enige!: string;

  @Choice(['een', 'twee'], (text) => text.toLowerCase())
  keuze!: string;

  @Flag()
  vlag!: boolean;

  @FlagText()
  vlagtekst!: boolean;

  @WholeNumber({ min: 2, max: 4 })
  getal!: number;

  @WholeNumberText({ min: 2, max: 4, fallback: 2 })
  getaltekst!: number;

  @Part(() => Kind)
  deel!: Kind;

  @Parts(() => Kind, { max: 2 })
  delen!: Kind[];

  @Uuids({ max: 2 })
  uuids!: string[];

  @Variant({ hond: Hond, kat: Kat })
  dier!: Hond | Kat;
}

/** The field as it was read, or what is wrong, and where when that is deeper. */
function read(field: keyof Alles, value: unknown): unknown {
  try {
    return readBody(Alles, { [field]: value })[field];
  } catch (error) {
    if (!(error instanceof ProblemException)) throw error;
    return (error.problem.errors ?? []).map(({ code, location }) =>
      location === `/${field}` ? code : `${code} ${location}`,
    );
  }
}
const UUID = '9194a0f8-df7b-4b8c-a227-709a5ca27835';

const detailOf = (body: object): string | undefined => {
  try {
    readBody(Alles, body);
    return undefined;
  } catch (error) {
    return (error as ProblemException).problem.errors?.[0]?.detail;
  }
};

describe('a field', () => {
  it.each<[keyof Alles, unknown, unknown]>([
    ['regel', ' een\ntwee ', ['te-lang']],
    ['regel', ' a\nb ', 'a b'],
    ['regel', '12345', '12345'],
    ['regel', '😀😀😀😀😀', '😀😀😀😀😀'],
    ['regel', '  ', undefined],
    ['regel', null, undefined],
    ['regel', 7, ['verkeerd-type']],
    ['regel', ['a'], ['verkeerd-type']],
    ['regel', 'a\0', ['ongeldig-teken']],
    ['regel', 'a\ud800', ['ongeldig-teken']],
    ['regels', 'een\ntwee', 'EEN\nTWEE'],
    ['cijfers', '12', '12'],
    ['cijfers', 'x', ['ongeldig']],
    ['cijfers', 12, ['verkeerd-type']],
    ['niet3', 'ab', 'ab'],
    ['niet3', 'abc', ['verkeerd']],
    ['nooit', 'x', ['nooit']],
    ['nooit', null, null],
    ['keuze', ' Twee ', 'twee'],
    ['keuze', 'drie', ['ongeldige-waarde']],
    ['keuze', ['een'], ['ongeldige-waarde']],
    ['keuze', '', undefined],
    ['vlag', true, true],
    ['vlag', 'true', ['verkeerd-type']],
    ['vlagtekst', 'true', true],
    ['vlagtekst', 'false', false],
    ['vlagtekst', ' ', undefined],
    ['vlagtekst', 'ja', ['verkeerd-type']],
    ['vlagtekst', ['true'], ['verkeerd-type']],
    ['getal', 2, 2],
    ['getal', 4, 4],
    ['getal', 1, ['ongeldige-waarde']],
    ['getal', 5, ['ongeldige-waarde']],
    ['getal', '3', ['verkeerd-type']],
    ['getal', 2.5, ['verkeerd-type']],
    ['getal', 7.5, ['verkeerd-type']],
    ['getaltekst', '2', 2],
    ['getaltekst', '4', 4],
    ['getaltekst', '1', ['ongeldige-waarde']],
    ['getaltekst', '5', ['ongeldige-waarde']],
    ['getaltekst', '', undefined],
    ['getaltekst', '2.5', ['ongeldige-waarde']],
    ['getaltekst', ['3'], ['ongeldige-waarde']],
    ['deel', { naam: 'An' }, { naam: 'An' }],
    ['deel', {}, ['verplicht /deel/naam']],
    ['deel', 'An', ['verkeerd-type']],
    ['deel', [{ naam: 'An' }], ['verkeerd-type']],
    ['delen', [{ naam: 'An' }, { naam: 'Bo' }], [{ naam: 'An' }, { naam: 'Bo' }]],
    ['delen', [{ naam: 'An' }, { naam: '' }], ['verplicht /delen/1/naam']],
    ['delen', [{ naam: 'An' }, { naam: 'Bo' }, { naam: 'Cy' }], ['te-veel']],
    ['delen', { naam: 'An' }, ['verkeerd-type']],
    ['delen', [{ naam: 'An' }, 'Bo'], ['verkeerd-type']],
    ['uuids', [], []],
    ['uuids', [` ${UUID.toUpperCase()} `, UUID], [UUID, UUID]],
    ['uuids', [UUID, UUID, UUID], ['te-veel']],
    ['uuids', [UUID, 'x'], ['ongeldige-uuid']],
    ['uuids', [UUID, 7], ['verkeerd-type']],
    ['uuids', UUID, ['verkeerd-type']],
    ['dier', { soort: ' hond ', blaft: true }, { soort: 'hond', blaft: true }],
    ['dier', { soort: 'kat', blaft: true }, ['onbekend-veld /dier/blaft']],
    ['dier', { soort: 'vis', blaft: 1 }, ['ongeldige-waarde /dier/soort']],
    ['dier', { soort: 'toString' }, ['ongeldige-waarde /dier/soort']],
    ['dier', { soort: 7 }, ['ongeldige-waarde /dier/soort']],
    ['dier', {}, ['verplicht /dier/soort']],
    ['dier', 'hond', ['verkeerd-type']],
  ])('%s that is %j is read as %j', (field, value, expected) => {
    const given = read(field, value);
    if (typeof expected === 'object' && !Array.isArray(expected) && expected !== null)
      expect(given).toMatchObject(expected);
    else expect(given).toEqual(expected);
  });

  it('may have to be there, on a condition', () => {
    expect(detailOf({})).toBeUndefined();
    expect(detailOf({ regel: 'nee' })).toBeUndefined();
    expect(detailOf({ regel: 'ja' })).toBe('Vul dit nu in.');
    expect(detailOf({ regel: 'ja', soms: 'x' })).toBeUndefined();
  });

  it('says what to do about it', () => {
    expect(detailOf({ niet3: 'abc' })).toBe('Niet 3 tekens.');
    expect(detailOf({ cijfers: 'x' })).toBe('Gebruik cijfers.');
    expect(detailOf({ enige: 'x' })).toBe('Vul hier een in.');
    expect(detailOf({ keuze: 'x' })).toBe('Kies uit: een, twee.');
    expect(detailOf({ deel: {} })).toBe('Vul dit veld in.');
    expect(detailOf({ dier: {} })).toBe('Kies uit: hond, kat.');
  });

  it.each<[keyof Alles, object, boolean]>([
    ['regel', { type: 'string', maxLength: 5 }, false],
    ['soms', { type: 'string', maxLength: 5 }, false],
    ['cijfers', { type: 'string', maxLength: 5, pattern: String.raw`^\d+$` }, false],
    ['getal', { type: 'integer', minimum: 2, maximum: 4 }, false],
    ['getaltekst', { type: 'integer', minimum: 2, maximum: 4, default: 2 }, false],
    ['delen', { type: 'array', maxItems: 2 }, false],
    ['uuids', { type: 'array', maxItems: 2, items: { type: 'string', format: 'uuid' } }, false],
  ])('tells the document of the API what it demands: %s', (field, schema, required) => {
    expect(notesOf(Alles).get(field)).toMatchObject({ schema, required });
  });

  it('tells it also what must always be there', () => {
    expect(notesOf(Kind).get('naam')).toMatchObject({ required: true });
  });
});
