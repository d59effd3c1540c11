import { describe, expect, it } from '@jest/globals';
import { registerText } from './failure-text.js';
import type { UpstreamFailure } from './upstream.error.js';

const failure = (more: Partial<UpstreamFailure>): UpstreamFailure => ({
  kind: 'refused',
  message: 'geheim-bericht',
  system: 'klanten',
  operation: 'POST partijen',
  fields: [],
  ...more,
});

const FIELD = { name: 'wasPartij.uuid', code: 'does_not_exist' };

describe(registerText.name, () => {
  it.each<[Partial<UpstreamFailure>, string]>([
    [{}, 'Klanten nam de gegevens niet aan'],
    [{ status: 400 }, 'Klanten nam de gegevens niet aan'],
    [{ status: 409 }, 'Klanten nam de gegevens niet aan'],
    [{ status: 404, fields: [FIELD] }, 'Klanten nam de gegevens niet aan'],
    [{ status: 401 }, 'Klanten laat ons dit niet doen'],
    [{ status: 403, code: 'geheim-code' }, 'Klanten laat ons dit niet doen'],
    [{ status: 412 }, 'Klanten weigerde het verzoek (412)'],
    [{ system: 'taken', kind: 'unavailable' }, 'Taken was niet bereikbaar'],
    [{ system: 'zaken', kind: 'unknown', status: 403 }, 'Zaken gaf geen antwoord'],
    [
      { system: 'zaken', kind: 'unavailable', status: 404, isBetween: true },
      'Zaken was niet bereikbaar: iets ertussen (een gateway of proxy) antwoordde',
    ],
    [
      { system: 'catalogi', kind: 'unknown', status: 200, isBetween: true },
      'Catalogi gaf geen antwoord: iets ertussen (een gateway of proxy) antwoordde',
    ],
  ])('of %j', (more, expected) => {
    expect(registerText(failure(more))).toBe(expected);
  });
});
