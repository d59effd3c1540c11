import type { Sign } from './answer.js';

/** A register that did not answer the last call. */
export interface Silent {
  /** When a call was first not answered, after the last that was. */
  readonly since: Date;
  /** The runs that had a call unanswered, or not sent because of that. They may have ended by now. */
  readonly runs: ReadonlySet<string>;
}

/** Knows of one address whether the last call was answered. */
export class Silence {
  #silent: { since: Date; runs: Set<string> } | undefined;

  /** Undefined as long as calls are answered. */
  get now(): Silent | undefined {
    return this.#silent;
  }

  /** What an answer shows. One of something in between says nothing of the register. */
  heard(sign: Sign, run: string | undefined): void {
    if (sign === 'alive') this.#silent = undefined;
    if (sign === 'dead') this.notAnswered(run);
  }

  /** A call got no answer, or was not sent because others got none. */
  notAnswered(run: string | undefined): void {
    this.#silent ??= { since: new Date(), runs: new Set() };
    if (run !== undefined) this.#silent.runs.add(run);
  }
}
