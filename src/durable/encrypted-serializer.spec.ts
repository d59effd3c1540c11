import { describe, expect, it } from '@jest/globals';
import * as superjson from 'superjson';
import { Keyring } from '../encryption/keyring.js';
import { encryptedSerializer } from './encrypted-serializer.js';

const ring = new Keyring([{ id: 'a', secret: Buffer.alloc(32, 1).toString('base64') }]);
const { stringify, parse } = encryptedSerializer(ring);

describe(encryptedSerializer.name, () => {
  it.each([
    ['what a step without an outcome brings', { value: undefined }],
    ['plain data', { a: [1, 'twee', null, { drie: true }], b: undefined }],
    ['nothing', undefined],
    ['a moment', 1_772_000_000_000],
    ['a number that JSON has not', [Infinity, -0, NaN]],
    ['a date', { op: new Date(0) }],
    ['what has no prototype, as data', { ...Object.assign(Object.create(null), { a: 1 }) }],
  ])('gives back %s', (_, value) => {
    expect(parse(stringify(value) as string)).toStrictEqual(value);
  });

  it.each([
    ['plain data', { a: [1, 'twee', null, { drie: true }] }],
    ['text', 'Mira'],
    ['nothing', null],
  ])('writes %s as the engine does', (_, value) => {
    expect(ring.decrypt(stringify(value) as string)).toBe(superjson.stringify(value));
  });

  it('writes nothing that can be read', () => {
    expect(stringify({ bsn: '999990019' })).toMatch(/^kr1\.a\.[A-Za-z0-9+/=]+$/);
  });

  it('reads what was stored before anything was encrypted', () => {
    expect(parse(superjson.stringify({ bsn: '999990019', naam: undefined }))).toStrictEqual({
      bsn: '999990019',
      naam: undefined,
    });
    expect(parse(null)).toBeNull();
  });
});
