import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Controller, Get, Post } from '@nestjs/common';
import type { ModulesContainer } from '@nestjs/core';
import type { AuthenticatedRequest } from '../auth/caller.js';
import type { NieuweAuditregel } from '../database/auditregel.js';
import type { Auditregels } from '../database/auditregels.js';
import { Text } from '../http/fields.js';
import { PageNumber, PageSize } from '../http/page-fields.js';
import { ProblemException, type ProblemOptions } from '../http/problem.js';
import { Operation } from '../openapi/operation.js';
import type { ProblemSlug } from '../problems/catalogue.js';
import type { Log } from '../telemetry/log.js';
import { withLogContext } from '../telemetry/log-context.js';
import type { Shipping } from '../verwerkingen/shipping.js';
import type { Done, Verwerkingen } from '../verwerkingen/verwerkingen.js';
import { Audit } from './audit.js';

const PARTIJ = '9194a0f8-df7b-4b8c-a227-709a5ca27835';
const OTHER = '171ac15c-f5a5-46c3-a25e-b5f14fc63988';
const TRACE = '4bf92f35-77b3-4da6-a3ce-929d0e0e4736';
const MIRA = { id: 'mira', rollen: new Set(['medewerker']) };

class Zoekvraag {
  @Text({ max: 80 })
  email?: string;

  @Text({ max: 80 })
  kvkNummer?: string;

  @Text({ max: 80 })
  vestigingsnummer?: string;
}

class Filter {
  @Text({ max: 80 })
  uitkomst?: string;

  @Text({ max: 80 })
  volgorde?: string;

  @PageNumber()
  page?: number;

  @PageSize('dingen')
  pageSize?: number;
}

class Afsluiting {
  @Text({ max: 80 })
  reden?: string;
}

/** As much of an operation as its line needs. */
const NOTES = { tag: 'partijen', summary: 'x', description: 'x', answers: {} } as const;

@Controller()
class TestController {
  @Post('partijen/_zoek')
  @Operation({ id: 'partijenZoeken', ...NOTES, body: Zoekvraag })
  search(): void {}

  @Get('partijen/:uuid')
  @Operation({ id: 'partijBekijken', ...NOTES })
  find(): void {}

  @Get('beheer/productaanvragen')
  @Operation({ id: 'aanvragenBekijken', ...NOTES, query: Filter })
  list(): void {}

  @Post('beheer/productaanvragen/:id/afsluiting')
  @Operation({ id: 'aanvraagAfsluiten', ...NOTES, body: Afsluiting })
  close(): void {}

  @Get('iets')
  @Operation({ id: 'ietsBekijken', ...NOTES })
  other(): void {}
}

let written: { readonly regel: NieuweAuditregel; readonly records: readonly object[] | undefined }[];
/** What the database does with a line. */
let write: () => Promise<void>;
let logged: unknown[];
/** Of what records were asked for. */
let told: Pick<Done, 'shown' | 'fault'>[];
let isBehind: boolean;
let audit: Audit;

beforeEach(() => {
  [written, logged, told, isBehind] = [[], [], [], false];
  write = async () => {};
  const auditregels = {
    add: async (regel: NieuweAuditregel, records: readonly object[] | undefined) => {
      await write();
      written.push({ regel, records });
    },
  };
  const verwerkingen = {
    isOne: (id: string) => id === 'partijenZoeken',
    recordsOf: (id: string, { shown, fault }: Done) => {
      told.push({ shown, fault });
      return [{ id }];
    },
  };
  const controllers = new Map([['proef', { metatype: TestController }]]);
  audit = new Audit(
    { values: () => [{ controllers }] } as unknown as ModulesContainer,
    auditregels as unknown as Auditregels,
    verwerkingen as unknown as Verwerkingen,
    {
      get isBehind() {
        return isBehind;
      },
    } as unknown as Shipping,
    { error: (...args: unknown[]) => logged.push(args.at(-1)) } as unknown as Log,
  );
  audit.onModuleInit();
});
afterEach(() => void jest.useRealTimers());

function request(method: string, path: string, parts: object = {}): AuthenticatedRequest {
  const rest = { params: {}, query: {}, ip: '192.0.2.1', socket: {}, caller: MIRA, ...parts };
  return { method, route: { path }, ...rest } as unknown as AuthenticatedRequest;
}
const looking = (parts?: object) => request('GET', '/api/v1/partijen/:uuid', { params: { uuid: PARTIJ }, ...parts });
const searching = (body: unknown = { email: 'x' }, parts?: object) =>
  request('POST', '/api/v1/partijen/_zoek', { body, ...parts });
const listing = (query: object) => request('GET', '/api/v1/beheer/productaanvragen', { query });
const closing = (body: unknown) => request('POST', '/api/v1/beheer/productaanvragen/:id/afsluiting', { body });
/** Of which nobody has to answer for anything. */
const living = () => request('GET', '/health/live');

const lines = () => written.map(({ regel }) => regel);
const begun = (asked: AuthenticatedRequest) => withLogContext({ request: TRACE }, () => audit.begin(asked)?.regel());
const problem = (slug: ProblemSlug, options?: ProblemOptions) => new ProblemException(slug, options);

describe('what somebody begins to do', () => {
  it('is known by who, from where, what, with whom and in which trace', () => {
    expect(begun(looking())).toStrictEqual({
      persoon: 'mira',
      rollen: ['medewerker'],
      herkomst: '192.0.2.1',
      actie: 'partijBekijken',
      objecten: [PARTIJ],
      trace: TRACE,
      resultaat: 'gelukt',
    });
  });

  it('is of nobody until it is known who it is', () => {
    expect(begun(looking({ caller: undefined }))).toMatchObject({ persoon: undefined, rollen: [] });
  });

  it('is also to ask only for what an answer would be', () => {
    expect(begun({ ...looking(), method: 'HEAD' } as AuthenticatedRequest)).toMatchObject({ actie: 'partijBekijken' });
  });

  it('is logging in and out, too', () => {
    expect(begun(request('GET', '/inloggen/terug'))).toMatchObject({ actie: 'inloggen' });
    expect(begun(request('POST', '/uitloggen'))).toMatchObject({ actie: 'uitloggen' });
  });

  it('is nothing where nobody has to answer for it', () => {
    expect(audit.begin(living())).toBeUndefined();
    expect(audit.begin(request('GET', '/api/v1/iets'))).toBeUndefined();
    expect(audit.begin({ ...living(), route: undefined } as unknown as AuthenticatedRequest)).toBeUndefined();
  });

  it.each<[string, AuthenticatedRequest, string | undefined]>([
    ['one field', searching(), 'email'],
    ['several, in their own order', searching({ vestigingsnummer: '2', kvkNummer: '1' }), 'kvkNummer,vestigingsnummer'],
    ['none that nobody knows', searching({ 999990019: 'x', toString: 'x' }), undefined],
    ['nothing', searching(null), undefined],
    ['what is no object', searching('email'), undefined],
    ['what stands in the address', listing({ uitkomst: 'voltooid', page: '2', pageSize: '5' }), 'uitkomst'],
    ['nothing, by what does not look', closing({ reden: 'Klaar.' }), undefined],
    ['no order', listing({ volgorde: 'oudste' }), undefined],
  ])('is looked for by %s', (_, asked, zoeksoort) => {
    expect(begun(asked)?.zoeksoort).toBe(zoeksoort);
  });

  it('may not be done while the logboek cannot know of it', () => {
    isBehind = true;
    expect(() => audit.begin(searching())).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ status: 503 }) }),
    );
    expect(audit.begin(looking())).toBeDefined();
    isBehind = false;
    expect(audit.begin(searching())).toBeDefined();
  });
});

describe('what was done', () => {
  it('is written down, with whom it showed', async () => {
    const asked = searching();
    audit.begin(asked);
    const answer = { partijen: [{ uuid: PARTIJ }, { uuid: OTHER }, { uuid: PARTIJ }] };
    await audit.succeeded(asked, 200, answer);
    expect(lines()).toMatchObject([{ status: 200, resultaat: 'gelukt', objecten: [PARTIJ, OTHER] }]);
    expect(written[0]?.records).toEqual([{ id: 'partijenZoeken' }]);
    expect(told).toEqual([{ shown: answer, fault: undefined }]);
  });

  it('names whom it was asked about and who was shown once', async () => {
    const asked = looking();
    audit.begin(asked);
    await audit.succeeded(asked, 200, { uuid: PARTIJ });
    expect(lines()).toMatchObject([{ objecten: [PARTIJ] }]);
  });

  it('has its line already when it was written with what it tells of', async () => {
    const asked = searching();
    audit.begin(asked)!.isRecorded = true;
    await audit.succeeded(asked, 201, {});
    await audit.succeeded(living(), 200, {});
    expect(lines()).toEqual([]);
  });

  it.each(['answers too late', 'has a fault of its own'])('is not shown when the database %s', async (what) => {
    const asked = looking();
    audit.begin(asked);
    const error = what === 'answers too late' ? Object.assign(new Error('full'), { code: '53100' }) : new Error(what);
    write = () => Promise.reject(error);
    await expect(audit.succeeded(asked, 200, {})).rejects.toMatchObject({ problem: { status: 503 } });
    expect(logged.at(-1)).toBe('what somebody did could not be written in the audit log');
  });

  it('is not waited for without end', async () => {
    jest.useFakeTimers();
    const asked = looking();
    audit.begin(asked);
    write = () => new Promise(() => {});
    const answered = expect(audit.succeeded(asked, 200, {})).rejects.toMatchObject({ problem: { status: 503 } });
    await jest.advanceTimersByTimeAsync(5000);
    await answered;
  });
});

describe('what was answered with a page', () => {
  const answered = async (status: number) => {
    await audit.answered(request('GET', '/inloggen/terug', { caller: undefined }), status);
    return lines();
  };

  it.each([
    [400, 'geweigerd'],
    [499, 'geweigerd'],
    [500, 'mislukt'],
    [503, 'mislukt'],
  ])('is with status %d %s', async (status, resultaat) => {
    expect(await answered(status)).toMatchObject([{ actie: 'inloggen', status, resultaat, aantal: 1 }]);
  });

  it('has its line already when it was done', async () => {
    expect(await answered(303)).toEqual([]);
  });
});

describe('what was refused, or failed', () => {
  /** Refuses something that somebody has begun. */
  async function failed(because: ProblemException, asked = looking()): Promise<void> {
    audit.begin(asked);
    await audit.failed(asked, because);
  }

  it('is written down with why', async () => {
    await failed(problem('geen-toegang'));
    expect(lines()).toMatchObject([
      { actie: 'partijBekijken', objecten: [PARTIJ], resultaat: 'geweigerd', status: 403, reden: 'geen-toegang' },
    ]);
    await failed(problem('register-fout'));
    expect(lines()[1]).toMatchObject({ resultaat: 'mislukt', status: 502, reden: 'register-fout' });
  });

  it('is nothing where nobody has to answer for it', async () => {
    await audit.failed(living(), problem('geen-toegang'));
    expect(lines()).toEqual([]);
  });

  it('has whom it shows, and where that leads', async () => {
    await failed(problem('klant-mogelijk-bekend', { extensions: { kandidaten: [{ uuid: OTHER }, { uuid: PARTIJ }] } }));
    await failed(problem('ongedaan-gemaakt', { headers: { Location: `/api/v1/productaanvragen/${OTHER}` } }));
    expect(lines().map(({ objecten }) => objecten)).toEqual([
      [PARTIJ, OTHER],
      [PARTIJ, OTHER],
    ]);
  });

  it('is what came of something that has its line', async () => {
    const asked = looking();
    audit.begin(asked)!.isRecorded = true;
    await audit.failed(asked, problem('ongedaan-gemaakt', { extensions: { uitkomst: 'ongedaanGemaakt' } }));
    expect(lines()).toEqual([]);
    await audit.failed(asked, problem('interne-fout'));
    await failed(problem('ongedaan-gemaakt', { extensions: { uitkomst: 'ongedaanGemaakt' } }));
    expect(lines()).toHaveLength(2);
  });

  it.each<[string, ProblemException, Done['fault'] | 'nothing']>([
    ['found nobody', problem('niet-gevonden'), undefined],
    ['showed somebody', problem('klant-mogelijk-bekend', { extensions: { kandidaten: [{ uuid: OTHER }] } }), undefined],
    ['failed at a register', problem('register-fout'), 'register-fout'],
    ['failed by us', problem('interne-fout'), 'interne-fout'],
    ['was not looked at, for it was not allowed', problem('geen-toegang'), 'nothing'],
    ['was not looked at, for nothing can be', problem('niet-beschikbaar'), 'nothing'],
  ])('is told to the logboek when it %s', async (_, because, fault) => {
    await failed(because);
    expect(told).toEqual(fault === 'nothing' ? [] : [{ shown: because.problem, fault }]);
    expect(written[0]?.records).toEqual(fault === 'nothing' ? undefined : [{ id: 'partijBekijken' }]);
  });

  it('is not waited for when it cannot be written down, and does not stand in the way', async () => {
    jest.useFakeTimers();
    write = () => new Promise(() => {});
    const done = failed(problem('geen-toegang'));
    await jest.advanceTimersByTimeAsync(2000);
    await done;
    expect(logged.at(-1)).toBe('a refusal could not be written in the audit log');
  });

  const times = async (count: number, because: ProblemException, parts?: object) => {
    for (let time = 0; time < count; time += 1) await failed(because, looking(parts));
    return lines().length;
  };

  it('is one line each time for who is known', async () => {
    expect(await times(70, problem('geen-toegang'))).toBe(70);
  });

  it.each([
    ['who is not known', problem('niet-ingelogd'), { caller: undefined }],
    ['who asks too much', problem('te-veel-verzoeken'), {}],
    ['what cannot be done now', problem('niet-beschikbaar'), {}],
  ])('is told sparingly of %s', async (_, because, parts) => {
    expect(await times(70, because, parts)).toBe(60);
  });

  it('is counted apart for each address', async () => {
    expect(await times(60, problem('niet-ingelogd'), { caller: undefined })).toBe(60);
    expect(await times(1, problem('niet-ingelogd'), { caller: undefined, ip: '192.0.2.2' })).toBe(61);
    expect(await times(1, problem('niet-beschikbaar'))).toBe(62);
  });
});
