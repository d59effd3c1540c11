import { describe, expect, it } from '@jest/globals';
import type { Partij } from '../../client/src/index.js';
import { productaanvraagOf } from './body.js';
import { EMPTY_FORM, noBereikbaarheid, type Form } from './form.js';

const STARTED = new Date('2026-03-03T10:15:00Z');
const METHODEN = [{ methode: 'controlevragen', naam: 'Controlevragen', niveau: 'laag' }] as const;
const phone = { ...noBereikbaarheid('telefoonnummer'), adres: ' 0612345678 ' };
const filled: Form = {
  ...EMPTY_FORM,
  product: 'parkeervergunning',
  inhoud: ' Wil parkeren. ',
  beller: 'S. de Vries',
  methode: 'controlevragen',
  bereikbaarheid: [phone, noBereikbaarheid('email')],
};
const partij = { uuid: '7b1f6d1c-6a2f-4a3c-8a64-111111111111', naam: 'Sanne de Vries' } as Partij;
const bodyOf = (form: Form) => productaanvraagOf(form, STARTED, METHODEN, 'zaak');

describe('what is sent', () => {
  it('says what was said, when the call began, and how it was made sure who calls', () => {
    const { klantcontact, ...body } = bodyOf({ ...filled, bewaren: 'nee' });
    expect(klantcontact?.inhoud).toBe('Wil parkeren.');
    expect(klantcontact?.plaatsgevondenOp).toMatch(/[+-]\d\d:\d\d$/);
    expect(new Date(klantcontact?.plaatsgevondenOp ?? '')).toEqual(STARTED);
    expect(body).toEqual({
      product: 'parkeervergunning',
      authenticatie: { methode: 'controlevragen', niveau: 'laag' },
      klant: {
        soort: 'eenmalig',
        contactnaam: { voorletters: 'S.', voorvoegselAchternaam: 'de', achternaam: 'Vries' },
        digitaleAdressen: [{ soortDigitaalAdres: 'telefoonnummer', adres: '0612345678' }],
      },
      vervolg: { soort: 'zaak' },
    });
  });

  it('keeps whoever may be kept, with the number that was searched by', () => {
    const identificatoren = [{ codeSoortObjectId: 'bsn', objectId: '999990019' }] as const;
    expect(bodyOf({ ...filled, bewaren: 'ja', identificatoren }).klant).toEqual({
      soort: 'nieuwePartij',
      soortPartij: 'persoon',
      contactnaam: { voorletters: 'S.', voorvoegselAchternaam: 'de', achternaam: 'Vries' },
      digitaleAdressen: [{ soortDigitaalAdres: 'telefoonnummer', adres: '0612345678' }],
      partijIdentificatoren: identificatoren,
    });
  });

  it('names an organisation, and not who calls for it', () => {
    const form: Form = { ...filled, bewaren: 'ja', soortPartij: 'organisatie', organisatienaam: 'Bakkerij Test' };
    expect(bodyOf(form).klant).toMatchObject({
      soort: 'nieuwePartij',
      soortPartij: 'organisatie',
      naam: 'Bakkerij Test',
    });
    expect(bodyOf(form).klant).not.toHaveProperty('contactnaam');
  });

  it('of who is on file says no more than who it is', () => {
    expect(bodyOf({ ...filled, partij }).klant).toEqual({ soort: 'bekendePartij', partij: partij.uuid });
  });

  it('of who is on file says what is different this time, without the name of who calls', () => {
    expect(bodyOf({ ...filled, partij, anders: true }).klant).toEqual({
      soort: 'bekendePartij',
      partij: partij.uuid,
      afwijkendeContactgegevens: { digitaleAdressen: [{ soortDigitaalAdres: 'telefoonnummer', adres: '0612345678' }] },
    });
  });

  it('says for whom a task is', () => {
    const toegewezenAan = { soort: 'afdeling', identificatie: 'parkeren', naam: 'Parkeren' } as const;
    const form: Form = { ...filled, vervolg: 'interneTaak', toelichting: 'Graag snel.', toegewezenAan };
    expect(bodyOf(form).vervolg).toEqual({
      soort: 'interneTaak',
      toelichting: 'Graag snel.',
      toegewezenAan: { soort: 'afdeling', identificatie: 'parkeren' },
    });
  });
});
