import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { nameOfAdres, nameOfLink, readStepName, ROUNDS, STEP_TABLE } from './step-names.js';

describe('the names of the steps', () => {
  // They are stored: whoever changes one raises SAGA_VERSION, and then changes this.
  it('are those that the log of this version has', () => {
    const versions = readFileSync('src/durable/durable.module.ts', 'utf8');
    expect(/SAGA_VERSION = '(\d+)'/.exec(versions)?.[1]).toBe('4');
    expect([...STEP_TABLE.keys()]).toEqual([
      'vooraf',
      'kvkNummer',
      'partij',
      'digitaalAdres',
      'voorkeursDigitaalAdres',
      'klantcontact',
      'betrokkene',
      'betrokkenenaam',
      'betrokkeneAangevuld',
      'actorklantcontact',
      'zaak',
      'interneTaak',
      'onderwerpobject',
      'onderwerpobjectWeg',
    ]);
    expect(Object.values(ROUNDS)).toEqual([
      'KvK-nummer',
      'partij',
      'klantcontact',
      'betrokkene',
      'digitale adressen',
      'actorklantcontact',
      'voorbereiding',
      'vervolg',
      'uitwijk',
      'uitwijk afmaken',
    ]);
  });

  it('have a number where there are several', () => {
    expect([0, 1].map(nameOfAdres)).toEqual(['digitaalAdres1', 'digitaalAdres2']);
    expect([0, 1].map(nameOfLink)).toEqual(['onderwerpobject', 'onderwerpobject2']);
  });

  it.each([
    ['digitaalAdres12', 'digitaalAdres', 11],
    ['onderwerpobject', 'onderwerpobject', 0],
    ['onderwerpobject2', 'onderwerpobject', 1],
    ['zaak', 'zaak', 0],
  ])('are read again: %s', (stored, name, index) => {
    expect(readStepName(stored)).toEqual({ info: STEP_TABLE.get(name), index });
  });

  it.each(['', '12', 'onvoorzien', 'ongedaan maken'])('are not those of something else: %j', (stored) => {
    expect(readStepName(stored)).toBeUndefined();
  });

  it('each say what a beheerder reads in docs/beheer.md', () => {
    const page = readFileSync('docs/beheer.md', 'utf8');
    const rows = [...page.matchAll(/^\| (`.+?) +\| (.+?) +\| (\S+) +\|$/gm)].map(([, names, uitleg, register]) => ({
      names: [...names!.matchAll(/`(\w+)`/g)].map(([, name]) => name!),
      uitleg,
      register,
    }));
    const REGISTERS = { klanten: 'Klanten', taken: 'Taken', zaken: 'Zaken' };
    for (const [name, { uitleg, register, isNumbered }] of STEP_TABLE) {
      const row = rows.find(({ names }) => names.includes(isNumbered && name === 'digitaalAdres' ? `${name}1` : name));
      expect([name, row?.uitleg, row?.register]).toEqual([
        name,
        uitleg,
        register === undefined ? 'allemaal' : REGISTERS[register],
      ]);
    }
  });
});
