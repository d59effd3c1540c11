import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROOT } from './docs/markdown.js';

/** What a page may weigh, as it is sent. */
const MOST_BYTES = 45 * 1024;

let target: string;
let manifest: Record<string, string>;
const read = (path: string) => readFileSync(join(target, 'web', path));

beforeAll(async () => {
  target = mkdtempSync(join(tmpdir(), 'klantregie-screens-'));
  const path = '../scripts/prepare/web.mjs';
  const { buildWeb } = (await import(path)) as { buildWeb: (root: string, target: string) => Promise<void> };
  await buildWeb(ROOT.replace(/\/$/, ''), target);
  manifest = JSON.parse(read('manifest.json').toString()) as Record<string, string>;
});
afterAll(() => rmSync(target, { recursive: true, force: true }));

describe('the screens as they are built', () => {
  it('are a script and a style each, beside the script that tries examples', () => {
    const names = ['beheer.css', 'beheer.js', 'docs.js', 'gesprek.css', 'gesprek.js'];
    expect(Object.keys(manifest).toSorted()).toEqual(names);
  });

  it.each(['gesprek', 'beheer'])('weigh no more than they may: %s', (name) => {
    const sizes = ['js', 'css'].map((kind) => read(`${manifest[`${name}.${kind}`]}.gz`).length);
    expect(sizes[0]! + sizes[1]!).toBeLessThanOrEqual(MOST_BYTES);
  });

  it('are sent compressed as what they are', () => {
    for (const path of Object.values(manifest)) {
      expect(gunzipSync(read(`${path}.gz`))).toEqual(read(path));
      expect(brotliDecompressSync(read(`${path}.br`))).toEqual(read(path));
    }
  });

  it('use every token that they name, and name every one that they use', () => {
    for (const name of ['gesprek.css', 'beheer.css']) {
      const css = read(manifest[name] ?? '').toString();
      const named = new Set([...css.matchAll(/(--(?:basis|klantregie)-[\w-]+):/g)].map(([, token]) => token));
      const used = new Set([...css.matchAll(/var\((--(?:basis|klantregie)-[\w-]+)\)/g)].map(([, token]) => token));
      expect([...named].filter((token) => !used.has(token))).toEqual([]);
      expect([...used].filter((token) => !named.has(token))).toEqual([]);
    }
  });

  it('lie in one folder, whose name changes with what is in it', () => {
    const folders = readdirSync(join(target, 'web')).filter((name) => name !== 'manifest.json');
    expect(folders).toHaveLength(1);
    expect(folders[0]).toMatch(/^[0-9a-f]{16}$/);
  });
});
