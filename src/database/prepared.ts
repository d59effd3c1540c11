import { createHash } from 'node:crypto';
import type { QueryConfig } from 'pg';

const names = new Map<string, string>();

/**
 * A statement that each connection has parsed and planned once, instead of every time. Only for what is asked all the time,
 * in words that never change, and finds what it needs by a key: the plan does not look at the values.
 */
export function prepared(text: string, values: readonly unknown[]): QueryConfig {
  let name = names.get(text);
  if (name === undefined) names.set(text, (name = createHash('sha256').update(text).digest('base64url')));
  return { name, text, values: [...values] };
}
