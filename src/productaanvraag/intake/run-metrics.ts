import { Inject, Injectable } from '@nestjs/common';
import { Aanvragen } from '../../database/aanvragen.js';
import { countRuns } from '../../durable/ownership.js';
import { readAttempt } from '../../saga/checkpoint-names.js';
import { Metrics } from '../../telemetry/metrics.js';
import type { Uitkomst } from '../answer/answer.js';
import type { SoortAanvraag } from './kinds.js';

/** What there is to see of requests while they are carried out, and of how they end. */
@Injectable()
export class RunMetrics {
  /** One has come to its end. After a crash that is perhaps told once more. */
  readonly ended: (labels: Readonly<{ soort: SoortAanvraag; uitkomst: Uitkomst }>) => void;
  readonly #roundTrip: () => (labels: { stap: string }) => void;

  constructor(@Inject(Metrics) metrics: Metrics, @Inject(Aanvragen) aanvragen: Aanvragen) {
    this.ended = metrics.counter('klantregie_aanvragen_total', 'Aanvragen die klaar zijn, naar uitkomst.', [
      'soort',
      'uitkomst',
    ]);
    this.#roundTrip = metrics.timer(
      'klantregie_stap_seconds',
      'Hoe lang een stap van een aanvraag duurt. Stappen die tegelijk gaan, zijn er samen één.',
      ['stap'],
    );
    const open = once(() => aanvragen.countOpen());
    metrics.gauge('klantregie_lopend', 'Aanvragen die dit proces nu uitvoert.', [], () => [[{}, countRuns()]]);
    metrics.gauge(
      'klantregie_aanvragen_open',
      'Aanvragen die nog niet klaar zijn, of aandacht vragen, van alle processen samen.',
      ['uitkomst'],
      async () => (await open()).map(({ uitkomst, aantal }) => [{ uitkomst }, aantal] as const),
    );
    metrics.gauge(
      'klantregie_oudste_seconds',
      'Hoe lang geleden de oudste aanvraag kwam die nog niet klaar is, of aandacht vraagt.',
      ['uitkomst'],
      async () => (await open()).map(({ uitkomst, oudste }) => [{ uitkomst }, oudste] as const),
    );
  }

  /** A checkpoint begins. Returns what is called when it is made, or could not be. Its attempts count as one step. */
  readonly checkpoint = (name: string): (() => void) => {
    const end = this.#roundTrip();
    return () => end({ stap: readAttempt(name).name });
  };
}

/** The work, which is done once for all who ask for it while it is being done. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<T> | undefined;
  return () =>
    (underWay ??= work().finally(() => {
      underWay = undefined;
    }));
}
