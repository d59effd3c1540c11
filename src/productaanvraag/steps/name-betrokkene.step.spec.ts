import { expect, it } from '@jest/globals';
import { nameBetrokkene } from './name-betrokkene.step.js';
import type { StepTools } from './step-tools.js';

it('copies the name of its partij onto a betrokkene', async () => {
  const sent: unknown[] = [];
  const klanten = { setBetrokkeneDetails: async (...given: unknown[]) => void sent.push(given) };
  const naam = { organisatienaam: 'De Korenbloem' };
  await nameBetrokkene({ klanten } as unknown as StepTools, 'b', naam).run(undefined);
  expect(sent).toEqual([['b', naam]]);
});
