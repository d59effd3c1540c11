import { isUuid } from '../notation/uuid.js';

/** Says whether what was read from JSON has what we need of it. More may always be there. */
export type Shape = (value: unknown) => boolean;

export const text: Shape = (value) => typeof value === 'string';

/** Becomes part of a path, of a DELETE among others: then it may be nothing else. */
export const uuid: Shape = (value) => typeof value === 'string' && isUuid(value);

/** No body at all. */
export const nothing: Shape = (value) => value === undefined;

export const nullable =
  (shape: Shape): Shape =>
  (value) =>
    value === null || shape(value);

export const list =
  (of: Shape): Shape =>
  (value) =>
    Array.isArray(value) && value.every(of);

export const object =
  (fields: Readonly<Record<string, Shape>>): Shape =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(fields).every(([name, shape]) => shape((value as Record<string, unknown>)[name]));

/** A page of a list, as the registers give it. */
export const pageOf = (item: Shape): Shape => object({ results: list(item) });
