import { PARTIJ } from '../../partij/partij.schema.js';
import type { Schema } from '../../http/schema.js';
import { answerSchema, choice, optional, text } from '../../openapi/answer-schema.js';
import { problemSchema, problemText } from '../../openapi/problem-schema.js';
import { SYSTEMS } from '../../upstream/upstream.error.js';
import { SOORTEN_OORZAAK, type Oorzaak } from './oorzaak.js';

/** What is said of a number that every answer with an `id` has. */
export const KENMERK =
  'Nummer waarmee een beheerder deze aanvraag vindt, ook als het niet lukt. Is er een gesprek geregistreerd, dan is dit het ' +
  'nummer daarvan.';

export const OORZAAK = answerSchema<Oorzaak>('Oorzaak', 'Waardoor het misging, voor een programma.', {
  register: optional(choice(SYSTEMS, 'Welk register. Ontbreekt als Klantregie zelf vastliep.')),
  soort: choice(
    SOORTEN_OORZAAK,
    '`geweigerd`: het register nam het niet aan. `onbereikbaar`: er is niets aangekomen. `onbekend`: er kwam geen antwoord.',
  ),
  stap: text('De stap waar het misging.', 'klantcontact'),
});

/** An error answer of this product: with what it says of the productaanvraag, beside the members of the standard. */
export const PROBLEEM = problemSchema(
  {
    id: problemText('Nummer van de aanvraag.', 'cad1cb9c-a7c7-46a4-b401-edd77b6e91a8', { format: 'uuid' }),
    uitkomst: problemText('Hoe het met de aanvraag is afgelopen.', 'ongedaanGemaakt', {
      enum: ['ongedaanGemaakt', 'wordtOngedaanGemaakt', 'vraagtAandacht'],
    }),
    kenmerk: problemText(KENMERK, '1000000000'),
    tekst: problemText(
      'Wat u tegen de klant kunt zeggen.',
      'Het is niet gelukt om de aanvraag te registreren. Er is niets bewaard.',
    ),
    stap: problemText('De stap waar het misging.', 'klantcontact'),
    oorzaak: { allOf: [OORZAAK.schema], description: 'Waardoor het misging, voor een programma.' },
    achtergebleven: {
      type: 'array',
      description: 'Wat er staat dat er niet hoort te staan, of ontbreekt.',
      items: {
        type: 'object',
        required: ['stap'],
        properties: {
          stap: problemText('De stap die dit maakte.', 'partij'),
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
          soort: problemText('Wat het is.', 'partij'),
          uuid: problemText('uuid in het register.', '9194a0f8-df7b-4b8c-a227-709a5ca27835', { format: 'uuid' }),
          reden: problemText(
            'Waarom het is blijven staan.',
            'Een collega heeft deze klant intussen bij een ander gesprek gebruikt.',
          ),
        },
      },
    },
    klantcontact: registered('Het gesprek in Klanten, als dat is geregistreerd.', {
      nummer: problemText('Nummer om voor te lezen.', '1000000000'),
    }),
    partij: registered('De klant in Klanten, als die daar staat.'),
    betrokkene: registered('De klant in dit gesprek, als die is geregistreerd.'),
    zaak: registered('De zaak in Zaken, als die is geregistreerd.', {
      identificatie: problemText('Zaaknummer om voor te lezen.', 'KCC-2026-000001'),
    }),
    interneTaak: registered('De interne taak in Taken, als die is geregistreerd.', {
      nummer: problemText('Nummer om voor te lezen.', '1000000001'),
    }),
    zaakNietGemaakt: {
      type: 'object',
      description: 'Als er een zaak zou komen en het een interne taak is geworden.',
      required: ['reden'],
      properties: {
        reden: problemText('Waarom.', 'Er is nu geen zaak gemaakt: Zaken was niet bereikbaar.'),
        oorzaak: { allOf: [OORZAAK.schema], description: 'Hetzelfde, voor een programma.' },
      },
    },
    nietBewaard: {
      type: 'array',
      description: 'Wat uit het verzoek in geen register staat, als de rest er wel staat.',
      items: {
        type: 'object',
        required: ['locatie', 'reden'],
        properties: {
          locatie: problemText('Waar het in het verzoek stond, als JSON Pointer.', '/klant/partijIdentificatoren/0'),
          reden: problemText(
            'Waarom het niet is bewaard.',
            'Dit nummer kan alleen bij een partij of op een zaak staan.',
          ),
        },
      },
    },
    redenen: {
      type: 'array',
      description: 'Waardoor de aanvraag niet meer is terug te draaien.',
      items: problemText('Een reden.', 'Een collega werkt al aan zaak KCC-2026-000001.'),
    },
    kandidaten: {
      type: 'array',
      description: 'Wie de klant kan zijn, als die al bekend is of lijkt te zijn.',
      items: PARTIJ.schema,
    },
    vereistNiveau: problemText('Het niveau van authenticatie dat nodig is.', 'substantieel', {
      enum: ['laag', 'substantieel', 'hoog'],
    }),
  },
  [PARTIJ, OORZAAK],
);

/** Something that stands although the request as a whole needs attention. */
function registered(description: string, more: Readonly<Record<string, Schema>> = {}): Schema {
  return {
    type: 'object',
    description,
    required: ['uuid', ...Object.keys(more)],
    properties: {
      uuid: problemText('uuid in het register.', '9194a0f8-df7b-4b8c-a227-709a5ca27835', { format: 'uuid' }),
      ...more,
    },
  };
}
