import { describe, expect, it } from '@jest/globals';
import type { Request } from 'express';
import { herkomstOf } from './herkomst.js';

const from = (ip: string | undefined, peer: string | undefined) =>
  herkomstOf({ ip, socket: { remoteAddress: peer } } as Request);

describe(herkomstOf.name, () => {
  it.each([
    ['192.0.2.1', '10.0.0.1', '192.0.2.1'],
    ['2001:db8::1', '10.0.0.1', '2001:db8::1'],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.1', '192.0.2.1'],
    ['unknown', '::ffff:10.0.0.1', '10.0.0.1'],
    ['999990019', '10.0.0.1', '10.0.0.1'],
    [undefined, undefined, undefined],
  ])('of %s over %s is %s', (ip, peer, herkomst) => {
    expect(from(ip, peer)).toBe(herkomst);
  });
});
