import { describe, expect, it } from '@jest/globals';
import type { Configuration } from '../config/configuration.js';
import { registersOf, type Clients } from './registers.js';

const CONFIGURATION = { organisatie: { rsin: '002220647' }, zaak: { nummerPrefix: 'KCC' } } as Configuration;

/** Registers in which these rows stand, by what they are found under. */
function registersWith(rows: Readonly<Record<string, object>>) {
  const find = async (nummer: string) => rows[nummer];
  const clients = {
    klanten: {
      findKlantcontactByReferentienummer: (nummer: string) => find(`gesprek ${nummer}`),
      findPartijByNummer: (nummer: string) => find(`partij ${nummer}`),
    },
    taken: { findInterneTaakByReferentienummer: (nummer: string) => find(`taak ${nummer}`) },
    zaken: { findZaakByIdentificatie: (rsin: string, nummer: string) => find(`${rsin} ${nummer}`) },
  };
  return registersOf(clients as unknown as Clients, CONFIGURATION, ['2025', '2026']);
}

describe('what stands in the registers under a number', () => {
  it('is a klantcontact, with its request when that is known', async () => {
    const { klantcontact } = registersWith({
      'gesprek 1': { uuid: 'k', onderwerp: 'x', metadata: { productaanvraag: 'a' } },
      'gesprek 2': { uuid: 'l', metadata: {} },
      'gesprek 3': { uuid: 'm' },
    });
    expect(await klantcontact('1')).toStrictEqual({ uuid: 'k', aanvraag: 'a' });
    expect(await klantcontact('2')).toStrictEqual({ uuid: 'l' });
    expect(await klantcontact('3')).toStrictEqual({ uuid: 'm' });
    expect(await klantcontact('4')).toBeUndefined();
  });

  it('is an interne taak or a partij', async () => {
    const { interneTaak, partij } = registersWith({ 'taak 1': { uuid: 't', status: 'x' }, 'partij 1': { uuid: 'p' } });
    expect([await interneTaak('1'), await partij('1')]).toStrictEqual([{ uuid: 't' }, { uuid: 'p' }]);
    expect([await interneTaak('2'), await partij('2')]).toEqual([undefined, undefined]);
  });

  it.each(['2025', '2026'])('is a zaak of any of the years: %s', async (year) => {
    const { zaak } = registersWith({ [`002220647 KCC-${year}-000042`]: { uuid: 'z', omschrijving: 'x' } });
    expect(await zaak('000042')).toStrictEqual({ uuid: 'z' });
    expect(await zaak('000043')).toBeUndefined();
  });
});
