import { validationError, type InvalidParam } from './problem.js';

/** Dutch texts of Django REST Framework; the ones that a caller should not depend on. */
const REASONS: Readonly<Record<string, string>> = {
  required: 'Dit veld is vereist.',
  null: 'Dit veld mag niet leeg zijn.',
  blank: 'Dit veld mag niet leeg zijn.',
  invalid: 'Ongeldige waarde.',
  unique: 'Dit veld moet uniek zijn.',
  does_not_exist: 'Ongeldige hyperlink - object bestaat niet.',
  null_characters_not_allowed: 'Null-tekens zijn niet toegestaan.',
  surrogate_characters_not_allowed: 'Surrogate characters are not allowed.',
};

/** Where in a body (or query) a value stands, and what was refused so far in the whole of it. */
export class Place {
  private constructor(
    readonly path: string,
    readonly errors: InvalidParam[],
    /** PATCH: nothing is required, nor in nested objects. */
    readonly partial: boolean,
  ) {}

  static root({ partial = false } = {}): Place {
    return new Place('', [], partial);
  }

  /** A field, or an item of a list. */
  at(name: string | number): Place {
    return new Place(this.path ? `${this.path}.${name}` : String(name), this.errors, this.partial);
  }

  /** The same place, where what is required is required also in a PATCH. */
  whole(): Place {
    return new Place(this.path, this.errors, false);
  }

  /** Notes an error here. Returns undefined, so that a reader can return it as its value. */
  refuse(code: string, reason = REASONS[code] ?? 'Ongeldige waarde.'): undefined {
    this.errors.push({ name: this.path || 'nonFieldErrors', code, reason });
  }

  /** Ends the request with a 400 that lists everything that was refused. */
  verdict(): void {
    if (this.errors.length > 0) throw validationError(this.errors);
  }
}
