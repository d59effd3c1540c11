import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Configuration } from '../../config/configuration.js';
import { scratchKeyring } from '../../../test/support/scratch-keys.js';
import { canonicalOf, fingerprintOf, idOf, isFingerprintOf, plainFingerprintOf, sleutelsOf } from './sleutels.js';

const UUID_V8 = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe(idOf.name, () => {
  it('is the same every time, also in the next release', () => {
    const id = idOf({ id: 'mira.jansen' }, 'productaanvraag', 'sleutel-1');
    expect(idOf({ id: 'mira.jansen' }, 'productaanvraag', 'sleutel-1')).toBe(id);
    expect(id).toBe('354cb53d-7d8a-8f65-a8da-5cac4658854c');
  });

  it('is a UUID of version 8, whoever asks for what', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (id, kind, key) => UUID_V8.test(idOf({ id }, kind, key))),
    );
  });

  it('differs for another aanvrager, another kind and another key', () => {
    const part = fc.string({ maxLength: 3 });
    const triple = fc.tuple(part, part, part);
    const distinct = (one: readonly string[], other: readonly string[]) =>
      one.some((text, index) => text !== other[index]);
    fc.assert(
      fc.property(triple, triple, (one, other) => {
        fc.pre(distinct(one, other));
        return idOf({ id: one[0] }, one[1], one[2]) !== idOf({ id: other[0] }, other[1], other[2]);
      }),
    );
  });

  it('does not depend on where one part ends and the next begins', () => {
    expect(idOf({ id: 'a' }, 'b', 'c')).not.toBe(idOf({ id: 'ab' }, '', 'c'));
    expect(idOf({ id: 'a","b' }, 'c', 'd')).not.toBe(idOf({ id: 'a' }, 'b","c', 'd'));
  });
});

describe(canonicalOf.name, () => {
  /** The same content with the members of every object in another order. */
  function shuffled(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(shuffled);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([name, member]) => [name, shuffled(member)] as const);
    return Object.fromEntries(entries.toReversed());
  }

  it('is that of the content, however its members are ordered', () => {
    expect(canonicalOf({ a: 1, b: { c: [1, 2], d: null } })).toBe(canonicalOf({ b: { d: null, c: [1, 2] }, a: 1 }));
    fc.assert(fc.property(fc.jsonValue(), (body) => canonicalOf(body) === canonicalOf(shuffled(body))));
  });

  it('is the same in the next release', () => {
    expect(plainFingerprintOf(canonicalOf({ b: [{ d: 1, c: null }, 'x'], a: true }))).toBe(
      'ff48024438c5c32e2162f0244edd1601551111cca1a0c97a57ebad67428283a7',
    );
  });

  it.each([
    ['members', '{"a":', '}'],
    ['lists', '[', ']'],
  ])('goes as deep as any content is, and no deeper: %s', (_, opens, closes) => {
    const deep = (depth: number, at: number) =>
      JSON.parse(`${opens.repeat(depth)}${at}${closes.repeat(depth)}`) as unknown;
    expect(canonicalOf(deep(100, 1))).not.toBe(canonicalOf(deep(100, 2)));
    expect(canonicalOf(deep(101, 1))).toBe(canonicalOf(deep(101, 2)));
  });

  it('is there for whatever a parser can make', () => {
    const depth = 10_000;
    const deep: unknown = JSON.parse(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`);
    expect(canonicalOf({ body: deep })).toEqual(expect.any(String));
  });

  it('differs for other content', () => {
    const canonical = (value: unknown): string => JSON.stringify(sorted(value));
    const sorted = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(sorted);
      if (typeof value !== 'object' || value === null) return value;
      return Object.entries(value)
        .map(([name, member]) => [name, sorted(member)])
        .toSorted();
    };
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 2 }), fc.jsonValue({ maxDepth: 2 }), (one, other) => {
        fc.pre(canonical(one) !== canonical(other));
        return canonicalOf(one) !== canonicalOf(other);
      }),
    );
  });

  it.each([
    ['the order of a list', { a: [1, 2] }, { a: [2, 1] }],
    ['a list and members', { a: [1] }, { a: { 0: 1 } }],
    ['text and a number', { a: '1' }, { a: 1 }],
    ['null and nothing', { a: null }, {}],
    ['a member that is called __proto__', JSON.parse('{"__proto__":{"a":1}}'), {}],
    ['where a member stands', { a: { b: 1 } }, { b: { a: 1 } }],
  ])('tells apart %s', (_, one: unknown, other: unknown) => {
    expect(canonicalOf(one)).not.toBe(canonicalOf(other));
  });

  it('is there for a request without content', () => {
    expect(canonicalOf(undefined)).toEqual(expect.any(String));
  });
});

describe(fingerprintOf.name, () => {
  const keys = scratchKeyring();
  const content = canonicalOf({ objectId: '999990019' });
  const fingerprint = fingerprintOf(keys, content);

  it('is known as that of the same content, and of no other', () => {
    expect(isFingerprintOf(keys, content, fingerprint)).toBe(true);
    expect(isFingerprintOf(keys, canonicalOf({ objectId: '999993653' }), fingerprint)).toBe(false);
  });

  it('does not give the content away to who tries all that it can be', () => {
    expect(fingerprint).toMatch(/^proef\.[\w-]{43}$/);
    const guessed = createHash('sha256').update(content);
    expect(fingerprint).not.toContain(guessed.copy().digest('base64url'));
    expect(fingerprint).not.toContain(guessed.digest('hex'));
  });

  it('is compared with what it was before it had a key', () => {
    const before = createHash('sha256').update(content).digest('hex');
    expect(isFingerprintOf(keys, content, before)).toBe(true);
    expect(isFingerprintOf(keys, canonicalOf({}), before)).toBe(false);
  });
});

describe(sleutelsOf.name, () => {
  const volgnummers = {
    klantcontact: '1000000001',
    interneTaak: '1000000002',
    partij: '1000000003',
    zaak: '000123',
  };
  const configured = (zaak: Configuration['zaak']) => ({ zaak }) as Configuration;
  const own = configured({ nummerPrefix: 'KCC', nummerReserveren: false });
  const noon = new Date('2026-03-01T11:00:00.250Z');

  it('takes over the numbers, and puts that of the zaak together', () => {
    expect(sleutelsOf(volgnummers, own, noon)).toEqual({
      klantcontact: '1000000001',
      interneTaak: '1000000002',
      partij: '1000000003',
      zaak: 'KCC-2026-000123',
      statusmoment: '2026-03-01T10:59:55.250Z',
      datum: '2026-03-01',
    });
  });

  it('has the prefix that is configured', () => {
    const other = configured({ nummerPrefix: 'TEL', nummerReserveren: false });
    expect(sleutelsOf(volgnummers, other, noon).zaak).toBe('TEL-2026-000123');
  });

  it('keeps its own number in hand when the register issues them', () => {
    const reserving = configured({ nummerPrefix: 'KCC', nummerReserveren: true });
    const sleutels = sleutelsOf(volgnummers, reserving, noon);
    expect(sleutels).not.toHaveProperty('zaak');
    expect(sleutels.eigenZaaknummer).toBe('KCC-2026-000123');
  });

  it.each([
    ['in winter, just before midnight', '2026-01-31T22:59:59.999Z', '2026-01-31'],
    ['in winter, at midnight', '2026-01-31T23:00:00.000Z', '2026-02-01'],
    ['in summer, just before midnight', '2026-07-31T21:59:59.999Z', '2026-07-31'],
    ['in summer, at midnight', '2026-07-31T22:00:00.000Z', '2026-08-01'],
    ['on the night that the clock goes forward', '2026-03-28T23:00:00.000Z', '2026-03-29'],
    ['on the evening after that', '2026-03-29T22:00:00.000Z', '2026-03-30'],
    ['on the night that the clock goes back', '2026-10-24T22:00:00.000Z', '2026-10-25'],
    ['an hour before the end of the long day', '2026-10-25T22:00:00.000Z', '2026-10-25'],
    ['on the evening after that', '2026-10-25T23:00:00.000Z', '2026-10-26'],
    ['on the leap day', '2028-02-28T23:30:00.000Z', '2028-02-29'],
  ])('has the day that it is in the Netherlands: %s', (_, now, datum) => {
    expect(sleutelsOf(volgnummers, own, new Date(now)).datum).toBe(datum);
  });

  it('has the year that it is in the Netherlands', () => {
    const sleutels = sleutelsOf(volgnummers, own, new Date('2026-12-31T23:00:00Z'));
    expect(sleutels).toMatchObject({ zaak: 'KCC-2027-000123', datum: '2027-01-01' });
  });
});
