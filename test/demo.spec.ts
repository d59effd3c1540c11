import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const DEMO = fileURLToPath(new URL('../dist/sandbox/demo.js', import.meta.url));
const CONFIG = fileURLToPath(new URL('../config', import.meta.url));

let root: string;
let temporary: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'klantregie-test-demo-'));
  temporary = join(root, 'tmp');
  mkdirSync(temporary);
  cpSync(CONFIG, join(root, 'config'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** The demonstration as it was built, with the configuration of this test. */
function demo() {
  const child = spawn(process.execPath, [DEMO], { cwd: root, env: { PATH: process.env['PATH'], TMPDIR: temporary } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return { child, ended: once(child, 'close'), output: () => output };
}

describe('the demonstration', () => {
  it('shows seven productaanvragen that are registered and one that leaves nothing', async () => {
    const { ended, output } = demo();
    expect(await ended).toEqual([0, null]);
    const outcomes = [...output().matchAll(/^ {3}antwoord +(\d+) (\w+)/gm)].map(([, status, uitkomst]) => [
      status,
      uitkomst,
    ]);
    expect(outcomes).toEqual([...Array.from({ length: 7 }, () => ['201', 'voltooid']), ['502', 'ongedaanGemaakt']]);
    expect(output().match(/✓/g)).toHaveLength(8);
    expect(output()).toMatch(/zaak KCC-\d{4}-\d{6}.*initiator Karel van Deurne/s);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('fails, and says why, when something is not as it should be', async () => {
    const file = join(root, 'config', 'producten.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('identificatie: burgerzaken', 'identificatie: onbekend'));
    const { ended, output } = demo();
    expect(await ended).toEqual([1, null]);
    expect(output()).toMatch(/✗ Nieuwe klant, met een interne taak \(variant B1\): het antwoord was 400/);
    expect(output().match(/✓/g)?.length).toBeLessThan(8);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('stops everything at a %s, also when that comes twice', async (signal, code) => {
    const { child, ended, output } = demo();
    while (!output().includes('1. ') && child.exitCode === null)
      await Promise.race([once(child.stdout, 'data'), ended]);
    child.kill(signal);
    child.kill(signal);
    expect(await ended).toEqual([code, null]);
    expect(readdirSync(temporary)).toEqual([]);
  });
});
