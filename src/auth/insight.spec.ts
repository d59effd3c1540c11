import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Configuration } from '../config/configuration.js';
import type { Settings } from '../config/settings.js';
import type { Aanvragen } from '../database/aanvragen.js';
import { createLog } from '../telemetry/log.js';
import type { Caller, Rol } from './caller.js';
import { Insight } from './insight.js';

/** Who made what, by number. */
const MADE = ['mira klantcontact 1', 'website klantcontact 2', 'website partij 3'];

let configuration: Pick<Configuration, 'kanalen' | 'inzage'>;
beforeEach(() => {
  configuration = { kanalen: { balie: ['klantcontacten', 'partijen'] }, inzage: { medewerkersOnderling: true } };
});

const callerOf = (id: string, ...rollen: Rol[]): Caller => ({
  id,
  soort: rollen.includes('kanaal') ? 'kanaal' : 'medewerker',
  identificatie: id,
  naam: id,
  rollen: new Set(rollen),
});
const mira = callerOf('mira', 'medewerker');
const bram = callerOf('bram', 'medewerker');
const website = callerOf('website', 'kanaal');
const balie = callerOf('balie', 'kanaal');

function insight(failure?: Error): Insight {
  const hasMade = async (...what: string[]) => {
    if (failure) throw failure;
    return MADE.includes(what.join(' '));
  };
  return new Insight({ hasMade } as unknown as Aanvragen, { configuration } as Settings, createLog('silent'));
}

/** What a caller is answered who looks at a conversation: 200 when it is shown. */
async function statusFor(caller: Caller, referentienummer: string | null, vertrouwelijk = false): Promise<number> {
  try {
    await insight().requireKlantcontact(caller, { referentienummer, vertrouwelijk });
    return 200;
  } catch (error) {
    return (error as { problem: { status: number } }).problem.status;
  }
}

describe('a conversation', () => {
  it('is for all medewerkers, unless the configuration says otherwise', async () => {
    expect(await statusFor(bram, '1')).toBe(200);
    configuration = { ...configuration, inzage: { medewerkersOnderling: false } };
    expect(await statusFor(bram, '1')).toBe(403);
    expect(await statusFor(mira, '1')).toBe(200);
    // Nobody can tell whose it is.
    expect(await statusFor(mira, null)).toBe(403);
  });

  it('is for the kanaal that made it, and for one that was granted all', async () => {
    expect(await Promise.all(['1', '2', null].map((nummer) => statusFor(website, nummer)))).toEqual([404, 200, 404]);
    configuration = { ...configuration, inzage: { medewerkersOnderling: false } };
    expect(await statusFor(balie, '1')).toBe(200);
    expect(await statusFor(callerOf('constructor', 'kanaal'), '1')).toBe(404);
  });

  it('that is vertrouwelijk is for who made it, and for who has that role', async () => {
    const all = [mira, bram, callerOf('bram', 'medewerker', 'vertrouwelijk'), website, balie];
    expect(await Promise.all(all.map((caller) => statusFor(caller, '1', true)))).toEqual([200, 403, 200, 404, 404]);
    expect(await statusFor(website, '2', true)).toBe(200);
    // The role alone lets nobody in to conversations.
    expect(await statusFor(callerOf('iemand', 'vertrouwelijk'), '1', true)).toBe(403);
  });
});

describe('a customer', () => {
  it('is for medewerkers, and for a kanaal that registered it or was granted all', async () => {
    const see = (caller: Caller, nummer: string | null) => insight().maySeePartij(caller, { nummer });
    expect(await Promise.all([mira, website, balie].map((caller) => see(caller, '3')))).toEqual([true, true, true]);
    expect(await Promise.all([mira, website, balie].map((caller) => see(caller, '4')))).toEqual([true, false, true]);
    expect(await see(website, null)).toBe(false);
  });
});

it('is not shown when it cannot be seen whose it is', async () => {
  const failure = Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
  await expect(insight(failure).maySeePartij(website, { nummer: '3' })).rejects.toMatchObject({
    problem: { status: 503 },
  });
  const surprise = new TypeError('onvoorzien');
  await expect(insight(surprise).maySeePartij(website, { nummer: '3' })).rejects.toBe(surprise);
});
