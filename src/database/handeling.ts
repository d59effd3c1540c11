import { AsyncLocalStorage } from 'node:async_hooks';
import type { Pool, QueryResult, QueryResultRow } from 'pg';
import { toldBy, type NieuweAuditregel } from './auditregel.js';
import { writingLines } from './lines-written.js';
import { prepared } from './prepared.js';

/** What somebody is doing, until it is written down. */
export interface Handeling {
  /** What the audit log says of it, when it succeeds. Who it is may turn out on the way. */
  readonly regel: () => NieuweAuditregel;
  /** What the logboek dataverwerkingen has to know of it; undefined: nothing. */
  readonly records?: () => readonly object[] | undefined;
  isRecorded: boolean;
}

/**
 * It is found and not handed down, as the fence is: what changes something in our tables lies far below who knows what it is
 * for, and a method in between that forgot it would leave a change without a line.
 */
const underWay = new AsyncLocalStorage<Handeling>();

/** Does work that is what somebody does. */
export const duringHandeling = <T>(handeling: Handeling, work: () => T): T => underWay.run(handeling, work);

/**
 * A statement that changes something because of what somebody does: the line in the audit log is written with it, or neither
 * is. The first one does so; what is done when nobody asked for it has no line.
 * @param objecten uuids of what it is done to, beside those that were known already.
 */
export async function recorded<Row extends QueryResultRow>(
  pool: Pool,
  statement: string,
  values: readonly unknown[],
  objecten: readonly string[] = [],
): Promise<QueryResult<Row>> {
  const handeling = underWay.getStore();
  if (!handeling || handeling.isRecorded) return pool.query<Row>(statement, [...values]);
  const regel = handeling.regel();
  const line = { ...regel, objecten: [...regel.objecten, ...objecten] };
  const told = toldBy(values.length, line, handeling.records?.());
  const [, others] = /^\s*with\s(.*)$/s.exec(statement) ?? [];
  const text = others === undefined ? `with ${told.inserts} ${statement}` : `with ${told.inserts}, ${others}`;
  const result = await writingLines(() => pool.query<Row>(prepared(text, [...values, ...told.values])));
  handeling.isRecorded = true;
  return result;
}
