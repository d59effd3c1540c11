/** An object whose fields may be undefined, as one whose fields may be absent. */
type FilledIn<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Without the fields that are undefined. */
export function filledIn<T extends object>(fields: T): FilledIn<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as FilledIn<T>;
}
