import { describe, expect, it } from '@jest/globals';
import { scratchKeyring } from '../../../test/support/scratch-keys.js';
import { digestsOf, findableAfter, findableAs, findableIn } from './found-by.js';

const adres = (soortDigitaalAdres: string, adres: string) => ({ soortDigitaalAdres, adres });
const BSN = { codeSoortObjectId: 'bsn', objectId: '999990019' };
const KVK = { codeSoortObjectId: 'kvk_nummer', objectId: '12345678' };

describe('by what whoever a request is about can be found', () => {
  it.each<[string, object, string[]]>([
    ['nobody', {}, []],
    [
      'a new partij',
      {
        klant: {
          soort: 'nieuwePartij',
          partijIdentificatoren: [BSN, KVK],
          digitaleAdressen: [adres('email', 'Sanne@inwoner.test'), adres('overig', '@sanne')],
        },
      },
      ['bsn 999990019', 'email sanne@inwoner.test'],
    ],
    [
      'a customer for once',
      {
        klant: {
          soort: 'eenmalig',
          partijIdentificatoren: [],
          digitaleAdressen: [adres('telefoonnummer', '0612345678')],
        },
      },
      ['telefoonnummer 0612345678'],
    ],
    [
      'a known partij that was shown',
      {
        klant: {
          soort: 'bekendePartij',
          partij: 'P',
          getoond: { partijIdentificatoren: [{ partijIdentificator: { ...BSN, codeSoortObjectId: 'Bsn' } }] },
          afwijkendeContactgegevens: { digitaleAdressen: [adres('email', 's@inwoner.test')] },
        },
      },
      ['partij p', 'bsn 999990019', 'email s@inwoner.test'],
    ],
    [
      'a step of a klantcontact of before',
      { contact: { klantcontact: 'k', betrokkenen: [] }, customer: { partij: 'p' } },
      ['klantcontact k', 'partij p'],
    ],
  ])('%s', (_, aanvraag, findable) => {
    expect(findableIn(aanvraag as never)).toEqual(findable);
  });

  it('is what was registered as well', () => {
    const registered = { klantcontact: { uuid: 'k', nummer: '1' }, partij: { uuid: 'p' } };
    expect(findableAfter(registered)).toEqual(['klantcontact k', 'partij p']);
    expect(findableAfter({})).toEqual([]);
  });

  it('is kept as digests, each once', () => {
    const keys = scratchKeyring();
    const text = findableAs('bsn', '999990019');
    expect(digestsOf(keys, [text, text])).toEqual([keys.digest('person', 'bsn 999990019')]);
  });
});
