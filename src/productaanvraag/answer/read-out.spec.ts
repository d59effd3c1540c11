import { describe, expect, it } from '@jest/globals';
import type { Registratie } from '../opdracht.js';
import { readOut } from './read-out.js';

const klantcontact = { uuid: 'k', nummer: '1000000001' };
const zaak: Partial<Registratie> = { klantcontact, zaak: { uuid: 'z', identificatie: 'KCC-2026-000001' } };
const taak: Partial<Registratie> = { klantcontact, interneTaak: { uuid: 't', nummer: '1000000002' } };
const uitwijk = { ...taak, zaakNietGemaakt: { because: { kind: 'unavailable' as const, message: 'weg' } } };

describe(readOut.name, () => {
  it.each([
    [
      zaak,
      'De aanvraag voor visvergunning is geregistreerd. Het zaaknummer is KCC-2026-000001. ' +
        'Het nummer van dit gesprek is 1000000001.',
    ],
    [
      taak,
      'De aanvraag voor visvergunning is geregistreerd. Een collega neemt de aanvraag in behandeling. ' +
        'Het nummer van de taak is 1000000002. Het nummer van dit gesprek is 1000000001.',
    ],
    [
      uitwijk,
      'De aanvraag voor visvergunning is geregistreerd. Er is nog geen zaak. Een collega maakt die. ' +
        'Het nummer van de taak is 1000000002. Het nummer van dit gesprek is 1000000001.',
    ],
  ])('says what is registered', (registratie, tekst) => {
    expect(readOut('productaanvraag', { naam: 'Visvergunning' }, registratie)).toBe(tekst);
  });

  it.each(['AOW', 'DigiD'])('leaves the capitals of a name that is spelled with them: %s', (naam) => {
    expect(readOut('productaanvraag', { naam }, zaak)).toContain(`De aanvraag voor ${naam} is geregistreerd.`);
  });

  it('leaves a number as it is, wherever it stands', () => {
    const product = { naam: 'Visvergunning', teksten: { zaak: 'Dat is nummer {zaaknummer}.' } };
    const named = { zaak: { uuid: 'z', identificatie: 'Zaak-1' } };
    expect(readOut('productaanvraag', product, named)).toBe('Dat is nummer Zaak-1.');
  });

  it('leaves out the gesprek when that was registered before', () => {
    const { klantcontact: _, ...step } = zaak;
    expect(readOut('productaanvraag', { naam: 'Visvergunning' }, step)).toBe(
      'De aanvraag voor visvergunning is geregistreerd. Het zaaknummer is KCC-2026-000001.',
    );
  });

  it('uses the words of the product, with the numbers in them', () => {
    const teksten = {
      zaak: '{product}: zaak {zaaknummer}, gesprek {contactnummer}.',
      interneTaak: 'Het is gelukt. {product}: taak {taaknummer}, gesprek {gespreksnummer}.',
    };
    expect(readOut('productaanvraag', { naam: 'Visvergunning', teksten }, zaak)).toBe(
      'Visvergunning: zaak KCC-2026-000001, gesprek 1000000001.',
    );
    expect(readOut('productaanvraag', { naam: 'Visvergunning', teksten }, taak)).toBe(
      'Het is gelukt. Visvergunning: taak 1000000002, gesprek 1000000001.',
    );
  });

  it('leaves no place for what is not there, and leaves alone what is none of ours', () => {
    const words = '{product}{taaknummer}{zaaknummer}{gespreksnummer}{contactnummer}{iets}.';
    const product = { naam: 'Vis', teksten: { zaak: words, interneTaak: words } };
    const { klantcontact: _, ...zaakAlone } = zaak;
    expect(readOut('productaanvraag', product, zaakAlone)).toBe('VisKCC-2026-000001{iets}.');
    expect(readOut('productaanvraag', product, taak)).toBe('Vis100000000210000000011000000001{iets}.');
    expect(readOut('productaanvraag', undefined, {})).not.toContain('{');
  });

  it('does not use them when there is no zaak although there was to be one', () => {
    const teksten = { zaak: 'zaak {zaaknummer}', interneTaak: 'taak {taaknummer}' };
    expect(readOut('productaanvraag', { naam: 'Visvergunning', teksten }, uitwijk)).toContain('Er is nog geen zaak.');
  });

  it.each([
    ['klantcontact', zaak, 'Het gesprek is geregistreerd. Het nummer van dit gesprek is 1000000001.'],
    ['betrokkene', {}, 'De klant is bij het gesprek geregistreerd.'],
    ['zaak', zaak, 'De zaak is geregistreerd. Het zaaknummer is KCC-2026-000001.'],
    ['zaak', uitwijk, 'Er is nog geen zaak. Een collega maakt die. Het nummer van de taak is 1000000002.'],
    ['interneTaak', taak, 'De interne taak is geregistreerd. Het nummer is 1000000002.'],
  ])('says of a step by itself what it registered: %s', (soort, registratie, tekst) => {
    expect(readOut(soort, { naam: 'Visvergunning', teksten: { zaak: 'eigen woorden' } }, registratie)).toBe(tekst);
  });
});
