import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { AuthorizationCodes, type Grant } from './authorization-codes.js';
import { MEDEWERKERS } from './medewerkers.js';

const VERIFIER = 'geheim';
const GRANT: Grant = {
  clientId: 'klantregie-web',
  redirectUri: 'http://localhost:3000/terug',
  challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
  nonce: undefined,
  medewerker: MEDEWERKERS[0],
  sid: 'sessie',
  sessionLimit: undefined,
};
const { clientId, redirectUri } = GRANT;

describe(AuthorizationCodes.name, () => {
  it('holds for a minute', () => {
    const codes = new AuthorizationCodes();
    const [inTime, late] = [codes.give(GRANT, 0), codes.give(GRANT, 0)];
    expect(codes.exchange({ code: inTime, clientId, redirectUri, verifier: VERIFIER }, 60_000)).toEqual(GRANT);
    expect(codes.exchange({ code: late, clientId, redirectUri, verifier: VERIFIER }, 60_001)).toBeUndefined();
  });

  it('holds for who asked for it', () => {
    const codes = new AuthorizationCodes();
    const exchange = { code: codes.give(GRANT), clientId: 'een-ander', redirectUri, verifier: VERIFIER };
    expect(codes.exchange(exchange)).toBeUndefined();
  });
});
