import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { SettingsError } from './settings.error.js';
import { readSettings } from './settings.js';

const complete = {
  DATABASE_URL: 'postgres://klantregie@db.example/klantregie',
  KLANTEN_URL: 'https://klanten.example/klantinteracties/api/v1/',
  KLANTEN_TOKEN: 'geheim-klanten',
  ZAKEN_URL: 'https://zaken.example/zaken/api/v1',
  CATALOGI_URL: 'https://zaken.example/catalogi/api/v1',
  ZAKEN_CLIENT_ID: 'klantregie',
  ZAKEN_SECRET: 'geheim-zaken',
  OIDC_ISSUER: 'https://login.example',
  OIDC_AUDIENCE: 'klantregie',
};

function problemsOf(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  throw new Error('no problem was reported');
}

describe(readSettings.name, () => {
  const folders: string[] = [];
  afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

  /** A copy of config/ in which the given file has been changed. */
  const configWith = (file: string, change: (text: string) => string): string => {
    const folder = mkdtempSync(join(tmpdir(), 'klantregie-'));
    folders.push(folder);
    for (const name of ['klantregie.yaml', 'producten.yaml']) {
      const text = readFileSync(join('config', name), 'utf8');
      writeFileSync(join(folder, name), name === file ? change(text) : text);
    }
    return folder;
  };

  it('takes the defaults of what may be left out', () => {
    const settings = readSettings(complete);
    expect(settings).toMatchObject({ port: 3000, host: '127.0.0.1', logLevel: 'info' });
    expect(settings.klanten.url).toBe('https://klanten.example/klantinteracties/api/v1');
    expect(settings.taken).toEqual(settings.klanten);
    expect(settings.configuration.producten.get('parkeervergunning')).toMatchObject({ product: 'parkeervergunning' });
  });

  it('is frozen to the bottom', () => {
    const { configuration } = readSettings(complete);
    expect(() => Object.assign(configuration.tijden, { wachttijd: 1 })).toThrow(TypeError);
  });

  it('names everything that is missing at once, and no values', () => {
    const problems = problemsOf(() => readSettings({ PORT: 'drie', LOG_LEVEL: 'luid', KLANTEN_URL: 'klanten' }));
    for (const name of [
      'PORT',
      'LOG_LEVEL',
      'KLANTEN_URL',
      'KLANTEN_TOKEN',
      'DATABASE_URL',
      'ZAKEN_SECRET',
      'OIDC_ISSUER',
    ])
      expect(problems).toContainEqual(expect.stringContaining(name));
    expect(problems.join()).not.toMatch(/drie|luid/);
  });

  it('takes the origins of web pages as a browser says them', () => {
    const corsOrigins = 'https://kcc.example, http://localhost:5173,';
    expect(readSettings(complete).corsOrigins).toEqual([]);
    expect(readSettings({ ...complete, CORS_ORIGINS: corsOrigins }).corsOrigins).toEqual([
      'https://kcc.example',
      'http://localhost:5173',
    ]);
    for (const wrong of ['*', 'kcc.example', 'https://kcc.example/', 'https://KCC.example', 'null'])
      expect(problemsOf(() => readSettings({ ...complete, CORS_ORIGINS: wrong }))).toEqual([
        expect.stringContaining('CORS_ORIGINS'),
      ]);
  });

  it('says file and line of every problem in the files', () => {
    const folder = configWith('producten.yaml', (text) =>
      text.replace('niveau: laag', 'niveau: torenhoog').replace('vervolg: interneTaak', 'vervolgje: interneTaak'),
    );
    const problems = problemsOf(() => readSettings({ ...complete, CONFIG_DIR: folder }));
    expect(problems).toEqual([
      expect.stringMatching(/producten\.yaml:\d+ \/producten\/parkeervergunning\/niveau/),
      expect.stringMatching(/producten\.yaml:\d+ \/producten\/uittreksel .*vervolg/),
      expect.stringMatching(/producten\.yaml:\d+ \/producten\/uittreksel .*vervolgje/),
    ]);
  });

  it('refuses a number that would start with ZAAK', () => {
    const folder = configWith('klantregie.yaml', (text) => text.replace('nummerPrefix: KCC', 'nummerPrefix: ZAAK'));
    expect(problemsOf(() => readSettings({ ...complete, CONFIG_DIR: folder }))).toEqual([
      expect.stringContaining('/zaak/nummerPrefix'),
    ]);
  });

  it('reports broken YAML and a folder that is not there', () => {
    const folder = configWith('klantregie.yaml', (text) => `${text}\n: [`);
    expect(problemsOf(() => readSettings({ ...complete, CONFIG_DIR: folder }))[0]).toContain('geen geldige YAML');
    expect(problemsOf(() => readSettings({ ...complete, CONFIG_DIR: '/bestaat/niet' }))).toHaveLength(2);
  });
});
