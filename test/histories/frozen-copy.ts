/**
 * A copy of plain data, as a log stores it, that nobody can change any more: it can be handed out as it is. Throws a
 * TypeError for what cannot be stored.
 */
export function frozenCopy<T>(value: T): T {
  return copy(value) as T;
}

function copy(value: unknown): unknown {
  if (typeof value === 'function' || typeof value === 'symbol')
    throw new TypeError(`not to be stored: ${typeof value}`);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return Object.freeze(value.map(copy));
  const { constructor } = value;
  if (constructor !== Object) throw new TypeError(`not to be stored: ${constructor.name}`);
  const copied: Record<string, unknown> = {};
  for (const name in value) copied[name] = copy((value as Record<string, unknown>)[name]);
  return Object.freeze(copied);
}
