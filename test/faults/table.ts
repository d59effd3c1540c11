import type { Verdict } from './cell.js';
import { WAYS } from './ways.js';

/** What was found, by way of failing: how many ended with all, nothing or a person who has to look. */
export function tableOf(verdicts: readonly Verdict[]): string {
  const head = ['', 'combinations', 'all', 'nothing', 'not begun', 'attention', 'of which mended', 'unnamed rows'];
  const rows = WAYS.map(({ name }) =>
    rowOf(
      name,
      verdicts.filter(({ way }) => way === name),
    ),
  );
  return [head, ...rows, rowOf('total', verdicts)].map(aligned).join('\n');
}

function rowOf(name: string, verdicts: readonly Verdict[]): string[] {
  const count = (holds: (verdict: Verdict) => boolean) => String(verdicts.filter(holds).length);
  return [
    name,
    String(verdicts.length),
    count(({ end }) => end === 'all'),
    count(({ end }) => end === 'nothing'),
    count(({ end }) => end === 'not begun'),
    count(({ end }) => end === 'attention'),
    count(({ mended }) => mended !== undefined),
    count(({ lies }) => lies.some((lie) => lie.startsWith('not named'))),
  ];
}

const WIDTHS = [26, 13, 6, 8, 10, 10, 16, 13];
const aligned = (cells: readonly string[]): string =>
  cells.map((cell, index) => (index === 0 ? cell.padEnd(WIDTHS[index]!) : cell.padStart(WIDTHS[index]!))).join('');
