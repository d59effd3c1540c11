import { describe, expect, it } from '@jest/globals';
import { runSaga, TURNED, type Engine, type Patience, type Saga } from './saga.js';
import { keep, type Failure, type Kept, type Step } from './step.js';

const patience = { quick: [0, 0], first: 1, longest: 4, giveUpAfter: 20, late: 0 };
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
      return work(false);
    },
    pause: async (milliseconds) => void this.log.push(milliseconds > 500 ? 'wait long' : 'wait'),
    surprise: (error) => this.surprises.push(error),
  };

  /** A step that adds a row; `fails` says how each attempt in turn ends, after its effect or without. */
  step(name: string, ...fails: (Failure['kind'] | `${Failure['kind']} after` | 'ok')[]): Step<string> {
    return {
      run: async () => {
        this.log.push(name);
        const [kind, after] = (fails.shift() ?? 'ok').split(' ');
        if (kind === 'ok' || after) this.rows.add(name);
        if (kind !== 'ok') throw failed(kind as Failure['kind']);
        return name;
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
    (first: Step<string>, second: Step<string>, pivot: Step<string>, beside: Step<string>, last: Step<string>) =>
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

  it.each(['a', 'b'])('makes certain what is unknown of %s before it takes it away', async (at) => {
    const world = new World();
    const outcome = await withFault(world, at, 'unknown after', 'unknown', 'unknown', 'unknown', 'ok');
    expect(outcome.state).toBe('undone');
    expect([...world.rows]).toEqual([]);
    expect(world.log.indexOf(`undo ${at}`)).toBeGreaterThan(world.log.lastIndexOf(at));
  });

  it('goes on after a quick attempt that succeeds', async () => {
    const world = new World();
    await expect(withFault(world, 'b', 'unknown', 'unavailable')).resolves.toMatchObject({ state: 'completed' });
  });

  it('tells a step that it may have been tried before', async () => {
    const seen: boolean[] = [];
    const step = (fails: Failure['kind'][]): Step<void> => ({
      run: async (again) => {
        seen.push(again);
        const kind = fails.shift();
        if (kind) throw failed(kind);
      },
      undo: keep('nothing was made'),
    });
    await new World().run((saga) => saga.round('ronde', { step: step(['unavailable', 'unknown']) }));
    expect(seen).toEqual([false, false, true]);
  });

  it('repeats an unknown pivot until it is certain, and then goes on', async () => {
    const world = new World();
    const outcome = await withFault(world, 'p', 'unknown', 'unknown', 'unknown', 'unavailable', 'unknown', 'ok');
    expect(outcome.state).toBe('completed');
  });

  it('neither goes on nor back when the pivot stays unknown', async () => {
    const world = new World();
    const outcome = await withFault(world, 'p', ...Array<'unknown'>(50).fill('unknown'));
    expect(outcome).toMatchObject({
      state: 'attention',
      failedAt: 'p',
      left: [{ step: 'a', value: 'a' }, { step: 'b', value: 'b' }, { step: 'c', value: 'c' }, { step: 'p' }],
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
  });

  it('names what it could not undo', async () => {
    const world = new World();
    const stubborn: Step<string> = { ...world.step('a'), undo: () => Promise.reject(failed('unknown')) };
    const outcome = await world.run(async (saga) => {
      await saga.round('eerste', { a: stubborn });
      await saga.round('tweede', { b: world.step('b', 'refused') });
    });
    expect(outcome).toMatchObject({ state: 'attention', failedAt: 'b', left: [{ step: 'a', value: 'a' }] });
  });

  it('leaves standing what a step builds on that it could not undo', async () => {
    const world = new World();
    const stubborn: Step<string> = { ...world.step('b'), undo: () => Promise.reject(failed('unknown')) };
    const outcome = await world.run(async (saga) => {
      await saga.round('eerste', { a: world.step('a'), read: { ...world.step('read'), undo: keep('only read') } });
      await saga.round('tweede', { b: stubborn });
      await saga.round('derde', { c: world.step('c', 'refused') });
    });
    expect(outcome).toMatchObject({
      state: 'attention',
      failedAt: 'c',
      left: [
        { step: 'b', value: 'b' },
        { step: 'a', value: 'a' },
      ],
    });
    expect([...world.rows]).toEqual(['a', 'read', 'b']);
  });

  it.each([
    ['while a person waits', ['unknown']],
    ['for longer', Array<'unknown'>(5).fill('unknown')],
  ] as const)('takes away what was in doubt %s only when nothing more can come of it', async (_, fails) => {
    const world = new World();
    const patient = { ...patience, late: 60_000 };
    const outcome = await world.run(async (saga) => {
      await saga.round('eerste', { a: world.step('a', ...fails), b: world.step('b') });
      await saga.round('tweede', { c: world.step('c', 'refused') });
    }, patient);
    expect(outcome.state).toBe('undone');
    expect(world.log.slice(-2)).toEqual(['wait long', 'undo a']);
  });

  it('names what may stand when the pivot stays unknown', async () => {
    const world = new World();
    const always = Array<'unknown'>(50).fill('unknown');
    const outcome = await world.run((saga) =>
      saga.pivot(
        'vervolg',
        { p: world.step('p', ...always) },
        { b: world.step('b', ...always), c: world.step('c', 'refused') },
      ),
    );
    expect(outcome).toMatchObject({ state: 'attention', left: [{ step: 'b' }, { step: 'p' }] });
  });

  it('names a step of which it never became certain', async () => {
    const world = new World();
    const outcome = await withFault(world, 'a', 'unknown', ...Array<'unavailable'>(50).fill('unavailable'));
    expect(outcome).toMatchObject({ state: 'attention', failedAt: 'a', left: [{ step: 'a' }] });
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
      checkpoint: (name, work) => (name === 'tweede' ? Promise.reject(new Error('stopping')) : work(false)),
    };
    const stopped = runSaga(engine, patience, async (saga) => {
      await saga.round('eerste', { a: world.step('a') });
      await saga.round('tweede', { b: world.step('b') });
    });
    await expect(stopped).rejects.toThrow('stopping');
    expect([...world.rows]).toEqual(['a']);
  });
});
