import { beforeEach, describe, expect, it } from '@jest/globals';
import { scratchKeyring } from '../../../test/support/scratch-keys.js';
import type { Caller, Rol } from '../../auth/caller.js';
import type { Settings } from '../../config/settings.js';
import type { Aanvragen } from '../../database/aanvragen.js';
import type { RegisterSaga } from '../../durable/durable.js';
import type { Log } from '../../telemetry/log.js';
import type { StepTools } from '../steps/step-tools.js';
import { Intakes } from './intakes.js';
import type { RunMetrics } from './run-metrics.js';

/** Ids of the runs, by kind of request. */
const RUNS: Readonly<Record<string, string>> = { productaanvraag: 'a', zaak: 'z' };

/** For how long was waited, each time. */
let waited: number[];
let intakes: Intakes;

const run = (id: string) => ({
  id,
  input: { id, aanvraag: {}, aanvrager: { id: 'mira' }, sleutels: { klantcontact: '1' }, terms: {} },
  startedAt: 0,
  isOfThisVersion: true,
  outcome: async (wait: number) => void waited.push(wait),
  turned: async () => undefined,
  progress: async () => ({ checkpoints: [] }),
});

beforeEach(() => {
  waited = [];
  const registerSaga = ({ name }: { readonly name: string }) => ({
    find: async (id: string) => (RUNS[name] === id ? run(id) : undefined),
  });
  intakes = new Intakes(
    {} as StepTools,
    { configuration: {} } as Settings,
    {} as Aanvragen,
    (_, work) => work(),
    registerSaga as unknown as RegisterSaga,
    scratchKeyring(),
    {} as Log,
    { checkpoint: () => {} } as unknown as RunMetrics,
  );
  intakes.onModuleInit();
});

const caller = (id: string, ...rollen: Rol[]) => ({ id, rollen: new Set(rollen) }) as unknown as Caller;

describe('how a request stands', () => {
  it.each([
    ['whose it is', caller('mira', 'medewerker')],
    ['a beheerder', caller('bea', 'beheerder')],
  ])('is told to %s, of whatever kind it is', async (_, who) => {
    for (const id of ['a', 'z']) expect(await intakes.find(who, id)).toMatchObject({ id, uitkomst: 'wordtVoltooid' });
  });

  it.each([
    ['somebody else', caller('bram', 'medewerker', 'kanaal', 'auditor', 'vertrouwelijk'), 'a'],
    ['anybody when there is none', caller('bea', 'beheerder'), 'b'],
  ])('is not told to %s', async (_, who, id) => {
    await expect(intakes.find(who, id)).rejects.toMatchObject({ problem: { status: 404 } });
    expect(waited).toEqual([]);
  });

  it('is told when it has ended, or after as long as is asked', async () => {
    await intakes.find(caller('mira'), 'a', 500);
    await intakes.find(caller('mira'), 'a');
    expect(waited).toEqual([500, 0]);
  });
});

describe('a kind of request', () => {
  it('has one intake', () => {
    expect(intakes.of('zaak')).toBe(intakes.of('zaak'));
    expect(intakes.of('zaak')).not.toBe(intakes.of('productaanvraag'));
    expect(() => intakes.of('paspoort')).toThrow('there are no requests of the kind paspoort');
  });
});
