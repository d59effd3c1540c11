/** A change that is made together with another: parts of one statement of PostgreSQL. */
export interface Change {
  /** `name as (…)`, with commas between them. */
  readonly parts: string;
  /** Its values, from `$1` on. */
  readonly values: readonly unknown[];
  /** What must hold for anything else to be written with it: a condition of PostgreSQL. Absent: nothing. */
  readonly condition?: string;
}

/** What is written in the statement of somebody else: either all of it stands or nothing does. */
export interface Beside {
  readonly change: Change;
  /** Has the database carry out that statement; `rowCount` as pg gives it. */
  readonly ask: (statement: string, values: readonly unknown[]) => Promise<{ readonly rowCount: number | null }>;
  /** Makes the change in a statement of its own, or finds it made. False when something else stands in its place. */
  readonly alone: () => Promise<boolean>;
}

/** `$4, $5, …`: the places of values that come after others. */
export const placesAfter = ({ length }: readonly unknown[], count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `$${length + index + 1}`);
