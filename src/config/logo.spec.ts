import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readLogo } from './logo.js';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><use href="#a"/></svg>';
const PNG = Buffer.from('89504e470d0a1a0a0000', 'hex');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'klantregie-logo-'));
  for (const [name, content] of Object.entries({
    'logo.svg': SVG,
    'xml.svg': `<?xml version="1.0"?>\n<!-- Voorbeeldstad -->\n${SVG}`,
    'logo.png': PNG,
    'logo.jpg': Buffer.from('ffd8ffe000', 'hex'),
    'page.svg': `<html>${SVG}</html>`,
    'large.png': Buffer.concat([PNG, Buffer.alloc(65_536)]),
  }))
    writeFileSync(join(folder, name), content);
});
afterAll(() => rmSync(folder, { recursive: true }));

const inAddress = (text: string) => `data:image/svg+xml;base64,${Buffer.from(text).toString('base64')}`;

describe(readLogo.name, () => {
  it.each([
    ['logo.svg', 'image/svg+xml', 'svg'],
    ['xml.svg', 'image/svg+xml', 'svg'],
    ['logo.png', 'image/png', 'png'],
    ['logo.jpg', 'image/jpeg', 'jpg'],
  ])('takes a %s for what it is', (file, type, extension) => {
    expect(readLogo(folder, file)).toEqual({
      type,
      name: expect.stringMatching(`^[0-9a-f]{16}\\.${extension}$`),
      base64: expect.any(String),
    });
  });

  it('is the same from a file as from an address', () => {
    expect(readLogo(folder, inAddress(SVG))).toEqual(readLogo(folder, 'logo.svg'));
  });

  it.each([
    ['absent.svg', 'absent.svg kan niet worden gelezen'],
    ['page.svg', 'is geen SVG, PNG of JPEG'],
    ['large.png', 'is groter dan 64 kB'],
    ['data:image/png,abc', 'is geen data: met base64'],
    [inAddress('GIF89a'), 'is geen SVG, PNG of JPEG'],
    [inAddress(SVG + ' '.repeat(65_536)), 'is groter dan 64 kB'],
    [inAddress(SVG.replace('<use', '<script>alert(1)</script><use')), 'is een SVG met een script'],
    [inAddress(SVG.replace('<use', '<use onload="alert(1)"')), 'is een SVG met een script'],
    [inAddress(SVG.replace('#a', 'https://elders.example/a.svg')), 'is een SVG met een script of met iets van elders'],
  ])('says what is wrong with %.40s', (said, problem) => expect(readLogo(folder, said)).toContain(problem));
});
