import type { Ingreep } from '../../client/src/index.js';

/** What a beheerder did, in a word. */
export const PRESSED: Readonly<Record<Ingreep['soort'], string>> = {
  hervatting: 'Opnieuw geprobeerd',
  ongedaanmaking: 'Teruggedraaid',
  afsluiting: 'Afgesloten',
};

interface Press {
  readonly hervatting?: string | undefined;
}

/** Presses in their order; those that were one press of a button for many requests, together where the first of them stands. */
export function groupedPresses<P extends Press>(presses: readonly P[]): (readonly [P, ...P[]])[] {
  const groups = new Map<string, [P, ...P[]]>();
  for (const [index, press] of presses.entries()) {
    const key = press.hervatting ?? String(index);
    const group = groups.get(key);
    if (group) group.push(press);
    else groups.set(key, [press]);
  }
  return [...groups.values()];
}
