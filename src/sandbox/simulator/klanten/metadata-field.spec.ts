import { expect, it } from '@jest/globals';
import { convertCase } from './metadata-field.js';

it.each([
  ['correlationId', 'correlationId'],
  ['zaak_nummer', 'zaakNummer'],
  ['traceID', 'traceId'],
  ['IBAN', 'iban'],
  ['C9018', 'c9018'],
  ['kebab-key', 'kebab-key'],
  ['Betreft', 'Betreft'],
])('the metadata key %s comes back as %s', (key, expected) => {
  expect(convertCase(key)).toBe(expected);
});
