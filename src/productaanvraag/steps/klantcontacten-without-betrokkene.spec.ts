import { beforeEach, describe, expect, it } from '@jest/globals';
import type { KlantenClient } from '../../klanten/klanten.client.js';
import { findKlantcontactenWithoutBetrokkene, listLatest } from './klantcontacten-without-betrokkene.js';

interface Row {
  readonly uuid: string;
  readonly hadBetrokkenen: readonly object[];
  readonly metadata?: Record<string, string> | undefined;
}
const alone = (uuid: string, metadata?: Record<string, string>): Row => ({ uuid, hadBetrokkenen: [], metadata });
const accompanied = (uuid: string): Row => ({ uuid, hadBetrokkenen: [{ uuid: 'b' }] });

let latest: Row[];
/** As they are a moment later; what is not here is gone by then. */
let later: Row[];
let asked: string[];

beforeEach(() => {
  latest = [];
  later = [];
  asked = [];
});

const klanten = {
  listLatestKlantcontacten: async () => latest,
  findKlantcontact: async (uuid: string) => (asked.push(uuid), later.find((it) => it.uuid === uuid)),
} as unknown as KlantenClient;

const MOMENT = 30;
const find = () => findKlantcontactenWithoutBetrokkene(klanten, new Set(['before']), MOMENT);

describe('a klantcontact that lost its betrokkene', () => {
  it('is one that came in meanwhile, and has nobody, also a moment later', async () => {
    latest = [alone('before'), accompanied('with'), alone('without'), alone('late')];
    later = [alone('without'), accompanied('late')];
    const before = performance.now();
    await expect(find()).resolves.toEqual([
      {
        soort: 'klantcontact',
        uuid: 'without',
        reden: expect.any(String),
        isBroken: true,
      },
    ]);
    expect(performance.now() - before).toBeGreaterThanOrEqual(MOMENT - 1);
    expect(asked).toEqual(['without', 'late']);
  });

  it('is not one that is gone by then', async () => {
    latest = [alone('gone')];
    await expect(find()).resolves.toEqual([]);
  });

  it('is not waited for when there is none to suspect', async () => {
    latest = [alone('before'), accompanied('with')];
    await expect(findKlantcontactenWithoutBetrokkene(klanten, new Set(['before']), 1e9)).resolves.toEqual([]);
  });

  it.each([
    [{ productaanvraag: 'a' }, false],
    [{ productaanvraag: 'a', product: 'p' }, true],
    [{ product: 'p' }, true],
    [{}, true],
    [undefined, true],
  ])('is not one that was registered by itself: %j', async (metadata, isBroken) => {
    latest = [alone('k', metadata)];
    later = latest;
    await expect(find()).resolves.toHaveLength(isBroken ? 1 : 0);
  });
});

describe(listLatest.name, () => {
  it('knows them by their uuid', async () => {
    latest = [alone('een'), accompanied('twee')];
    await expect(listLatest(klanten)).resolves.toEqual(new Set(['een', 'twee']));
  });
});
