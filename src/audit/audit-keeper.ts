import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config/settings.js';
import { Auditregels, type Seal } from '../database/auditregels.js';
import { whenLinesAreWritten } from '../database/lines-written.js';
import { LOG, type Log } from '../telemetry/log.js';
import { Metrics } from '../telemetry/metrics.js';
import { regularly, type Regular } from '../timing/regularly.js';
import { whenNeeded, type Needed } from '../timing/when-needed.js';
import { seal } from './seal.js';

/**
 * So long a line waits for its seal, in which it could be changed without a trace: what is older and under way may make it
 * longer. Late is what a process left that died, or a command wrote. Milliseconds.
 */
const SEALING = { soon: 1000, again: 1000, late: 15_000 };
const BATCH = 500;
/** How often the log tells the last seal: outside the database, where nobody who changes that can change it as well. */
const TELL_EVERY_MS = 3_600_000;
const BETWEEN_BATCHES_MS = 50;

/** Seals the audit log, and takes out what need not be kept any more. */
@Injectable()
export class AuditKeeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  #work: readonly (Regular | Needed)[] = [];
  #endTelling = () => {};
  #toldAt = -Infinity;

  constructor(
    @Inject(Auditregels) private readonly auditregels: Auditregels,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOG) private readonly log: Log,
    @Inject(Metrics) metrics: Metrics,
  ) {
    metrics.gauge(
      'klantregie_audit_onverzegeld_seconds',
      'Hoe lang de oudste regel van het auditlog op zijn zegel wacht.',
      [],
      async () => [[{}, await auditregels.oldestUnsealed()]],
    );
  }

  onApplicationBootstrap(): void {
    const failed = (error: unknown) => this.log.warn({ err: error }, 'the audit log could not be kept');
    const { onderhoud } = this.settings.configuration.tijden;
    const sealing = whenNeeded(SEALING, (stopping) => this.#seal(stopping), failed);
    this.#endTelling = whenLinesAreWritten(() => sealing.soon());
    sealing.soon();
    this.#work = [sealing, regularly(onderhoud, (stopping) => this.#removeExpired(stopping), failed)];
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#endTelling();
    await Promise.all(this.#work.map((it) => it.stop()));
  }

  /** Whether there may be more: what cannot be sealed yet, what another process is sealing, what came in meanwhile. */
  async #seal(stopping: AbortSignal): Promise<boolean> {
    if (!(await this.auditregels.isAnyUnsealed())) return false;
    await this.#sealAll(stopping);
    return true;
  }

  async #sealAll(stopping: AbortSignal): Promise<void> {
    let last: ReturnType<Seal>[number] | undefined;
    const sealing: Seal = (...args) => {
      const sealed = seal(...args);
      last = sealed.at(-1);
      return sealed;
    };
    while (!stopping.aborted && (await this.auditregels.seal(BATCH, sealing)) === BATCH);
    if (last === undefined || performance.now() < this.#toldAt + TELL_EVERY_MS) return;
    this.#toldAt = performance.now();
    this.log.info({ nummer: last.nummer, zegel: last.zegel }, 'the audit log is sealed up to here');
  }

  async #removeExpired(stopping: AbortSignal): Promise<void> {
    const { dagen } = this.settings.configuration.audit;
    while (!stopping.aborted && (await this.auditregels.removeExpired(dagen, BATCH)) === BATCH)
      await pause(BETWEEN_BATCHES_MS);
  }
}
