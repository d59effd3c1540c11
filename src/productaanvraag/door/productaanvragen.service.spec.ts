import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Caller } from '../../auth/caller.js';
import type { Toewijzing } from '../../config/configuration.js';
import { readConfiguration } from '../../config/read-configuration.js';
import type { Settings } from '../../config/settings.js';
import { ProblemException } from '../../http/problem.js';
import type { Log } from '../../telemetry/log.js';
import type { Zaaktypen } from '../../zaken/zaaktypen.js';
import type { Klant } from '../productaanvraag.js';
import type { Assignees } from './assignees.js';
import type { Customers } from './customers.js';
import type { Door } from './door.js';
import type { Duplicates } from './duplicates.js';
import { ProductaanvragenService } from './productaanvragen.service.js';
import type { Call } from './writing-call.js';

const configuration = readConfiguration('config');
const NOW = new Date('2026-03-01T09:00:00Z');
const CALL: Call = { caller: { id: 'mira' } as Caller, idempotencyKeys: ['sleutel'], wait: 3000 };
const KLANT = { soort: 'bekendePartij', partij: '171ac15c-f5a5-46c3-a25e-b5f14fc63988' };
const GROEP = { soort: 'groep', identificatie: 'balie' };

/** What was looked up, and for how long the caller waits. */
let asked: unknown[];
/** What stands in the way, by what is looked up. */
let obstacles: Map<string, Error>;
let logged: unknown[];
let service: ProductaanvragenService;

beforeEach(() => {
  [asked, obstacles, logged] = [[], new Map(), []];
  service = new ProductaanvragenService(
    { configuration } as Settings,
    { get: (zaaktype: string) => ask('zaaktype', zaaktype) } as unknown as Zaaktypen,
    assignees as unknown as Assignees,
    { require: (_: Klant, { id }: Caller, wait?: number) => ask('dubbele klanten', id, wait) } as unknown as Duplicates,
    {
      recall: (klant: Klant, { id }: Caller, ending: string) => ({ ...klant, getoond: [id, ending] }),
    } as unknown as Customers,
    door as unknown as Door,
    { warn: (...args: unknown[]) => logged.push(...args) } as unknown as Log,
  );
});

async function ask(what: string, ...about: unknown[]): Promise<void> {
  asked.push([what, ...about]);
  const obstacle = obstacles.get(what);
  if (obstacle) throw obstacle;
}

const assignees = {
  find: ({ identificatie }: Toewijzing) => ask('actor', identificatie),
  require: ({ identificatie }: Toewijzing, wait?: number) => ask('toewijzing', identificatie, wait),
};
const door = {
  submit: (_: string, __: Call, ___: unknown, read: (now: Date) => Promise<unknown>) => read(NOW),
};

describe('a productaanvraag', () => {
  const submit = (body: object) => service.submit(CALL, { product: 'uittreksel', klant: KLANT, ...body });
  const taak = { vervolg: { soort: 'interneTaak', toegewezenAan: GROEP } };

  it('is made ready with what the caller was shown of the customer', async () => {
    await expect(submit({ vervolg: { soort: 'zaak' } })).resolves.toMatchObject({
      product: 'uittreksel',
      klant: { ...KLANT, getoond: ['mira', 'zaak'] },
      klantcontact: { plaatsgevondenOp: NOW.toISOString() },
    });
    expect(asked).toEqual([['dubbele klanten', 'mira', 3000]]);
  });

  it('needs somebody for its interne taak, when it ends in one', async () => {
    await expect(submit(taak)).resolves.toMatchObject({ klant: { getoond: ['mira', 'interneTaak'] } });
    expect(asked).toEqual([
      ['toewijzing', 'balie', 3000],
      ['dubbele klanten', 'mira', 3000],
    ]);
  });

  it.each(['toewijzing', 'dubbele klanten'])(
    'is refused for what is found before anything is written: %s',
    async (what) => {
      const refused = new ProblemException('ongeldige-invoer');
      obstacles.set(what, refused);
      await expect(submit(taak)).rejects.toBe(refused);
    },
  );

  it('is for a customer who was recognised well enough', async () => {
    const product = 'verhuizing';
    await expect(submit({ product })).rejects.toMatchObject({ problem: { status: 403, vereistNiveau: 'laag' } });
    expect(asked).toEqual([]);
    const authenticatie = { methode: 'controlevragen', niveau: 'laag' };
    await expect(submit({ product, authenticatie })).resolves.toMatchObject({ product, authenticatie });
  });
});

describe('what every productaanvraag needs', () => {
  const producten = [...configuration.producten.values()];

  it('is looked up when the product starts', async () => {
    service.onApplicationBootstrap();
    await service.prepared();
    expect(asked).toEqual(
      producten.flatMap(({ zaaktype, toegewezenAan }) => [
        ['zaaktype', zaaktype],
        ['actor', toegewezenAan.identificatie],
      ]),
    );
    expect(logged).toEqual([]);
  });

  it.each(['zaaktype', 'actor'])('is left until it is needed when that fails: %s', async (what) => {
    const failure = new Error('no register');
    obstacles.set(what, failure);
    service.onApplicationBootstrap();
    await expect(service.prepared()).resolves.toBeUndefined();
    expect(logged.filter((it) => typeof it === 'object')).toEqual(
      producten.map(({ product }) => ({ err: failure, product })),
    );
  });
});
