import { describe, expect, it } from '@jest/globals';
import { userInfo } from 'node:os';
import type { NieuweAuditregel } from '../database/auditregel.js';
import type { VerzegeldeAuditregel } from '../database/auditregels.js';
import { checkLines, exportLines } from './read-through.js';
import { seal, textOf } from './seal.js';

const REGEL = {
  op: new Date('2026-03-01T09:00:00Z'),
  persoon: 'mira',
  rollen: ['medewerker'],
  herkomst: '192.0.2.1',
  actie: 'partijBekijken',
  zoeksoort: null,
  objecten: [],
  resultaat: 'gelukt',
  status: 200,
  reden: null,
  trace: null,
  aantal: 1,
} as const;
/** More than are read at once. */
const MANY = 2001;

const sealed = (count: number) => [
  ...seal(
    undefined,
    Array.from({ length: count }, () => REGEL),
  ),
];

/** An audit log that holds these lines. */
function logOf(regels: readonly VerzegeldeAuditregel[], days: Readonly<Record<string, number>> = {}) {
  const added: NieuweAuditregel[] = [];
  const auditregels = {
    add: async (regel: NieuweAuditregel) => void added.push(regel),
    lastBefore: async (day: string) => days[`before ${day}`]!,
    lastOn: async (day: string) => days[`on ${day}`]!,
    listSealed: async (after: number, limit: number) => regels.filter(({ nummer }) => nummer > after).slice(0, limit),
    oldestUnsealed: async () => 7,
  };
  return { auditregels, added };
}

describe('checking the audit log', () => {
  const check = (regels: readonly VerzegeldeAuditregel[], ...known: readonly { nummer: number; zegel: string }[]) =>
    checkLines(logOf(regels).auditregels, known);

  it('tells the first line, the last one, and how long the oldest waits for its seal', async () => {
    const regels = sealed(MANY);
    expect(await check(regels)).toEqual({ first: regels[0], last: regels.at(-1), waiting: 7 });
    expect(await check([])).toEqual({ first: undefined, last: undefined, waiting: 7 });
  });

  it.each([3, 1001, MANY])('sees what is wrong, wherever it is: line %d', async (nummer) => {
    const regels = sealed(MANY);
    regels[nummer - 1] = { ...regels[nummer - 1]!, persoon: 'iemand anders' };
    expect((await check(regels)).wrong).toMatch(new RegExp(`^Het zegel van regel ${nummer} klopt niet`));
  });

  it('tells what was wrong first', async () => {
    const regels = sealed(MANY);
    for (const index of [1, 1500]) regels[index] = { ...regels[index]!, persoon: 'iemand anders' };
    expect((await check(regels)).wrong).toMatch(/^Het zegel van regel 2 klopt niet/);
    const other = { nummer: 3, zegel: '0'.repeat(64) };
    expect((await check(sealed(MANY), other, { ...other, nummer: 5000 })).wrong).toMatch(/^Regel 3 /);
  });

  it('finds nothing wrong with a seal that is known, when it is the same', async () => {
    const regels = sealed(MANY);
    expect(await check(regels, regels[0]!, regels[1500]!)).not.toHaveProperty('wrong');
  });

  it('finds it wrong when a seal that is known is another, or gone', async () => {
    const zegel = '0'.repeat(64);
    expect((await check(sealed(3), { nummer: 2, zegel })).wrong).toBe('Regel 2 heeft een ander zegel dan u noemt.');
    expect((await check(sealed(3), { nummer: 4, zegel })).wrong).toBe('Regel 4 is er niet.');
    expect((await check([], { nummer: 1, zegel })).wrong).toBe('Regel 1 is er niet.');
  });
});

describe('exporting the audit log', () => {
  const numbers = async (days: { readonly vanaf?: string; readonly totEnMet?: string }) => {
    const { auditregels } = logOf(sealed(MANY), { 'before 2026-03-02': 1, 'on 2026-03-03': 3 });
    const told: string[] = [];
    await exportLines(auditregels, days, (line) => told.push(line));
    return told.map((line) => (JSON.parse(line) as VerzegeldeAuditregel).nummer);
  };
  const from = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index);

  it('tells every line in its order, of the days that are asked and of no other', async () => {
    expect(await numbers({})).toEqual(from(1, MANY));
    expect(await numbers({ vanaf: '2026-03-02' })).toEqual(from(2, MANY));
    expect(await numbers({ totEnMet: '2026-03-03' })).toEqual(from(1, 3));
    expect(await numbers({ vanaf: '2026-03-02', totEnMet: '2026-03-03' })).toEqual(from(2, 3));
  });

  it('tells a line as it was sealed, and its seal after that', async () => {
    const [regel] = sealed(1);
    const told: string[] = [];
    await exportLines(logOf([regel!]).auditregels, {}, (line) => told.push(line));
    expect(told).toEqual([textOf(regel!).replace(/}$/, `,"zegel":"${regel!.zegel}"}`)]);
  });

  it('is itself a line, of who is at the machine', async () => {
    const { auditregels, added } = logOf([]);
    await exportLines(auditregels, {}, () => {});
    expect(added).toEqual([
      {
        persoon: `systeem:${userInfo().username}`,
        rollen: [],
        actie: 'auditlogUitvoeren',
        objecten: [],
        resultaat: 'gelukt',
      },
    ]);
  });
});
