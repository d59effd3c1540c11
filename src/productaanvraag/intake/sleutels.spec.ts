import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Configuration } from '../config/configuration.js';
import { idOf, sleutelsOf, vingerafdrukOf } from './sleutels.js';

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

describe(vingerafdrukOf.name, () => {
  /** The same content with the members of every object in another order. */
  function shuffled(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(shuffled);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([name, member]) => [name, shuffled(member)] as const);
    return Object.fromEntries(entries.toReversed());
  }

  it('is that of the content, however its members are ordered', () => {
    expect(vingerafdrukOf({ a: 1, b: { c: [1, 2], d: null } })).toBe(
      vingerafdrukOf({ b: { d: null, c: [1, 2] }, a: 1 }),
    );
    fc.assert(fc.property(fc.jsonValue(), (body) => vingerafdrukOf(body) === vingerafdrukOf(shuffled(body))));
  });

  it('is there for whatever a parser can make', () => {
    const depth = 10_000;
    const deep: unknown = JSON.parse(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`);
    expect(vingerafdrukOf({ body: deep })).toMatch(/^[0-9a-f]{64}$/);
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
        return vingerafdrukOf(one) !== vingerafdrukOf(other);
      }),
    );
  });

  it.each([
    ['the order of a list', { a: [1, 2] }, { a: [2, 1] }],
    ['text and a number', { a: '1' }, { a: 1 }],
    ['null and nothing', { a: null }, {}],
    ['a member that is called __proto__', JSON.parse('{"__proto__":{"a":1}}'), {}],
    ['where a member stands', { a: { b: 1 } }, { b: { a: 1 } }],
  ])('tells apart %s', (_, one: unknown, other: unknown) => {
    expect(vingerafdrukOf(one)).not.toBe(vingerafdrukOf(other));
  });

  it('is there for a request without content', () => {
    expect(vingerafdrukOf(undefined)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('does not give the content away', () => {
    expect(vingerafdrukOf({ objectId: '999990019' })).toMatch(/^[0-9a-f]{64}$/);
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
