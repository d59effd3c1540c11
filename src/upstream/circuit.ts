import {
  BrokenCircuitError,
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  handleWhen,
  type CircuitBreakerPolicy,
} from 'cockatiel';
import type { Sign } from './answer.js';

/** When a register counts as dead, and how long it is left alone then. */
export interface CircuitOptions {
  /** So many calls in a row that were not answered. */
  readonly naFouten: number;
  /** Milliseconds. After that one call is let through to see. */
  readonly pauze: number;
}

/** `open`: nothing is sent. `halfOpen`: one call is let through to see. */
export type CircuitStand = 'gesloten' | 'open' | 'halfOpen';

/** It was not sent: the register counts as dead for now. */
export class CircuitOpenError extends Error {
  override readonly name = 'CircuitOpenError';
}

/** An answer that does not show that the register lives. */
class NoLife<T> extends Error {
  constructor(readonly answer: T & { readonly sign: Sign }) {
    super();
  }
}

/** Keeps a register that is dead from holding every caller for the time limit (a circuit breaker). */
export class Circuit {
  readonly #policy: CircuitBreakerPolicy;

  constructor(readonly options: CircuitOptions) {
    const { naFouten, pauze } = options;
    this.#policy = circuitBreaker(
      handleWhen((error) => this.#isFailure(error)),
      { halfOpenAfter: pauze, breaker: new ConsecutiveBreaker(naFouten) },
    );
  }

  get stand(): CircuitStand {
    switch (this.#policy.state) {
      case CircuitState.Closed:
        return 'gesloten';
      case CircuitState.HalfOpen:
        return 'halfOpen';
      default:
        return 'open';
    }
  }

  /** Throws a CircuitOpenError when nothing was sent. */
  async run<T extends { readonly sign: Sign }>(exchange: () => Promise<T>): Promise<T> {
    // Who comes while one call is on its way to see, does not wait for it.
    if (this.#policy.state === CircuitState.HalfOpen) throw new CircuitOpenError();
    try {
      return await this.#policy.execute(async () => {
        const answer = await exchange();
        if (answer.sign !== 'alive') throw new NoLife(answer);
        return answer;
      });
    } catch (error) {
      if (error instanceof NoLife) return error.answer as T;
      throw error instanceof BrokenCircuitError ? new CircuitOpenError() : error;
    }
  }

  /** An answer that proves nothing counts for nothing. Only who went to see needs a proof of life. */
  #isFailure(error: Error): boolean {
    const provesNothing = error instanceof NoLife && (error as NoLife<unknown>).answer.sign === 'none';
    return !provesNothing || this.#policy.state === CircuitState.HalfOpen;
  }
}
