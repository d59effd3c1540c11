import { DBOS } from '@dbos-inc/dbos-sdk';
import { withPermission } from '../fence/fence.js';
import type { Engine } from '../saga/engine.js';
import { TURNED } from '../saga/undo-all.js';
import { withLogContext } from '../telemetry/log-context.js';
import { atRegister } from '../timing/at-register.js';
import { Interruption } from './interruption.js';
import type { LogBehind } from './log-behind.js';
import { waitUntil } from './long-waits.js';
import { mayAct, type LocalRun } from './ownership.js';

interface EngineContext {
  readonly run: LocalRun;
  /** How its log is written where it was begun. Undefined: it is carried on, and the engine itself says what was done. */
  readonly log: LogBehind | undefined;
  /**
   * Present when an earlier process may have begun the first work that is not in the log: the moment at which this one
   * began, for by then that one had left it alone. Milliseconds since 1970.
   */
  readonly interruptedAt: number | undefined;
  /** The log was cut off to go on: anything that is not in it may have been done before. */
  readonly wasReopened: boolean;
  readonly surprise: (error: unknown) => void;
  readonly waits: (error: unknown) => void;
  readonly turned: () => Promise<void>;
  readonly measure: (checkpoint: string) => () => void;
  /** Is told what each checkpoint brought, also when it was in the log already. */
  readonly made: (checkpoint: string, value: unknown) => void;
}

/** How the engine itself names a pause in the log: it holds the moment at which that ends. */
export const SLEEP = 'DBOS.sleep';

/**
 * What a saga asks of its engine, on DBOS. Only the first work that is not replayed can have been interrupted, unless the
 * log was cut off to go on. Work may only change a register as long as the run is carried out here. That is not handed down
 * to it: every step, client and helper in between would have to pass on what it never looks at, and one that forgot it would
 * write unfenced; the clients find it where a call leaves the process.
 */
export function dbosEngine({
  run,
  log,
  interruptedAt,
  wasReopened,
  surprise,
  waits,
  turned,
  measure,
  made,
}: EngineContext): Engine {
  const interruption = new Interruption(interruptedAt, wasReopened);
  const permission = () => mayAct(run);
  /** What nobody is on the phone for, keeps nobody out in any case. */
  const waiting = <T>(work: () => Promise<T>) => (log ? atRegister(work) : work());
  const keep = <T>(name: string, work: () => Promise<T>): Promise<T> =>
    log ? log.keep(name, work) : DBOS.runStep(work, { name });
  return {
    checkpoint: async (name, work) => {
      const result = await keep(name, async () => {
        const begunAt = interruption.next();
        if (name === TURNED) await turned();
        const end = measure(name);
        try {
          return await withLogContext({ step: name }, () =>
            withPermission(permission, () => waiting(() => work(begunAt))),
          );
        } finally {
          end();
        }
      });
      if (name === TURNED) run.turned = result;
      made(name, result);
      return result;
    },
    pause: async (milliseconds) => {
      // It counts as a step, also when there is nothing to wait for any more.
      if (milliseconds <= 0) return log ? log.pass() : DBOS.sleep(0);
      const moment = await keep(SLEEP, async () => Date.now() + milliseconds);
      await log?.write();
      interruption.waitsUntil(moment);
      await waiting(() => waitUntil(run, moment));
    },
    surprise,
    waits,
  };
}
