import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { headWith, isEncrypted, Keyring, keyOf, UnknownKeyError, type NamedKey } from './keyring.js';

const OLD: NamedKey = { id: '2025', secret: Buffer.alloc(32, 1).toString('base64') };
const NEW: NamedKey = { id: '2026', secret: Buffer.alloc(32, 2).toString('base64') };

describe(Keyring.name, () => {
  const ring = new Keyring([NEW, OLD]);

  it('gives back what was encrypted, whatever that is', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => ring.decrypt(ring.encrypt(text)) === text));
  });

  it('has the name of the key in front, and nothing of the text', () => {
    const encrypted = ring.encrypt('999990019');
    expect(encrypted).toMatch(/^kr1\.2026\.[A-Za-z0-9+/]+=*$/);
    expect(encrypted.startsWith(headWith('2026'))).toBe(true);
    expect(isEncrypted(encrypted)).toBe(true);
    expect(Buffer.from(encrypted.split('.')[2]!, 'base64').includes('999990019')).toBe(false);
  });

  it('never encrypts the same in the same way', () => {
    expect(ring.encrypt('999990019')).not.toBe(ring.encrypt('999990019'));
  });

  it('reads what was encrypted with an earlier key, and uses the first for what is new', () => {
    expect(ring.decrypt(new Keyring([OLD]).encrypt('toen'))).toBe('toen');
    expect(ring.current).toBe('2026');
    expect(ring.ids).toEqual(['2026', '2025']);
  });

  it('says which key is missing, and nothing else', () => {
    const encrypted = ring.encrypt('999990019');
    expect(() => new Keyring([OLD]).decrypt(encrypted)).toThrow(new UnknownKeyError('2026'));
  });

  it('refuses what was changed, what was cut off, and what says another key', () => {
    const encrypted = ring.encrypt('een tekst');
    const bytes = Buffer.from(encrypted.split('.')[2]!, 'base64');
    for (const at of bytes.keys()) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1;
      expect(() => ring.decrypt(`kr1.2026.${changed.toString('base64')}`)).toThrow();
    }
    expect(() => ring.decrypt(encrypted.slice(0, -8))).toThrow();
    expect(() => ring.decrypt(encrypted.replace('2026', '2025'))).toThrow();
    const same = new Keyring([{ ...NEW, id: 'anders' }]);
    expect(() => same.decrypt(encrypted.replace('2026', 'anders'))).toThrow();
    expect(() => ring.decrypt('{"json":1}')).toThrow('not encrypted by us');
  });

  it('knows what was stored before anything was encrypted', () => {
    expect(isEncrypted('{"json":[]}')).toBe(false);
  });

  it('makes a digest that is the same every time, and another for each purpose and key', () => {
    const digest = ring.digest('person', 'bsn 999990019');
    expect(ring.digest('person', 'bsn 999990019')).toBe(digest);
    expect(digest).toMatch(/^2026\.[\w-]{43}$/);
    expect(keyOf(digest)).toBe('2026');
    expect(ring.digest('fingerprint', 'bsn 999990019')).not.toBe(digest);
    expect(ring.digests('person', 'bsn 999990019')).toEqual([
      digest,
      new Keyring([OLD]).digest('person', 'bsn 999990019'),
    ]);
  });

  it('knows a digest of an earlier key, and not that of another text', () => {
    const earlier = new Keyring([OLD]).digest('fingerprint', 'dit');
    expect(ring.isDigestOf('fingerprint', 'dit', earlier)).toBe(true);
    expect(ring.isDigestOf('fingerprint', 'dat', earlier)).toBe(false);
    expect(ring.isDigestOf('person', 'dit', earlier)).toBe(false);
    expect(ring.isDigestOf('fingerprint', 'dit', '2026.kort')).toBe(false);
    expect(() => new Keyring([NEW]).isDigestOf('fingerprint', 'dit', earlier)).toThrow(UnknownKeyError);
  });
});
