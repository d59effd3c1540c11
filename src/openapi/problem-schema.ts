import type { Schema } from '../http/schema.js';
import type { Problem } from '../http/problem.js';
import { PARTIJ } from '../partij/partij.schema.js';
import { component, type Component, type Described } from './answer-schema.js';

/** An error answer (RFC 9457). By hand: what stands beside the members of the standard differs by problem. */
export const PROBLEEM: Component & Described<Problem> = component('Probleem', {
  definition: {
    type: 'object',
    description:
      'Een fout (RFC 9457). `type` zegt wat voor fout het is en verandert nooit: laat uw software daarop letten. ' +
      '`detail` is voor een mens. Wat u hebt gestuurd, staat er nooit in.',
    required: ['type', 'title', 'status', 'detail'],
    properties: {
      type: text('Soort fout. Op dit adres staat wat het betekent en wat u kunt doen.', '/problemen/ongeldige-invoer', {
        format: 'uri-reference',
      }),
      title: text('De soort fout in een paar woorden.', 'De gegevens kloppen niet'),
      status: { type: 'integer', description: 'De status van het antwoord.', minimum: 400, maximum: 599, example: 400 },
      detail: text(
        'Wat er aan de hand is en wat u kunt doen.',
        'Sommige gegevens kloppen niet. Bij errors staat wat u moet veranderen.',
      ),
      instance: text(
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
            in: text('Waar in het verzoek.', 'body', { enum: ['body', 'query', 'header', 'path'] }),
            location: text(
              'Plek in de body (JSON Pointer), of de naam van de parameter.',
              '/klant/digitaleAdressen/0/adres',
            ),
            code: text('Soort fout, voor een programma.', 'ongeldig-telefoonnummer'),
            detail: text('Wat u kunt doen, voor een mens.', 'Vul een telefoonnummer in van 10 cijfers.'),
          },
        },
      },
      id: text('Nummer van de aanvraag.', 'cad1cb9c-a7c7-46a4-b401-edd77b6e91a8', { format: 'uuid' }),
      uitkomst: text('Hoe het met de aanvraag is afgelopen.', 'ongedaanGemaakt', {
        enum: ['ongedaanGemaakt', 'wordtOngedaanGemaakt', 'vraagtAandacht'],
      }),
      stap: text('De stap waar het misging.', 'klantcontact'),
      opnieuwProberen: {
        type: 'boolean',
        description: 'Of het later wel kan lukken, zonder iets te veranderen.',
        example: true,
      },
      achtergebleven: {
        type: 'array',
        description: 'Wat er staat dat er niet hoort te staan, of ontbreekt.',
        items: {
          type: 'object',
          required: ['stap'],
          properties: {
            stap: text('De stap die dit maakte.', 'partij'),
            wat: { description: 'Wat er is gemaakt, als dat bekend is.' },
          },
        },
      },
      behouden: {
        type: 'array',
        description: 'Wat is blijven staan omdat het intussen ook door een ander wordt gebruikt.',
        items: {
          type: 'object',
          required: ['soort', 'uuid', 'reden'],
          properties: {
            soort: text('Wat het is.', 'partij'),
            uuid: text('uuid in het register.', '9194a0f8-df7b-4b8c-a227-709a5ca27835', { format: 'uuid' }),
            reden: text(
              'Waarom het is blijven staan.',
              'Een collega heeft deze partij intussen bij een ander contact gebruikt.',
            ),
          },
        },
      },
      klantcontact: registered('Het gesprek in Klanten, als dat is geregistreerd.', {
        nummer: text('Nummer om voor te lezen.', '1000000000'),
      }),
      partij: registered('De klant in Klanten, als die daar staat.'),
      betrokkene: registered('De klant in dit gesprek, als die is geregistreerd.'),
      zaak: registered('De zaak in Zaken, als die is geregistreerd.', {
        identificatie: text('Zaaknummer om voor te lezen.', 'KCC-2026-000001'),
      }),
      interneTaak: registered('De interne taak in Taken, als die is geregistreerd.', {
        nummer: text('Nummer om voor te lezen.', '1000000001'),
      }),
      zaakNietGemaakt: {
        type: 'object',
        description: 'Als er een zaak zou komen en het een interne taak is geworden.',
        required: ['reden'],
        properties: { reden: text('Waarom.', 'Er is nu geen zaak gemaakt: Zaken was niet bereikbaar.') },
      },
      redenen: {
        type: 'array',
        description: 'Waardoor de aanvraag niet meer is terug te draaien.',
        items: text('Een reden.', 'Een collega werkt al aan zaak KCC-2026-000001.'),
      },
      kandidaten: {
        type: 'array',
        description: 'Wie de klant kan zijn, als die al bekend is of lijkt te zijn.',
        items: PARTIJ.schema,
      },
      vereistNiveau: text('Het niveau van authenticatie dat nodig is.', 'substantieel', {
        enum: ['laag', 'substantieel', 'hoog'],
      }),
    },
  },
  uses: [PARTIJ],
});

/** Something that stands although the request as a whole needs attention. */
function registered(description: string, more: Readonly<Record<string, Schema>> = {}): Schema {
  return {
    type: 'object',
    description,
    required: ['uuid', ...Object.keys(more)],
    properties: {
      uuid: text('uuid in het register.', '9194a0f8-df7b-4b8c-a227-709a5ca27835', { format: 'uuid' }),
      ...more,
    },
  };
}

function text(description: string, example: string, more: Schema = {}): Schema {
  return { type: 'string', description, ...more, example };
}
