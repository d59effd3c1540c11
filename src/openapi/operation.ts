import type { Class } from '../http/field-notes.js';
import type { ProblemSlug } from '../problems/catalogue.js';
import type { Json } from '../http/schema.js';
import type { AnySchema } from './answer-schema.js';
import type { Tag } from './tags.js';

// Every operation of the API is described where it is made, and the document follows from that:
//
//   @Get(':uuid')
//   @Operation({
//     id: 'klantcontactOpvragen',
//     tag: 'klantcontacten',
//     summary: 'Bekijk een klantcontact',
//     description: 'Laat zien wat er van het gesprek is geregistreerd.',
//     params: { uuid: uuid('uuid van het klantcontact.') },
//     answers: { 200: { description: 'Het klantcontact.', body: KLANTCONTACT } },
//     problems: { 404: ['niet-gevonden'], 502: ['register-fout'], 504: ['register-te-traag'] },
//   })
//
// - `body` and `query` are DTO classes: their decorators (src/http/fields.ts) say all limits; add `Describe` to each field.
// - `answers[…].body` is a schema of the interface that the method returns: see answer-schema.ts.
// - Left out, because it is already known: path and method, whether a token and an Idempotency-Key are needed, and the
//   problems that any operation of that kind can meet (400 of malformed input, 401, 403, 406, 413, 415, 429, 500, 503).
// - An operation without this stays out of the document, and a test says so.

export interface OperationNotes {
  /** operationId: lower camelCase, Dutch, stable: generated clients call their methods so. */
  readonly id: string;
  readonly tag: Tag;
  /** What the caller does with it, in a few words. */
  readonly summary: string;
  /** Plain Dutch. Paragraphs are apart by an empty line; `code` is between backticks. */
  readonly description: string;
  /** By the name in the path. */
  readonly params?: Readonly<Record<string, AnySchema>>;
  readonly query?: Class;
  readonly body?: Class;
  /**
   * Whole bodies that can be sent as they are, by what they show. Without one, an example is made of those of the fields.
   * No key in it may contain put, post or patch (so no postcode): the linter of the API Design Rules takes it for a method.
   */
  readonly examples?: Readonly<Record<string, Json>>;
  /** By status. */
  readonly answers: Readonly<Record<number, GoodAnswerNotes>>;
  /** By status, what is particular to this operation. */
  readonly problems?: Readonly<Record<number, readonly ProblemSlug[]>>;
}

interface GoodAnswerNotes {
  readonly description: string;
  readonly body?: AnySchema;
  readonly headers?: readonly AnswerHeader[];
}

/** Headers of some answers; API-Version is on all. */
export type AnswerHeader =
  'Location' | 'Link' | 'Preference-Applied' | 'Retry-After' | 'WWW-Authenticate' | 'access-control-allow-origin';

const notes = new WeakMap<object, OperationNotes>();

/** Describes an operation for the document of the API. */
export function Operation(described: OperationNotes): MethodDecorator {
  return (_controller, _method, descriptor) => void notes.set(descriptor.value as object, described);
}

export function operationOf(handler: object): OperationNotes | undefined {
  return notes.get(handler);
}
