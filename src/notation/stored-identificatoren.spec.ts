import { describe, expect, it } from '@jest/globals';
import { readStoredIdentificatoren, soortOf } from './stored-identificatoren.js';

const stored = (codeSoortObjectId: string, objectId: string) => ({ codeSoortObjectId, objectId });

describe('a number that another application stored', () => {
  it.each([
    ['Bsn', '999990019', 'bsn', '999990019'],
    ['BSN', '999.990.019', 'bsn', '999990019'],
    ['Burgerservicenummer', '9999 90 019', 'bsn', '999990019'],
    ['bsn', '10000008', 'bsn', '010000008'],
    ['RSIN', '2220647'.padStart(8, '0'), 'rsin', '002220647'],
    ['KvK-nummer', '1234 5678', 'kvk_nummer', '12345678'],
    ['kvkNummer', '12345678\u200b', 'kvk_nummer', '12345678'],
    ['BSN-nr', '999990019', 'bsn', '999990019'],
    ['Burgerservicenummer (BSN)', '999990019', 'bsn', '999990019'],
    ['Sofi-nummer', '9999-90-019', 'bsn', '999990019'],
    ['burger service nr.', '９９９９９００１９', 'bsn', '999990019'],
    ['RSIN-nummer', '002220647\ufffc', 'rsin', '002220647'],
    ['Kamer van Koophandel nummer', '12345678', 'kvk_nummer', '12345678'],
    ['KvKnr', '12.34.56.78', 'kvk_nummer', '12345678'],
    ['vestiging', '0000 1234 5678', 'vestigingsnummer', '000012345678'],
    ['VestigingsNr', '0000 1234 5678', 'vestigingsnummer', '000012345678'],
    ['Vestigingsnummer', '0000.1234.5678', 'vestigingsnummer', '000012345678'],
  ])('is read as it was meant: %s %s', (code, number, codeSoortObjectId, objectId) => {
    expect(readStoredIdentificatoren([stored(code, number)])).toEqual({
      identificatoren: [{ codeSoortObjectId, objectId }],
      wrong: [],
    });
  });

  it.each([
    ['bsn', '999990018'],
    ['bsn', ''],
    ['Bsn', '99999'],
    ['rsin', '000000000'],
    ['kvk_nummer', '123'],
    ['vestigingsnummer', 'x'],
    ['vestigingsnummer', '37178598'],
    ['KvKnr', '1234567'],
    ['bsn', '999990019.0.1'],
    ['bsn', '999990019 / 111222333'],
  ])('is left out and named when it is wrong: %s %s', (code, number) => {
    const other = soortOf(code) === 'kvk_nummer' ? stored('rsin', '002220647') : stored('KvK', '12345678');
    const { identificatoren, wrong } = readStoredIdentificatoren([stored(code, number), other]);
    expect(identificatoren).toHaveLength(1);
    expect(wrong).toEqual([soortOf(code)]);
  });

  it('is not called wrong when the same soort is there in the right form', () => {
    expect(readStoredIdentificatoren([stored('Bsn', 'onbekend'), stored('bsn', '999990019')])).toEqual({
      identificatoren: [stored('bsn', '999990019')],
      wrong: [],
    });
  });

  it('counts before another of its soort when it is spelled as Klanten does', () => {
    const { identificatoren } = readStoredIdentificatoren([stored('Bsn', '111222333'), stored('bsn', '999990019')]);
    expect(identificatoren).toEqual([stored('bsn', '999990019')]);
  });

  it.each(['overig', 'anummer', '', 'constructor', 'klantnummer', 'nummer', 'nr', 'toString'])(
    'is passed over when it is none of ours: %j',
    (code) => {
      expect(readStoredIdentificatoren([stored(code, '999990019')])).toEqual({ identificatoren: [], wrong: [] });
    },
  );
});
