import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT, type CryptoKey, type JWTPayload, type KeyObject } from 'jose';
import { MEDEWERKERS } from './medewerkers.js';
import { ALGORITHM, signingKey, type SigningKey } from './signing-key.js';

/** A small OpenID Connect provider for development: hands out a token to everyone who names a medewerker that it knows. */
export interface DevelopmentIssuer {
  readonly issuer: string;
  readonly audience: string;
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
const HOUR = 3600;

/** Starts the issuer on 127.0.0.1. */
export async function startIssuer({ dir, port = 0 }: IssuerOptions = {}): Promise<DevelopmentIssuer> {
  const key = await signingKey(dir);
  const server = createServer((request, response) => {
    answer(request, response, key, issue).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;

  function issue(claims: JWTPayload, options: TokenOptions): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const lifetime = options.lifetime ?? HOUR;
    const payload = {
      iss: issuer,
      aud: AUDIENCE,
      iat: Math.min(now, now + lifetime),
      exp: now + lifetime,
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
    token: (claims = {}, options = {}) => issue({ ...MEDEWERKERS[0], ...claims }, options),
    stop: () => (stopped ??= close(server)),
  };
}

function present(payload: JWTPayload): JWTPayload {
  return Object.fromEntries(Object.entries(payload).filter(([, value]) => value !== undefined));
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  key: SigningKey,
  issue: (claims: JWTPayload, options: TokenOptions) => Promise<string>,
): Promise<void> {
  const issuer = `http://localhost:${request.socket.localPort}`;
  const { pathname } = new URL(request.url ?? '/', issuer);
  switch (`${request.method} ${pathname}`) {
    case 'GET /.well-known/openid-configuration':
      return send(response, 200, {
        issuer,
        jwks_uri: `${issuer}/jwks`,
        token_endpoint: `${issuer}/token`,
        grant_types_supported: ['client_credentials'],
        response_types_supported: ['token'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: [ALGORITHM],
        token_endpoint_auth_methods_supported: ['client_secret_post', 'none'],
      });
    case 'GET /jwks':
      return send(response, 200, { keys: [key.public] });
    case 'POST /token': {
      const form = new URLSearchParams(await textOf(request));
      if (form.get('grant_type') !== 'client_credentials')
        return send(response, 400, { error: 'unsupported_grant_type' });
      const medewerker = MEDEWERKERS.find(({ sub }) => sub === form.get('client_id'));
      if (!medewerker) {
        const known = MEDEWERKERS.map(({ sub }) => sub).join(', ');
        return send(response, 401, { error: 'invalid_client', error_description: `client_id: ${known}` });
      }
      const access_token = await issue({ ...medewerker }, {});
      return send(response, 200, { access_token, token_type: 'Bearer', expires_in: HOUR });
    }
    default:
      return send(response, 404, { error: 'not_found' });
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  return closed;
}
