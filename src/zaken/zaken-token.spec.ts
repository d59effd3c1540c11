import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { ZakenToken } from './zaken-token.js';

const SECRET = 'geheim-van-ten-minste-32-tekens-lang';
const mira = { identificatie: 'mira.jansen@gemeente.example', naam: 'Mira Jansen' };
const token = new ZakenToken('klantregie', SECRET);

beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-03-01T09:00:00.900Z'), doNotFake: ['nextTick', 'queueMicrotask'] });
});
afterEach(() => {
  jest.useRealTimers();
});

describe(ZakenToken.name, () => {
  it('says who writes, and nothing that the register refuses', async () => {
    expect(decodeJwt(await token.mint(mira))).toEqual({
      iss: 'klantregie',
      client_id: 'klantregie',
      iat: Date.parse('2026-03-01T08:59:00Z') / 1000,
      user_id: 'mira.jansen@gemeente.example',
      user_representation: 'Mira Jansen',
    });
  });

  it('is signed with the secret by the only algorithm that the register takes', async () => {
    const minted = await token.mint(mira);
    expect(decodeProtectedHeader(minted)).toEqual({ alg: 'HS256', typ: 'JWT' });
    await expect(jwtVerify(minted, new TextEncoder().encode(SECRET))).resolves.toBeDefined();
    await expect(jwtVerify(minted, new TextEncoder().encode(`${SECRET}x`))).rejects.toThrow('signature');
  });

  it('is used again within a minute, by the same person only', async () => {
    const first = await token.mint(mira);
    jest.setSystemTime(new Date('2026-03-01T09:00:59Z'));
    expect(await token.mint({ ...mira })).toBe(first);
    expect(decodeJwt(await token.mint({ ...mira, naam: 'M. Jansen' })).user_representation).toBe('M. Jansen');
    expect(decodeJwt(await token.mint({ ...mira, identificatie: 'sam' })).user_id).toBe('sam');
  });

  it('is made anew after that', async () => {
    const before = decodeJwt(await token.mint(mira));
    jest.setSystemTime(new Date('2026-03-01T09:01:00Z'));
    expect(decodeJwt(await token.mint(mira)).iat).toBe(before.iat! + 60);
  });

  it.each([
    ['as it is up to 255 characters', 'a'.repeat(255), 'a'.repeat(255)],
    ['cut off after that', 'a'.repeat(256), 'a'.repeat(255)],
    ['counted as the register counts', '😀'.repeat(256), '😀'.repeat(255)],
    ['without NUL, which is not counted', `\0${'é'.repeat(254)}\0b${'c'}`, `${'é'.repeat(254)}b`],
    ['empty when there is none', '', ''],
  ])('has a name %s', async (_, given, expected) => {
    expect(decodeJwt(await token.mint({ identificatie: given, naam: given }))).toMatchObject({
      user_id: expected,
      user_representation: expected,
    });
  });
});
