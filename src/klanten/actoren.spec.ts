import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { NotBegunError, type Exclusively } from '../database/mutex.js';
import type { Twijfels } from '../database/twijfels.js';
import { UpstreamError, type FailureKind } from '../upstream/upstream.error.js';
import { Actoren, identificatorOf } from './actoren.js';
import type { KlantenClient } from './klanten.client.js';
import type { Codes } from '../config/configuration.js';
import type { Actor, Identificator, NewActor, Page } from './klanten.types.js';

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
  /** How many pages were asked for. */
  pages = 0;

  async findActor({ objectId }: Identificator): Promise<Actor | undefined> {
    this.log.push(`find ${objectId}`);
    await Promise.resolve();
    if (this.unreachable) throw failure('unavailable', 'GET actoren');
    return this.rows.find(({ actoridentificator }) => actoridentificator.objectId === objectId);
  }

  /** The newest first, two on a page. */
  async listActorenWith(_: Codes, page: number): Promise<Page<Actor>> {
    await Promise.resolve();
    this.pages += 1;
    if (this.unreachable || page < 1) throw failure('unavailable', 'GET actoren');
    const newestFirst = this.rows.toReversed();
    return { results: newestFirst.slice(page * 2 - 2, page * 2), next: newestFirst.length > page * 2 ? 'next' : null };
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
let twijfels: MemoryTwijfels;
let actoren: Actoren;

const processOf = (exclusively = line.exclusively): Actoren =>
  new Actoren(klanten as unknown as KlantenClient, exclusively, twijfels, LIMIT);

/** As the table of all processes. */
class MemoryTwijfels implements Pick<Twijfels, keyof Twijfels> {
  readonly rows = new Map<string, number | undefined>();
  isAway = false;

  async begin(key: string): Promise<void> {
    if (this.isAway) throw new NotBegunError('weg', undefined);
    this.rows.set(key, undefined);
  }

  async since(key: string): Promise<number | undefined> {
    if (!this.rows.has(key)) return undefined;
    const since = this.rows.get(key) ?? Date.now();
    this.rows.set(key, since);
    return since;
  }

  async settle(key: string): Promise<void> {
    this.rows.delete(key);
  }
}

beforeEach(() => {
  jest.useFakeTimers();
  klanten = new Klanten();
  line = turns();
  twijfels = new MemoryTwijfels();
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

  it('asks Klanten once for all that want to know at the same moment', async () => {
    const { actoridentificator } = mira;
    const found = await Promise.all([actoren.find(actoridentificator), actoren.find(actoridentificator)]);
    expect(found).toEqual([undefined, undefined]);
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

  it('is remembered for as many as there is room for', async () => {
    for (let number = 0; number <= 5000; number += 1) {
      const someone = actorOf(`nummer${number}`);
      klanten.rows.splice(0, 1, { ...someone, uuid: String(number) });
      await actoren.find(someone.actoridentificator);
    }
    const asked = klanten.log.length;
    await actoren.find(actorOf('nummer5000').actoridentificator);
    await actoren.find(actorOf('nummer1').actoridentificator);
    expect(klanten.log.slice(asked)).toEqual([]);
    await actoren.find(actorOf('nummer0').actoridentificator);
    expect(klanten.log.slice(asked)).toEqual(['find nummer0@gemeente.example']);
  });

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

  it('takes no answer from before its turn: somebody else may have created it since', async () => {
    const early = actoren.find(mira.actoridentificator);
    const theirs = processOf().ensure(mira);
    const ours = actoren.ensure(mira);
    await settled(Promise.all([early, theirs, ours]));
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

  it('waits as well when another process was left unanswered', async () => {
    klanten.fault = { kind: 'unknown', landsAfter: 30_000 };
    await expect(processOf().ensure(mira)).rejects.toThrow('unknown');
    const uuid = await settled(actoren.ensure(mira));
    expect(klanten.rows.map((row) => row.uuid)).toEqual([uuid]);
  });

  it('keeps its doubt after a failure that nobody foresaw', async () => {
    jest.spyOn(klanten, 'createActor').mockImplementationOnce((actor) => {
      setTimeout(() => klanten.rows.push({ ...actor, uuid: 'laat' }), 30_000);
      return Promise.reject(new TypeError('onvoorzien'));
    });
    await expect(actoren.ensure(mira)).rejects.toThrow('onvoorzien');
    await expect(settled(actoren.ensure(mira))).resolves.toBe('laat');
    expect(klanten.rows).toHaveLength(1);
  });

  it('waits as well when the process that was making it died', async () => {
    const dies = new Promise<never>((_, reject) => setTimeout(reject, 1));
    dies.catch(() => {});
    klanten.fault = { kind: 'unknown', landsAfter: 30_000 };
    jest.spyOn(klanten, 'createActor').mockImplementationOnce((actor) => {
      setTimeout(() => klanten.rows.push({ ...actor, uuid: 'laat' }), 30_000);
      return new Promise(() => {});
    });
    const dying: Exclusively = (key, work) => line.exclusively(key, () => Promise.race([work(), dies]));
    processOf(dying)
      .ensure(mira)
      .catch(() => {});
    await expect(settled(actoren.ensure(mira))).resolves.toBe('laat');
    expect(klanten.rows).toHaveLength(1);
  });

  it('waits from the moment at which that one was left alone, and no longer', async () => {
    klanten.fault = { kind: 'unknown' };
    await expect(processOf().ensure(mira)).rejects.toThrow('unknown');
    klanten.unreachable = true;
    const since = Date.now();
    await expect(actoren.ensure(mira)).rejects.toThrow('unavailable');
    klanten.unreachable = false;
    await jest.advanceTimersByTimeAsync(50_000);
    await settled(actoren.ensure(mira));
    expect(Date.now() - since).toBeGreaterThanOrEqual(LIMIT);
    expect(Date.now() - since).toBeLessThan(LIMIT + 1000);
  });

  it('sends nothing when it cannot be written down first', async () => {
    twijfels.isAway = true;
    await expect(settled(actoren.ensure(mira))).rejects.toMatchObject({ isOurs: true });
    expect(klanten.created).toBe(0);
  });

  it('leaves nothing written down once it is known what came of it', async () => {
    await settled(actoren.ensure(mira));
    klanten.fault = { kind: 'refused' };
    await expect(settled(actoren.ensure(bram))).rejects.toThrow('refused');
    klanten.fault = { kind: 'unknown', landsAfter: 1000 };
    await expect(actoren.ensure(bram)).rejects.toThrow('unknown');
    expect(twijfels.rows.size).toBe(1);
    await settled(actoren.ensure(bram));
    expect(twijfels.rows.size).toBe(0);
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
});

describe('an address that differs in case only', () => {
  const other = { ...mira, actoridentificator: { ...mira.actoridentificator, objectId: 'Mira@Gemeente.Example' } };
  const others = ['bram', 'noor', 'els'].map((naam) => ({ ...actorOf(naam), uuid: naam }));

  it.each([
    ['lower', 'mixed', mira, other],
    ['mixed', 'lower', other, mira],
  ])('is of the same colleague: asked for in %s case, stored in %s', async (_, __, asked, stored) => {
    klanten.rows.push({ ...stored, uuid: 'mira' }, ...others);
    await expect(actoren.find(asked.actoridentificator)).resolves.toBe('mira');
    await expect(settled(processOf().ensure(asked))).resolves.toBe('mira');
    expect(klanten.created).toBe(0);
  });

  it('is the very one when both are there, and otherwise the oldest', async () => {
    klanten.rows.push({ ...mira, uuid: 'lower' }, ...others, { ...other, uuid: 'mixed' });
    await expect(actoren.find(other.actoridentificator)).resolves.toBe('mixed');
    await expect(actoren.find(mira.actoridentificator)).resolves.toBe('lower');
    const upper = { ...mira.actoridentificator, objectId: 'MIRA@GEMEENTE.EXAMPLE' };
    await expect(actoren.find(upper)).resolves.toBe('lower');
  });

  it('is found on whichever page it is, and looked for no further than there are pages', async () => {
    klanten.rows.push(...others, { ...other, uuid: 'mira' });
    await expect(actoren.find(mira.actoridentificator)).resolves.toBe('mira');
    expect(klanten.pages).toBe(2);
  });

  it.each([
    ['not', 80, undefined],
    ['still', 79, 'mira'],
  ])('is %s looked for beyond %i others, on forty pages', async (_, times, found) => {
    const later = Array.from({ length: times }, (__, index) => ({ ...actorOf(`nummer${index}`), uuid: `${index}` }));
    klanten.rows.push({ ...other, uuid: 'mira' }, ...later);
    await expect(actoren.find(mira.actoridentificator)).resolves.toBe(found);
  });

  it('keeps what is no address as it was written', async () => {
    await settled(actoren.ensure({ ...mira, actoridentificator: { ...codes, objectId: 'Website' } }));
    expect(klanten.rows).toMatchObject([{ actoridentificator: { objectId: 'Website' } }]);
  });

  it('is stored in lower case, once, however many ask for it in whatever case', async () => {
    const uuids = await settled(Promise.all([actoren.ensure(other), actoren.ensure(mira), processOf().ensure(other)]));
    expect(new Set(uuids).size).toBe(1);
    expect(klanten.rows).toEqual([{ ...other, actoridentificator: mira.actoridentificator, uuid: uuids[0] }]);
  });

  it('is waited for when it was being made in another case', async () => {
    klanten.fault = { kind: 'unknown', landsAfter: 30_000 };
    await expect(actoren.ensure(other)).rejects.toThrow('unknown');
    await settled(actoren.ensure(mira));
    expect(klanten.created).toBe(1);
  });

  it('does not count for an afdeling', async () => {
    const parkeren = {
      ...mira,
      soortActor: 'organisatorische_eenheid' as const,
      actoridentificator: { ...codes, objectId: 'parkeren' },
    };
    klanten.rows.push({ ...parkeren, uuid: 'parkeren' });
    await expect(actoren.find({ ...codes, objectId: 'Parkeren' })).resolves.toBeUndefined();
  });
});

it('a colleague is not asked for again, however long ago it was', async () => {
  klanten.rows.push({ ...mira, uuid: 'mira' });
  await actoren.find(mira.actoridentificator);
  await jest.advanceTimersByTimeAsync(300_000);
  await actoren.find(mira.actoridentificator);
  expect(klanten.log).toEqual(['find mira@gemeente.example']);
});

describe('an afdeling', () => {
  const parkeren = {
    ...mira,
    soortActor: 'organisatorische_eenheid' as const,
    actoridentificator: { ...codes, objectId: 'parkeren' },
  };

  it('is asked for again after some minutes, for it may be out of use', async () => {
    klanten.rows.push({ ...parkeren, uuid: 'parkeren' });
    await actoren.find(parkeren.actoridentificator);
    await actoren.find(parkeren.actoridentificator);
    expect(klanten.log).toEqual(['find parkeren']);
    klanten.rows.length = 0;
    await jest.advanceTimersByTimeAsync(300_000);
    await expect(actoren.find(parkeren.actoridentificator)).resolves.toBeUndefined();
  });
});
