import { describe, expect, it } from '@jest/globals';
import { oorzaakText, STEPS, stepText } from '../../web/shared/names.js';
import { readPage } from './markdown.js';

describe('a step in plain words', () => {
  it.each([
    ['klantcontact', 'gesprek'],
    ['digitaalAdres2', 'adres van de klant 2'],
    ['zaak ongedaan maken', 'zaak weghalen'],
    ['afmaken van onderwerpobject', 'koppeling met de zaak afmaken'],
    ['zekerheid over zaak', 'zaak: staat die er?'],
    ['nieuweStap', 'nieuweStap'],
  ])('%s', (name, text) => expect(stepText(name)).toBe(text));

  it('has words for every step that docs/beheer.md knows', () => {
    const beheer = readPage('docs/beheer.md');
    const table = beheer.slice(beheer.indexOf('### Welke stap is wat'), beheer.indexOf('Voor een stap kan staan'));
    const rows = table.split('\n').filter((line) => line.startsWith('| `'));
    const names = rows.flatMap((row) => [...row.split('|')[1]!.matchAll(/`([a-zA-Z]+)\d*`/g)].map(([, name]) => name));
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !Object.hasOwn(STEPS, name!))).toEqual([]);
  });
});

describe('a cause', () => {
  it.each([
    [{ register: 'klanten', soort: 'onbekend' }, 'Klanten gaf geen antwoord'],
    [{ register: 'zaken', soort: 'onbereikbaar' }, 'Zaken was niet bereikbaar'],
    [{ soort: 'geweigerd' }, 'Klantregie liep zelf vast'],
  ] as const)('%j', (oorzaak, text) => expect(oorzaakText({ stap: 'zaak', ...oorzaak })).toBe(text));
});
