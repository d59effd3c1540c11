import { describe, expect, it } from '@jest/globals';
import { generalSlug, PROBLEM_TYPES, problemPath, problemType } from './catalogue.js';

/** Whoever programs against it depends on these. */
const STATUSES: Readonly<Record<number, readonly string[]>> = {
  400: [
    'ongeldig-verzoek',
    'ongeldige-invoer',
    'ongeldige-json',
    'idempotency-key-ontbreekt',
    'idempotency-key-ongeldig',
  ],
  401: ['niet-ingelogd'],
  403: ['geen-toegang', 'vreemde-herkomst', 'authenticatie-onvoldoende'],
  404: ['niet-gevonden'],
  405: ['methode-niet-toegestaan'],
  406: ['antwoord-alleen-in-json'],
  408: ['verzoek-te-traag'],
  409: [
    'conflict',
    'idempotency-key-hergebruikt',
    'aanvraag-loopt-nog',
    'iemand-was-u-voor',
    'andere-versie',
    'gegevens-niet-bewaard',
    'hervatten-kan-niet',
    'terugdraaien-kan-niet',
    'afsluiten-kan-niet',
    'klant-al-bekend',
    'klant-mogelijk-bekend',
  ],
  413: ['te-groot'],
  415: ['alleen-json'],
  429: ['te-veel-verzoeken'],
  431: ['te-veel-headers'],
  500: ['interne-fout'],
  502: ['register-fout', 'ongedaan-gemaakt', 'wordt-ongedaan-gemaakt', 'vraagt-aandacht'],
  503: ['niet-beschikbaar', 'te-druk', 'aanname-niet-bekend'],
  504: ['register-te-traag'],
};

describe('the kinds of problem', () => {
  it('each have the status that callers know them by', () => {
    const byStatus: Record<number, string[]> = {};
    for (const [slug, { status }] of PROBLEM_TYPES) (byStatus[status] ??= []).push(slug);
    expect(byStatus).toEqual(STATUSES);
  });

  it('stand in order of their status', () => {
    const statuses = [...PROBLEM_TYPES.values()].map(({ status }) => status);
    expect(statuses).toEqual(statuses.toSorted((a, b) => a - b));
  });

  it.each([
    [400, 'ongeldig-verzoek'],
    [404, 'niet-gevonden'],
    [418, undefined],
  ])('has for an exception with status %i: %s', (status, slug) => {
    expect(generalSlug(status)).toBe(slug);
  });

  it('have an address, and say which headers come with them', () => {
    expect(problemPath('niet-gevonden')).toBe('/problemen/niet-gevonden');
    expect(problemType('niet-gevonden')).toBe(PROBLEM_TYPES.get('niet-gevonden'));
    expect([...PROBLEM_TYPES].filter(([, { hasLocation }]) => hasLocation).map(([slug]) => slug)).toEqual([
      'klant-al-bekend',
      'ongedaan-gemaakt',
      'wordt-ongedaan-gemaakt',
      'vraagt-aandacht',
    ]);
  });
});
