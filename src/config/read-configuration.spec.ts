import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { parseDocument } from 'yaml';
import type { SettingsError } from './settings.error.js';
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
      '    niveau: laag',
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
    [['producten', 'verhuizing', 'vervolg'], 4],
    [['producten', 'verhuizing', 'niveau'], 6],
    [[], 2],
  ])('says file and line of %j', (path, line) => {
    expect(placesIn(directory)('producten', path)).toBe(`${join(directory, 'producten.yaml')}:${line}`);
  });
});

describe(readConfiguration.name, () => {
  it.each(['klantregie', 'producten'])('reads %s by a schema that is one', (name) => {
    const schema = JSON.parse(readFileSync(`config/${name}.schema.json`, 'utf8')) as object;
    expect(new Ajv().validateSchema(schema)).toBe(true);
  });

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

  /** A copy of config/ in which klantregie.yaml is this. */
  function saying(text: string): string {
    cpSync('config', directory, { recursive: true });
    writeFileSync(join(directory, 'klantregie.yaml'), text);
    return join(directory, 'klantregie.yaml');
  }

  const problemsOf = () => {
    try {
      return readConfiguration(directory) && [];
    } catch (error) {
      return (error as SettingsError).problems;
    }
  };

  it.each([
    ['that is empty', '', [':1 / moet']],
    ['that is a list', '# niets\n- a\n', [':2 / moet']],
    ['that is not YAML', 'token:\n  naam: [\n', [':3 is geen geldige YAML.']],
  ])('refuses a file %s, and says at which line', (_, text, expected) => {
    const file = saying(text);
    expect(problemsOf()).toEqual(expected.map((it) => expect.stringContaining(file + it)));
  });

  it('names what a file has and may not have', () => {
    const text = readFileSync(join('config', 'klantregie.yaml'), 'utf8').trimEnd();
    saying(`${text}\nverzonnen: ja\n`);
    expect(problemsOf()).toEqual([
      expect.stringMatching(/yaml:2 \/ mag geen extra eigenschappen bevatten \(verzonnen\)$/),
    ]);
  });

  it('refuses a folder without the files', () => {
    rmSync(join(directory, 'producten.yaml'));
    expect(problemsOf()).toEqual(
      ['klantregie', 'producten'].map((name) => `${join(directory, name)}.yaml kan niet worden gelezen.`),
    );
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
