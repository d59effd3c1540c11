import { describe, expect, it } from '@jest/globals';
import type { KlantenClient } from '../klanten/klanten.client.js';
import type { PartijIdentity } from '../klanten/klanten.types.js';
import { readKnownPartij } from './known-partij.js';

const number = (uuid: string, codeSoortObjectId: string, objectId: string, under?: string) => ({
  uuid,
  partijIdentificator: { codeSoortObjectId, objectId, codeObjecttype: '', codeRegister: '' },
  subIdentificatorVan: under === undefined ? null : { uuid: under },
});
const BSN = number('b', 'bsn', '999990019');
const KVK = number('k', 'kvk_nummer', '69599084');
const OTHER_KVK = number('o', 'kvk_nummer', '90000001');
const vestiging = (under?: string) => number('v', 'vestigingsnummer', '000037178601', under);

/** The numbers that are read, and what was asked for them. */
async function read(partijIdentificatoren: readonly object[], parent: object | undefined = KVK) {
  const asked: string[] = [];
  const klanten = {
    findPartijIdentificatorByUuid: async (uuid: string) => (asked.push(uuid), parent),
  } as unknown as KlantenClient;
  const known = await readKnownPartij(klanten, {
    uuid: 'p',
    soortPartij: 'organisatie',
    partijIdentificatie: null,
    partijIdentificatoren,
  } as unknown as PartijIdentity);
  return { known, numbers: known.partijIdentificatoren.map(({ objectId }) => objectId).toSorted(), asked };
}

describe(readKnownPartij.name, () => {
  it('has the numbers of the partij', async () => {
    const { known, asked } = await read([BSN]);
    expect(known).toStrictEqual({
      uuid: 'p',
      soortPartij: 'organisatie',
      partijIdentificatie: null,
      partijIdentificatoren: [{ codeSoortObjectId: 'bsn', objectId: '999990019' }],
    });
    expect(asked).toEqual([]);
  });

  it('names what is wrong, and leaves it out', async () => {
    const { known } = await read([number('b', 'bsn', '123456789'), KVK]);
    expect(known).toMatchObject({ wrong: ['bsn'], partijIdentificatoren: [{ objectId: '69599084' }] });
  });

  it('asks for the KvK-nummer that a vestiging hangs under', async () => {
    expect(await read([vestiging('k')])).toMatchObject({ numbers: ['000037178601', '69599084'], asked: ['k'] });
  });

  it('asks for that of the one that hangs under something', async () => {
    const loose = number('w', 'vestigingsnummer', '000037178601');
    expect(await read([loose, vestiging('k')])).toMatchObject({ asked: ['k'] });
  });

  it('has that rather than one of its own', async () => {
    expect(await read([OTHER_KVK, vestiging('k')])).toMatchObject({ numbers: ['000037178601', '69599084'] });
  });

  it.each([
    ['is a number of its own', [KVK, vestiging('k')], ['000037178601', '69599084']],
    ['is none', [OTHER_KVK, vestiging()], ['000037178601', '90000001']],
    ['is that of something else', [number('b', 'bsn', '999990019', 'k')], ['999990019']],
  ])('asks for nothing when there %s', async (_, own, expected) => {
    expect(await read(own)).toMatchObject({ numbers: expected, asked: [] });
  });

  it('does with what it has when that is gone', async () => {
    const gone = await read([OTHER_KVK, vestiging('k')], null as never);
    expect(gone.numbers).toEqual(['000037178601', '90000001']);
  });
});
