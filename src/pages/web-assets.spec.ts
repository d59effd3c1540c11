import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { WebAssets } from './web-assets.js';

let place: string;

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'klantregie-web-'));
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

function build(files: Readonly<Record<string, string>>): WebAssets {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(place, path)), { recursive: true });
    writeFileSync(join(place, path), text);
  }
  return new WebAssets([join(place, 'nergens'), place]);
}

describe(WebAssets.name, () => {
  it('knows nothing where nothing was built', () => {
    const assets = new WebAssets([place]);
    expect([assets.pathOf('gesprek.js'), assets.find('manifest.json')]).toEqual([undefined, undefined]);
  });

  it('finds what the manifest names, in every encoding that was made of it', () => {
    const assets = build({
      'manifest.json': JSON.stringify({ 'gesprek.js': 'a1/gesprek.js', 'gesprek.css': 'a1/gesprek.css' }),
      'a1/gesprek.js': 'js',
      'a1/gesprek.js.br': 'br',
      'a1/gesprek.js.gz': 'gz',
      'a1/gesprek.css': 'css',
    });
    expect(assets.pathOf('gesprek.js')).toBe('a1/gesprek.js');
    const script = assets.find('a1/gesprek.js');
    expect(script?.type).toBe('text/javascript; charset=utf-8');
    expect([...(script?.bodies ?? [])].map(([encoding, body]) => [encoding, body.toString()])).toEqual([
      ['br', 'br'],
      ['gzip', 'gz'],
      ['identity', 'js'],
    ]);
    const style = assets.find('a1/gesprek.css');
    expect([style?.type, [...(style?.bodies.keys() ?? [])]]).toEqual(['text/css; charset=utf-8', ['identity']]);
  });

  it('has nothing but files for browsers, each under the address that changes with it', () => {
    const assets = build({ 'manifest.json': '{"x.js":"a1/x.js"}', 'a1/x.exe': '', 'a1/y.js.br': '', 'los.js': '' });
    for (const path of [
      'manifest.json',
      'a1/x.exe',
      'a1/y.js.br',
      'a1/y.js',
      'los.js',
      '../package.json',
      'a1/../los.js',
    ])
      expect([path, assets.find(path)]).toEqual([path, undefined]);
    // Named, and not built.
    expect(assets.pathOf('x.js')).toBeUndefined();
  });
});
