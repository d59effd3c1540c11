import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Exclusively } from '../database/mutex.js';
import { UpstreamError, type FailureKind } from '../upstream/upstream.error.js';
import { Actoren, identificatorOf } from './actoren.js';
import type { KlantenClient } from './klanten.client.js';
import type { Actor, Identificator, NewActor } from './klanten.types.js';

const LIMIT = 60_000;
const codes = { codeObjecttype: 'mdw', codeRegister: 'msei', codeSoortObjectId: 'email' };

const actorOf = (naam: string): NewActor => ({
  naam,
  soortActor: 'medewerker',
  indicatieActief: true,
  actoridentificator: identificatorOf(codes, `${naam}@gemeente.example`),
});
const mira = actorOf('mira');
const bram = actorOf('bram');

/** The actoren of Klanten, with a fault for the next creation. */
class Klanten {
  readonly rows: Actor[] = [];
  readonly log: string[] = [];
  /** How the next creation ends, and after how many milliseconds its row is there all the same. */
  fault: { kind: FailureKind; landsAfter?: number } | undefined;
  unreachable = false;

  async findActor({ objectId }: Identificator): Promise<Actor | undefined> {
    this.log.push(`find ${objectId}`);
    await Promise.resolve();
    if (this.unreachable) throw failure('unavailable', 'GET actoren');
    return this.rows.find(({ actoridentificator }) => actoridentificator.objectId === objectId);
  }

  async createActor(actor: NewActor): Promise<Actor> {
    this.log.push(`create ${actor.actoridentificator.objectId}`);
    const row = { ...actor, uuid: `uuid-${this.log.length}` };
    const { fault } = this;
    this.fault = undefined;
    await Promise.resolve();
    if (!fault) {
      this.rows.push(row);
      return row;
    }
    if (fault.landsAfter !== undefined) setTimeout(() => this.rows.push(row), fault.landsAfter);
    throw failure(fault.kind, 'POST actoren');
  }

  get created(): number {
    return this.log.filter((line) => line.startsWith('create')).length;
  }
}

const failure = (kind: FailureKind, operation: string) =>
  new UpstreamError({ kind, message: kind, system: 'klanten', operation, fields: [] });

/** Mutual exclusion within this suite, across all that look like processes. */
function turns(): { exclusively: Exclusively; keys: string[] } {
  const lines = new Map<string, Promise<unknown>>();
  const keys: string[] = [];
  const exclusively: Exclusively = (key, work) => {
    keys.push(key);
    const turn = (lines.get(key) ?? Promise.resolve()).then(work, work);
    lines.set(
      key,
      turn.catch(() => {}),
    );
    return turn;
  };
  return { exclusively, keys };
}

let klanten: Klanten;
let line: ReturnType<typeof turns>;
let actoren: Actoren;

const processOf = (): Actoren => new Actoren(klanten as unknown as KlantenClient, line.exclusively, LIMIT);

beforeEach(() => {
  jest.useFakeTimers();
  klanten = new Klanten();
  line = turns();
  actoren = processOf();
});
afterEach(() => {
  jest.useRealTimers();
});

/** Lets time pass until it has settled. */
async function settled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  await jest.runAllTimersAsync();
  return promise;
}

describe('finding an actor', () => {
  it('asks Klanten once', async () => {
    klanten.rows.push({ ...mira, uuid: 'een' });
    await expect(actoren.find(mira.actoridentificator)).resolves.toBe('een');
    await expect(actoren.find(mira.actoridentificator)).resolves.toBe('een');
    expect(klanten.log).toEqual(['find mira@gemeente.example']);
  });

  it('asks again as long as there is none', async () => {
    await expect(actoren.find(mira.actoridentificator)).resolves.toBeUndefined();
    klanten.rows.push({ ...mira, uuid: 'een' });
    await expect(actoren.find(mira.actoridentificator)).resolves.toBe('een');
  });

  it.each(['objectId', 'codeObjecttype', 'codeRegister', 'codeSoortObjectId'] as const)(
    'does not take one for another that differs in its %s',
    async (name) => {
      klanten.rows.push({ ...mira, uuid: 'een' });
      await actoren.find(mira.actoridentificator);
      await actoren.find({ ...mira.actoridentificator, [name]: 'anders' });
      expect(klanten.log).toHaveLength(2);
    },
  );

  it('fails when Klanten cannot be asked', async () => {
    klanten.unreachable = true;
    await expect(actoren.find(mira.actoridentificator)).rejects.toThrow(UpstreamError);
  });
});

describe('ensuring an actor', () => {
  it('finds the one that is there', async () => {
    klanten.rows.push({ ...mira, uuid: 'een' });
    await expect(settled(actoren.ensure(mira))).resolves.toBe('een');
    expect(klanten.created).toBe(0);
  });

  it('creates it when there is none, and remembers it', async () => {
    const uuid = await settled(actoren.ensure(mira));
    expect(klanten.rows).toEqual([{ ...mira, uuid }]);
    await expect(actoren.ensure(mira)).resolves.toBe(uuid);
    await expect(actoren.find(mira.actoridentificator)).resolves.toBe(uuid);
    expect(klanten.log).toEqual(['find mira@gemeente.example', 'create mira@gemeente.example']);
  });

  it('creates one, however many want it at the same time in however many processes', async () => {
    const processes = [actoren, processOf(), processOf()];
    const uuids = await settled(
      Promise.all(Array.from({ length: 12 }, (_, index) => processes[index % 3]!.ensure(mira))),
    );
    expect(new Set(uuids).size).toBe(1);
    expect(klanten.created).toBe(1);
  });

  it('stands in line once for all that want it in one process', async () => {
    await settled(Promise.all(Array.from({ length: 5 }, () => actoren.ensure(mira))));
    expect(line.keys).toHaveLength(1);
  });

  it('goes one at a time per actor only', async () => {
    await settled(Promise.all([actoren.ensure(mira), actoren.ensure(bram)]));
    expect(new Set(line.keys).size).toBe(2);
    expect(klanten.rows).toHaveLength(2);
  });

  it('does so anew for one that turned out to be gone', async () => {
    const gone = await settled(actoren.ensure(mira));
    klanten.rows.length = 0;
    actoren.forget(mira.actoridentificator);
    await expect(settled(actoren.ensure(mira))).resolves.not.toBe(gone);
    expect(klanten.rows).toHaveLength(1);
  });

  it.each(['refused', 'unavailable'] as const)(
    'tries at once again after it was certainly not made: %s',
    async (kind) => {
      klanten.fault = { kind };
      await expect(settled(actoren.ensure(mira))).rejects.toThrow(kind);
      const before = Date.now();
      await settled(actoren.ensure(mira));
      expect(Date.now() - before).toBe(0);
      expect(klanten.rows).toHaveLength(1);
    },
  );

  it('waits for what an unanswered creation may still make, and takes that', async () => {
    klanten.fault = { kind: 'unknown', landsAfter: 30_000 };
    const first = actoren.ensure(mira);
    await expect(first).rejects.toThrow('unknown');
    const second = await settled(actoren.ensure(mira));
    expect(klanten.rows.map(({ uuid }) => uuid)).toEqual([second]);
    expect(klanten.created).toBe(1);
  });

  it('doubts no longer once that is there', async () => {
    klanten.fault = { kind: 'unknown', landsAfter: 1000 };
    await expect(actoren.ensure(mira)).rejects.toThrow('unknown');
    await settled(actoren.ensure(mira));
    klanten.rows.length = 0;
    actoren.forget(mira.actoridentificator);
    const before = Date.now();
    await settled(actoren.ensure(mira));
    expect(Date.now() - before).toBe(0);
  });

  it('creates it once an unanswered creation can no longer make it', async () => {
    klanten.fault = { kind: 'unknown' };
    await expect(actoren.ensure(mira)).rejects.toThrow('unknown');
    const before = Date.now();
    await settled(actoren.ensure(mira));
    expect(Date.now() - before).toBeGreaterThanOrEqual(LIMIT);
    expect(klanten.rows).toHaveLength(1);
  });

  it('waits as well when another process may have been making it', async () => {
    klanten.fault = { kind: 'unknown', landsAfter: 30_000 };
    await expect(processOf().ensure(mira)).rejects.toThrow('unknown');
    const uuid = await settled(actoren.ensure(mira, true));
    expect(klanten.rows.map((row) => row.uuid)).toEqual([uuid]);
  });

  it('keeps its doubt while Klanten cannot be asked', async () => {
    klanten.fault = { kind: 'unknown', landsAfter: 30_000 };
    await expect(actoren.ensure(mira)).rejects.toThrow('unknown');
    klanten.unreachable = true;
    await expect(actoren.ensure(mira)).rejects.toThrow('unavailable');
    klanten.unreachable = false;
    await settled(actoren.ensure(mira));
    expect(klanten.created).toBe(1);
  });

  it('doubts no longer than the register can be busy, however often it is asked', async () => {
    klanten.fault = { kind: 'unknown' };
    await expect(actoren.ensure(mira)).rejects.toThrow('unknown');
    await jest.advanceTimersByTimeAsync(LIMIT);
    const before = Date.now();
    await settled(actoren.ensure(mira));
    expect(Date.now() - before).toBe(0);
  });
});
