import { applyDecorators } from '@nestjs/common';
import { Exclude, Expose, Transform, Type, type TypeHelpOptions } from 'class-transformer';
import { ValidateBy, ValidateNested, type ValidationArguments } from 'class-validator';
import { manyLines, oneLine, withoutInvisible } from '../notation/text.js';
import { isUuid } from '../notation/uuid.js';
import { Noted, type Class } from './field-notes.js';
import type { Schema } from './schema.js';

// The decorators of which request DTOs are made. Read a property from the bottom up: first what kind of value it is,
// then whether it must be there, then what else it must obey. A field that is absent, null or text that shows nothing
// counts as not filled in; only `Required` minds. What they demand also ends up in the document of the API, with what `Describe` says.

export { Describe, type Class } from './field-notes.js';
type Present = NonNullable<unknown>;
/** What to do about it, in plain Dutch; it may depend on what is wrong with the value, and never repeats it. */
type Detail<Value> = string | ((value: Value) => string);

/**
 * One demand on a field that is filled in.
 * @param code stable, kebab-case
 * @param detail what to do about it
 * @param holds given the normalised value, and the DTO for fields that depend on each other
 * @param schema the demand as the document of the API says it, when it can
 */
export function Rule<T extends object>(
  code: string,
  detail: Detail<Present>,
  holds: (value: Present, dto: T) => boolean,
  schema: Schema = {},
): PropertyDecorator {
  return applyDecorators(
    Noted({ schema }),
    constraint<T>(code, detail, (value, dto) => value === undefined || value === null || holds(value, dto)),
  );
}

/** As `Rule`, for a text field: leaves what is not text to `Text`. */
export function TextRule<T extends object>(
  code: string,
  detail: Detail<string>,
  holds: (text: string, dto: T) => boolean,
  schema: Schema = {},
): PropertyDecorator {
  // It is only ever told of a text.
  return Rule<T>(
    code,
    detail as Detail<Present>,
    (value, dto) => typeof value !== 'string' || holds(value, dto),
    schema,
  );
}

/** As `TextRule`, for a text that must have a certain shape. */
export function Pattern(code: string, detail: string, pattern: RegExp): PropertyDecorator {
  return TextRule(code, detail, (text) => pattern.test(text), { pattern: pattern.source });
}

interface RequiredOptions<T extends object> {
  /** Always, when left out. */
  readonly when?: (dto: T) => boolean;
  /** What to fill in, in plain Dutch. */
  readonly detail?: string;
}

/** Must be filled in, always or on a condition. */
export function Required<T extends object>({
  when,
  detail = 'Vul dit veld in.',
}: RequiredOptions<T> = {}): PropertyDecorator {
  return applyDecorators(
    Noted({ required: when === undefined }),
    constraint<T>('verplicht', detail, (value, dto) => value !== undefined || when?.(dto) === false),
  );
}

interface TextOptions {
  /** In code points of what is kept, as the registers count. */
  readonly max: number;
  /** Whether line breaks are kept; otherwise they become a blank. */
  readonly lines?: boolean;
  /** What else becomes of it, after that of every text (notation/text.ts). */
  readonly normalise?: (text: string) => string;
}

/** Text without what shows nothing, without blanks around it, and without NUL and lone surrogates, which no register stores. */
export function Text({ max, lines, normalise = (text) => text }: TextOptions): PropertyDecorator {
  const keep = lines ? manyLines : oneLine;
  return applyDecorators(
    Noted({ schema: { type: 'string', maxLength: max } }),
    Normalised((value) => (typeof value === 'string' ? normalise(keep(value)) || undefined : value)),
    Rule('verkeerd-type', 'Vul hier tekst in.', (value) => typeof value === 'string'),
    TextRule(
      'ongeldig-teken',
      'Hier staat een teken in dat niet kan worden bewaard. Haal het weg.',
      (text) => !text.includes('\0') && !/\p{Surrogate}/u.test(text),
    ),
    TextRule('te-lang', `Gebruik hoogstens ${max} tekens.`, (text) => codePoints(text) <= max),
  );
}

/** One of a closed list of words. */
export function Choice(
  options: readonly string[],
  normalise: (text: string) => string = (text) => text,
): PropertyDecorator {
  const detail = options.length === 1 ? `Vul hier ${options[0]} in.` : `Kies uit: ${options.join(', ')}.`;
  return applyDecorators(
    Noted({ schema: { type: 'string', enum: options } }),
    Normalised((value) => (typeof value === 'string' ? normalise(word(value)) || undefined : value)),
    Rule('ongeldige-waarde', detail, (value) => typeof value === 'string' && options.includes(value)),
  );
}

/** `true` or `false` in a query, where everything is text. */
export function FlagText(): PropertyDecorator {
  return applyDecorators(
    Noted({ schema: { type: 'boolean' } }),
    Normalised((value) => (value === 'true' || value === 'false' ? value === 'true' : blankIsAbsent(value))),
    Rule('verkeerd-type', 'Vul hier true of false in.', (value) => typeof value === 'boolean'),
  );
}

/** A whole number in a query, where everything is text. */
export function WholeNumberText({
  min,
  max,
  fallback,
}: {
  readonly min: number;
  readonly max: number;
  /** What a field that is left out stands for. */
  readonly fallback: number;
}): PropertyDecorator {
  return applyDecorators(
    Noted({ schema: { type: 'integer', minimum: min, maximum: max, default: fallback } }),
    Normalised((value) =>
      typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : blankIsAbsent(value),
    ),
    Rule(
      'ongeldige-waarde',
      `Vul een getal in van ${min} tot en met ${max}.`,
      (value) => Number.isInteger(value) && Number(value) >= min && Number(value) <= max,
    ),
  );
}

const blankIsAbsent = (value: unknown): unknown =>
  typeof value === 'string' && word(value) === '' ? undefined : value;

/** `true` or `false`, not as text. */
export function Flag(): PropertyDecorator {
  return applyDecorators(
    Noted({ schema: { type: 'boolean' } }),
    Normalised((value) => value),
    Rule('verkeerd-type', 'Vul hier true of false in, zonder aanhalingstekens.', (value) => typeof value === 'boolean'),
  );
}

/** A whole number, not as text. */
export function WholeNumber({ min, max }: { readonly min: number; readonly max: number }): PropertyDecorator {
  return applyDecorators(
    Noted({ schema: { type: 'integer', minimum: min, maximum: max } }),
    Normalised((value) => value),
    Rule('verkeerd-type', 'Vul hier een heel getal in, zonder aanhalingstekens.', (value) => Number.isInteger(value)),
    Rule(
      'ongeldige-waarde',
      `Vul een getal in van ${min} tot en met ${max}.`,
      (value) => !Number.isInteger(value) || (Number(value) >= min && Number(value) <= max),
    ),
  );
}

/** A nested DTO. */
export function Part(type: () => Class): PropertyDecorator {
  return applyDecorators(
    Noted({ part: type }),
    Type(type),
    Normalised((value) => value),
    ValidateNested(),
    Rule('verkeerd-type', 'Vul hier een object in.', isRecord),
  );
}

/** A list of nested DTOs. */
export function Parts(type: () => Class, { max }: { readonly max: number }): PropertyDecorator {
  return applyDecorators(
    Noted({ part: type, schema: { type: 'array', maxItems: max } }),
    Type(type),
    Normalised((value) => value),
    ValidateNested(),
    Rule(
      'verkeerd-type',
      'Vul hier een lijst van objecten in.',
      (value) => Array.isArray(value) && value.every(isRecord),
    ),
    Rule('te-veel', `Stuur er hoogstens ${max}.`, (value) => !Array.isArray(value) || value.length <= max),
  );
}

/** A list of uuids, in lower case. */
export function Uuids({ max }: { readonly max: number }): PropertyDecorator {
  const isText = (value: unknown) => typeof value === 'string';
  return applyDecorators(
    Noted({ schema: { type: 'array', maxItems: max, items: { type: 'string', format: 'uuid' } } }),
    Normalised((value) =>
      Array.isArray(value) ? value.map((it) => (isText(it) ? word(it).toLowerCase() : it)) : value,
    ),
    Rule('verkeerd-type', 'Vul hier een lijst van uuid’s in.', (value) => Array.isArray(value) && value.every(isText)),
    Rule(
      'ongeldige-uuid',
      'Vul hier alleen uuid’s in.',
      (value) => !Array.isArray(value) || value.every((it) => !isText(it) || isUuid(it)),
    ),
    Rule('te-veel', `Stuur er hoogstens ${max}.`, (value) => !Array.isArray(value) || value.length <= max),
  );
}

/** A nested DTO of one of several classes, told apart by its field `soort`. */
export function Variant(variants: Readonly<Record<string, Class>>): PropertyDecorator {
  const unknown = unknownVariant(Object.keys(variants));
  const variantOf = (value: unknown): Class => {
    const soort = isRecord(value) && typeof value['soort'] === 'string' ? word(value['soort']) : '';
    return (Object.hasOwn(variants, soort) && variants[soort]) || unknown;
  };
  return applyDecorators(
    Noted({ variants }),
    Type((help?: TypeHelpOptions) => variantOf(help?.object[help.property])),
    Normalised((value) => value),
    ValidateNested(),
    Rule('verkeerd-type', 'Vul hier een object in.', isRecord),
  );
}

/** Takes over the `soort` and nothing else: of which fields are missing or unknown, nothing sensible can be said. */
function unknownVariant(soorten: readonly string[]): Class {
  class UnknownVariant {
    soort?: unknown;
  }
  Exclude()(UnknownVariant);
  for (const decorate of [Expose(), Choice(soorten), Required({ detail: `Kies uit: ${soorten.join(', ')}.` })]) {
    decorate(UnknownVariant.prototype, 'soort');
  }
  return UnknownVariant;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One of our own words, whatever was pasted around it. */
const word = (text: string): string => withoutInvisible(oneLine(text));

export function codePoints(text: string): number {
  return [...text].length;
}

function constraint<T extends object>(
  code: string,
  detail: Detail<Present>,
  holds: (value: unknown, dto: T) => boolean,
): PropertyDecorator {
  const validate = (value: unknown, context?: ValidationArguments): boolean => holds(value, context?.object as T);
  const defaultMessage = (context?: ValidationArguments): string =>
    typeof detail === 'string' ? detail : detail((context?.value ?? '') as Present);
  return ValidateBy({ name: code, validator: { validate, defaultMessage } });
}

function Normalised(normalise: (value: unknown) => unknown): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (value === null ? undefined : normalise(value)));
}
