import { describe, expect, it } from '@jest/globals';
import { findableAs } from '../productaanvraag/intake/found-by.js';
import { readSearch } from './persoonsgegevens.js';

const PARTIJ = '9194a0f8-df7b-4b8c-a227-709a5ca27835';

describe(readSearch.name, () => {
  it.each([
    [` ${PARTIJ.toUpperCase()} `, findableAs('partij', PARTIJ)],
    ['9999.90.019', findableAs('bsn', '999990019')],
    [' Sanne@Inwoner.test', findableAs('email', 'sanne@inwoner.test')],
    ['06-12345678', findableAs('telefoonnummer', '0612345678')],
  ])('knows by %j whom to look for', (text, search) => {
    expect(readSearch(text)).toBe(search);
  });

  it.each(['', 'Jansen', '12', '123456789012345'])('looks for nobody by %j', (text) => {
    expect(readSearch(text)).toBeUndefined();
  });
});
