import { createHmac } from 'node:crypto';
import { ZAKEN_CLIENT_ID, ZAKEN_SECRET } from '../../src/sandbox/simulator/zaken/zaken-simulator.js';
import type { Gebruiker } from '../../src/zaken/zaken.types.js';

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

let latest = { key: '', token: '' };

/** A token of ours for Zaken, made without a thread of its own: a history waits for nothing but its own clock. */
export function tokenFor({ identificatie, naam }: Gebruiker): string {
  const iat = Math.floor(Date.now() / 1000);
  const key = `${identificatie} ${naam} ${iat}`;
  if (key === latest.key) return latest.token;
  const claims = {
    iss: ZAKEN_CLIENT_ID,
    iat,
    client_id: ZAKEN_CLIENT_ID,
    user_id: identificatie,
    user_representation: naam,
  };
  const signed = `${encoded({ alg: 'HS256', typ: 'JWT' })}.${encoded(claims)}`;
  const token = `${signed}.${createHmac('sha256', ZAKEN_SECRET).update(signed).digest('base64url')}`;
  latest = { key, token };
  return token;
}
