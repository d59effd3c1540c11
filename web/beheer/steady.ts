import { useRef, useState } from 'preact/hooks';

/** Rows that keep their place: what is new waits to be shown, what changed changes where it stands. */
export interface Steady<Row> {
  readonly rows: readonly Row[];
  /** How many there are that are not shown yet. */
  readonly waiting: number;
  readonly showAll: () => void;
}

export function useSteady<Row extends { readonly id: string }>(latest: readonly Row[]): Steady<Row> {
  const shown = useRef(latest);
  const [, redraw] = useState(0);
  // What comes first is what is looked at.
  if (shown.current.length === 0) shown.current = latest;
  const showAll = () => {
    shown.current = latest;
    redraw((it) => it + 1);
  };
  return { ...steadied(shown.current, latest), showAll };
}

/** Exported for its test. */
export function steadied<Row extends { readonly id: string }>(shown: readonly Row[], latest: readonly Row[]) {
  if (shown.length === 0) return { rows: latest, waiting: 0 };
  const now = new Map(latest.map((row) => [row.id, row]));
  const known = new Set(shown.map(({ id }) => id));
  return {
    rows: shown.map((row) => now.get(row.id) ?? row),
    waiting: latest.filter(({ id }) => !known.has(id)).length,
  };
}
