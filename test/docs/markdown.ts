import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The root of the project, with a slash at its end. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A page below the root. */
export const readPage = (path: string): string => readFileSync(ROOT + path, 'utf8');

export interface Fence {
  /** What stands after the backticks. */
  readonly language: string;
  readonly text: string;
}

/** A heading with what stands below it, up to the next heading of any level. */
export interface Section {
  /** 1 for the title of the page. */
  readonly level: number;
  readonly title: string;
  readonly text: string;
}

const FENCE = /^ *```(.*?)\n(.*?)^ *```$/gms;

export const fencesOf = (page: string): readonly Fence[] =>
  [...page.matchAll(FENCE)].map(([, language = '', text = '']) => ({ language, text }));

export const withoutFences = (page: string): string => page.replaceAll(FENCE, '');

export function sectionsOf(page: string): readonly Section[] {
  const parts = withoutFences(page).split(/^(?=#+ )/m);
  return parts.map((part) => {
    const [, hashes = '', title = '', text = part] = /^(#+) ([^\n]*)\n(.*)$/s.exec(part) ?? [];
    return { level: hashes.length, title, text };
  });
}

/** Of each table its rows, without the heading; of each row its cells. */
export function tablesOf(page: string): readonly (readonly (readonly string[])[])[] {
  const tables = withoutFences(page).match(/(?:^\|.*\n)+/gm) ?? [];
  return tables.map((table) => {
    const [, , ...rows] = table.trimEnd().split('\n');
    return rows.map((row) =>
      row
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
  });
}

/** What stands between backticks. */
export const codeIn = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code.replaceAll('\n', ' '));

/** Where the links lead. */
export const linksIn = (text: string): readonly string[] =>
  [...withoutFences(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
