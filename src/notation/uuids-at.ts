import { isUuid } from './uuid.js';

/** Those of the values that are uuids, in lower case. */
export const uuidsIn = (values: readonly unknown[]): string[] =>
  values.flatMap((it) => (typeof it === 'string' && isUuid(it.toLowerCase()) ? [it.toLowerCase()] : []));

/** The uuids that stand at a path in whatever was sent or answered: names with dots, through lists. */
export const uuidsAt = (value: unknown, path: string): string[] =>
  uuidsIn(path.split('.').reduce<unknown[]>((found, name) => found.flatMap((it) => [own(it, name)].flat()), [value]));

function own(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
