import { beforeEach, describe, expect, it } from '@jest/globals';
import { UpstreamError } from '../../upstream/upstream.error.js';
import type { NewRol } from '../../zaken/zaken.types.js';
import type { Opdracht } from '../opdracht.js';
import { completeZaak, type StandingZaak } from './complete-zaak.js';
import type { StepTools } from './step-tools.js';

const LIMIT = 40;
const opdracht = { aanvrager: {}, terms: { tijden: { registerGrens: LIMIT } } } as unknown as Opdracht;
const DELEN = { initiator: 'roltypen/1', eersteStatustype: 'statustypen/1' };
const FRESH = { initiator: 'roltypen/2', eersteStatustype: 'statustypen/2' };
const zaak = { uuid: 'z', url: 'zaken/z', zaaktype: 'zaaktypen/1' };
const partsOf = ({ initiator, eersteStatustype }: typeof DELEN) =>
  ({ rol: { roltype: initiator }, status: { statustype: eersteStatustype } }) as never;

const refusal = (name: string, code: string) =>
  new UpstreamError({
    kind: 'refused',
    message: 'zaken weigerde',
    system: 'zaken',
    operation: 'POST rollen',
    status: 400,
    fields: [{ name, code }],
  });

let log: string[];
const ROL: NewRol = {
  roltype: '',
  betrokkeneType: 'natuurlijk_persoon',
  betrokkeneIdentificatie: { inpBsn: '999990019' },
  afwijkendeNaamBetrokkene: '',
  roltoelichting: 'Aanvrager',
};
const OURS = { rol: ROL, statusmoment: '2026-03-01T10:00:00.000Z' };
/** As Zaken shows them. */
const initiator = { ...ROL, uuid: 'r', betrokkene: '', omschrijvingGeneriek: 'initiator' };
const behandelaar = { ...initiator, uuid: 'b', omschrijvingGeneriek: 'behandelaar' };
const anotherInitiator = { ...initiator, uuid: 'a', betrokkeneIdentificatie: { inpBsn: '111222333' } };
const status = { uuid: 's', datumStatusGezet: '2026-03-01T10:00:00Z' };
const statusOfAnother = { uuid: 't', datumStatusGezet: '2026-03-01T10:00:07Z' };

let rollen: object[];
let statussen: object[];
/** How a call fails, by its name in the log; a function says what happens meanwhile. */
let faults: Record<string, Error | (() => Error)>;

beforeEach(() => {
  log = [];
  rollen = [];
  statussen = [];
  faults = {};
});

async function call<T>(name: string, value: T): Promise<T> {
  log.push(name);
  const fault = faults[name];
  if (fault) throw typeof fault === 'function' ? fault() : fault;
  return value;
}

/** @param ago how long ago an attempt was left unanswered; undefined: none was. */
function complete(changed: Partial<StandingZaak>, ago?: number, delen: typeof DELEN | null = DELEN): Promise<void> {
  const zaken = {
    createRol: ({ roltype }: { roltype: string }) => call(`rol ${roltype}`, {}),
    createStatus: ({ statustype }: { statustype: string }) => call(`status ${statustype}`, {}),
    listRollen: () => call('list rollen', rollen),
    listStatussen: () => call('list statussen', statussen),
  };
  const zaaktypen = { listDelen: () => call('delen', FRESH) };
  return completeZaak(
    { zaken, zaaktypen } as unknown as StepTools,
    opdracht,
    { zaak, ...(delen && { delen }), ...changed },
    partsOf,
    OURS,
    ago === undefined ? undefined : Date.now() - ago,
  );
}

describe('a zaak that this very attempt made', () => {
  const made = 'zaak alone';

  it('gets its initiator, and then its status', async () => {
    await complete({ made });
    expect(log).toEqual(['rol roltypen/1', 'status statustypen/1']);
  });

  it('has both when it was made with them', async () => {
    await complete({ made: 'all of it' }, 0);
    expect(log).toEqual([]);
  });

  it('gets no status when it got no initiator', async () => {
    faults['rol roltypen/1'] = refusal('betrokkeneType', 'invalid_choice');
    await expect(complete({ made })).rejects.toBe(faults['rol roltypen/1']);
    expect(log).toEqual(['rol roltypen/1']);
  });

  it('has its types looked up when they are not known', async () => {
    await complete({ made }, undefined, null);
    expect(log).toEqual(['delen', 'rol roltypen/2', 'delen', 'status statustypen/2']);
  });

  it.each([
    ['rol roltypen/1', 'roltype', ['rol roltypen/1', 'delen', 'rol roltypen/2', 'status statustypen/1']],
    ['status statustypen/1', 'statustype', ['rol roltypen/1', 'status statustypen/1', 'delen', 'status statustypen/2']],
  ])('has them looked up anew when they are refused: %s', async (at, field, calls) => {
    faults[at] = refusal(field, 'does_not_exist');
    await complete({ made });
    expect(log).toEqual(calls);
  });

  it('has nothing on its way, also after an attempt that was left unanswered', async () => {
    await complete({ made }, 0);
    expect(log).toEqual(['rol roltypen/1', 'status statustypen/1']);
  });

  it.each([
    ['rol roltypen/1', refusal('roltype', 'max-occurences')],
    ['status statustypen/1', refusal('nonFieldErrors', 'unique')],
  ])('has nothing of ours yet: what is in the way is not ours (%s)', async (at, error) => {
    rollen = [initiator];
    statussen = [status];
    faults[at] = error;
    await expect(complete({ made }, 0)).rejects.toBe(error);
  });
});

describe('a zaak that an unanswered attempt made', () => {
  it('is left as it is when it has both', async () => {
    rollen = [behandelaar, initiator];
    statussen = [statusOfAnother, status];
    await complete({}, 0);
    expect(log).toEqual(['list rollen', 'list statussen']);
  });

  it('has an initiator looked for first, until none can be on its way any more', async () => {
    const before = performance.now();
    await complete({}, 0);
    expect(performance.now() - before).toBeGreaterThanOrEqual(LIMIT - 1);
    expect(log.filter((it) => it === 'list rollen').length).toBeGreaterThan(1);
    expect(log.slice(-3)).toEqual(['rol roltypen/1', 'list statussen', 'status statustypen/1']);
  });

  it('is not given again what it has: the initiator', async () => {
    rollen = [initiator];
    await complete({}, 0);
    expect(log).toEqual(['list rollen', 'list statussen', 'status statustypen/1']);
  });

  it('is not given again what it has: the status', async () => {
    statussen = [status];
    await complete({}, LIMIT);
    expect(log).toEqual(['list rollen', 'rol roltypen/1', 'list statussen']);
  });

  it.each([
    ['another rol', behandelaar],
    ['another initiator', anotherInitiator],
  ])('has no initiator of ours in that of a colleague: %s', async (_, rol) => {
    rollen = [rol];
    statussen = [status];
    await complete({}, LIMIT);
    expect(log).toEqual(['list rollen', 'rol roltypen/1', 'list statussen']);
  });

  it('has no status of ours in that of a colleague', async () => {
    rollen = [initiator];
    statussen = [statusOfAnother];
    await complete({}, LIMIT);
    expect(log).toEqual(['list rollen', 'list statussen', 'status statustypen/1']);
  });

  it('has room for one initiator, and it may be ours that came in between', async () => {
    const refused = refusal('roltype', 'max-occurences');
    faults['rol roltypen/1'] = () => {
      rollen = [anotherInitiator];
      return refused;
    };
    await expect(complete({}, LIMIT)).rejects.toBe(refused);
    rollen = [];
    faults['rol roltypen/1'] = () => {
      rollen = [initiator];
      return refused;
    };
    await expect(complete({}, LIMIT)).resolves.toBeUndefined();
  });

  it('has one status at a moment, and it may be ours that came in between', async () => {
    rollen = [initiator];
    faults['status statustypen/1'] = () => {
      statussen = [status];
      return refusal('nonFieldErrors', 'unique');
    };
    await expect(complete({}, 0)).resolves.toBeUndefined();
    faults['status statustypen/1'] = refusal('nonFieldErrors', 'unique');
    statussen = [statusOfAnother];
    await expect(complete({}, 0)).rejects.toBe(faults['status statustypen/1']);
  });
});
