import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readConfiguration } from '../../src/config/read-configuration.js';
import { readMigrationSettings } from '../../src/config/migration-settings.js';
import { readSettings } from '../../src/config/settings.js';
import { UITKOMSTEN } from '../../src/productaanvraag/answer/answer.js';
import { detailsAt } from '../../src/productaanvraag/klant-details.js';
import type { Klant } from '../../src/productaanvraag/productaanvraag.js';
import { ProductUnderTest } from '../support/product.js';
import { startSurroundings, type Surroundings } from '../support/surroundings.js';
import { codeIn, fencesOf, readPage, ROOT, tablesOf } from './markdown.js';

// The Dutch one says the same: see readme.spec.ts.
const README = readPage('README.md');

/** The rows of the table of which the first cell of the first row has this code. */
function tableThatBeginsWith(code: string, page = README) {
  const table = tablesOf(page).find(([first]) => codeIn(first?.[0] ?? '')[0] === code);
  if (!table) throw new Error(`there is no table that begins with ${code}`);
  return table;
}

describe('the settings in the README', () => {
  const rows = tableThatBeginsWith('PORT');
  const names = rows.flatMap(([name = '']) => codeIn(name)).toSorted();

  it('are those that are read', () => {
    const read = new Set<string>();
    const reading = (answer: (name: string) => string | undefined) =>
      new Proxy({}, { get: (_, name) => (read.add(String(name)), answer(String(name))) });
    expect(() => readSettings(reading(() => undefined))).toThrow();
    readMigrationSettings(reading((name) => (name === 'DATABASE_URL' ? valueFor(name) : undefined)));
    expect(names).toEqual([...read].toSorted());
  });

  it('are those of .env.example', () => {
    const example = [...readPage('.env.example').matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name);
    expect(names).toEqual(example.toSorted());
  });

  it('have the values that they have when they are left out', () => {
    const required = rows.flatMap(([name = '', , without = '']) =>
      codeIn(name).map((it) => [it, /^`?[\d.]+|^`|^none/.test(without) ? undefined : valueFor(it)]),
    );
    const { port, host, logLevel, corsOrigins } = readSettings(Object.fromEntries(required));
    expect(rows[0]?.[2]).toBe(`${port}, ${host}`);
    expect(rows.find(([name]) => name === '`LOG_LEVEL`')?.[2]).toBe(`\`${logLevel}\``);
    expect(rows.find(([name]) => name === '`CORS_ORIGINS`')?.[2]).toBe(corsOrigins.length === 0 ? 'none' : '');
  });
});

const VALUES: Readonly<Record<string, string>> = {
  DATABASE_URL: 'postgres://database.example/klantregie',
  ENCRYPTION_KEYS: `proef:${Buffer.alloc(32).toString('base64')}`,
  ENCRYPTION_KEYS_FILE: '',
};

const valueFor = (name: string) => VALUES[name] ?? 'https://register.example';

const UNITS: readonly (readonly [unit: RegExp, milliseconds: number])[] = [
  [/second/, 1000],
  [/minu/, 60_000],
  [/hour|uur/, 3_600_000],
  [/da[yg]/, 86_400_000],
];

/** `8 seconds` in milliseconds; a number without a unit as it is. */
function valueOf(text: string): number {
  const [, milliseconds = 1] = UNITS.find(([unit]) => unit.test(text)) ?? [];
  return Number.parseInt(text, 10) * milliseconds;
}

/** What the schema fills in. */
function defaultOf(path: string): unknown {
  const schema: unknown = JSON.parse(readPage('config/klantregie.schema.json'));
  return at(
    schema,
    path
      .split('.')
      .flatMap((name) => ['properties', name])
      .concat('default'),
  );
}

const at = (value: unknown, path: readonly string[]): unknown =>
  path.reduce((inside, name) => (inside as Record<string, unknown> | undefined)?.[name], value);

describe.each(['README.md', 'README.nl.md'])('the settings of klantregie.yaml in %s', (page) => {
  const settings = tableThatBeginsWith('tijden.wachttijd', readPage(page)).flatMap(
    ([names = '', , without = '']): [path: string, value: number][] => {
      const values = without.split(', ');
      const paths = codeIn(names).map((it, _, [first = '']) => it.replace(/^\./, `${first.split('.')[0]}.`));
      return paths.map((path, index) => [path, valueOf(values[index] ?? '')]);
    },
  );

  it.each(settings)('%s has this value when it is left out', (path, value) => {
    expect(value).toBe(defaultOf(path) ?? at(readConfiguration(`${ROOT}config`), path.split('.')));
  });
});

describe.each(['README.md', 'README.nl.md'])('the variants in %s', (page) => {
  const own = { digitaleAdressen: [] };

  it.each(tableThatBeginsWith('bekendePartij', readPage(page)))('%s: the details go there', (soort, _, zaak, taak) => {
    const klant = { ...own, afwijkendeContactgegevens: own, soort: codeIn(soort)[0] } as unknown as Klant;
    for (const [ending, cell] of [['zaak', zaak] as const, ['interneTaak', taak] as const])
      for (const place of ['zaak', 'betrokkene'] as const)
        expect([place, cell.includes(place)]).toEqual([place, detailsAt(place, klant, ending) !== undefined]);
  });
});

describe('the commands', () => {
  const { scripts } = JSON.parse(readPage('package.json')) as { scripts: Record<string, string> };

  it('of the README and CONTRIBUTING.md are all that there are', () => {
    const pages = README + readPage('CONTRIBUTING.md');
    const named = [...pages.matchAll(/\bnpm (?:run )?([a-z][\w:-]*)/g)].map(([, name = '']) => name);
    const known = new Set([...Object.keys(scripts), 'ci', 'install']);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
    expect(Object.keys(scripts).filter((name) => !named.includes(name))).toEqual([]);
  });
});

describe('the request in the README', () => {
  let surroundings: Surroundings;
  let product: ProductUnderTest;

  beforeAll(async () => {
    surroundings = await startSurroundings();
    product = await ProductUnderTest.start(surroundings);
  });
  afterAll(async () => {
    await product.stop();
    await surroundings.stop();
  });

  it('gets the answer in the README', async () => {
    const [asked, answered] = fencesOf(README)
      .filter(({ language }) => language === 'http')
      .map(({ text }) => /^\S+ (\S+).*?\n\n(.*)$/s.exec(text) ?? []);
    const { status, headers, body } = await product.submit(JSON.parse(asked?.[2] ?? ''));
    expect([asked?.[1], answered?.[1]]).toEqual(['/api/v1/productaanvragen', String(status)]);
    expect(headers.get('location')).toBe(`/api/v1/productaanvragen/${body.id}`);
    // Its uuids and numbers are those of another request, and what can be read out goes on.
    const expected = JSON.parse(answered?.[2] ?? '') as { tekst: string };
    const [beginning = ''] = expected.tekst.split('…');
    const tekst = (body.tekst as string).slice(0, beginning.length);
    expect(masked({ ...body, tekst })).toEqual(masked({ ...expected, tekst: beginning }));
  });

  it('can have the outcomes in the README', () => {
    const outcomes = tableThatBeginsWith('voltooid').map(([uitkomst = '']) => codeIn(uitkomst)[0]);
    expect(outcomes).toEqual(UITKOMSTEN);
  });
});

const masked = (value: object): unknown =>
  JSON.parse(
    JSON.stringify(value)
      .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'uuid')
      .replaceAll(/\d/g, '9'),
  );
