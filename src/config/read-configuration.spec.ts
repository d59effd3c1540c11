import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parseDocument } from 'yaml';
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
  /** A copy of config/ without what these paths in klantregie.yaml lead to. */
  function leavingOut(...paths: string[]): string {
    cpSync('config', directory, { recursive: true });
    const file = join(directory, 'klantregie.yaml');
    const document = parseDocument(readFileSync(file, 'utf8'));
    for (const path of paths) document.deleteIn(path.split('.'));
    writeFileSync(file, document.toString());
    return directory;
  }

  it('fills in what the files leave out, and config/ says the same', () => {
    const completed = readConfiguration(leavingOut('verzoeken', 'zekering', 'bewaren', 'tijden'));
    expect(completed).toEqual(readConfiguration('config'));
    expect(completed.producten.get('uittreksel')).toMatchObject({ alsZaakNietLukt: 'internetaak' });
  });

  it('fills in what is left out of a part that is there', () => {
    const { tijden, verzoeken } = readConfiguration(leavingOut('tijden.zaakAlsnog', 'verzoeken.lopend'));
    expect(tijden.zaakAlsnog).toBe(3 * 24 * 3_600_000);
    expect(verzoeken.lopend).toBe(5000);
  });

  const ZAC = { codeObjecttype: 'zaak', codeRegister: 'open-zaak', codeSoortObjectId: 'uuid' };

  it('knows a second set of codes for a zaak when the file has one', () => {
    cpSync('config', directory, { recursive: true });
    expect(readConfiguration(directory).codes.zaakOok).toEqual([]);
    const file = join(directory, 'klantregie.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('  #zaakOok:', '  zaakOok:'));
    expect(readConfiguration(directory).codes.zaakOok).toEqual([ZAC]);
  });
});
