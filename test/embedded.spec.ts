import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { postgresIn, resetHome } from '../src/sandbox/embedded/home.js';
import { anyPort } from '../src/sandbox/embedded/ports.js';
import { identify, isRunning, type ProcessIdentity } from '../src/sandbox/embedded/processes.js';

const MAIN = fileURLToPath(new URL('../dist/sandbox/start.js', import.meta.url));

let root: string;
let home: string;
const running = new Set<ChildProcess>();

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'klantregie-embedded-'));
  home = join(root, 'home');
});
// What a test that failed left running.
afterEach(async () => {
  for (const child of running) {
    child.kill('SIGTERM');
    await once(child, 'close');
  }
});
afterAll(async () => {
  await resetHome(home);
  rmSync(root, { recursive: true, force: true });
});

/** A start with nothing set but where it may be, as far as the request that it prints. */
async function start(settings: Record<string, string>, ...options: string[]) {
  const { PATH } = process.env;
  const child = spawn(process.execPath, [MAIN, ...options], {
    env: { PATH, KLANTREGIE_DIR: home, LOG_LEVEL: 'fatal', ...settings },
  });
  running.add(child);
  child.once('close', () => running.delete(child));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, 'close');
  const commands = () => output.match(/^curl.*(?=\n)/gm) ?? [];
  while (commands().length < 2 && child.exitCode === null) await pause(25);
  const [curl = '', list = ''] = commands();
  const url = /Klantregie +(http\S+)/.exec(output)?.[1] ?? '';
  return { child, ended, output, curl, list, url };
}

/** What a person sees who pastes it. */
function paste(command: string): { status: string; body: Record<string, unknown> } {
  const [head = '', body = ''] = execFileSync('bash', ['-c', command], { encoding: 'utf8' }).split('\r\n\r\n');
  return { status: head.split('\r\n')[0] ?? '', body: JSON.parse(body) as Record<string, unknown> };
}

/** The same request, as a later start prints it: where the issuer is may have changed. */
function repeated(earlier: string, later: string): string {
  const key = /Idempotency-Key: [\w-]+/;
  return later.replace(key, key.exec(earlier)?.[0] ?? '');
}

/** The processes that a start brought along: the database server and the product. */
function companionsOf(parent: number | undefined): { server: ProcessIdentity; product: ProcessIdentity } {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  const product = lines
    .map((line) => line.trim().split(/\s+/))
    .find(([, ppid, ...args]) => {
      return Number(ppid) === parent && args.some((arg) => arg.endsWith('main.js'));
    });
  const pidFile = join(postgresIn(home), 'database', 'data', 'postmaster.pid');
  const server = identify(Number(readFileSync(pidFile, 'utf8').split('\n')[0]));
  return { server: server!, product: identify(Number(product?.[0]))! };
}

async function untilGone(process: ProcessIdentity): Promise<void> {
  for (const end = Date.now() + 20_000; isRunning(process) && Date.now() < end;) await pause(25);
  expect(isRunning(process)).toBe(false);
}

describe('what is started without settings', () => {
  it.each(['SIGINT', 'SIGHUP'] as const)('leaves nothing running after %s', async (signal) => {
    const { child, ended } = await start({ PORT: '0' });
    const { server, product } = companionsOf(child.pid);
    child.kill(signal);
    expect(await ended).toEqual([0, null]);
    expect([isRunning(server), isRunning(product)]).toEqual([false, false]);
  });

  it('keeps its registrations, through a stop and through a kill', async () => {
    const PORT = String(await anyPort());
    const first = await start({ PORT });
    const answer = paste(first.curl);
    expect(answer).toMatchObject({ status: 'HTTP/1.1 201 Created', body: { uitkomst: 'voltooid' } });
    expect(paste(first.list)).toMatchObject({
      status: 'HTTP/1.1 200 OK',
      body: { aanvragen: [{ id: answer.body['id'] }] },
    });
    first.child.kill('SIGINT');
    await first.ended;

    const second = await start({ PORT });
    expect(paste(repeated(first.curl, second.curl))).toEqual(answer);
    const { product } = companionsOf(second.child.pid);
    second.child.kill('SIGKILL');
    await untilGone(product);

    const third = await start({ PORT });
    expect(paste(repeated(first.curl, third.curl))).toEqual(answer);
    third.child.kill('SIGTERM');
    await third.ended;
  });

  it('forgets them when it is asked to', async () => {
    const PORT = String(await anyPort());
    const first = await start({ PORT });
    const answer = paste(first.curl);
    first.child.kill('SIGTERM');
    await first.ended;

    const second = await start({ PORT }, '--reset');
    const again = paste(repeated(first.curl, second.curl));
    expect(again.status).toBe('HTTP/1.1 201 Created');
    expect(again.body['klantcontact']).not.toEqual(answer.body['klantcontact']);
    second.child.kill('SIGTERM');
    await second.ended;
  });

  it('is there once: a second start on the same data says so and leaves the first alone', async () => {
    const first = await start({ PORT: '0' });
    const second = await start({ PORT: '0' });
    expect(await second.ended).toEqual([1, null]);
    expect(second.output).toMatch(/^De database in .* is al in gebruik \(proces \d+\)\. Stop dat proces eerst\.\n$/);
    expect(await fetch(`${first.url}/health/ready`)).toMatchObject({ status: 200 });
    first.child.kill('SIGTERM');
    await first.ended;
  });
});
