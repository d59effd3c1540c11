import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { isRecord, type Class } from './fields.js';
import { ProblemException, type FieldError } from './problem.js';

/** No request needs more: what goes beyond is refused before anything else looks at it. */
const LIMITS = { depth: 20, listLength: 100, members: 200, values: 5000, errors: 100 };
/** With these, what is below the field is not worth mentioning. */
const NOTHING_BELOW = ['verkeerd-type', 'te-veel', 'onbekend-veld'];

/**
 * Reads a JSON body into a DTO: normalised, and obeying all that its decorators demand.
 * @param check what cannot be said with decorators. It is also called when these already found errors, so that all
 *   come at once: it must not rely on anything that the DTO promises
 * @throws ProblemException 400 `ongeldige-invoer` with every error
 */
export function readBody<T extends object>(
  type: Class<T>,
  body: unknown,
  check: (dto: T) => Iterable<FieldError> = () => [],
): T {
  if (!isRecord(body)) throw refusal([bodyError('', 'verkeerd-type', 'Stuur een JSON-object.')]);
  const { copy, errors, unread } = new Inspection().inspect(body);
  const dto = plainToInstance(type, copy);
  for (const error of validateSync(dto, { whitelist: true, forbidNonWhitelisted: true })) {
    errors.push(...fieldErrors(error, ''));
  }
  errors.push(...check(dto));
  if (errors.length > 0) throw refusal(errors.filter(({ location }) => !unread.has(location)));
  return dto;
}

/**
 * For a body that names a member twice: what was meant is not known, and a parser takes the last.
 * @param members the names and indexes that lead to each
 */
export function namedTwice(members: readonly (readonly (string | number)[])[]): ProblemException {
  return refusal(
    members.map((path) =>
      bodyError(
        path.reduce((parent: string, name) => pointer(parent, String(name)), ''),
        'dubbel-veld',
        'Dit veld staat er meer dan een keer. Stuur het een keer.',
      ),
    ),
  );
}

/** An error in the body at a JSON Pointer. */
export function bodyError(location: string, code: string, detail: string): FieldError {
  return { in: 'body', location, code, detail };
}

function refusal(found: readonly FieldError[]): ProblemException {
  const errors = [...new Map(found.map((error) => [`${error.location} ${error.code}`, error])).values()];
  const more = errors.length > LIMITS.errors;
  return new ProblemException('ongeldige-invoer', {
    errors: errors.slice(0, LIMITS.errors),
    ...(more && { detail: `Veel gegevens kloppen niet. Bij errors staan de eerste ${LIMITS.errors} fouten.` }),
  });
}

/** The one place where what class-validator found becomes what the caller reads. */
function fieldErrors({ property, constraints = {}, children = [] }: ValidationError, parent: string): FieldError[] {
  const first = Object.entries(constraints)[0];
  if (first?.[0] === 'whitelistValidation') return [unknownField(parent, property)];
  const location = pointer(parent, property);
  const below = children.flatMap((child) => fieldErrors(child, location));
  if (first === undefined) return below;
  const error = bodyError(location, ...first);
  return NOTHING_BELOW.includes(error.code) ? [error] : [error, ...below];
}

function unknownField(parent: string, name: string): FieldError {
  return bodyError(pointer(parent, name), 'onbekend-veld', 'Dit veld bestaat niet. Haal het weg.');
}

/** Stays with the parent when a name does not look like one: what a caller put there could also be a BSN. */
function pointer(parent: string, name: string): string {
  return /^([A-Za-z_$][\w$-]{0,39}|\d{1,3})$/.test(name) ? `${parent}/${name}` : parent;
}

/** A copy of the body in which no name means anything to JavaScript, so that the libraries behind it are safe. */
class Inspection {
  readonly #errors: FieldError[] = [];
  /** Where fields stand that were left out: that one of them is missing is not so. */
  readonly #unread = new Set<string>();
  #values = 0;

  /** @throws ProblemException 400 for a body that is too deep or too large */
  inspect(body: Record<string, unknown>): { copy: unknown; errors: FieldError[]; unread: ReadonlySet<string> } {
    return { copy: this.#copy(body, '', 1), errors: this.#errors, unread: this.#unread };
  }

  #copy(value: unknown, location: string, depth: number): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (depth > LIMITS.depth) throw refusal([bodyError('', 'te-diep', 'Deze gegevens zijn te diep genest.')]);
    if (Array.isArray(value)) {
      if (value.length > LIMITS.listLength) {
        throw refusal([bodyError(location, 'te-veel', 'Deze lijst is te lang.')]);
      }
      return value.map((item: unknown, index) => this.#copyOne(item, pointer(location, String(index)), depth));
    }
    const copy: Record<string, unknown> = {};
    for (const [index, [name, part]] of Object.entries(value).entries()) {
      // No object has so many fields: what is wrong with the first ones is more than is told.
      if (index >= LIMITS.members) this.#leaveOut(`${location}/${name}`);
      else if (name in Object.prototype || name === 'prototype') this.#errors.push(unknownField(location, name));
      else copy[name] = this.#copyOne(part, pointer(location, name), depth);
    }
    return copy;
  }

  #copyOne(value: unknown, location: string, depth: number): unknown {
    this.#count();
    return this.#copy(value, location, depth + 1);
  }

  #leaveOut(location: string): void {
    this.#count();
    this.#unread.add(location);
  }

  #count(): void {
    this.#values += 1;
    if (this.#values > LIMITS.values) throw refusal([bodyError('', 'te-veel', 'Dit zijn te veel gegevens.')]);
  }
}
