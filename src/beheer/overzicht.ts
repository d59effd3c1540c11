import type { Open, Stuck, Today } from '../database/aanvragen.js';
import type { Uitkomst } from '../productaanvraag/answer/answer.js';
import { vastgelopenOf, type Vastgelopen } from './stuck.js';

/** What there is to see at a glance. */
export interface Overzicht {
  /** When it was looked: ISO 8601 in UTC, as every moment here. */
  readonly gemaaktOp: string;
  /** What asks for something yet: one of each kind, also when there are none. */
  readonly open: readonly Openstaand[];
  readonly vandaag: Today;
  /** What asks for attention, by what it got stuck at: the largest groups first, fifty at most. */
  readonly oorzaken: readonly Oorzaakgroep[];
}

export interface Openstaand {
  readonly uitkomst: (typeof OPEN)[number];
  readonly aantal: number;
  /** When the oldest of them came in. Absent when there are none. */
  readonly oudsteOp?: string;
}

export interface Oorzaakgroep {
  /** Absent of what got stuck before this was kept. */
  readonly oorzaak?: Vastgelopen;
  /** The same, in words. */
  readonly tekst: string;
  readonly aantal: number;
  /** When the oldest of them came in. */
  readonly oudsteOp: string;
  /** When the first of them got stuck. */
  readonly sinds: string;
}

/** In the order in which a beheerder wants to know of them. */
export const OPEN = ['vraagtAandacht', 'wordtVoltooid', 'wordtOngedaanGemaakt'] as const satisfies readonly Uitkomst[];

export function overzichtOf(
  {
    open,
    vandaag,
    stuck,
  }: { readonly open: readonly Open[]; readonly vandaag: Today; readonly stuck: readonly Stuck[] },
  now: Date,
): Overzicht {
  return {
    gemaaktOp: now.toISOString(),
    open: OPEN.map((uitkomst) => {
      const { aantal = 0, sinds } = open.find((it) => it.uitkomst === uitkomst) ?? {};
      return { uitkomst, aantal, ...(sinds && { oudsteOp: sinds.toISOString() }) };
    }),
    vandaag,
    oorzaken: stuck.map(groupOf),
  };
}

function groupOf({ aantal, oudste, sinds, ...row }: Stuck): Oorzaakgroep {
  const oorzaak = vastgelopenOf(row);
  return {
    ...(oorzaak && { oorzaak }),
    tekst: oorzaak?.tekst ?? 'Van deze aanvragen is niet bewaard waardoor zij zijn blijven steken.',
    aantal,
    oudsteOp: oudste.toISOString(),
    sinds: sinds.toISOString(),
  };
}
