import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { placesIn, readConfiguration } from './read-configuration.js';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'klantregie-places-'));
  writeFileSync(
    join(directory, 'producten.yaml'),
    [
      '# Wat er aangevraagd kan worden.',
      'producten:',
      '  verhuizing:',
      '    zaaktype:',
      '      catalogus: { domein: KLREG }',
      '',
    ].join('\n'),
  );
});
afterEach(() => rmSync(directory, { recursive: true }));

describe(placesIn.name, () => {
  it.each([
    [['producten', 'verhuizing', 'zaaktype', 'catalogus', 'domein'], 5],
    [['producten', 'verhuizing', 'zaaktype', 'catalogus'], 5],
    // What is not there stands, as far as anybody can say, where its parent does.
    [['producten', 'verhuizing', 'zaaktype', 'identificatie'], 5],
    [['producten', 'verhuizing', 'niveau'], 4],
    [[], 2],
  ])('says file and line of %j', (path, line) => {
    expect(placesIn(directory)('producten', path)).toBe(`${join(directory, 'producten.yaml')}:${line}`);
  });
});

describe(readConfiguration.name, () => {
  const ZAC = { codeObjecttype: 'zaak', codeRegister: 'open-zaak', codeSoortObjectId: 'uuid' };

  it('knows a second set of codes for a zaak when the file has one', () => {
    cpSync('config', directory, { recursive: true });
    expect(readConfiguration(directory).codes.zaakOok).toBeUndefined();
    const file = join(directory, 'klantregie.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('  #zaakOok:', '  zaakOok:'));
    expect(readConfiguration(directory).codes.zaakOok).toEqual([ZAC]);
  });
});
