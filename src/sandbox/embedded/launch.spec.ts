import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { postgresIn, resetHome } from './home.js';
import { anyPort } from './ports.js';
import { identify } from './processes.js';

const MAIN = fileURLToPath(new URL('../../../dist/sandbox/start.js', import.meta.url));

let root: string;
let home: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'klantregie-launch-'));
  home = join(root, 'home');
});

afterAll(async () => {
  await resetHome(home);
  rmSync(root, { recursive: true, force: true });
});

/** The product as it was built, with nothing set but where it may be. */
function run(settings: Record<string, string>) {
  const { PATH } = process.env;
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH, KLANTREGIE_DIR: home, LOG_LEVEL: 'fatal', ...settings },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return { child, ended: once(child, 'close'), output: () => output };
}

async function untilPrinted(text: string, output: () => string, child: ChildProcess): Promise<void> {
  while (!output().includes(text)) {
    if (child.exitCode !== null) throw new Error(output());
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

const isLoading = (parent: number): boolean =>
  execFileSync('ps', ['-A', '-o', 'ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .some((line) => line.trim().startsWith(`${parent} `) && line.endsWith('/main.js'));

function postmaster(): number {
  return Number(readFileSync(join(postgresIn(home), 'database', 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

describe('a start without settings', () => {
  it('prints a request that works, takes over after a kill, and leaves nothing behind', async () => {
    const PORT = String(await anyPort());
    const killed = run({ PORT });
    await untilPrinted('curl', killed.output, killed.child);
    const leftOver = postmaster();
    killed.child.kill('SIGKILL');
    await killed.ended;
    expect(identify(leftOver)).toBeDefined();

    const { child, ended, output } = run({ PORT });
    await untilPrinted('curl', output, child);
    expect(identify(leftOver)).toBeUndefined();
    expect(output()).toContain(`Open http://127.0.0.1:${PORT} en kies wie u bent.\n`);
    const started = await fetch(`http://127.0.0.1:${PORT}`, { headers: { accept: 'text/html' } });
    expect(await started.text()).toContain('<h1>Kies een medewerker</h1>');
    const [command = ''] = /^curl.*$/m.exec(output()) ?? [];
    expect(output()).not.toContain('eyJ');
    const example = spawn('/bin/sh', ['-c', command]);
    let answer = '';
    example.stdout.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    await once(example, 'close');
    expect(answer).toMatch(/^HTTP\/1\.1 201 /);

    const server = postmaster();
    // npm and a terminal may both deliver it.
    child.kill('SIGTERM');
    child.kill('SIGINT');
    expect(await ended).toEqual([0, null]);
    expect(identify(server)).toBeUndefined();
    await expect(fetch(`http://127.0.0.1:${PORT}`)).rejects.toThrow();
  });

  it('leaves no product behind when it is killed while that is being loaded', async () => {
    const { child, ended } = run({ PORT: '0' });
    while (!isLoading(child.pid!)) await new Promise((resolve) => setTimeout(resolve, 10));
    child.kill('SIGKILL');
    // Whoever can still print something there is not gone.
    expect(await ended).toEqual([null, 'SIGKILL']);
  });

  it('refuses a port that is in use', async () => {
    const occupant = createServer().listen(0, '127.0.0.1');
    await once(occupant, 'listening');
    const { port } = occupant.address() as AddressInfo;
    const { ended, output } = run({ PORT: String(port) });
    expect(await ended).toEqual([1, null]);
    expect(output()).toBe(`Poort ${port} is al in gebruik. Stop wat daar draait, of kies een andere met PORT.\n`);
    occupant.close();
  });

  it('refuses to embed an issuer beside a database of your own', async () => {
    const { ended, output } = run({ DATABASE_URL: 'postgresql://host/name' });
    expect(await ended).toEqual([1, null]);
    expect(output()).toMatch(/^DATABASE_URL is gezet, maar OIDC_ISSUER ontbreekt\. .*\n$/);
  });

  it('refuses to embed anything in production', async () => {
    const { ended, output } = run({
      NODE_ENV: 'production',
      INGEBOUWD: 'uitgever',
      DATABASE_URL: 'postgresql://host/name',
    });
    expect(await ended).toEqual([1, null]);
    expect(output()).toMatch(/^Met NODE_ENV=production .* KLANTEN_URL, ZAKEN_URL, CATALOGI_URL, OIDC_ISSUER\.\n$/);
  });
});
