import { describe, expect, it } from '@jest/globals';
import { uuidsAt, uuidsIn } from './uuids-at.js';

const UUID = '9194a0f8-df7b-4b8c-a227-709a5ca27835';

describe(uuidsAt.name, () => {
  it.each([
    ['one', { klant: { partij: UUID } }, 'klant.partij', [UUID]],
    ['in capitals', { klant: { partij: UUID.toUpperCase() } }, 'klant.partij', [UUID]],
    ['of a list', { partijen: [{ uuid: UUID }, {}, null, { uuid: UUID }] }, 'partijen.uuid', [UUID, UUID]],
    ['of lists in lists', { a: [{ b: [{ c: UUID }] }] }, 'a.b.c', [UUID]],
    ['nothing else', { klant: { partij: '999990019' } }, 'klant.partij', []],
    ['nowhere', 'tekst', 'klant.partij', []],
    ['what every object has', {}, 'constructor.name', []],
    ['what is not its own', Object.create({ klant: UUID }), 'klant', []],
  ])('finds %s', (_, value, path, found) => {
    expect(uuidsAt(value, path)).toEqual(found);
  });

  it.each([undefined, null, 7, { uuid: UUID }, `${UUID} `])('takes %j for none', (value) => {
    expect(uuidsIn([value])).toEqual([]);
  });
});
