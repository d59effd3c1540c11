import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Settings } from '../config/settings.js';
import type { KlantenClient } from '../klanten/klanten.client.js';
import { Toewijsbaar } from './toewijsbaar.js';

const CODES = { medewerker: { code: 'm' }, afdeling: { code: 'a' }, groep: { code: 'g' } };
const settings = { configuration: { codes: { toewijzing: CODES } } } as unknown as Settings;

interface Actor {
  readonly naam: string;
  readonly actoridentificator: { readonly objectId: string };
}

/** What Klanten has, by the code of a soort. */
let actoren: Record<string, { readonly results: readonly Actor[]; readonly next: string | null }>;
let asked: unknown[][];
let toewijsbaar: Toewijsbaar;

const actor = (naam: string, objectId = naam): Actor => ({ naam, actoridentificator: { objectId } });
const have = (code: string, results: readonly Actor[], next: string | null = null) =>
  (actoren[code] = { results, next });

beforeEach(() => {
  [actoren, asked] = [{}, []];
  const listActoren = async (zoek: string | undefined, { code }: { code: string }, most: number) => {
    asked.push([zoek, code, most]);
    return actoren[code] ?? { results: [], next: null };
  };
  toewijsbaar = new Toewijsbaar({ listActoren } as unknown as KlantenClient, settings);
});

describe('to whom an interne taak can go', () => {
  it('is looked up of every soort, or of one', async () => {
    await toewijsbaar.list({ zoek: 'par' });
    expect(asked.map(([, code]) => code).toSorted()).toEqual(['a', 'g', 'm']);
    asked = [];
    await toewijsbaar.list({ zoek: 'par', soort: 'groep' });
    expect(asked).toEqual([['par', 'g', 20]]);
  });

  it('is told by name', async () => {
    have('m', [actor('Énorme', 'e@gemeente.example'), actor('zoë', 'z@gemeente.example')]);
    have('a', [actor('Fietsen', 'fietsen')]);
    await expect(toewijsbaar.list({ zoek: 'xx' })).resolves.toEqual({
      toewijsbaar: [
        { soort: 'medewerker', identificatie: 'e@gemeente.example', naam: 'Énorme' },
        { soort: 'afdeling', identificatie: 'fietsen', naam: 'Fietsen' },
        { soort: 'medewerker', identificatie: 'z@gemeente.example', naam: 'zoë' },
      ],
      meer: false,
    });
  });

  it('is each once, and who a request would take as well', async () => {
    have('m', [
      actor('Mira', 'mira@gemeente.example'),
      actor('Mira J.', 'mira@gemeente.example'),
      actor('Bram', 'bram'),
    ]);
    have('a', [actor('Leeg', ''), actor('Twee', 'twee\nregels'), actor('Om', ' om '), actor('Goed')]);
    const { toewijsbaar: all } = await toewijsbaar.list({ zoek: 'xx' });
    expect(all.map(({ naam }) => naam)).toEqual(['Goed', 'Mira J.']);
  });

  it.each([20, 21])('is twenty at most: of %d', async (count) => {
    have(
      'a',
      Array.from({ length: count }, (_, index) => actor(`a${String(index).padStart(2, '0')}`)),
    );
    const { toewijsbaar: all, meer } = await toewijsbaar.list({ zoek: 'xx', soort: 'afdeling' });
    expect([all.length, all.at(-1)?.naam, meer]).toEqual([20, 'a19', count > 20]);
  });

  it('may be more when Klanten says so of one soort', async () => {
    have('g', [actor('Groep')], 'https://klanten.example/2');
    have('a', [actor('Afdeling')]);
    await expect(toewijsbaar.list({ zoek: 'xx' })).resolves.toMatchObject({ meer: true });
  });
});
