import { Text, TextRule } from './fields.js';

/** A day that exists: `YYYY-MM-DD`. */
export function Day(): PropertyDecorator {
  const rule = TextRule('ongeldige-dag', 'Vul een bestaande dag in, zoals 2026-03-01.', isDay, { format: 'date' });
  const text = Text({ max: 10 });
  return (target, name) => {
    text(target, name);
    rule(target, name);
  };
}

/** There was no year 0, and PostgreSQL knows none. */
function isDay(text: string): boolean {
  const moment = /^(?!0000)\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : new Date(Number.NaN);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}
