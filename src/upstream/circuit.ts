import {
  BrokenCircuitError,
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  handleAll,
  type CircuitBreakerPolicy,
} from 'cockatiel';

/** When a register counts as dead, and how long it is left alone then. */
export interface CircuitOptions {
  /** So many calls in a row that were not answered. */
  readonly naFouten: number;
  /** Milliseconds. After that one call is let through to see. */
  readonly pauze: number;
}

const USUAL: CircuitOptions = { naFouten: 10, pauze: 5000 };

/** `open`: nothing is sent. `halfOpen`: one call is let through to see. */
export type CircuitStand = 'gesloten' | 'open' | 'halfOpen';

/** It was not sent: the register counts as dead for now. */
export class CircuitOpenError extends Error {
  override readonly name = 'CircuitOpenError';
}

/** What stands between us and a register says so with these: then the register itself did not answer. */
const NO_ANSWER = new Set([502, 503, 504]);

/** Keeps a register that is dead from holding every caller for the time limit (a circuit breaker). */
export class Circuit {
  readonly #policy: CircuitBreakerPolicy;

  constructor(readonly options: CircuitOptions = USUAL) {
    const { naFouten, pauze } = options;
    const failing = handleAll.orWhenResult((answer) => NO_ANSWER.has((answer as { status: number }).status));
    this.#policy = circuitBreaker(failing, { halfOpenAfter: pauze, breaker: new ConsecutiveBreaker(naFouten) });
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

  /** Any answer but 502, 503 and 504 shows that the register lives. Throws a CircuitOpenError when nothing was sent. */
  async run<T extends { readonly status: number }>(exchange: () => Promise<T>): Promise<T> {
    // Who comes while one call is on its way to see, does not wait for it.
    if (this.#policy.state === CircuitState.HalfOpen) throw new CircuitOpenError();
    try {
      return await this.#policy.execute(exchange);
    } catch (error) {
      throw error instanceof BrokenCircuitError ? new CircuitOpenError() : error;
    }
  }
}
