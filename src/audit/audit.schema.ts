import { RESULTATEN } from '../database/auditregel.js';
import { answerSchema, choice, list, moment, optional, text, uuid, wholeNumber } from '../openapi/answer-schema.js';
import type { Getoond } from './getoonde-regel.js';
import { ACTIES } from './handelingen.js';

const AUDITREGEL = answerSchema<Getoond>('Auditregel', 'Wat iemand deed.', {
  nummer: wholeNumber('Nummer van de regel. Er ontbreekt er nooit een.', 1024),
  op: moment('Wanneer.'),
  persoon: optional(text('Waaraan de inlogserver die persoon of dat kanaal herkent.', 'mira')),
  rollen: list(text('Een rol.', 'medewerker'), 'Wat die persoon of dat kanaal mocht.'),
  herkomst: optional(text('Het netwerkadres waar het verzoek vandaan kwam.', '192.0.2.17')),
  actie: choice(ACTIES, 'Wat er is gedaan.'),
  zoeksoort: optional(text('Waarop is gezocht. Nooit wat er is ingevuld.', 'bsn')),
  objecten: list(
    uuid('Een uuid.', '9194a0f8-df7b-4b8c-a227-709a5ca27835'),
    'Waarmee: de aanvraag, en wie of wat er is gevraagd of gezien.',
  ),
  resultaat: choice(RESULTATEN, 'Wat ervan kwam.'),
  status: optional(
    wholeNumber('HTTP-status van het antwoord. Ontbreekt als de regel is geschreven voordat er een antwoord was.', 200),
  ),
  reden: optional(text('Waarom het niet kon: het laatste deel van `type` in het antwoord.', 'geen-toegang')),
  trace: optional(text('Trace-id (W3C Trace Context) van het verzoek.', '4bf92f3577b34da6a3ce929d0e0e4736')),
  aantal: wholeNumber('Voor hoeveel verzoeken de regel staat. Alleen bij weigeringen kan dat meer dan 1 zijn.', 1),
});

export const AUDITLOG = answerSchema<{ regels: readonly Getoond[] }>('Auditlog', 'Een bladzijde.', {
  regels: list(AUDITREGEL, 'De nieuwste eerst.'),
});
