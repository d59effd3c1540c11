import { describe, expect, it } from '@jest/globals';
import { isUrl } from '../sandbox/simulator/drf/formats.js';
import { isAddress } from './address.js';

describe(isAddress.name, () => {
  const PATH = '/klantinteracties/api/v1/partijen/9194a0f8-df7b-4b8c-a227-709a5ca27835';

  it.each([
    ['https://klanten.voorbeeld.test', true],
    ['http://openklant.klanten.svc:8000', true],
    ['http://localhost:3001', true],
    ['http://127.0.0.1:3001', true],
    ['http://[::1]:3001', true],
    ['https://münchen.test', true],
    ['http://openklant:8000', false],
    ['http://open_klant.local:8000', false],
  ])('is so of %s: %s, as Django has it', (origin, expected) => {
    expect([isAddress(origin + PATH), isUrl(origin + PATH)]).toEqual([expected, expected]);
  });

  it('is not so of one that is too long, or of none', () => {
    const origin = 'https://klanten.voorbeeld.test/';
    expect(isAddress(origin.padEnd(1000, 'a'))).toBe(true);
    expect(isAddress(origin.padEnd(1001, 'a'))).toBe(false);
    expect(isAddress('klanten')).toBe(false);
  });
});
