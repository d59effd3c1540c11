import { Place } from './place.js';

/**
 * One field of a body, as a serializer of Django REST Framework declares it. As made by `text()`, `boolean()`, … it may be
 * left out but not be null; `required()`, `nullable()` and `withDefault()` change that.
 */
export interface Field<T> {
  readonly required?: boolean;
  /** What null is read as. Absent: null is refused. */
  readonly whenNull?: () => T;
  /** The value when the field was left out; not in a PATCH. */
  readonly initial?: () => T;
  /** Its name in an error, where that differs from its name in the body. */
  readonly reportedAs?: string;
  /** Reads a value that is neither absent nor null. What is wrong is noted at `place`; then it returns undefined. */
  read(raw: unknown, place: Place): T | undefined;
}

export type Fields = Readonly<Record<string, Field<unknown>>>;

/** What was sent: fields that were left out are absent. */
export type Values<F extends Fields> = { -readonly [K in keyof F]?: F[K] extends Field<infer T> ? T : never };

export const required = <T>(field: Field<T>): Field<T> => ({ ...field, required: true });
export const withDefault = <T>(field: Field<T>, initial: () => T): Field<T> => ({ ...field, initial });
export const reportedAs = <T>(name: string, field: Field<T>): Field<T> => ({ ...field, reportedAs: name });

/** A field with a further rule, that is checked when the value was good so far. */
export function checked<T>(field: Field<T>, check: (value: T, place: Place) => void): Field<T> {
  const read = (raw: unknown, place: Place) => {
    const value = field.read(raw, place);
    if (value !== undefined) check(value, place);
    return value;
  };
  return { ...field, read };
}

/** A field that may be null; by default null is what it is read as. */
export function nullable<T>(field: Field<T>): Field<T | null>;
export function nullable<T>(field: Field<T>, whenNull: () => T): Field<T>;
export function nullable<T>(field: Field<T>, whenNull?: () => T): Field<T | null> {
  return { ...field, whenNull: whenNull ?? (() => null) };
}

/** Makes something of the values of an object, or notes at `place` which rule about several of them was broken. */
export type Finish<F extends Fields, T> = (values: Values<F>, place: Place) => T | undefined;

/** An object: a whole body or a part of one. `finish` runs when all its fields were good, as `validate()` of DRF does. */
export function object<F extends Fields>(fields: F): Field<Values<F>>;
export function object<F extends Fields, T>(fields: F, finish: Finish<F, T>): Field<T>;
export function object<F extends Fields>(fields: F, finish: Finish<F, unknown> = (values) => values): Field<unknown> {
  return {
    read(raw, place) {
      const errors = place.errors.length;
      const values = readObject(fields, raw, place);
      return values && place.errors.length === errors ? finish(values, place) : undefined;
    },
  };
}

/** A list. `listError`: where "not a list" is reported: under the field itself, or (objects) under `nonFieldErrors`. */
export function list<T>(item: Field<T>, listError: 'field' | 'nonFieldErrors' = 'nonFieldErrors'): Field<T[]> {
  return {
    read(raw, place) {
      if (!Array.isArray(raw)) {
        const where = listError === 'field' ? place : place.at('nonFieldErrors');
        return where.refuse('not_a_list', `Verwachtte een lijst met items, maar kreeg type "${pythonType(raw)}".`);
      }
      const values: T[] = [];
      for (const [i, each] of raw.entries()) {
        const value = readValue(item, each, place.at(i));
        if (value !== undefined) values.push(value);
      }
      return values;
    },
  };
}

/** Reads a body and ends the request with a 400 when anything was refused. `partial`: it is the body of a PATCH. */
export function readBody<T>(field: Field<T>, body: unknown, options: { readonly partial?: boolean } = {}): T {
  const place = Place.root(options);
  const value = field.read(body, place);
  place.verdict();
  return value as T;
}

/** Reads the fields of an object in their order. Keys may be in snake_case too; unknown keys are ignored. */
function readObject<F extends Fields>(fields: F, raw: unknown, place: Place): Values<F> | undefined {
  if (!isObject(raw)) return refuseAsObject(raw, place);
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = readValue(field, raw[name] ?? raw[snakeCase(name)] ?? raw[name], place.at(field.reportedAs ?? name));
    if (value !== undefined) values[name] = value;
  }
  return values as Values<F>;
}

function readValue<T>(field: Field<T>, raw: unknown, place: Place): T | undefined {
  if (raw === undefined) {
    if (place.partial) return undefined;
    return field.required ? place.refuse('required') : field.initial?.();
  }
  if (raw === null) return field.whenNull ? field.whenNull() : place.refuse('null');
  return field.read(raw, place);
}

function refuseAsObject(raw: unknown, place: Place): undefined {
  const where = place.at('nonFieldErrors');
  if (raw === null) return where.refuse('null', 'No data provided');
  return where.refuse('invalid', `Ongeldige data. Verwacht een dictionary, kreeg een ${pythonType(raw)}.`);
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The name under which Python knows the type of a JSON value. */
export function pythonType(value: unknown): string {
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'string') return 'str';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float';
  return value === null ? 'NoneType' : 'dict';
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
