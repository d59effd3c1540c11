import type { Evidence } from './evidence.js';
import { gather } from './evidence.js';
import type { HistoryPlan } from './history.js';
import type { Mistake } from './mistakes.js';
import { Random } from './random.js';
import { liesOfHistory } from './verdict.js';
import type { VirtualTime } from './virtual-time.js';
import { TOO_LONG, World } from './world.js';

/** Lives through histories, one after the other, in the time and with the chances of this process. */
export class Historian {
  readonly #time: VirtualTime;
  random = new Random(0);

  /** @param tell is told what happens in a history, in the order in which it does. */
  constructor(
    time: VirtualTime,
    private readonly tell?: (line: string) => void,
  ) {
    this.#time = time;
  }

  /** Everything in a history that is not as it was told; empty: nobody was lied to. */
  async judge(plan: HistoryPlan, mistake?: Mistake): Promise<string[]> {
    let evidence: Evidence[];
    try {
      ({ evidence } = await this.#live(plan, gather, mistake, this.tell));
    } catch (error) {
      return [`no end: ${(error as Error).message}`];
    }
    return liesOfHistory(evidence, async (clean) => (await this.#live(clean, async () => [])).world);
  }

  async #live(
    plan: HistoryPlan,
    look: (world: World) => Promise<Evidence[]>,
    mistake?: Mistake,
    tell?: (line: string) => void,
  ): Promise<{ world: World; evidence: Evidence[] }> {
    this.random = new Random(plan.seed);
    this.#time.reset();
    const world = new World(this.#time, this.random, plan, mistake, tell);
    const evidence = await this.#time.run(async () => {
      await world.live();
      return look(world);
    }, TOO_LONG);
    return { world, evidence };
  }
}
