import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose';

/** The only algorithm that every OpenID Connect provider must offer. */
export const ALGORITHM = 'RS256';

/** The key that tokens are signed with. */
export interface SigningKey {
  readonly kid: string;
  readonly private: CryptoKey;
  /** As /jwks publishes it. */
  readonly public: JWK;
}

/** The key kept in the directory, made there when there is none. Without a directory: a new one. */
export async function signingKey(dir?: string): Promise<SigningKey> {
  const jwk = (dir === undefined ? undefined : read(dir)) ?? (await generate());
  if (dir !== undefined) keep(dir, jwk);
  const kid = await calculateJwkThumbprint(jwk);
  return {
    kid,
    private: (await importJWK(jwk, ALGORITHM)) as CryptoKey,
    public: { kty: 'RSA', n: jwk.n!, e: jwk.e!, kid, alg: ALGORITHM, use: 'sig' },
  };
}

export function removeSigningKey(dir: string): void {
  rmSync(fileIn(dir), { force: true });
}

async function generate(): Promise<JWK> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  return exportJWK(privateKey);
}

function fileIn(dir: string): string {
  return join(dir, 'issuer-key.json');
}

/** A file that cannot be read, for whatever reason, is as good as none. */
function read(dir: string): JWK | undefined {
  try {
    return JSON.parse(readFileSync(fileIn(dir), 'utf8')) as JWK;
  } catch {
    return undefined;
  }
}

function keep(dir: string, jwk: JWK): void {
  mkdirSync(dir, { recursive: true, mode: 0o711 });
  const unfinished = `${fileIn(dir)}.${process.pid}`;
  writeFileSync(unfinished, JSON.stringify(jwk), { mode: 0o600 });
  renameSync(unfinished, fileIn(dir));
}
