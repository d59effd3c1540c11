import { applyDecorators } from '@nestjs/common';
import { Text, TextRule } from '../../../http/fields.js';
import { withoutInvisible } from '../../../notation/text.js';

const FORMAT =
  /^(?<date>(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d))T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|\+([01]\d|2[0-3]):[0-5]\d|-(?!00:00)([01]\d|2[0-3]):[0-5]\d)$/;
/** Before that nobody phoned a contact centre; and a register chokes on the year 1. */
const FIRST_YEAR = 1900;

/**
 * A moment as RFC 3339 writes it, with an offset and with upper case T and Z; not `-00:00` (API Design Rules, date-time).
 * Open Klant would take one without offset for UTC.
 */
export function Tijdstip(): PropertyDecorator {
  return applyDecorators(
    TextRule(
      'ongeldig-tijdstip',
      'Vul een bestaand tijdstip in met de tijdzone erbij, bijvoorbeeld 2026-03-01T10:00:00+01:00.',
      isTijdstip,
      { format: 'date-time' },
    ),
    Text({ max: 40, normalise: withoutInvisible }),
  );
}

export function isTijdstip(text: string): boolean {
  const parts = FORMAT.exec(text)?.groups;
  if (parts === undefined || Number(parts['year']) < FIRST_YEAR) return false;
  const date = new Date(Date.UTC(Number(parts['year']), Number(parts['month']) - 1, Number(parts['day'])));
  return date.toISOString().startsWith(parts['date'] ?? '?');
}
