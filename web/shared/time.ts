const TIME = new Intl.DateTimeFormat('nl-NL', { hour: '2-digit', minute: '2-digit' });
const SECONDS = new Intl.DateTimeFormat('nl-NL', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const DAY = new Intl.DateTimeFormat('nl-NL', { weekday: 'short', day: 'numeric', month: 'short' });

/** `15:19` */
export const timeOf = (date: Date): string => TIME.format(date);

/** `15:19:02` */
export const secondOf = (date: Date): string => SECONDS.format(date);

/** `vandaag 15:19`, or `di 3 mrt 15:19` */
export function momentOf(date: Date, now = new Date()): string {
  const isToday = date.toDateString() === now.toDateString();
  return `${isToday ? 'vandaag' : DAY.format(date)} ${timeOf(date)}`;
}

/** `03:12` */
export function clockOf(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  return [Math.floor(seconds / 60), seconds % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** `9 ms`, `0,7 s`, `12 min`, `3 uur`, `2 dagen` */
export function durationOf(milliseconds: number): string {
  const [seconds, minutes, hours] = [milliseconds / 1000, milliseconds / 60_000, milliseconds / 3_600_000];
  if (milliseconds < 500) return `${Math.round(milliseconds)} ms`;
  if (seconds < 10) return `${seconds.toLocaleString('nl-NL', { maximumFractionDigits: 1 })} s`;
  if (seconds < 100) return `${Math.round(seconds)} s`;
  if (minutes < 100) return `${Math.round(minutes)} min`;
  if (hours < 48) return `${Math.round(hours)} uur`;
  return `${Math.round(hours / 24)} dagen`;
}

/** With the offset of this computer: what the API asks of a moment. */
export function withOffset(date: Date): string {
  const offset = -date.getTimezoneOffset();
  const local = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, 19);
  const two = (value: number) => String(Math.trunc(Math.abs(value))).padStart(2, '0');
  return `${local}${offset < 0 ? '-' : '+'}${two(offset / 60)}:${two(offset % 60)}`;
}
