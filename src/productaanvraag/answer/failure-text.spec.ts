import { describe, expect, it } from '@jest/globals';
import type { UpstreamFailure } from '../../upstream/upstream.error.js';
import { failureText } from './failure-text.js';

const upstream = (more: Partial<UpstreamFailure>): UpstreamFailure => ({
  kind: 'refused',
  message: 'geheim-bericht',
  system: 'klanten',
  operation: 'POST partijen',
  fields: [],
  ...more,
});

describe(failureText.name, () => {
  it.each([
    [upstream({ system: 'klanten', kind: 'refused' }), 'Klanten nam de gegevens niet aan'],
    [upstream({ system: 'taken', kind: 'unavailable' }), 'Taken was niet bereikbaar'],
    [upstream({ system: 'zaken', kind: 'unknown' }), 'Zaken gaf geen antwoord'],
    [upstream({ system: 'catalogi', kind: 'unavailable' }), 'Catalogi was niet bereikbaar'],
    [upstream({ system: 'catalogi', code: 'zaaktype' }), 'Catalogi heeft geen zaaktype dat gebruikt kan worden'],
    [{ kind: 'unknown' as const, message: 'geheim-bericht' }, 'Klantregie liep zelf vast'],
  ])('of %j', (failure, expected) => {
    expect(failureText(failure)).toBe(expected);
  });
});
