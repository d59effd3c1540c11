import { createHash } from 'node:crypto';
import type { Auditregel, Seal, VerzegeldeAuditregel } from '../database/auditregels.js';

/** What the first line of all is sealed over. */
const NOTHING = '0'.repeat(64);

/** A line as it is sealed and exported, on one line: always the same text for the same line. */
export const textOf = ({ op, ...regel }: Auditregel): string =>
  JSON.stringify({
    nummer: regel.nummer,
    op: op.toISOString(),
    persoon: regel.persoon,
    rollen: regel.rollen,
    herkomst: regel.herkomst,
    actie: regel.actie,
    zoeksoort: regel.zoeksoort,
    objecten: regel.objecten,
    resultaat: regel.resultaat,
    status: regel.status,
    reden: regel.reden,
    trace: regel.trace,
    aantal: regel.aantal,
  });

/** SHA-256 in hex, of the seal of the line before and the text of the line, with a line break in between. */
const sealOver = (before: string, text: string): string =>
  createHash('sha256').update(`${before}\n${text}`).digest('hex');

/** Numbers lines and seals each over the one before. */
export const seal: Seal = (last, regels) => {
  let { nummer, zegel } = last ?? { nummer: 0, zegel: NOTHING };
  return regels.map((it) => {
    nummer += 1;
    const regel = { ...it, nummer };
    zegel = sealOver(zegel, textOf(regel));
    return { ...regel, zegel };
  });
};

/**
 * What is wrong with lines that follow one another; undefined: nothing.
 * @param last the line before them. Without it the first is taken for what it says, unless it is the first of all.
 */
export function whatIsWrong(
  last: Pick<VerzegeldeAuditregel, 'nummer' | 'zegel'> | undefined,
  regels: readonly VerzegeldeAuditregel[],
): string | undefined {
  let before = last;
  for (const regel of regels) {
    const { nummer, zegel } = regel;
    if (before && nummer !== before.nummer + 1)
      return nummer === before.nummer + 2
        ? `Regel ${before.nummer + 1} ontbreekt.`
        : `Regel ${before.nummer + 1} tot en met ${nummer - 1} ontbreken.`;
    const over = before?.zegel ?? (nummer === 1 ? NOTHING : undefined);
    if (over !== undefined && sealOver(over, textOf(regel)) !== zegel)
      return `Het zegel van regel ${nummer} klopt niet: die regel of de regel ervoor is veranderd.`;
    before = regel;
  }
  return undefined;
}
