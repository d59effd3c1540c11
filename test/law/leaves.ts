import { manyLines, oneLine } from '../../src/notation/text.js';
import { MANY_LINES, type Fields } from './any-value.js';

/** One value of a request. */
export interface Leaf {
  /** JSON Pointer. */
  readonly pointer: string;
  readonly name: string;
  /** Without what shows nothing. */
  readonly value: string | number | boolean;
  /** The object that it stands in, and the list that that stands in. */
  readonly siblings: Fields;
  readonly list: readonly unknown[];
}

/** Every value of a body. */
export function leavesOf(body: Fields | readonly unknown[], below = '', list: readonly unknown[] = []): Leaf[] {
  return Object.entries(body).flatMap(([name, value]): Leaf[] => {
    const pointer = `${below}/${name}`;
    if (typeof value === 'object' && value !== null)
      return leavesOf(value as Fields, pointer, Array.isArray(body) ? body : []);
    return [{ pointer, name, value: seenOf(name, value as Leaf['value']), siblings: body as Fields, list }];
  });
}

function seenOf(name: string, value: Leaf['value']): Leaf['value'] {
  if (typeof value !== 'string') return value;
  return MANY_LINES.test(name) ? manyLines(value) : oneLine(value);
}
