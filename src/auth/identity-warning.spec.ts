import { describe, expect, it } from '@jest/globals';
import type { Settings } from '../config/settings.js';
import type { Log } from '../telemetry/log.js';
import { IdentityWarning } from './identity-warning.js';
import { IssuerUnavailableError, type Issuer } from './issuer.js';

/** What is said at a start. @param claims which the issuer says it has; an error when it does not answer */
async function said(identificatie: string, claims: unknown): Promise<unknown[]> {
  const lines: unknown[] = [];
  const metadata = async () => {
    if (claims instanceof Error) throw claims;
    return { claims_supported: claims };
  };
  const warning = new IdentityWarning(
    { metadata } as unknown as Issuer,
    { configuration: { token: { identificatie } } } as unknown as Settings,
    { warn: (line: unknown) => lines.push(line) } as unknown as Log,
  );
  await warning.look();
  return lines;
}

describe('a start says that people may choose by what they are known', () => {
  it.each([[undefined], ['email_verified'], [['sub', 'email']]])(
    'when the issuer says of its claims %j',
    async (claims) => {
      expect(await said('email', claims)).toEqual([expect.stringContaining('token.identificatie')]);
    },
  );

  it('and nothing when they cannot, or that is not known', async () => {
    expect(await said('email', ['email', 'email_verified'])).toEqual([]);
    expect(await said('oid', undefined)).toEqual([]);
    expect(await said('email', new IssuerUnavailableError('away'))).toEqual([]);
  });
});
