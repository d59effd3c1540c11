import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { codeIn, fencesOf, linksIn, readPage, ROOT, sectionsOf, withoutFences } from './markdown.js';

const filesIn = (folder: string) =>
  readdirSync(ROOT + folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path));

const pages = [...readdirSync(ROOT), ...filesIn('docs'), ...filesIn('.github')].filter((path) => path.endsWith('.md'));

/** Everything that a page can speak of by its name alone. */
const files = [...readdirSync(ROOT), ...['src', 'test', 'scripts', 'config', 'docs', '.github'].flatMap(filesIn)];

const { scripts } = JSON.parse(readPage('package.json')) as { scripts: Record<string, string> };

/** As a page is shown on the web. */
const anchorOf = (title: string) =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');

const anchorsOf = (page: string) => sectionsOf(readPage(page)).map(({ title }) => anchorOf(title));

/** Whether a link from a page leads somewhere. What is on the web is not asked. */
function leadsSomewhere(page: string, target: string): boolean {
  if (/^(https?|mailto):/.test(target)) return true;
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? page : join(dirname(page), path);
  return existsSync(ROOT + file) && (anchor === undefined || anchorsOf(file).includes(anchor));
}

const isPath = (code: string) =>
  /^(src|test|scripts|docs)\/[\w./-]+$/.test(code) || /^[\w/-][\w./-]*\.(ts|mjs|cjs|ya?ml|md)$/.test(code);

const isThere = (path: string) => {
  const bare = path.replace(/\/$/, '');
  return files.some((file) => file === bare || file.endsWith(`/${bare}`));
};

const SCHEMA: unknown = JSON.parse(readPage('config/klantregie.schema.json'));

const isSetting = (code: string) => /^(tijden|verzoeken|zekering|bewaren|codes|kwetsbaarheden)\.\w+$/.test(code);

const isInSchema = (path: string) => {
  const names = path.split('.').flatMap((name) => ['properties', name]);
  return names.reduce<unknown>((it, name) => (it as Record<string, unknown> | undefined)?.[name], SCHEMA) !== undefined;
};

describe.each(pages)('%s', (page) => {
  const text = readPage(page);
  const code = codeIn(withoutFences(text));

  it('has links that lead somewhere', () => {
    expect(linksIn(text).filter((target) => !leadsSomewhere(page, target))).toEqual([]);
  });

  it('speaks of files that are there', () => {
    expect(code.filter((it) => isPath(it) && !isThere(it))).toEqual([]);
  });

  it('speaks of settings that are there', () => {
    expect(code.filter((it) => isSetting(it) && !isInSchema(it))).toEqual([]);
  });

  it('has commands that are there', () => {
    const commands = [...text.matchAll(/\bnpm run ([a-z][\w:-]*)/g)].map(([, name = '']) => name);
    expect(commands.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('shows sources as they are', () => {
    const shown = fencesOf(text).filter(({ language }) => language.includes('/'));
    const indented = (source: string) => source.replaceAll(/^ {3}/gm, '');
    for (const { language, text: source } of shown)
      expect(readPage(language.replace(/^\w+ /, ''))).toContain(indented(source));
  });
});
