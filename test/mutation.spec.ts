import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

interface Turn {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly told: string;
}

const at = (path: string) => new URL(`../${path}`, import.meta.url);
const { turnsOf } = (await import(at('scripts/mutation/turns.mjs').href)) as {
  turnsOf(text: string): readonly Turn[];
};

/** A piece of code with each of its decisions turned around. */
const turned = (code: string) =>
  turnsOf(code).map(({ start, end, text }) => code.slice(0, start) + text + code.slice(end));

describe('turning decisions around', () => {
  it.each<[string, string[]]>([
    ['if (a) b = c;', ['if (true) b = c;', 'if (false) b = c;']],
    ['const a = b && c;', ['const a = (b || c);', 'const a = (b);', 'const a = (c);']],
    ['const a = b ?? c;', ['const a = (b);', 'const a = (c);']],
    ['const a = b === c;', ['const a = (b !== c);']],
    ['const a = b > c;', ['const a = (b >= c);', 'const a = (b <= c);']],
    ['const a = !b;', ['const a = (b);']],
    ['const a = b?.c;', ['const a = b.c;']],
    ['const a = b.some(c);', ['const a = b.every(c);', 'const a = b.some(() => true);']],
    ['const a = b.find(c);', ['const a = b.find(() => true);']],
    ['const a = Math.max(b, c);', ['const a = Math.min(b, c);', 'const a = (b);', 'const a = (c);']],
    ['const WAIT_MS = 500;', ['const WAIT_MS = 0;']],
    ['const isOurs = (a) => b(a);', ['const isOurs = (a) => !(b(a));']],
    ['function a(b = c) {}', ['function a(b) {}']],
    ['await a();', [';']],
    ['interface A { b: true }', []],
    ["import a from 'b';", []],
  ])('%s', (code, expected) => {
    expect(turned(code).toSorted()).toEqual(expected.toSorted());
  });
});

it('tells two of them that look the same apart', () => {
  expect(turnsOf('const a = [true, true];').map(({ told }) => told)).toEqual(['true → false', 'true → false (2)']);
});

describe('what may stay unnoticed', () => {
  const survivors = JSON.parse(readFileSync(at('scripts/mutation/survivors.json'), 'utf8')) as Record<
    string,
    Record<string, string>
  >;

  it('is still in the code', () => {
    const gone = Object.entries(survivors).flatMap(([file, reasons]) => {
      const all = existsSync(at(file)) ? turnsOf(readFileSync(at(file), 'utf8')).map(({ told }) => told) : [];
      return Object.keys(reasons).filter((told) => !all.includes(told));
    });
    expect(gone).toEqual([]);
  });
});
