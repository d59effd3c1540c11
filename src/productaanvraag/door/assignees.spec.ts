import { describe, expect, it } from '@jest/globals';
import { readConfiguration } from '../../config/read-configuration.js';
import type { Settings } from '../../config/settings.js';
import { createLog } from '../../telemetry/log.js';
import type { StepTools } from '../steps/step-tools.js';
import { Assignees } from './assignees.js';
import { LookUpsBeforeStart } from './before-start.js';

const configuration = readConfiguration('config');
type Soort = 'medewerker' | 'afdeling' | 'groep';

/** Whether a taak for this one is taken, where Klanten knows these. */
async function isTaken(soort: Soort, onbekendeMedewerker: string, known: boolean): Promise<unknown> {
  const settings = {
    configuration: { ...configuration, toewijzing: { ...configuration.toewijzing, onbekendeMedewerker } },
  } as Settings;
  const assignees = new Assignees({} as StepTools, settings, new LookUpsBeforeStart(settings, createLog('silent')));
  assignees.find = async () => (known ? 'uuid' : undefined);
  return assignees.require({ soort, identificatie: 'x' }).then(
    () => true,
    (error: { problem: { errors: { code: string; location: string }[] } }) => error.problem.errors[0],
  );
}

describe(Assignees.name, () => {
  it.each<[Soort, string, boolean, true | string]>([
    ['medewerker', 'maken', false, true],
    ['medewerker', 'weigeren', true, true],
    ['medewerker', 'weigeren', false, 'onbekende-medewerker'],
    ['afdeling', 'maken', false, 'onbekende-afdeling'],
    ['afdeling', 'maken', true, true],
    ['groep', 'weigeren', false, 'onbekende-groep'],
  ])('a %s, where one that is not known is to be %s: %s', async (soort, unknown, known, taken) => {
    const expected =
      taken === true
        ? true
        : expect.objectContaining({ code: taken, location: '/vervolg/toegewezenAan/identificatie' });
    expect(await isTaken(soort, unknown, known)).toEqual(expected);
  });
});
