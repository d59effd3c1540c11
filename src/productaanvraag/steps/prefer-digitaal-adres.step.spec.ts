import { expect, it } from '@jest/globals';
import { preferDigitaalAdres } from './prefer-digitaal-adres.step.js';
import type { StepTools } from './step-tools.js';

it('makes an adres the preferred one of its partij', async () => {
  const sent: unknown[] = [];
  const klanten = { setVoorkeursDigitaalAdres: async (...given: unknown[]) => void sent.push(given) };
  await preferDigitaalAdres({ klanten } as unknown as StepTools, 'partij', 'adres').run(undefined);
  expect(sent).toEqual([['partij', { uuid: 'adres' }]]);
});
