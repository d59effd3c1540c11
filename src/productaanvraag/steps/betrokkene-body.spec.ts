import { describe, expect, it } from '@jest/globals';
import type { BetrokkeneRow } from '../../klanten/klanten.types.js';
import type { Contactgegevens } from '../productaanvraag.js';
import { betrokkeneBody, isAsSent, ownDetails } from './betrokkene-body.js';

const contactnaam = { voorletters: 'A', voornaam: 'An', voorvoegselAchternaam: '', achternaam: 'Deurne' };
const adres = { straatnaam: 'Kade', huisnummer: 1 };
const own = { contactnaam, digitaleAdressen: [] } as unknown as Contactgegevens;

describe(ownDetails.name, () => {
  it.each([
    ['contactnaam', contactnaam],
    ['organisatienaam', 'De Korenbloem'],
    ['bezoekadres', adres],
    ['correspondentieadres', adres],
  ])('are as far as they are given: %s', (name, value) => {
    expect(ownDetails({ digitaleAdressen: [], [name]: value })).toStrictEqual({ [name]: value });
  });
});

describe(betrokkeneBody.name, () => {
  const naam = { organisatienaam: 'Bakkerij Deurne' };
  const nobody = { partij: undefined, naam: undefined, own: undefined };

  it('is the customer, who began it', () => {
    expect(betrokkeneBody(nobody)).toStrictEqual({ rol: 'klant', initiator: true, wasPartij: null });
    expect(betrokkeneBody({ ...nobody, partij: 'partij' })).toMatchObject({ wasPartij: { uuid: 'partij' } });
  });

  it.each([
    ['of its partij', undefined, naam],
    [
      'of its partij, beside an address of its own',
      { digitaleAdressen: [], bezoekadres: adres },
      { ...naam, bezoekadres: adres },
    ],
    ['that holds for this request', own, { contactnaam }],
  ])('goes by the name %s', (_, given, expected) => {
    const {
      rol: __,
      initiator: ___,
      wasPartij: ____,
      ...details
    } = betrokkeneBody({
      ...nobody,
      naam,
      own: given as Contactgegevens | undefined,
    });
    expect(details).toStrictEqual(expected);
  });
});

describe(isAsSent.name, () => {
  const row = (changed: object = {}) =>
    ({
      uuid: 'b',
      rol: 'klant',
      initiator: true,
      wasPartij: { uuid: 'partij' },
      organisatienaam: 'De Korenbloem',
      contactnaam: { voornaam: 'An', achternaam: 'Deurne' },
      ...changed,
    }) as unknown as BetrokkeneRow;
  const body = betrokkeneBody({
    partij: 'partij',
    naam: undefined,
    own: { ...own, organisatienaam: 'De Korenbloem' },
  });
  const unknown = betrokkeneBody({ partij: undefined, naam: undefined, own: undefined });

  it('is what was sent', () => {
    expect(isAsSent(row(), body)).toBe(true);
  });

  it.each([
    { rol: 'vertegenwoordiger' },
    { initiator: false },
    { wasPartij: null },
    { wasPartij: { uuid: 'ander' } },
    { organisatienaam: '' },
    { contactnaam: { voornaam: 'An', achternaam: 'Ander' } },
    { contactnaam: { voornaam: 'Bo', achternaam: 'Deurne' } },
  ])('is not something else: %j', (changed) => {
    expect(isAsSent(row(changed), body)).toBe(false);
  });

  it('is as empty as the register makes it where nothing was sent', () => {
    const empty = row({ wasPartij: null, organisatienaam: '', contactnaam: { voornaam: '', achternaam: '' } });
    expect(isAsSent(empty, unknown)).toBe(true);
    for (const changed of [
      { organisatienaam: 'De Korenbloem' },
      { contactnaam: { voornaam: 'An', achternaam: '' } },
      { contactnaam: { voornaam: '', achternaam: 'Deurne' } },
    ])
      expect(isAsSent({ ...empty, ...changed } as BetrokkeneRow, unknown)).toBe(false);
  });
});
