/** The external systems that this product wraps. */
export const SYSTEMS = ['klanten', 'taken', 'zaken', 'catalogi'] as const;
export type System = (typeof SYSTEMS)[number];

/**
 * How a call ended that did not succeed.
 * - `refused`: the register itself said no (4xx); nothing has happened.
 * - `unavailable`: the register was not reached, or only read from; nothing has happened.
 * - `unknown`: no answer of the register, or none that can be relied on; it may have happened, now or later.
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
  /** Something between us and the register answered (a gateway, a proxy): the register itself said nothing. */
  readonly isBetween?: true;
  /** It was kept back here, so that trying again at once is of no use. */
  readonly isKeptBack?: true;
  /** The register's own code, such as `invalid` or `not_found`. */
  readonly code?: string;
  /** Milliseconds that the register asks to be left alone. */
  readonly retryAfter?: number;
  /** Which fields the register refused (`invalidParams`). */
  readonly fields: readonly UpstreamField[];
  /** Whether it is about what the caller said, so that they can mend it: set by the step that knows. */
  readonly isForTheCaller?: boolean;
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

  /** Whether the register itself says that what was called takes no such method. */
  get isNoMethod(): boolean {
    return this.isStatus(405);
  }

  /** Whether what was called may not be there at all: a page, which for a path that is none the registers give as well. */
  get mayBeNoEndpoint(): boolean {
    const { status, isBetween } = this.failure;
    return isBetween === true && (status === 404 || status === 405);
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
