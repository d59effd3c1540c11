import { describe, expect, it, jest } from '@jest/globals';
import type { Patience } from './attempts.js';
import type { Engine } from './engine.js';
import { runSaga, type OrElse, type Saga } from './saga.js';
import { keep, type Failure, type Kept, type ReversibleStep, type Step } from './step.js';
import { TURNED } from './undo-all.js';

const patience = {
  quick: [0, 0],
  personWaits: 0,
  firstPause: 1,
  longestPause: 4,
  giveUpAfter: 20,
  decideFor: 10,
  lateEffectLimit: 0,
};
const failed = (kind: Failure['kind']) => Object.assign(new Error(kind), { failure: { kind, message: kind } });

/** Rows that steps add and take away, and the order in which that happened. */
class World {
  readonly rows = new Set<string>();
  readonly log: string[] = [];
  readonly checkpoints: string[] = [];
  readonly surprises: unknown[] = [];

  readonly engine: Engine = {
    checkpoint: (name, work) => {
      this.checkpoints.push(name);
      return work(this.interruptedAt(name));
    },
    pause: async (milliseconds) => void this.log.push(milliseconds > 500 ? 'wait long' : 'wait'),
    surprise: (error) => this.surprises.push(error),
    waits: () => {},
  };

  /** Whether, and when, the work of a checkpoint was interrupted before. */
  interruptedAt: (name: string) => number | undefined = () => undefined;

  /** A step that adds a row; `fails` says how each attempt in turn ends, after its effect or without. */
  step(name: string, ...fails: (Failure['kind'] | `${Failure['kind']} after` | 'ok')[]): ReversibleStep<string> {
    return {
      run: async () => {
        this.log.push(name);
        const [kind, after] = (fails.shift() ?? 'ok').split(' ');
        if (kind === 'ok' || after) this.rows.add(name);
        if (kind !== 'ok') throw failed(kind as Failure['kind']);
        return name;
      },
      find: async () => {
        this.log.push(`look ${name}`);
        return this.rows.has(name) ? name : undefined;
      },
      undo: async (value) => {
        this.log.push(`undo ${value}`);
        this.rows.delete(value);
      },
    };
  }

  run<T>(process: (saga: Saga) => Promise<T>, patient: Patience = patience) {
    return runSaga(this.engine, patient, process);
  }
}

describe(runSaga.name, () => {
  const process =
    (
      first: Step<string>,
      second: Step<string>,
      pivot: ReversibleStep<string>,
      beside: Step<string>,
      last: Step<string>,
    ) =>
    async (saga: Saga) => {
      const { a } = await saga.round('eerste', { a: first });
      const { b } = await saga.round('tweede', { b: second });
      const { p } = await saga.pivot('vervolg', { p: pivot }, { c: beside });
      await saga.forward('koppeling', { d: last });
      return a + b + p;
    };
  const names = ['a', 'b', 'p', 'c', 'd'] as const;
  const withFault = (world: World, at: string, ...fails: Parameters<World['step']>[1][]) => {
    const [a, b, p, c, d] = names.map((name) => world.step(name, ...(name === at ? fails : [])));
    return world.run(process(a!, b!, p!, c!, d!));
  };

  it('completes with one checkpoint per round trip', async () => {
    const world = new World();
    await expect(withFault(world, 'none')).resolves.toEqual({ state: 'completed', result: 'abp' });
    expect(world.checkpoints).toEqual(['eerste', 'tweede', 'vervolg', 'koppeling']);
    expect([...world.rows].toSorted()).toEqual(['a', 'b', 'c', 'd', 'p']);
  });

  it.each(['a', 'b', 'p'])('leaves nothing when %s is refused', async (at) => {
    const world = new World();
    const outcome = await withFault(world, at, 'refused');
    expect(outcome).toMatchObject({ state: 'undone', failedAt: at, failure: { kind: 'refused' }, kept: [] });
    expect([...world.rows]).toEqual([]);
    expect(world.checkpoints).toContain(TURNED);
  });

  it('undoes in reverse order', async () => {
    const world = new World();
    await withFault(world, 'p', 'refused');
    expect(world.log.filter((line) => line.startsWith('undo'))).toEqual(['undo c', 'undo b', 'undo a']);
  });

  it.each(['a', 'b'])('looks what stands of %s when that is unknown, and takes that away', async (at) => {
    const world = new World();
    const outcome = await withFault(world, at, 'unknown after', 'unknown', 'unknown');
    expect(outcome.state).toBe('undone');
    expect([...world.rows]).toEqual([]);
    const ended = world.log.slice(world.log.lastIndexOf(at) + 1);
    expect(ended.slice(0, 3)).toEqual(['wait', `look ${at}`, `undo ${at}`]);
  });

  it.each(['a', 'b'])('takes nothing away of %s when nothing stands of it', async (at) => {
    const world = new World();
    const outcome = await withFault(world, at, 'unknown', 'unknown', 'unknown');
    expect(outcome).toMatchObject({ state: 'undone', failedAt: at, failure: { kind: 'unknown' } });
    expect(world.log).toContain(`look ${at}`);
    expect(world.log.filter((line) => line.startsWith('undo'))).toEqual(at === 'a' ? [] : ['undo a']);
  });

  it('undoes nothing of what needs no undoing, nor looks at it', async () => {
    const world = new World();
    const lasting: Step<string> = { ...world.step('a', ...Array<'unknown'>(3).fill('unknown')), undo: keep('it goes') };
    const outcome = await world.run((saga) => saga.round('ronde', { a: lasting, b: world.step('b') }));
    expect(outcome).toStrictEqual({ state: 'undone', failedAt: 'a', failure: failed('unknown').failure, kept: [] });
    expect(world.log.filter((line) => /look|undo/.test(line))).toEqual(['undo b']);
  });

  it('goes on after a quick attempt that succeeds', async () => {
    const world = new World();
    await expect(withFault(world, 'b', 'unknown', 'unavailable')).resolves.toMatchObject({ state: 'completed' });
  });

  it('tells a step that it may have been tried before', async () => {
    const seen: boolean[] = [];
    const step = (fails: Failure['kind'][]): Step<void> => ({
      run: async (unansweredSince) => {
        seen.push(unansweredSince !== undefined);
        const kind = fails.shift();
        if (kind) throw failed(kind);
      },
      undo: keep('nothing was made'),
    });
    await new World().run((saga) => saga.round('ronde', { step: step(['unavailable', 'unknown']) }));
    expect(seen).toEqual([false, false, true]);
  });

  it.each([
    ['unknown', [false, true, true, true, true]],
    ['unavailable', [false, false, false, false, false]],
  ] as const)('tells it that too when it is completed later, after it was %s', async (kind, expected) => {
    const seen: boolean[] = [];
    let fails = 4;
    const step: Step<void> = {
      run: async (unansweredSince) => {
        seen.push(unansweredSince !== undefined);
        if (fails-- > 0) throw failed(kind);
      },
      undo: keep('nothing was made'),
    };
    const outcome = await new World().run(async (saga) => {
      await saga.pivot('besluit', { p: new World().step('p') }, {});
      await saga.forward('daarna', { step });
    });
    expect(outcome).toMatchObject({ state: 'completed' });
    expect(seen).toEqual(expected);
  });

  /** Whether each attempt at a step was told that an earlier one may have had its effect. */
  function told(world: World, name: string, ...fails: Parameters<World['step']>[1][]) {
    const seen: boolean[] = [];
    const step = world.step(name, ...fails);
    const telling: ReversibleStep<string> = {
      ...step,
      run: (unansweredSince) => {
        seen.push(unansweredSince !== undefined);
        return step.run(unansweredSince);
      },
    };
    return { telling, seen };
  }

  it('tells a pivot that stays unknown, at every repeat and when it is made whole', async () => {
    const world = new World();
    const { telling, seen } = told(world, 'p', ...Array<'unknown after'>(8).fill('unknown after'));
    const outcome = await world.run((saga) => saga.pivot('besluit', { p: telling }, {}));
    expect(outcome).toMatchObject({ state: 'completed' });
    expect(world.log).toContain('look p');
    expect(seen).toEqual([false, ...Array<boolean>(8).fill(true)]);
  });

  it('tells a pivot that is gone on with for long what was left unanswered before', async () => {
    const world = new World();
    const { telling, seen } = told(world, 'p', ...Array<'unknown'>(8).fill('unknown'), 'unavailable');
    const outcome = await world.run((saga) =>
      saga.pivotOrElse('besluit', { p: telling }, {}, () => ({ persistFor: 1000 })),
    );
    expect(outcome).toMatchObject({ state: 'completed' });
    expect(seen.slice(1)).not.toContain(false);
  });

  it('does not tell a pivot that never was unanswered', async () => {
    const world = new World();
    const { telling, seen } = told(world, 'p', 'refused', 'unavailable');
    await world.run((saga) => saga.pivotOrElse('besluit', { p: telling }, {}, () => ({ persistFor: 1000 })));
    expect(seen).toEqual([false, false, false]);
  });

  it.each([
    ['at once', 'daarna', []],
    ['in the background', 'afmaken van d', Array<'unavailable'>(3).fill('unavailable')],
  ] as const)(
    'is told that it was interrupted %s, and takes away only when nothing more can come of that',
    async (_, at, fails) => {
      const world = new World();
      world.interruptedAt = (name) => (name === at ? Date.now() : undefined);
      const { telling, seen } = told(world, 'd', ...fails);
      const patient = { ...patience, lateEffectLimit: 60_000 };
      const outcome = await runSaga(
        world.engine,
        patient,
        async (saga) => {
          await saga.pivot('besluit', { p: world.step('p') }, {});
          await saga.forward('daarna', { d: telling });
        },
        { kind: 'refused', message: 'een beheerder vroeg erom' },
      );
      expect(outcome.state).toBe('undone');
      expect(seen).toEqual([...fails.map(() => false), true]);
      expect(world.log.slice(-3)).toEqual(['wait long', 'undo d', 'undo p']);
    },
  );

  it.each<[string, () => number | undefined]>([
    ['was not answered once', () => undefined],
    ['was interrupted long ago and was not answered after that', () => Date.now() - 59_900],
  ])('takes away what %s in the background only when nothing more can come of it', async (_, interruptedAt) => {
    const world = new World();
    world.interruptedAt = (name) => (name === 'afmaken van d' ? interruptedAt() : undefined);
    const fails = [...Array<'unavailable'>(3).fill('unavailable'), 'unknown'] as const;
    const outcome = await runSaga(
      world.engine,
      { ...patience, lateEffectLimit: 60_000 },
      async (saga) => {
        await saga.pivot('besluit', { p: world.step('p') }, {});
        await saga.forward('daarna', { d: world.step('d', ...fails) });
      },
      { kind: 'refused', message: 'een beheerder vroeg erom' },
    );
    expect(outcome.state).toBe('undone');
    expect(world.log.slice(-3)).toEqual(['wait long', 'undo d', 'undo p']);
  });

  it('waits for what may come late no longer than that takes, whatever a clock says', async () => {
    const world = new World();
    for (const [apart, expected] of [
      [1_000_000_000, 700],
      [-1_000_000_000, 0],
    ] as const) {
      const slept: number[] = [];
      const engine: Engine = { ...world.engine, pause: async (milliseconds) => void slept.push(milliseconds) };
      world.interruptedAt = (name) => (name === 'eerste' ? Date.now() + apart : undefined);
      await runSaga(engine, { ...patience, lateEffectLimit: 700 }, async (saga) => {
        await saga.round('eerste', { a: world.step('a'), b: world.step('b') });
        await saga.round('tweede', { c: world.step('c', 'refused') });
      });
      expect(slept).toEqual([expected, expected]);
    }
  });

  it('waits for all that may come late at the same time', async () => {
    const world = new World();
    let now = Date.now();
    const clock = jest.spyOn(Date, 'now').mockImplementation(() => now);
    let slept = 0;
    const engine: Engine = {
      ...world.engine,
      pause: async (milliseconds) => {
        slept += milliseconds;
        now += milliseconds;
      },
    };
    const begunAt = now;
    world.interruptedAt = () => begunAt;
    const outcome = await runSaga(engine, { ...patience, lateEffectLimit: 60_000 }, async (saga) => {
      await saga.round('eerste', { a: world.step('a'), b: world.step('b') });
      await saga.round('tweede', { c: world.step('c') });
      await saga.round('derde', { d: world.step('d', 'refused') });
    });
    clock.mockRestore();
    expect(outcome.state).toBe('undone');
    expect(slept).toBe(60_000);
  });

  it.each(['a', 'p'])('does not take it for settled that %s was not reached after it was not answered', async (at) => {
    const world = new World();
    const outcome = await withFault(world, at, 'unknown', ...Array<'unavailable'>(99).fill('unavailable'));
    expect(outcome).toMatchObject({ state: 'undone', failure: { kind: 'unknown' } });
    expect(world.log).toContain(`look ${at}`);
  });

  it('says that it is unknown what could not be completed, when it was not answered once', async () => {
    const outcome = await withFault(
      new World(),
      'd',
      ...Array<'unavailable'>(3).fill('unavailable'),
      'unknown',
      ...Array<'unavailable'>(99).fill('unavailable'),
    );
    expect(outcome).toMatchObject({ state: 'attention', failure: { kind: 'unknown' } });
  });

  it('looks at once when nothing was left unanswered', async () => {
    const world = new World();
    const gone = world.step('d', ...Array<'unavailable'>(99).fill('unavailable'));
    const slept: number[] = [];
    await runSaga(
      { ...world.engine, pause: async (milliseconds) => void slept.push(milliseconds) },
      { ...patience, lateEffectLimit: 60_000 },
      async (saga) => {
        await saga.pivot('besluit', { p: world.step('p') }, {});
        await saga.forward('daarna', { d: gone });
      },
      { kind: 'refused', message: 'een beheerder vroeg erom' },
    );
    expect(world.log).toContain('look d');
    expect(slept.at(-1)).toBe(0);
    expect(Math.max(...slept)).toBeLessThan(60_000);
  });

  it('tries a refusal once more in the background, and not while a person waits', async () => {
    const world = new World();
    await withFault(world, 'd', 'refused', 'refused', 'refused');
    expect(world.log.filter((line) => line === 'd')).toHaveLength(3);
    const other = new World();
    await withFault(other, 'a', 'refused');
    expect(other.log.filter((line) => line === 'a')).toHaveLength(1);
  });

  it('gives up in the background after as long as it was told', async () => {
    for (const giveUpAfter of [20, 23]) {
      const world = new World();
      const gone = world.step('d', ...Array<'unavailable'>(99).fill('unavailable'));
      await world.run((saga) => saga.forward('koppeling', { d: gone }), { ...patience, giveUpAfter });
      // Three while a person waits; then after 0, 1, 3, 7, 11, 15, 19 and 23 milliseconds.
      expect(world.log.filter((line) => line === 'd')).toHaveLength(3 + 8);
    }
  });

  it('counts what it was asked to wait as well', async () => {
    const world = new World();
    const busy = Object.assign(new Error('busy'), {
      failure: { kind: 'unavailable', message: 'busy', retryAfter: 10 } satisfies Failure,
    });
    let attempts = 0;
    const gone: Step<string> = {
      ...world.step('d'),
      run: async () => {
        attempts += 1;
        throw busy;
      },
    };
    await world.run((saga) => saga.forward('koppeling', { d: gone }));
    // Once while a person waits; then after 0, 10 and 20 milliseconds, of which twenty were to be waited.
    expect(attempts).toBe(1 + 3);
  });

  it('waits between half of it and all of it, twice as long each time, but never longer than the longest', async () => {
    for (const [lot, share] of [
      [0, 0.5],
      [1, 1],
    ] as const) {
      const random = jest.spyOn(Math, 'random').mockReturnValue(lot);
      const world = new World();
      const slept: number[] = [];
      const engine: Engine = { ...world.engine, pause: async (milliseconds) => void slept.push(milliseconds) };
      const patient = { ...patience, firstPause: 1000, longestPause: 4000, giveUpAfter: 9000 };
      const gone = world.step('d', ...Array<'unavailable'>(99).fill('unavailable'));
      await runSaga(engine, patient, (saga) => saga.forward('koppeling', { d: gone }));
      random.mockRestore();
      expect(slept).toEqual([1000, 2000, 4000, 4000].map((it) => it * share));
    }
  });

  it('waits before it tries again while a person waits', async () => {
    const random = jest.spyOn(Math, 'random').mockReturnValue(1);
    const before = performance.now();
    await new World().run((saga) => saga.round('ronde', { a: new World().step('a', 'unavailable') }), {
      ...patience,
      quick: [50],
    });
    random.mockRestore();
    expect(performance.now() - before).toBeGreaterThanOrEqual(49);
  });

  it('settles by a refusal what was left unknown before', async () => {
    const world = new World();
    const outcome = await withFault(world, 'p', 'unknown', 'unknown', 'unknown', 'refused', 'refused');
    expect(outcome).toMatchObject({ state: 'undone', failedAt: 'p', failure: { kind: 'refused' } });
    expect(world.log).not.toContain('look p');
  });

  it('repeats an unknown pivot for as long as it was told', async () => {
    const world = new World();
    await withFault(world, 'p', ...Array<'unknown'>(99).fill('unknown'));
    // After 0, 1, 3, 7 and 11 milliseconds, of which ten were to be waited.
    expect(world.log.filter((line) => line === 'p')).toHaveLength(3 + 5);
  });

  it('names a refusal before what may be tried again', async () => {
    const world = new World();
    const outcome = await world.run((saga) =>
      saga.round('ronde', {
        a: world.step('a', ...Array<'unavailable'>(3).fill('unavailable')),
        b: world.step('b', 'refused'),
      }),
    );
    expect(outcome).toMatchObject({ failedAt: 'b', failure: { kind: 'refused' } });
  });

  it('goes on for long only with what of a pivot does not stand', async () => {
    const world = new World();
    const outcome = await world.run((saga) =>
      saga.pivotOrElse('besluit', { p: world.step('p'), r: world.step('r', 'refused', 'ok') }, {}, () => ({
        persistFor: 100,
      })),
    );
    expect(outcome).toMatchObject({ state: 'completed', result: { values: { p: 'p', r: 'r' } } });
    expect(world.log.filter((line) => line === 'p')).toHaveLength(1);
  });

  it('says what it left on purpose also when it could not undo the rest', async () => {
    const kept: Kept = { soort: 'partij', uuid: '1', reden: 'in gebruik' };
    const world = new World();
    const outcome = await world.run(async (saga) => {
      await saga.round('eerste', { a: { ...world.step('a'), undo: () => Promise.reject(failed('unavailable')) } });
      await saga.round('tweede', { b: { ...world.step('b'), undo: async () => kept } });
      await saga.round('derde', { c: world.step('c', 'refused') });
    });
    expect(outcome).toMatchObject({ state: 'attention', kept: [kept], left: [{ step: 'a' }] });
  });

  it('remembers how many attempts it took while a person waited', async () => {
    const world = new World();
    const stored: unknown[] = [];
    const engine: Engine = {
      ...world.engine,
      checkpoint: async (_, work) => {
        const result = await work(undefined);
        stored.push(result);
        return result;
      },
    };
    await runSaga(engine, patience, (saga) => saga.round('ronde', { a: world.step('a', 'unavailable', 'ok') }));
    expect(stored).toStrictEqual([
      { a: { value: 'a', attempts: 2, before: [expect.objectContaining({ kind: 'unavailable' })] } },
    ]);
  });

  it('repeats an unknown pivot until it is certain, and then goes on', async () => {
    const world = new World();
    const outcome = await withFault(world, 'p', 'unknown', 'unknown', 'unknown', 'unavailable', 'unknown', 'ok');
    expect(outcome.state).toBe('completed');
  });

  it('looks whether an unknown pivot stands when repeating it does not tell, and undoes when it does not', async () => {
    const world = new World();
    const outcome = await withFault(world, 'p', ...Array<'unknown'>(50).fill('unknown'));
    expect(outcome).toMatchObject({ state: 'undone', failedAt: 'p', failure: { kind: 'unknown' } });
    expect([...world.rows]).toEqual([]);
    expect(world.log.slice(world.log.lastIndexOf('p') + 1)[1]).toBe('look p');
  });

  it('makes a pivot whole that turns out to stand', async () => {
    const world = new World();
    const repeats = Array<'unknown after'>(8).fill('unknown after');
    const outcome = await withFault(world, 'p', ...repeats, 'unknown', 'ok');
    expect(world.log).toContain('look p');
    expect(outcome).toEqual({ state: 'completed', result: 'abp' });
  });

  it('goes on with a pivot as it was made whole, not as it was found', async () => {
    const world = new World();
    const pivot: ReversibleStep<string> = {
      ...world.step('p', ...Array<'unknown after'>(8).fill('unknown after')),
      find: async () => 'half of p',
    };
    const outcome = await world.run((saga) => saga.pivot('besluit', { p: pivot }, {}));
    expect(outcome).toEqual({ state: 'completed', result: { p: 'p' } });
  });

  it('names the first part of a pivot that does not stand', async () => {
    const world = new World();
    const outcome = await world.run((saga) =>
      saga.pivot('besluit', { p: world.step('p', 'refused'), r: world.step('r', 'refused') }, {}),
    );
    expect(outcome).toMatchObject({ state: 'undone', failedAt: 'p' });
  });

  it('names a pivot that stands and cannot be made whole', async () => {
    const world = new World();
    const outcome = await withFault(world, 'p', ...Array<'unknown after'>(99).fill('unknown after'));
    expect(outcome).toMatchObject({
      state: 'attention',
      failedAt: 'p',
      result: 'abp',
      left: [{ step: 'p' }],
      gaveUpAt: 'afmaken van p',
    });
    expect([...world.rows].toSorted()).toEqual(['a', 'b', 'c', 'd', 'p']);
  });

  /** A step that is never answered, nor can be looked at. */
  const dark = (world: World, name: string): ReversibleStep<string> => ({
    ...world.step(name, ...Array<'unknown'>(99).fill('unknown')),
    find: () => Promise.reject(failed('unavailable')),
  });

  it('neither goes on nor back when it cannot be found out whether the pivot stands', async () => {
    const world = new World();
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => world.step(name));
    const outcome = await world.run(process(a!, b!, dark(world, 'p'), c!, d!));
    expect(outcome).toMatchObject({
      state: 'attention',
      failedAt: 'p',
      left: [{ step: 'a', value: 'a' }, { step: 'b', value: 'b' }, { step: 'c', value: 'c' }, { step: 'p' }],
      gaveUpAt: 'kijken naar p',
    });
    expect([...world.rows].toSorted()).toEqual(['a', 'b', 'c']);
  });

  it('undoes when the pivot was never reached', async () => {
    const world = new World();
    const outcome = await withFault(world, 'p', 'unavailable', 'unavailable', 'unavailable');
    expect(outcome).toMatchObject({ state: 'undone', failedAt: 'p' });
    expect([...world.rows]).toEqual([]);
  });

  it.each(['c', 'd'])('only goes forward once the pivot stands: %s', async (at) => {
    const world = new World();
    const outcome = await withFault(world, at, 'unknown', 'unknown', 'unknown', 'unavailable', 'ok');
    expect(outcome.state).toBe('completed');
    expect([...world.rows].toSorted()).toEqual(['a', 'b', 'c', 'd', 'p']);
  });

  it('names what is lacking when it cannot be completed', async () => {
    const world = new World();
    const outcome = await withFault(world, 'd', 'refused', 'refused', 'refused');
    expect(outcome).toMatchObject({ state: 'attention', result: 'abp', left: [{ step: 'd' }] });
    expect(outcome).toMatchObject({ gaveUpAt: 'afmaken van d' });
  });

  it('names what it could not undo', async () => {
    const world = new World();
    const stubborn: Step<string> = { ...world.step('a'), undo: () => Promise.reject(failed('unknown')) };
    const outcome = await world.run(async (saga) => {
      await saga.round('eerste', { a: stubborn });
      await saga.round('tweede', { b: world.step('b', 'refused') });
    });
    expect(outcome).toMatchObject({ state: 'attention', failedAt: 'b', left: [{ step: 'a', value: 'a' }] });
    expect(outcome).toMatchObject({ gaveUpAt: 'a ongedaan maken' });
  });

  it('leaves standing what a step builds on that it could not undo, and names it from the end', async () => {
    const world = new World();
    const stubborn: Step<string> = { ...world.step('b'), undo: () => Promise.reject(failed('unknown')) };
    const outcome = await world.run(async (saga) => {
      await saga.round('eerste', { a: world.step('a'), read: { ...world.step('read'), undo: keep('only read') } });
      await saga.round('volgende', { n: world.step('n') });
      await saga.round('tweede', { b: stubborn });
      await saga.round('derde', { c: world.step('c', 'refused') });
    });
    expect(outcome).toMatchObject({
      state: 'attention',
      failedAt: 'c',
      left: [
        { step: 'b', value: 'b' },
        { step: 'n', value: 'n' },
        { step: 'a', value: 'a' },
      ],
    });
    expect(outcome).not.toHaveProperty('kept');
    expect([...world.rows]).toEqual(['a', 'read', 'n', 'b']);
  });

  it.each([
    ['while a person waits', ['unknown'], ['undo a']],
    ['for longer', Array<'unknown after'>(5).fill('unknown after'), ['look a', 'undo a']],
  ] as const)('takes away what was in doubt %s only when nothing more can come of it', async (_, fails, then) => {
    const world = new World();
    const patient = { ...patience, lateEffectLimit: 60_000 };
    const outcome = await world.run(async (saga) => {
      await saga.round('eerste', { a: world.step('a', ...fails), b: world.step('b') });
      await saga.round('tweede', { c: world.step('c', 'refused') });
    }, patient);
    expect(outcome.state).toBe('undone');
    expect(world.log.slice(-1 - then.length)).toEqual(['wait long', ...then]);
  });

  it('names what may stand when the pivot stays unknown', async () => {
    const world = new World();
    const outcome = await world.run((saga) =>
      saga.pivot('vervolg', { p: dark(world, 'p') }, { b: dark(world, 'b'), c: world.step('c', 'refused') }),
    );
    expect(outcome).toMatchObject({ state: 'attention', left: [{ step: 'b' }, { step: 'p' }] });
  });

  it('names a step of which it never became certain', async () => {
    const world = new World();
    const outcome = await world.run((saga) => saga.round('ronde', { a: dark(world, 'a') }));
    expect(outcome).toMatchObject({ state: 'attention', failedAt: 'a', left: [{ step: 'a' }] });
    expect(outcome).toMatchObject({ gaveUpAt: 'kijken naar a' });
  });

  it('says what it left standing on purpose', async () => {
    const kept: Kept = { soort: 'partij', uuid: '1', reden: 'in gebruik' };
    const world = new World();
    const shared: Step<string> = { ...world.step('a'), undo: async () => kept };
    const outcome = await world.run(async (saga) => {
      await saga.round('eerste', { a: shared });
      await saga.round('tweede', { b: world.step('b', 'refused') });
    });
    expect(outcome).toMatchObject({ state: 'undone', kept: [kept] });
  });

  it('leaves it to a person when undoing broke what belongs to others', async () => {
    const broken = { soort: 'klantcontact', uuid: '1', reden: 'heeft geen betrokkene meer' };
    const world = new World();
    const hitting: Step<string> = { ...world.step('a'), undo: async () => ({ ...broken, isBroken: true as const }) };
    const outcome = await world.run(async (saga) => {
      await saga.round('eerste', { first: world.step('first'), a: hitting });
      await saga.round('tweede', { b: world.step('b', 'refused') });
    });
    expect(outcome).toMatchObject({ state: 'attention', failedAt: 'b', left: [{ step: 'a', value: broken }] });
    expect(outcome).not.toHaveProperty('gaveUpAt');
    expect(outcome).not.toHaveProperty('kept');
    expect([...world.rows]).not.toContain('first');
  });

  it('says what it broke beside what it left on purpose', async () => {
    const kept: Kept = { soort: 'partij', uuid: '1', reden: 'in gebruik' };
    const broken = { soort: 'klantcontact', uuid: '1', reden: 'heeft geen betrokkene meer' };
    const world = new World();
    const hitting: Step<string> = { ...world.step('a'), undo: async () => [kept, { ...broken, isBroken: true }] };
    const outcome = await world.run(async (saga) => {
      await saga.round('eerste', { a: hitting });
      await saga.round('tweede', { b: world.step('b', 'refused') });
    });
    expect(outcome).toMatchObject({ state: 'attention', left: [{ step: 'a', value: broken }], kept: [kept] });
  });

  it('settles every call of a round before it says that one failed', async () => {
    const world = new World();
    const slow: Step<string> = {
      ...world.step('b'),
      run: async () => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        world.rows.add('b');
        return 'b';
      },
    };
    const outcome = await world.run((saga) => saga.round('ronde', { a: world.step('a', 'refused'), b: slow }));
    expect(outcome.state).toBe('undone');
    expect([...world.rows]).toEqual([]);
  });

  it('treats a surprise as unknown, and reports it', async () => {
    const world = new World();
    let times = 0;
    const broken: Step<string> = {
      ...world.step('a'),
      run: async () => {
        times += 1;
        if (times <= 3) throw new TypeError('bug');
        return 'a';
      },
    };
    const outcome = await world.run((saga) => saga.round('ronde', { a: broken }));
    expect(outcome).toMatchObject({ state: 'undone', failure: { kind: 'unknown' } });
    expect(world.surprises).toHaveLength(3);
  });

  it('undoes everything when the process itself breaks before the pivot', async () => {
    const world = new World();
    const outcome = await world.run(async (saga) => {
      await saga.round('eerste', { a: world.step('a') });
      throw new TypeError('bug');
    });
    expect(outcome).toMatchObject({ state: 'undone', failure: { kind: 'unknown' } });
    expect([...world.rows]).toEqual([]);
    expect(world.surprises).toHaveLength(1);
  });

  it('leaves it to a person when the process itself breaks after the pivot', async () => {
    const world = new World();
    const outcome = await world.run(async (saga) => {
      await saga.pivot('vervolg', { p: world.step('p') }, {});
      throw new TypeError('bug');
    });
    expect(outcome).toMatchObject({ state: 'attention', left: [{ step: 'p', value: 'p' }, { step: 'onvoorzien' }] });
    expect([...world.rows]).toEqual(['p']);
  });

  it('undoes nothing when the engine stops it', async () => {
    const world = new World();
    const engine: Engine = {
      ...world.engine,
      checkpoint: (name, work) => (name === 'tweede' ? Promise.reject(new Error('stopping')) : work(undefined)),
    };
    const stopped = runSaga(engine, patience, async (saga) => {
      await saga.round('eerste', { a: world.step('a') });
      await saga.round('tweede', { b: world.step('b') });
    });
    await expect(stopped).rejects.toThrow('stopping');
    expect([...world.rows]).toEqual(['a']);
  });

  describe('a pivot with a way out', () => {
    type Instead = OrElse<{ q: ReversibleStep<string> }>;

    function run(world: World, pivot: ReversibleStep<string>, orElse: (failure: Failure) => Instead | undefined) {
      return world.run(async (saga) => {
        await saga.round('eerste', { a: world.step('a') });
        const decision = await saga.pivotOrElse('vervolg', { p: pivot }, { c: world.step('c') }, orElse);
        await saga.forward('koppeling', { d: world.step('d') });
        return decision;
      });
    }
    const instead = (world: World, ...fails: Parameters<World['step']>[1][]) => ({
      name: 'uitwijk',
      instead: { q: world.step('q', ...fails) },
    });

    it('does not use it when the pivot stands', async () => {
      const world = new World();
      const outcome = await run(world, world.step('p'), () => instead(world));
      expect(outcome).toEqual({ state: 'completed', result: { values: { p: 'p' } } });
    });

    it.each([
      ['is refused', ['refused'], 'refused'],
      ['is not reached', ['unavailable', 'unavailable', 'unavailable'], 'unavailable'],
      ['stays unknown and turns out not to stand', Array<'unknown'>(50).fill('unknown'), 'unknown'],
    ] as const)('lets another step decide when the pivot %s', async (_, fails, kind) => {
      const world = new World();
      const outcome = await run(world, world.step('p', ...fails), () => instead(world));
      expect(outcome).toMatchObject({
        state: 'completed',
        result: { instead: { q: 'q' }, because: { kind } },
      });
      expect([...world.rows].toSorted()).toEqual(['a', 'c', 'd', 'q']);
    });

    it('completes what goes beside it when another step decides', async () => {
      const world = new World();
      const outcome = await world.run((saga) =>
        saga.pivotOrElse(
          'vervolg',
          { p: world.step('p', 'refused') },
          { c: world.step('c', 'unavailable', 'unavailable', 'unavailable', 'ok') },
          () => instead(world),
        ),
      );
      expect(outcome).toMatchObject({ state: 'completed', result: { instead: { q: 'q' } } });
      expect([...world.rows].toSorted()).toEqual(['c', 'q']);
    });

    it('does not use it as long as the pivot may yet stand', async () => {
      const world = new World();
      const outcome = await run(world, dark(world, 'p'), () => instead(world));
      expect(outcome).toMatchObject({ state: 'attention', failedAt: 'p' });
      expect(world.log).not.toContain('q');
    });

    it('undoes everything when neither stands', async () => {
      const world = new World();
      const outcome = await run(world, world.step('p', 'refused'), () => instead(world, 'refused'));
      expect(outcome).toMatchObject({ state: 'undone', failedAt: 'q' });
      expect([...world.rows]).toEqual([]);
    });

    it('undoes everything after a failure that it is not for', async () => {
      const world = new World();
      const orElse = ({ kind }: Failure) => (kind === 'unavailable' ? instead(world) : undefined);
      expect(await run(world, world.step('p', 'refused'), orElse)).toMatchObject({ state: 'undone', failedAt: 'p' });
      expect([...world.rows]).toEqual([]);
    });

    it.each([
      ['refused', Array<'refused'>(9).fill('refused')],
      ['not reached', Array<'unavailable'>(9).fill('unavailable')],
    ] as const)('goes on with a pivot that is %s for long', async (_, fails) => {
      const world = new World();
      const outcome = await run(world, world.step('p', ...fails, 'ok'), () => ({ persistFor: 100 }));
      expect(outcome).toEqual({ state: 'completed', result: { values: { p: 'p' } } });
    });

    it('completes what goes beside it before it goes on for long', async () => {
      const world = new World();
      await world.run((saga) =>
        saga.pivotOrElse(
          'vervolg',
          { p: world.step('p', 'refused', 'refused', 'ok') },
          { c: world.step('c', 'unavailable', 'unavailable', 'unavailable', 'ok') },
          () => ({ persistFor: 100 }),
        ),
      );
      expect(world.log.lastIndexOf('c')).toBeLessThan(world.log.lastIndexOf('p'));
      expect([...world.rows].toSorted()).toEqual(['c', 'p']);
    });

    it('leaves it to a person when that takes too long, and names what stands', async () => {
      const world = new World();
      const outcome = await run(world, world.step('p', ...Array<'refused'>(99).fill('refused')), () => ({
        persistFor: 10,
      }));
      expect(outcome).toMatchObject({
        state: 'attention',
        failedAt: 'p',
        left: [{ step: 'a' }, { step: 'c' }, { step: 'p' }],
        gaveUpAt: 'afmaken van p',
      });
    });
  });

  describe('a saga that is taken back', () => {
    const asked: Failure = { kind: 'refused', message: 'een beheerder vroeg erom' };
    const takeBack = (world: World, p: ReversibleStep<string>, d: Step<string> = world.step('d')) => {
      const [a, b, c] = ['a', 'b', 'c'].map((name) => world.step(name));
      return runSaga(world.engine, patience, process(a!, b!, p, c!, d), asked);
    };

    it('is undone although it was completed, from the end', async () => {
      const world = new World();
      const outcome = await takeBack(world, world.step('p'));
      expect(outcome).toEqual({ state: 'undone', failedAt: 'ingreep', failure: asked, kept: [] });
      expect(world.log.filter((line) => line.startsWith('undo'))).toEqual([
        'undo d',
        'undo p',
        'undo c',
        'undo b',
        'undo a',
      ]);
    });

    it('is undone although something was lacking', async () => {
      const world = new World();
      const outcome = await takeBack(world, world.step('p'), world.step('d', ...Array<'refused'>(9).fill('refused')));
      expect(outcome).toMatchObject({ state: 'undone', failedAt: 'ingreep' });
    });

    it('is undone once it can be found out what stands', async () => {
      const world = new World();
      let looks = 0;
      const pivot: ReversibleStep<string> = {
        ...world.step('p', ...Array<'unknown after'>(99).fill('unknown after')),
        find: async () => {
          looks += 1;
          if (looks < 15) throw failed('unavailable');
          return 'p';
        },
      };
      expect(await takeBack(world, pivot)).toMatchObject({ state: 'undone', failedAt: 'ingreep' });
      expect([...world.rows]).toEqual([]);
    });

    it('also takes away what was only completed later, and what came after the pivot', async () => {
      const world = new World();
      const late = world.step('c', 'unavailable', 'unavailable', 'unavailable', 'ok');
      const outcome = await runSaga(
        world.engine,
        patience,
        async (saga) => {
          await saga.pivot('vervolg', { p: world.step('p') }, { c: late });
          await saga.forward('koppeling', { d: world.step('d', 'unavailable', 'unavailable', 'unavailable', 'ok') });
        },
        asked,
      );
      expect(outcome.state).toBe('undone');
      expect(world.log.filter((line) => line.startsWith('undo'))).toEqual(['undo d', 'undo p', 'undo c']);
      expect([...world.rows]).toEqual([]);
    });

    it('looks at what could not be completed before it leaves it', async () => {
      const world = new World();
      const lost = world.step('d', ...Array<'refused'>(4).fill('refused'));
      const outcome = await takeBack(world, world.step('p'), { ...lost, find: async () => 'd' });
      expect(outcome.state).toBe('undone');
      expect(world.log).toContain('undo d');
    });

    it('turns round once when its undoing was given up', async () => {
      const world = new World();
      const stubborn: Step<string> = { ...world.step('a'), undo: () => Promise.reject(failed('unavailable')) };
      const outcome = await runSaga(
        world.engine,
        patience,
        async (saga) => {
          await saga.round('eerste', { a: stubborn });
          await saga.round('tweede', { b: world.step('b', 'refused') });
        },
        asked,
      );
      expect(outcome).toMatchObject({ state: 'attention', failedAt: 'b', gaveUpAt: 'a ongedaan maken' });
      expect(world.checkpoints.filter((name) => name === TURNED)).toHaveLength(1);
    });

    it('ends as it did when it was undone already', async () => {
      const world = new World();
      expect(await takeBack(world, world.step('p', 'refused'))).toMatchObject({ state: 'undone', failedAt: 'p' });
      expect(world.checkpoints.filter((name) => name === TURNED)).toHaveLength(1);
    });
  });

  /** Something that fails so many times with a Failure. Resolves to how it was tried. */
  async function leftAlone(failure: object, personWaits: number, failures = 2) {
    const slept: number[] = [];
    const engine: Engine = { ...new World().engine, pause: async (milliseconds) => void slept.push(milliseconds) };
    let attempts = 0;
    const busy: Step<string> = {
      run: async () => {
        attempts += 1;
        if (attempts > failures) return 'klaar';
        throw Object.assign(new Error(), { failure: { kind: 'unavailable', message: '', ...failure } });
      },
      undo: keep('nothing was made'),
    };
    const patient = { ...patience, quick: [1, 1], giveUpAfter: 60_000, personWaits };
    await runSaga(engine, patient, (saga) => saga.forward('ronde', { busy }));
    return { attempts, slept };
  }

  it('leaves alone for as long as it was asked to, once no person waits any more', async () => {
    expect(await leftAlone({ retryAfter: 7000 }, 6999)).toEqual({ attempts: 3, slept: [7000] });
  });

  it('does so while a person waits, when that is exactly as long as they do', async () => {
    const clock = jest.spyOn(performance, 'now').mockReturnValue(0);
    const tried = await leftAlone({ retryAfter: 30 }, 30);
    clock.mockRestore();
    expect(tried).toEqual({ attempts: 3, slept: [] });
  });

  it('does so while a person waits, when that is no longer than they do', async () => {
    const before = performance.now();
    expect(await leftAlone({ retryAfter: 30 }, 60_000)).toEqual({ attempts: 3, slept: [] });
    expect(performance.now() - before).toBeGreaterThanOrEqual(58);
  });

  it('counts what a person has waited already', async () => {
    // The second time there is not as much left.
    expect(await leftAlone({ retryAfter: 30 }, 59, 3)).toEqual({ attempts: 4, slept: [30] });
  });

  it('does not try at once what was kept back here', async () => {
    expect(await leftAlone({ retryAfter: 30, isKeptBack: true }, 60_000)).toEqual({ attempts: 3, slept: [30] });
    expect((await leftAlone({ isKeptBack: true }, 60_000)).slept).toHaveLength(1);
  });
});
