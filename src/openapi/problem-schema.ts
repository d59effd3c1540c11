import type { Schema } from '../http/schema.js';
import type { Problem } from '../http/problem.js';
import { component, type Component, type Described } from './answer-schema.js';

/** Token under which Nest hands out the Component of an error answer. */
export const PROBLEM_SCHEMA = Symbol('ProblemSchema');

/**
 * An error answer (RFC 9457).
 * @param members what stands beside those of the standard, of any problem of the product
 * @param uses the components that these refer to
 */
export function problemSchema(
  members: Readonly<Record<string, Schema>> = {},
  uses: readonly Component[] = [],
): Component & Described<Problem> {
  return component('Probleem', {
    definition: {
      type: 'object',
      description:
        'Een fout (RFC 9457). `type` zegt wat voor fout het is en verandert nooit: laat uw software daarop letten. ' +
        '`detail` is voor een mens. Wat u hebt gestuurd, staat er nooit in.',
      required: ['type', 'title', 'status', 'detail'],
      properties: {
        type: problemText(
          'Soort fout. Op dit adres staat wat het betekent en wat u kunt doen.',
          '/problemen/ongeldige-invoer',
          {
            format: 'uri-reference',
          },
        ),
        title: problemText('De soort fout in een paar woorden.', 'De gegevens kloppen niet'),
        status: {
          type: 'integer',
          description: 'De status van het antwoord.',
          minimum: 400,
          maximum: 599,
          example: 400,
        },
        detail: problemText(
          'Wat er aan de hand is en wat u kunt doen.',
          'Sommige gegevens kloppen niet. Bij errors staat wat u moet veranderen.',
        ),
        instance: problemText(
          'Nummer waaronder de fout in het logboek staat.',
          'urn:uuid:6f1c0a52-5d0e-4a55-9d3b-2f6a7c1e8b90',
          { format: 'uri-reference' },
        ),
        errors: {
          type: 'array',
          description: 'Wat er precies niet klopt in het verzoek: alle fouten tegelijk.',
          maxItems: 100,
          items: {
            type: 'object',
            required: ['in', 'location', 'code', 'detail'],
            properties: {
              in: problemText('Waar in het verzoek.', 'body', { enum: ['body', 'query', 'header', 'path'] }),
              location: problemText(
                'Plek in de body (JSON Pointer), of de naam van de parameter.',
                '/klant/digitaleAdressen/0/adres',
              ),
              code: problemText('Soort fout, voor een programma.', 'ongeldig-telefoonnummer'),
              detail: problemText('Wat u kunt doen, voor een mens.', 'Vul een telefoonnummer in van 10 cijfers.'),
            },
          },
        },
        opnieuwProberen: {
          type: 'boolean',
          description: 'Of het later wel kan lukken, zonder iets te veranderen.',
          example: true,
        },
        ...members,
      },
    },
    uses,
  });
}

/** A text in it. */
export function problemText(description: string, example: string, more: Schema = {}): Schema {
  return { type: 'string', description, ...more, example };
}
