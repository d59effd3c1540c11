const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
const DATE_TIME = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?)?$/i;

/** A calendar date, or undefined. */
export function readDate(text: string): string | undefined {
  const match = DATE.exec(text.trim());
  if (!match) return undefined;
  const [, year, month, day] = match.map(Number);
  const date = new Date(Date.UTC(year!, month! - 1, day));
  return date.getUTCMonth() === month! - 1 && date.getUTCDate() === day ? match[0] : undefined;
}

/**
 * An instant as DRF prints it with a server in UTC: `2026-03-01T09:00:00Z`, with six decimals when there are any. Without
 * an offset it is read as UTC, a bare date as midnight, and more than six decimals are cut off.
 */
export function readDateTime(text: string): string | undefined {
  const [, day, hour = '00', minute = '00', second = '00', fraction = '', offset = 'Z'] =
    DATE_TIME.exec(text.trim()) ?? [];
  if (!day || !readDate(day) || hour > '23' || minute > '59' || second > '59') return undefined;
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d\d):?(\d\d)?$/.exec(offset) ?? [];
  const shift = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? 1 : -1);
  const seconds = new Date(Date.parse(`${day}T${hour}:${minute}:${second}Z`) + shift * 60_000).toISOString();
  return printInstant(seconds.slice(0, 19), fraction.slice(0, 6).padEnd(6, '0'));
}

let lastMicros = 0;

/** Now, to the microsecond; never the same moment twice. */
export function now(): string {
  const micros = Math.floor((performance.timeOrigin + performance.now()) * 1000);
  lastMicros = Math.max(lastMicros + 1, micros);
  const millis = Math.floor(lastMicros / 1000);
  return printInstant(new Date(millis).toISOString().slice(0, 19), String(lastMicros % 1_000_000).padStart(6, '0'));
}

/** Today's date in the server's zone, which is UTC. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Negative when `a` is before `b`; both as `readDateTime` gives them. */
export function compareInstants(a: string, b: string): number {
  const [left, right] = [a.slice(0, -1), b.slice(0, -1)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function printInstant(seconds: string, micros: string): string {
  return micros === '000000' ? `${seconds}Z` : `${seconds}.${micros}Z`;
}
