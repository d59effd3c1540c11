import { describe, expect, it } from '@jest/globals';
import type { Registratie } from './opdracht.js';
import { readOut } from './read-out.js';

const klantcontact = { uuid: 'k', nummer: '1000000001' };
const zaak: Partial<Registratie> = { klantcontact, zaak: { uuid: 'z', identificatie: 'KCC-2026-000001' } };
const taak: Partial<Registratie> = { klantcontact, interneTaak: { uuid: 't', nummer: '1000000002' } };
const uitwijk = { ...taak, zaakNietGemaakt: { reden: 'Zaken was niet bereikbaar.' } };

describe(readOut.name, () => {
  it.each([
    [
      zaak,
      'De aanvraag voor Visvergunning is geregistreerd. Het zaaknummer is KCC-2026-000001. ' +
        'Het nummer van dit contact is 1000000001.',
    ],
    [
      taak,
      'De aanvraag voor Visvergunning is geregistreerd. Een collega neemt de aanvraag in behandeling. ' +
        'Het nummer van de taak is 1000000002. Het nummer van dit contact is 1000000001.',
    ],
    [
      uitwijk,
      'De aanvraag voor Visvergunning is geregistreerd. Er is nog geen zaak. Een collega maakt die. ' +
        'Het nummer van de taak is 1000000002. Het nummer van dit contact is 1000000001.',
    ],
  ])('says what is registered', (registratie, tekst) => {
    expect(readOut({ naam: 'Visvergunning' }, registratie)).toBe(tekst);
  });

  it('leaves out the contact when that was registered before', () => {
    const { klantcontact: _, ...step } = zaak;
    expect(readOut({ naam: 'Visvergunning' }, step)).toBe(
      'De aanvraag voor Visvergunning is geregistreerd. Het zaaknummer is KCC-2026-000001.',
    );
  });

  it('uses the words of the product, with the numbers in them', () => {
    const teksten = {
      zaak: '{product}: zaak {zaaknummer}, gesprek {contactnummer}.',
      interneTaak: '{product}: taak {taaknummer}, gesprek {contactnummer}.',
    };
    expect(readOut({ naam: 'Visvergunning', teksten }, zaak)).toBe(
      'Visvergunning: zaak KCC-2026-000001, gesprek 1000000001.',
    );
    expect(readOut({ naam: 'Visvergunning', teksten }, taak)).toBe(
      'Visvergunning: taak 1000000002, gesprek 1000000001.',
    );
  });

  it('does not use them when there is no zaak although there was to be one', () => {
    const teksten = { zaak: 'zaak {zaaknummer}', interneTaak: 'taak {taaknummer}' };
    expect(readOut({ naam: 'Visvergunning', teksten }, uitwijk)).toContain('Er is nog geen zaak.');
  });
});
