import { describe, expect, it } from '@jest/globals';
import { inNetworks, isNetwork } from './networks.js';

describe(isNetwork.name, () => {
  it.each(['10.0.0.0/8', '192.168.1.7', '0.0.0.0/0', 'fd00::/8', '::1', '::/128'])('is so of %s', (text) => {
    expect(isNetwork(text)).toBe(true);
  });

  it.each([
    '',
    '10.0.0.0/33',
    '10.0.0/8',
    '10.0.0.0/',
    '10.0.0.0/-1',
    '10.0.0.0/8.5',
    'fd00::/129',
    'klantregie.example',
  ])('is not so of %j', (text) => {
    expect(isNetwork(text)).toBe(false);
  });
});

describe(inNetworks.name, () => {
  it.each([
    ['10.1.2.3', true],
    ['11.1.2.3', false],
    ['::ffff:10.1.2.3', true],
    ['192.168.1.7', true],
    ['192.168.1.8', false],
    ['fd12::1', true],
    ['fe80::1', false],
    ['', false],
    ['geen adres', false],
    [undefined, false],
  ])('of %j is %j', (address, expected) => {
    expect(inNetworks(['10.0.0.0/8', '192.168.1.7', 'fd00::/8'])(address)).toBe(expected);
  });

  it('of anything is false when there are none', () => {
    expect(inNetworks([])('127.0.0.1')).toBe(false);
  });
});
