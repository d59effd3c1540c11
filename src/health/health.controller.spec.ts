import { beforeEach, describe, expect, it } from '@jest/globals';
import type { AuthenticatedRequest, Caller, Rol } from '../auth/caller.js';
import type { Callers } from '../auth/callers.js';
import type { RegisterWatch } from '../capabilities/register-watch.js';
import type { Settings } from '../config/settings.js';
import type { JsonClients } from '../upstream/json-client.js';
import type { Shipping } from '../verwerkingen/shipping.js';
import { HealthController } from './health.controller.js';
import type { Readiness } from './readiness.js';

const REFUSAL = 'Open Klant is te oud.';
const stand = { bereikbaar: true, versie: '1.0.0', meldingen: ['Het token mag niet lezen.'] };
const standen = { klanten: stand, zaken: stand, catalogi: stand, gecontroleerdOp: '2026-01-05T09:00:00Z' };
const zekeringen = { klanten: 'gesloten' };

let isReady: boolean;
let refusal: string | undefined;
let waiting: Shipping['waiting'];
beforeEach(() => {
  isReady = true;
  refusal = undefined;
  waiting = undefined;
});

/** What somebody reads who comes from this address. */
function read(rollen: readonly Rol[] | undefined, remoteAddress = '192.0.2.7') {
  const controller = new HealthController(
    { isReady: async () => isReady } as unknown as Readiness,
    { refusal, standen } as unknown as RegisterWatch,
    { standen: zekeringen, silent: {} } as unknown as JsonClients,
    { find: async () => rollen && ({ rollen: new Set(rollen) } as unknown as Caller) } as unknown as Callers,
    { waiting } as unknown as Shipping,
    { healthNetworks: ['10.0.0.0/8'] } as unknown as Settings,
  );
  return controller.ready({ socket: { remoteAddress } } as unknown as AuthenticatedRequest);
}

const EVERYTHING = { status: 'ok', database: 'ok', registers: standen, zekeringen, storingen: {} };

describe('whether requests can be accepted', () => {
  it.each<[string, readonly Rol[] | undefined]>([
    ['who does not say who it is', undefined],
    ['who may do nothing here', []],
    ['a kanaal', ['kanaal']],
  ])('is all that is told to a stranger: %s', async (_, rollen) => {
    expect(await read(rollen)).toEqual({ status: 'ok' });
    refusal = REFUSAL;
    const problem = { status: 503, detail: expect.not.stringContaining('Open Klant') };
    await expect(read(rollen)).rejects.toMatchObject({ problem });
    isReady = false;
    await expect(read(rollen)).rejects.toMatchObject({ problem });
  });

  it('is told with all about the registers to a beheerder, and in a network that was configured', async () => {
    expect(await read(['beheerder'])).toEqual(EVERYTHING);
    expect(await read(undefined, '::ffff:10.1.2.3')).toEqual(EVERYTHING);
    waiting = { count: 3, oldest: 12.4, refused: 2 };
    expect(await read(['beheerder'])).toEqual({ ...EVERYTHING, logboek: { wachtend: 3, oudste: 12, geweigerd: 2 } });
    refusal = REFUSAL;
    await expect(read(['beheerder'])).rejects.toMatchObject({ problem: { status: 503, detail: REFUSAL } });
  });

  it('is told to a medewerker with what answers', async () => {
    const only = { bereikbaar: true };
    const registers = { klanten: only, zaken: only, catalogi: only };
    expect(await read(['medewerker'])).toEqual({ status: 'ok', registers, zekeringen });
  });
});
