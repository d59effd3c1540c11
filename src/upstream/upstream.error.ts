/** The external systems that this product wraps. */
export type System = 'klanten' | 'taken' | 'zaken' | 'catalogi';

/**
 * How a call ended that did not succeed.
 * - `refused`: the register said no (4xx); nothing has happened.
 * - `unavailable`: the register was not reached, or only read from; nothing has happened.
 * - `unknown`: no answer, or none that can be relied on; it may have happened, now or later.
 */
export type FailureKind = 'refused' | 'unavailable' | 'unknown';

/** Plain data, so that it survives being stored. Never holds a body, a header, a query or a value from them. */
export interface UpstreamFailure {
  readonly kind: FailureKind;
  readonly message: string;
  readonly system: System;
  /** Method and kind of resource: `POST partijen`. */
  readonly operation: string;
  /** HTTP status, when an answer came. */
  readonly status?: number;
  /** The register's own code, such as `invalid` or `not_found`. */
  readonly code?: string;
  /** Milliseconds that the register asks to be left alone. */
  readonly retryAfter?: number;
  /** Which fields the register refused (`invalidParams`). */
  readonly fields: readonly UpstreamField[];
}

export interface UpstreamField {
  /** As the register spells it: `betrokkene.wasPartij.uuid`. */
  readonly name: string;
  /** Such as `required` or `unique`. */
  readonly code: string;
}

/** Carries an UpstreamFailure up to whoever can do something about it. */
export class UpstreamError extends Error {
  override readonly name = 'UpstreamError';

  constructor(readonly failure: UpstreamFailure) {
    super(failure.message);
  }

  get isRefused(): boolean {
    return this.failure.kind === 'refused';
  }

  /** Whether it may have happened, now or later. */
  get isUnknown(): boolean {
    return this.failure.kind === 'unknown';
  }

  /** Whether the register itself says that there is no such thing. */
  get isAbsent(): boolean {
    return this.isStatus(404) && this.failure.code === 'not_found';
  }

  /** Whether what was called is not there at all: a page for a path that is none, or a path that takes no such method. */
  get isNoEndpoint(): boolean {
    return this.isStatus(405) || (this.isStatus(404) && this.failure.code === undefined);
  }

  /** The same failure, which leaves unknown what an earlier call did. */
  undecided(): UpstreamError {
    return new UpstreamError({ ...this.failure, kind: 'unknown' });
  }

  /** Whether the register refused with this status. */
  isStatus(status: number): boolean {
    return this.isRefused && this.failure.status === status;
  }

  /** Whether the register refused this field, whatever else it refused; for this reason when one is given. */
  refuses(name: string, code?: string): boolean {
    return (
      this.isRefused &&
      this.failure.fields.some((field) => field.name === name && (code === undefined || field.code === code))
    );
  }
}
