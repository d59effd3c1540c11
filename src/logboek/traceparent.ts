import { randomBytes } from 'node:crypto';

/** Where an action is in a trace (W3C Trace Context). */
export interface TraceContext {
  /** 32 hexadecimal digits in lower case, not all 0. */
  readonly traceId: string;
  /** Of what it is a part of: 16 hexadecimal digits in lower case, not all 0. */
  readonly spanId: string;
  /** 2 hexadecimal digits. */
  readonly flags: string;
}

const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/;

/** What the header `traceparent` says; undefined when it says nothing that can be taken over. */
export function readTraceparent(header: string | readonly string[] | undefined): TraceContext | undefined {
  const [, traceId, spanId, flags] = (typeof header === 'string' ? TRACEPARENT.exec(header) : undefined) ?? [];
  return traceId !== undefined && spanId !== undefined && flags !== undefined ? { traceId, spanId, flags } : undefined;
}

/** The header `traceparent` of a call that is made for an action. */
export const traceparentOf = ({ traceId, spanId, flags }: TraceContext): string => `00-${traceId}-${spanId}-${flags}`;

export const newTraceId = (): string => randomBytes(16).toString('hex');
export const newSpanId = (): string => randomBytes(8).toString('hex');
