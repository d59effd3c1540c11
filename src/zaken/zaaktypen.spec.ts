import { beforeEach, describe, expect, it } from '@jest/globals';
import { UpstreamError } from '../upstream/upstream.error.js';
import type { CatalogiClient } from './catalogi.client.js';
import { ZaaktypeError } from './zaaktype.error.js';
import { Zaaktypen } from './zaaktypen.js';

const verwijzing = { catalogus: { domein: 'KLREG', rsin: '002220647' }, identificatie: 'parkeervergunning' };
const DAY = '2026-03-01';
const NEXT_DAY = '2026-03-02';

const initiator = { url: 'roltypen/initiator', omschrijvingGeneriek: 'initiator' };
const status = (volgnummer: number, isEindstatus = false) => ({
  url: `statustypen/${volgnummer}`,
  volgnummer,
  isEindstatus,
});

/** What Catalogi holds, and what it was asked. */
class Catalogi {
  catalogus: { url: string } | undefined = { url: 'catalogussen/klreg' };
  versie: string | undefined = 'zaaktypen/1';
  statustypen = [status(3, true), status(2), status(1)];
  roltypen = [initiator];
  unreachable = false;
  readonly asked: string[] = [];

  async findCatalogus(domein: string, rsin: string) {
    await this.#ask(`catalogus ${domein} ${rsin}`);
    return this.catalogus;
  }

  async findZaaktype(catalogus: string, identificatie: string, day: string) {
    await this.#ask(`zaaktype ${catalogus} ${identificatie} ${day}`);
    return this.versie && { url: this.versie, identificatie, vertrouwelijkheidaanduiding: 'zaakvertrouwelijk' };
  }

  async listStatustypen(zaaktype: string) {
    await this.#ask(`statustypen ${zaaktype}`);
    return this.statustypen;
  }

  async listRoltypen(zaaktype: string, omschrijvingGeneriek: string) {
    await this.#ask(`roltypen ${zaaktype} ${omschrijvingGeneriek}`);
    return this.roltypen;
  }

  async #ask(question: string): Promise<void> {
    this.asked.push(question);
    await Promise.resolve();
    if (this.unreachable)
      throw new UpstreamError({
        kind: 'unavailable',
        message: 'catalogi was niet bereikbaar',
        system: 'catalogi',
        operation: 'GET zaaktypen',
        fields: [],
      });
  }
}

const LOOK_UPS = 4;
let catalogi: Catalogi;
let zaaktypen: Zaaktypen;

beforeEach(() => {
  catalogi = new Catalogi();
  zaaktypen = new Zaaktypen(catalogi as unknown as CatalogiClient);
});

describe('a zaaktype', () => {
  it('is looked up for the day, with its first status and its initiator', async () => {
    await expect(zaaktypen.get(verwijzing, DAY)).resolves.toEqual({
      zaaktype: 'zaaktypen/1',
      vertrouwelijkheidaanduiding: 'zaakvertrouwelijk',
      eersteStatustype: 'statustypen/1',
      initiator: 'roltypen/initiator',
    });
    expect(catalogi.asked).toEqual([
      'catalogus KLREG 002220647',
      `zaaktype catalogussen/klreg parkeervergunning ${DAY}`,
      'statustypen zaaktypen/1',
      'roltypen zaaktypen/1 initiator',
    ]);
  });

  it('is looked up once, however many want it', async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => zaaktypen.get(verwijzing, DAY)));
    await zaaktypen.get({ ...verwijzing, catalogus: { ...verwijzing.catalogus } }, DAY);
    expect(new Set(all.map(({ zaaktype }) => zaaktype))).toEqual(new Set(['zaaktypen/1']));
    expect(catalogi.asked).toHaveLength(LOOK_UPS);
  });

  it('is another one on another day, or of another product', async () => {
    await zaaktypen.get(verwijzing, DAY);
    catalogi.versie = 'zaaktypen/2';
    await expect(zaaktypen.get(verwijzing, NEXT_DAY)).resolves.toMatchObject({ zaaktype: 'zaaktypen/2' });
    await expect(zaaktypen.get({ ...verwijzing, identificatie: 'uittreksel' }, DAY)).resolves.toMatchObject({
      zaaktype: 'zaaktypen/2',
    });
    await expect(zaaktypen.get(verwijzing, DAY)).resolves.toMatchObject({ zaaktype: 'zaaktypen/1' });
  });

  it('is looked up again after it could not be', async () => {
    catalogi.unreachable = true;
    await expect(zaaktypen.get(verwijzing, DAY)).rejects.toMatchObject({ failure: { kind: 'unavailable' } });
    catalogi.unreachable = false;
    await expect(zaaktypen.get(verwijzing, DAY)).resolves.toMatchObject({ zaaktype: 'zaaktypen/1' });
  });
});

describe('a zaaktype that no zaak can be opened of', () => {
  const flaws: [what: string, spoil: (catalogi: Catalogi) => void, message: string][] = [
    ['has no catalogus', (it) => (it.catalogus = undefined), 'catalogus KLREG bestaat niet'],
    [
      'is not in force',
      (it) => (it.versie = undefined),
      'zaaktype parkeervergunning is niet gepubliceerd of niet geldig',
    ],
    ['has no status', (it) => (it.statustypen = []), 'het zaaktype heeft geen eerste status'],
    [
      'has nothing but an eindstatus',
      (it) => (it.statustypen = [status(1, true)]),
      'het zaaktype heeft geen eerste status',
    ],
    ['has no initiator', (it) => (it.roltypen = []), 'het zaaktype heeft geen roltype initiator'],
    [
      'has nothing',
      (it) => ([it.statustypen, it.roltypen] = [[], []]),
      'het zaaktype heeft geen eerste status en heeft geen roltype initiator',
    ],
    ['has two initiators', (it) => (it.roltypen = [initiator, initiator]), 'het zaaktype heeft 2 roltypen initiator'],
  ];

  it.each(flaws)('is refused: it %s', async (_, spoil, message) => {
    spoil(catalogi);
    const error = await zaaktypen.get(verwijzing, DAY).catch((it: unknown) => it);
    expect(error).toBeInstanceOf(ZaaktypeError);
    expect((error as ZaaktypeError).failure).toMatchObject({ kind: 'refused', system: 'catalogi', code: 'zaaktype' });
    expect((error as ZaaktypeError).failure.message).toBe(message);
  });

  it.each(flaws)('may be mended: it %s', async (_, spoil) => {
    spoil(catalogi);
    await expect(zaaktypen.get(verwijzing, DAY)).rejects.toThrow(ZaaktypeError);
    Object.assign(catalogi, new Catalogi());
    await expect(zaaktypen.get(verwijzing, DAY)).resolves.toMatchObject({ zaaktype: 'zaaktypen/1' });
  });
});

describe('looking a zaaktype up anew', () => {
  beforeEach(async () => {
    await zaaktypen.get(verwijzing, DAY);
  });

  it('finds the version that came into force meanwhile, and forgets the other', async () => {
    catalogi.versie = 'zaaktypen/2';
    await expect(zaaktypen.refresh(verwijzing, DAY)).resolves.toMatchObject({ zaaktype: 'zaaktypen/2' });
    await expect(zaaktypen.get(verwijzing, DAY)).resolves.toMatchObject({ zaaktype: 'zaaktypen/2' });
    expect(catalogi.asked).toHaveLength(2 * LOOK_UPS);
  });

  it('forgets other days', async () => {
    await zaaktypen.refresh(verwijzing, NEXT_DAY);
    await zaaktypen.get(verwijzing, NEXT_DAY);
    expect(catalogi.asked).toHaveLength(2 * LOOK_UPS);
    await zaaktypen.get(verwijzing, DAY);
    expect(catalogi.asked).toHaveLength(3 * LOOK_UPS);
  });

  it('keeps what it found when an earlier look-up fails after it', async () => {
    let fail: (error: Error) => void = () => {};
    const findCatalogus = catalogi.findCatalogus.bind(catalogi);
    catalogi.findCatalogus = () => new Promise((_, reject) => (fail = reject));
    const slow = zaaktypen.get(verwijzing, NEXT_DAY);
    catalogi.findCatalogus = findCatalogus;
    await zaaktypen.refresh(verwijzing, NEXT_DAY);
    fail(new Error('te laat'));
    await expect(slow).rejects.toThrow('te laat');
    const asked = catalogi.asked.length;
    await zaaktypen.get(verwijzing, NEXT_DAY);
    expect(catalogi.asked).toHaveLength(asked);
  });

  it('keeps serving what was known until then', async () => {
    catalogi.versie = 'zaaktypen/2';
    const refreshed = zaaktypen.refresh(verwijzing, DAY);
    await expect(zaaktypen.get(verwijzing, DAY)).resolves.toMatchObject({ zaaktype: 'zaaktypen/1' });
    await refreshed;
  });

  it('keeps what was known when Catalogi cannot be asked', async () => {
    catalogi.unreachable = true;
    await expect(zaaktypen.refresh(verwijzing, DAY)).rejects.toThrow(UpstreamError);
    await expect(zaaktypen.get(verwijzing, DAY)).resolves.toMatchObject({ zaaktype: 'zaaktypen/1' });
  });

  it('forgets what is no longer there', async () => {
    catalogi.versie = undefined;
    await expect(zaaktypen.refresh(verwijzing, DAY)).rejects.toThrow(ZaaktypeError);
    await expect(zaaktypen.get(verwijzing, DAY)).rejects.toThrow(ZaaktypeError);
  });
});
