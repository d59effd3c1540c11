/** Nobody waits longer than this on the word of a register. */
const LONGEST_MS = 3_600_000;

/**
 * How long a register asks to be left alone, in milliseconds: its header `Retry-After` (RFC 9110, 10.2.3), in seconds or
 * as a date. Undefined when it does not ask, or not so that it can be read.
 */
export function readRetryAfter(header: unknown, now: Date): number | undefined {
  if (typeof header !== 'string') return undefined;
  const milliseconds = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now.getTime();
  return Number.isNaN(milliseconds) ? undefined : Math.min(Math.max(0, milliseconds), LONGEST_MS);
}
