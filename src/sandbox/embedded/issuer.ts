import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT, type CryptoKey, type JWTPayload, type KeyObject } from 'jose';
import { IssuerEndpoints, type Asked, type Client } from './issuer-endpoints.js';
import { MEDEWERKERS } from './medewerkers.js';
import { ALGORITHM, signingKey } from './signing-key.js';

/**
 * A small OpenID Connect provider for development: logs everyone in as the medewerker of their choice, and hands out a token
 * to everyone who names one.
 */
export interface DevelopmentIssuer {
  readonly issuer: string;
  readonly audience: string;
  /** What the pages log people in with. */
  readonly client: Client;
  /** A token for Mira Jansen. A claim overrides what it would say; one that is undefined is left out. */
  token(claims?: JWTPayload, options?: TokenOptions): Promise<string>;
  stop(): Promise<void>;
}

export interface IssuerOptions {
  /** Keeps the key, so that a token outlives a restart. Absent: a new key each time. */
  readonly dir?: string;
  /** Absent: any free one. */
  readonly port?: number;
}

export interface TokenOptions {
  /** In seconds; negative for a token that has expired. Default an hour. */
  readonly lifetime?: number;
  /** Header fields, over those that belong to the issuer's own key. */
  readonly header?: { readonly alg?: string; readonly kid?: string; readonly typ?: string };
  /** Another key than the issuer's own. */
  readonly key?: CryptoKey | KeyObject | Uint8Array;
}

const AUDIENCE = 'klantregie';
const CLIENT: Client = { id: 'klantregie-web', secret: 'om-mee-te-ontwikkelen' };
const HOUR = 3600;

/** Starts the issuer on 127.0.0.1. */
export async function startIssuer({ dir, port = 0 }: IssuerOptions = {}): Promise<DevelopmentIssuer> {
  const key = await signingKey(dir);
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;

  const endpoints = new IssuerEndpoints({
    issuer,
    key,
    client: CLIENT,
    sign: (claims, lifetime) => issue(claims, { lifetime }),
  });
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    read(request, issuer)
      .then((asked) => endpoints.answer(asked))
      .then(({ status, headers, body }) => response.writeHead(status, headers).end(body))
      .catch(() => response.destroy());
  });

  function issue(claims: JWTPayload, options: TokenOptions): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const lifetime = options.lifetime ?? HOUR;
    const payload = {
      iss: issuer,
      aud: AUDIENCE,
      iat: Math.min(now, now + lifetime),
      exp: now + lifetime,
      ...(claims['email'] !== undefined && { email_verified: true }),
      ...claims,
    };
    return new SignJWT(present(payload))
      .setProtectedHeader({ alg: ALGORITHM, kid: key.kid, typ: 'JWT', ...options.header })
      .sign(options.key ?? key.private);
  }

  let stopped: Promise<void> | undefined;
  return {
    issuer,
    audience: AUDIENCE,
    client: CLIENT,
    token: (claims = {}, options = {}) => issue({ ...MEDEWERKERS[0], ...claims }, options),
    stop: () => (stopped ??= close(server)),
  };
}

function present(payload: JWTPayload): JWTPayload {
  return Object.fromEntries(Object.entries(payload).filter(([, value]) => value !== undefined));
}

async function read(request: IncomingMessage, issuer: string): Promise<Asked> {
  const form = request.method === 'POST' ? await textOf(request) : '';
  return {
    method: request.method ?? '',
    url: new URL(request.url ?? '/', issuer),
    headers: request.headers,
    form: new URLSearchParams(form),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  return closed;
}
