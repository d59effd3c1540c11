import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Values by the values of a label, in the order in which they are told. */
export type Values = Iterable<readonly [labels: Readonly<Record<string, string>>, value: number]>;

/** Seconds: from a call that is answered from memory to one that is given up. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/**
 * What can be counted and measured of this process, for Prometheus. Each room adds what it knows of. Labels are words of ours
 * from short, closed lists: never a number, a name or anything else that somebody sent.
 */
@Injectable()
export class Metrics {
  readonly #registry = new Registry();

  /**
   * Memory, processor, garbage, and how far the event loop lags behind. To know that, it is looked at a hundred times a second:
   * only for who watches.
   */
  watchProcess(): void {
    collectDefaultMetrics({ register: this.#registry });
  }

  /** Something that happens. Returns what is called each time that it does. */
  counter<Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
  ): (labels: Readonly<Record<Label, string>>) => void {
    const counter = new Counter({ name, help, labelNames, registers: [this.#registry] });
    return (labels) => counter.inc(labels);
  }

  /** Something that takes time. Returns what is called at its beginning; what that returns, at its end. */
  timer<Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
  ): () => (labels: Readonly<Record<Label, string>>) => void {
    const histogram = new Histogram({ name, help, labelNames, buckets: BUCKETS, registers: [this.#registry] });
    return () => {
      const end = histogram.startTimer();
      return (labels) => void end(labels);
    };
  }

  /** How something stands. It is asked when somebody looks; when it cannot be told, it is left out. */
  gauge(name: string, help: string, labelNames: readonly string[], read: () => Values | Promise<Values>): void {
    const gauge: Gauge = new Gauge({
      name,
      help,
      labelNames,
      registers: [this.#registry],
      collect: async () => {
        gauge.reset();
        // Without labels it would stand at 0, which nobody said.
        gauge.remove({});
        try {
          for (const [labels, value] of await read()) gauge.set(labels, value);
        } catch {
          // Who watches sees that it is missing; the log says why what it asks fails.
        }
      },
    });
  }

  /** All of it, in the text format of Prometheus. */
  async read(): Promise<{ readonly type: string; readonly text: string }> {
    return { type: this.#registry.contentType, text: await this.#registry.metrics() };
  }
}
