import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { fencesOf, readPage, ROOT } from './markdown.js';

const drawing = fencesOf(readPage('docs/architecture.md')).find(({ language }) => language === 'mermaid')?.text ?? '';

/** Of each room the paths below src/ that are in it: a folder ends with a slash, a star stands for a part of a name. */
const rooms = new Map(
  [...drawing.matchAll(/^ *(\w+)\["<b>.*?<\/b><br\/>(.*)"\]$/gm)].map(([, room = '', paths = '']) => [
    room,
    paths.split('<br/>'),
  ]),
);
const arrows = [...drawing.matchAll(/^ *(\w+) --> (.+)$/gm)].flatMap(([, from = '', targets = '']) =>
  targets.split(' & ').map((to) => ({ from, to })),
);

const matches = (path: string, file: string) =>
  path.endsWith('/') ? file.startsWith(path) : new RegExp(`^${path.replaceAll('*', '[^/]*')}$`).test(file);

/** The most precise path wins. */
function roomOf(file: string): string | undefined {
  const found = [...rooms].flatMap(([room, paths]) =>
    paths.filter((path) => matches(path, file)).map((path) => ({ room, precision: path.replace(/\*.*/, '').length })),
  );
  return found.toSorted((a, b) => b.precision - a.precision)[0]?.room;
}

/** Everything that an arrow leads to, and what that leads to. */
function reachableFrom(room: string, seen = new Set<string>()): ReadonlySet<string> {
  for (const { from, to } of arrows)
    if (from === room && !seen.has(to)) {
      seen.add(to);
      reachableFrom(to, seen);
    }
  return seen;
}

const isDrawn = (file: string) => file.endsWith('.ts') && !/\.(spec|module)\.ts$/.test(file);
const sources = readdirSync(`${ROOT}src`, { recursive: true, encoding: 'utf8' }).filter(isDrawn);

const imports = sources.flatMap((file) =>
  ts
    .preProcessFile(readPage(`src/${file}`))
    .importedFiles.filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => join(dirname(file), fileName).replace(/\.js$/, '.ts'))
    .filter(isDrawn)
    .map((target) => ({ file, target, from: roomOf(file) ?? '', to: roomOf(target) ?? '' }))
    .filter(({ from, to }) => from !== to),
);

describe('the drawing of the rooms', () => {
  it('has a room for every file, and a file in every room', () => {
    expect(sources.filter((file) => roomOf(file) === undefined)).toEqual([]);
    const paths = [...rooms.values()].flat();
    expect(paths.filter((path) => !sources.some((file) => matches(path, file)))).toEqual([]);
  });

  it('has an arrow, or a way along arrows, for every import', () => {
    const missing = imports.filter(({ from, to }) => !reachableFrom(from).has(to));
    expect(missing.map(({ from, to, file, target }) => `${from} --> ${to}: ${file} imports ${target}`)).toEqual([]);
  });

  it('has no arrow that no import follows', () => {
    const idle = arrows.filter((arrow) => !imports.some(({ from, to }) => from === arrow.from && to === arrow.to));
    expect(idle.map(({ from, to }) => `${from} --> ${to}`)).toEqual([]);
  });

  it('has no arrow that says nothing new', () => {
    const detours = arrows.filter(({ from, to }) =>
      arrows.some((other) => other.from === from && other.to !== to && reachableFrom(other.to).has(to)),
    );
    expect(detours.map(({ from, to }) => `${from} --> ${to}`)).toEqual([]);
  });

  it('has nobody who uses what lies above', () => {
    expect([...rooms.keys()].filter((room) => reachableFrom(room).has(room))).toEqual([]);
  });
});
