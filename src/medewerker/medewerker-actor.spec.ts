import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Test, type TestingModule } from '@nestjs/testing';
import { pino } from 'pino';
import type { Caller } from '../auth/caller.js';
import type { Settings } from '../config/settings.js';
import type { Exclusively } from '../database/mutex.js';
import { ProblemException } from '../http/problem.js';
import { Actoren } from '../klanten/actoren.js';
import { KlantenClient } from '../klanten/klanten.client.js';
import { KLANTEN_TOKEN, klantenSimulator } from '../simulator/klanten/klanten-simulator.js';
import { JsonClients } from '../upstream/json-client.js';
import { UpstreamError } from '../upstream/upstream.error.js';
import { UpstreamModule } from '../upstream/upstream.module.js';
import { MedewerkerActor } from './medewerker-actor.js';

const codes = { medewerker: { codeObjecttype: 'mdw', codeRegister: 'msei', codeSoortObjectId: 'email' } };
const settings = { configuration: { codes } } as unknown as Settings;
const caller: Caller = {
  id: 'mia',
  soort: 'medewerker',
  identificatie: 'mia@gemeente.example',
  naam: 'Mia',
  rollen: new Set(['medewerker']),
};

const withDatabase: Exclusively = (_, work) => work();
const withoutDatabase: Exclusively = () => Promise.reject(new Error('connect ECONNREFUSED'));

describe('the actor of whoever is logged in', () => {
  const server = klantenSimulator();
  let module: TestingModule;

  beforeAll(async () => {
    await server.listen();
    module = await Test.createTestingModule({ imports: [UpstreamModule] }).compile();
  });
  beforeEach(() => {
    for (const api of server.apis) api.reset();
    server.faults.clear();
  });
  afterAll(async () => {
    await module.close();
    await server.down();
  });

  function actorWith(exclusively: Exclusively): MedewerkerActor {
    const baseUrl = `${server.origin}/klantinteracties/api/v1`;
    const json = module.get(JsonClients).to({ system: 'klanten', baseUrl, timeout: 2000 });
    const actoren = new Actoren(new KlantenClient(json, KLANTEN_TOKEN), exclusively, 100);
    return new MedewerkerActor(actoren, settings, pino({ level: 'silent' }));
  }

  it('is found without the database', async () => {
    const uuid = await actorWith(withDatabase).ensure(caller);
    expect(await actorWith(withoutDatabase).ensure(caller)).toBe(uuid);
  });

  it('is not created without the database: then two could come of it', async () => {
    const before = server.calls.length;
    const ended = await actorWith(withoutDatabase)
      .ensure(caller)
      .catch((error: unknown) => error);
    expect(ended).toBeInstanceOf(ProblemException);
    expect(ended).toMatchObject({ problem: { type: '/problemen/niet-beschikbaar', status: 503 } });
    expect(server.calls.slice(before).map(({ operation }) => operation)).toEqual(['GET /actoren']);
  });

  it('that Klanten refuses is the failure of Klanten', async () => {
    server.faults.add({ operation: 'POST /actoren', fault: { kind: 'refuse', status: 400 } });
    await expect(actorWith(withDatabase).ensure(caller)).rejects.toBeInstanceOf(UpstreamError);
  });
});
