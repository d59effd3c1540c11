import { keep, type Failure, type ReversibleStep, type Step } from '../../src/saga/step.js';
import type { Process } from '../histories/process.js';
import type { Trouble } from '../histories/troubles.js';
import type { VirtualTime } from '../histories/virtual-time.js';
import { askPermission } from '../../src/fence/fence.js';
import type { FateOfCall, SagaUnderTest } from './saga-under-test.js';

/* A saga of three steps, to show what a new one gets: a table is booked, the meal ordered, and the guest told. */

const PATIENCE = {
  quick: [10, 20],
  firstPause: 100,
  longestPause: 1000,
  giveUpAfter: 5000,
  decideFor: 2000,
  lateEffectLimit: 60_000,
  personWaits: 0,
};

class CallError extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
  }
}

/** A register of rows with a key, that can be called badly. */
class Restaurant {
  readonly rows = new Set<string>();

  constructor(
    private readonly time: VirtualTime,
    private readonly fateOf: FateOfCall,
  ) {}

  call = async <T>(process: Process, operation: string, effect: () => T): Promise<T> => {
    if (!operation.startsWith('find')) await askPermission();
    await process.turn();
    const trouble = this.fateOf(operation);
    const answer = await this.#exchange(effect, trouble);
    await process.turn();
    if (trouble && trouble.back !== 'its own') throw new CallError(failureOf(trouble, operation));
    return answer as T;
  };

  async #exchange<T>(effect: () => T, trouble: Trouble | undefined): Promise<T | undefined> {
    const { effect: when = 'done', takes = 10 } = trouble ?? {};
    if (typeof when === 'number') this.time.after(when, effect);
    const answer = when === 'done' ? effect() : undefined;
    await this.time.pause(takes);
    return answer;
  }
}

/** What is known of a call that failed. */
function failureOf({ name, back, effect }: Trouble, operation: string): Failure {
  const message = `${operation}: ${name}`;
  const isOwn = typeof back === 'object' && 'code' in Object(back.body) && back.status < 500;
  if (isOwn) return { kind: 'refused', message };
  const isNothing = back === 'not connected' || operation.startsWith('find');
  return { kind: isNothing && effect === 'none' ? 'unavailable' : 'unknown', message };
}

/** What belongs to what: it goes along with that, and does not come without it. */
const BELONGS_TO: Readonly<Record<string, string>> = { berichten: 'maaltijden' };

/** A row under a key: putting it there twice makes one. */
const put = ({ rows, call }: Restaurant, process: Process, resource: string): ReversibleStep<string> => ({
  run: () =>
    call(process, `put ${resource}`, () => {
      if (rows.has(BELONGS_TO[resource] ?? resource) || !(resource in BELONGS_TO)) rows.add(resource);
      return resource;
    }),
  find: () => call(process, `find ${resource}`, () => (rows.has(resource) ? resource : undefined)),
  undo: async (key) => {
    await call(process, `remove ${resource}`, () => {
      for (const row of rows) if (row === key || BELONGS_TO[row] === key) rows.delete(row);
    });
  },
});

const lasting = (step: Step<string>): Step<string> => ({ run: step.run, undo: keep('it goes with the meal') });

export const TOY: SagaUnderTest = {
  name: 'a toy of three steps',
  begin: (time, fateOf) => {
    const restaurant = new Restaurant(time, fateOf);
    return {
      patience: PATIENCE,
      input: {},
      carriedOutBy: (process) => async (saga) => {
        const step = (resource: string) => put(restaurant, process, resource);
        const { tafel } = await saga.round('tafel', { tafel: step('tafels') });
        const { maaltijd } = await saga.pivot('maaltijd', { maaltijd: step('maaltijden') }, {});
        await saga.forward('gast', { gast: lasting(step('berichten')) });
        return { tafel, maaltijd };
      },
      rows: () => Object.fromEntries([...restaurant.rows].map((resource) => [resource, 1])),
    };
  },
};
