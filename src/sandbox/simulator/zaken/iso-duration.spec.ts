import { expect, it } from '@jest/globals';
import { addDuration } from './iso-duration.js';

it.each([
  ['2026-03-01', 'P91D', '2026-05-31'],
  ['2026-03-01', 'P10M', '2027-01-01'],
  ['2024-02-29', 'P1Y', '2025-02-28'],
  ['2026-01-31', 'P1M', '2026-02-28'],
  ['2026-03-01', 'P1Y2M3D', '2027-05-04'],
  ['2026-03-01', 'P0D', '2026-03-01'],
])('%s plus %s is %s', (date, duration, result) => {
  expect(addDuration(date, duration)).toBe(result);
});
