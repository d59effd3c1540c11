import { describe, expect, it } from '@jest/globals';
import { runSaga, TURNED, type Engine, type OrElse, type Patience, type Saga } from './saga.js';
import { keep, type Failure, type Kept, type ReversibleStep, type Step } from './step.js';

const patience = { quick: [0, 0], first: 1, longest: 4, giveUpAfter: 20, decideFor: 10, late: 0 };
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
    expect(world.log).not.toContain(`undo ${at}`);
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

  it.each([
    ['unknown', [false, true, true, true, true]],
    ['unavailable', [false, false, false, false, false]],
  ] as const)('tells it that too when it is completed later, after it was %s', async (kind, expected) => {
    const seen: boolean[] = [];
    let fails = 4;
    const step: Step<void> = {
      run: async (again) => {
        seen.push(again);
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

  it('remembers how many attempts it took while a person waited', async () => {
    const world = new World();
    const stored: unknown[] = [];
    const engine: Engine = {
      ...world.engine,
      checkpoint: async (_, work) => {
        const result = await work(false);
        stored.push(result);
        return result;
      },
    };
    await runSaga(engine, patience, (saga) => saga.round('ronde', { a: world.step('a', 'unavailable', 'ok') }));
    expect(stored).toEqual([{ a: { value: 'a', attempts: 2 } }]);
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
    ['while a person waits', ['unknown'], ['undo a']],
    ['for longer', Array<'unknown after'>(5).fill('unknown after'), ['look a', 'undo a']],
  ] as const)('takes away what was in doubt %s only when nothing more can come of it', async (_, fails, then) => {
    const world = new World();
    const patient = { ...patience, late: 60_000 };
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
    expect([...world.rows]).not.toContain('first');
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

    it('ends as it did when it was undone already', async () => {
      const world = new World();
      expect(await takeBack(world, world.step('p', 'refused'))).toMatchObject({ state: 'undone', failedAt: 'p' });
      expect(world.checkpoints.filter((name) => name === TURNED)).toHaveLength(1);
    });
  });

  it('waits as long as it was asked to, but not while a person does', async () => {
    const world = new World();
    const slept: number[] = [];
    const engine: Engine = { ...world.engine, pause: async (milliseconds) => void slept.push(milliseconds) };
    let attempts = 0;
    const busy: Step<string> = {
      run: async () => {
        attempts += 1;
        if (attempts > 2) return 'klaar';
        throw Object.assign(new Error(), { failure: { kind: 'unavailable', message: '', retryAfter: 7000 } });
      },
      undo: keep('nothing was made'),
    };
    await runSaga(engine, { ...patience, giveUpAfter: 60_000 }, (saga) => saga.forward('ronde', { busy }));
    expect(attempts).toBe(3);
    expect(slept).toEqual([7000]);
  });
});
