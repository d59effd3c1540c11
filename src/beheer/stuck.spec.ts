import { describe, expect, it } from '@jest/globals';
import { STEP_TABLE } from '../productaanvraag/step-names.js';
import { vastgelopenOf } from './stuck.js';

const NOWHERE = { stap: null, register: null, oorzaak: null, code: null };

describe(vastgelopenOf.name, () => {
  it.each([
    ['klantcontact', 'klanten', 'onbereikbaar', null, 'Klanten was niet bereikbaar bij het gesprek.'],
    ['zaak', 'zaken', 'onbekend', null, 'Zaken gaf geen antwoord bij de zaak, met de initiator en de eerste status.'],
    [
      'interneTaak',
      'taken',
      'geweigerd',
      'invalid',
      'Taken nam de gegevens niet aan (invalid) bij de taak voor een collega.',
    ],
    [
      'digitaalAdres2',
      'klanten',
      'geweigerd',
      'permission_denied',
      'Klanten laat ons dit niet doen bij een adres van de klant.',
    ],
    [
      'partij ongedaan maken',
      'klanten',
      'geweigerd',
      null,
      'Klanten nam de gegevens niet aan bij het weghalen van de nieuwe klant.',
    ],
    [
      'vooraf',
      'catalogi',
      'onbereikbaar',
      null,
      'Catalogi was niet bereikbaar bij het opzoeken van de klant, het zaaktype en het zaaknummer.',
    ],
    ['onvoorzien', null, 'onbekend', null, 'Klantregie liep zelf vast.'],
  ])('says where it got stuck, in words: %s, %s, %s, %s', (stap, register, oorzaak, code, tekst) => {
    expect(vastgelopenOf({ stap, register, oorzaak, code })).toEqual({
      stap,
      ...(register !== null && { register }),
      soort: oorzaak,
      ...(code !== null && { code }),
      tekst,
    });
  });

  it('has words for every step', () => {
    for (const stap of STEP_TABLE.keys())
      for (const it of [stap, `${stap} ongedaan maken`])
        expect(vastgelopenOf({ ...NOWHERE, stap: it, register: 'klanten', oorzaak: 'onbekend' })?.tekst).toContain(
          ' bij ',
        );
  });

  it('says nothing of what did not get stuck', () => {
    expect(vastgelopenOf(NOWHERE)).toBeUndefined();
  });
});
