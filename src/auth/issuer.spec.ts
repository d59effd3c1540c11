import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Issuer } from './issuer.js';

const KEYS = { keys: [] };

/** What an issuer at an address answers, whose keys are at another. */
function answering(url: string, jwks_uri: string): Issuer {
  const answers: Readonly<Record<string, object>> = {
    [`${url}/.well-known/openid-configuration`]: { issuer: url, jwks_uri },
    [jwks_uri]: KEYS,
  };
  jest.spyOn(globalThis, 'fetch').mockImplementation(async (address) => Response.json(answers[address as string]));
  return new Issuer(url);
}

afterEach(() => void jest.restoreAllMocks());

describe('the keys of an issuer', () => {
  it.each([
    ['https://login.example', 'https://keys.example/jwks'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/jwks'],
    ['http://127.0.0.1:8080', 'https://keys.example/jwks'],
  ])('are read where %s says: %s', async (url, keys) => {
    await expect(answering(url, keys).keys()).resolves.toEqual(KEYS);
  });

  it('are not read where they can be changed on the way', async () => {
    await expect(answering('https://login.example', 'http://login.example/jwks').keys()).rejects.toMatchObject({
      name: 'IssuerUnavailableError',
      cause: { message: 'the keys of the issuer can be changed on the way' },
    });
  });
});
