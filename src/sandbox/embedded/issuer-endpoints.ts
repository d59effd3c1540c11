import { randomUUID, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { JWTPayload } from 'jose';
import { pageHeaders } from '../../pages/page.js';
import { isFromThisMachine } from '../simulator/loopback-only.js';
import { AuthorizationCodes, type AuthorizationRequest, type Grant } from './authorization-codes.js';
import { choicePage, messagePage, readChoice } from './issuer-page.js';
import { MEDEWERKERS } from './medewerkers.js';
import { ALGORITHM, type SigningKey } from './signing-key.js';

/** An application that people log in to. */
export interface Client {
  readonly id: string;
  readonly secret: string;
}

/** What the endpoints need to know of the issuer that they belong to. */
export interface IssuerParts {
  readonly issuer: string;
  readonly key: SigningKey;
  readonly client: Client;
  /** Signs claims, as a token that is good for so many seconds. */
  sign(claims: JWTPayload, lifetime: number): Promise<string>;
}

/** What came in. */
export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  /** What a form holds; empty for what is none. */
  readonly form: URLSearchParams;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const HOUR = 3600;
const MINUTE = 60;
const TEXT = 'text/plain';
const UNKEPT = { 'Cache-Control': 'no-store' };
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** What the issuer answers over HTTP. */
export class IssuerEndpoints {
  readonly #codes = new AuthorizationCodes();

  constructor(private readonly parts: IssuerParts) {}

  async answer(asked: Asked): Promise<Answer> {
    if (!this.#isForUs(asked)) return json(403, { error: 'access_denied' });
    switch (`${asked.method} ${asked.url.pathname}`) {
      case 'GET /.well-known/openid-configuration':
        return json(200, this.#metadata());
      case 'GET /jwks':
        return json(200, { keys: [this.parts.key.public] });
      case 'GET /authorize':
        return this.#askWho(asked.url.searchParams);
      case 'POST /authorize':
        return this.#logIn(asked);
      case 'POST /token':
        return asked.form.get('grant_type') === 'authorization_code' ? this.#exchange(asked) : this.#tokenFor(asked);
      case 'GET /logout':
        return this.#logOut(asked.url.searchParams);
      default:
        return json(404, { error: 'not_found' });
    }
  }

  /** A page of somebody else may lead here, and nothing more. */
  #isForUs({ method, headers }: Asked): boolean {
    if (headers.host !== new URL(this.parts.issuer).host) return false;
    const isLedHere = method === 'GET' && headers['sec-fetch-mode'] === 'navigate' && headers.origin === undefined;
    return isLedHere || isFromThisMachine(headers);
  }

  #metadata(): object {
    const { issuer } = this.parts;
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      end_session_endpoint: `${issuer}/logout`,
      jwks_uri: `${issuer}/jwks`,
      grant_types_supported: ['authorization_code', 'client_credentials'],
      response_types_supported: ['code'],
      response_modes_supported: ['query'],
      code_challenge_methods_supported: ['S256'],
      scopes_supported: ['openid'],
      claims_supported: ['sub', 'email', 'email_verified', 'name', 'roles'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: [ALGORITHM],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
      authorization_response_iss_parameter_supported: true,
    };
  }

  #askWho(parameters: URLSearchParams): Answer {
    const read = this.#readRequest(parameters);
    return 'answer' in read
      ? read.answer
      : htmlAnswer(200, choicePage(parameters), `'self' ${new URL(read.request.redirectUri).origin}`);
  }

  /** Takes the choice that was made on our own page. */
  #logIn({ headers, form }: Asked): Answer {
    if (headers.origin !== this.parts.issuer) return json(403, { error: 'access_denied' });
    const read = this.#readRequest(form);
    if ('answer' in read) return read.answer;
    const choice = readChoice(form);
    if (!choice) return this.#askWho(form);
    const { medewerker, isShort } = choice;
    if (!medewerker) return this.#leadBack(form, { error: 'access_denied' });
    const sessionLimit = isShort ? MINUTE : undefined;
    const code = this.#codes.give({ ...read.request, medewerker, sid: randomUUID(), sessionLimit });
    return this.#leadBack(form, { code });
  }

  /** Nobody is led to an address that was not checked. */
  #readRequest(parameters: URLSearchParams): { request: AuthorizationRequest } | { answer: Answer } {
    const [clientId, redirectUri, challenge] = ['client_id', 'redirect_uri', 'code_challenge'].map(
      (name) => parameters.get(name) ?? '',
    ) as [string, string, string];
    if (clientId !== this.parts.client.id || !isLoopback(redirectUri))
      return { answer: notForUs('De toepassing die u hierheen stuurde, is hier niet bekend.') };
    if (parameters.get('response_type') !== 'code')
      return { answer: this.#leadBack(parameters, { error: 'unsupported_response_type' }) };
    if (!(parameters.get('scope') ?? '').split(' ').includes('openid'))
      return { answer: this.#leadBack(parameters, { error: 'invalid_scope' }) };
    if (challenge === '' || parameters.get('code_challenge_method') !== 'S256')
      return { answer: this.#leadBack(parameters, { error: 'invalid_request' }) };
    return { request: { clientId, redirectUri, challenge, nonce: parameters.get('nonce') ?? undefined } };
  }

  #leadBack(parameters: URLSearchParams, result: Readonly<Record<string, string>>): Answer {
    const state = parameters.get('state');
    const all = { ...result, ...(state !== null && { state }), iss: this.parts.issuer };
    return redirect(parameters.get('redirect_uri') ?? '', all);
  }

  async #exchange({ headers, form }: Asked): Promise<Answer> {
    const client = this.#authenticate(headers.authorization, form);
    if (!client) return json(401, { error: 'invalid_client' });
    const grant = this.#codes.exchange({
      code: form.get('code') ?? '',
      clientId: client.id,
      redirectUri: form.get('redirect_uri') ?? '',
      verifier: form.get('code_verifier') ?? '',
    });
    return grant ? json(200, await this.#tokensOf(grant)) : json(400, { error: 'invalid_grant' });
  }

  async #tokensOf({ medewerker, clientId, nonce, sid, sessionLimit }: Grant): Promise<object> {
    const now = Math.floor(Date.now() / 1000);
    const id: JWTPayload = {
      sub: medewerker.sub,
      aud: clientId,
      auth_time: now,
      nonce,
      sid,
      ...(sessionLimit !== undefined && { session_expiry: now + sessionLimit }),
    };
    return {
      access_token: await this.parts.sign({ ...medewerker, azp: clientId, sid }, HOUR),
      id_token: await this.parts.sign(id, HOUR),
      token_type: 'Bearer',
      expires_in: HOUR,
      scope: 'openid',
    };
  }

  /** By either way in which a secret can be sent (RFC 6749, section 2.3.1). */
  #authenticate(authorization: string | undefined, form: URLSearchParams): Client | undefined {
    const [, basic] = /^Basic (\S+)$/.exec(authorization ?? '') ?? [];
    const [id, secret] =
      basic === undefined
        ? [form.get('client_id'), form.get('client_secret')]
        : Buffer.from(basic, 'base64').toString().split(':').map(decodeURIComponent);
    const { client } = this.parts;
    return id === client.id && isSame(secret ?? '', client.secret) ? client : undefined;
  }

  /** For who writes a script: a token for everyone who names a medewerker. As text it is nothing but the token. */
  async #tokenFor({ form, headers }: Asked): Promise<Answer> {
    if (form.get('grant_type') !== 'client_credentials') return json(400, { error: 'unsupported_grant_type' });
    const medewerker = MEDEWERKERS.find(({ sub }) => sub === form.get('client_id'));
    if (!medewerker) {
      const known = MEDEWERKERS.map(({ sub }) => sub).join(', ');
      return json(401, { error: 'invalid_client', error_description: `client_id: ${known}` });
    }
    const access_token = await this.parts.sign({ ...medewerker }, HOUR);
    if (headers.accept === TEXT)
      return { status: 200, headers: { ...UNKEPT, 'Content-Type': TEXT }, body: access_token };
    return json(200, { access_token, token_type: 'Bearer', expires_in: HOUR });
  }

  /** There is nothing to end here: who logs in is asked each time who to be (OpenID Connect RP-Initiated Logout). */
  #logOut(parameters: URLSearchParams): Answer {
    const [back, state] = [parameters.get('post_logout_redirect_uri'), parameters.get('state')];
    if (back === null) return htmlAnswer(200, messagePage('U bent uitgelogd', 'U kunt dit venster sluiten.'));
    if (parameters.get('client_id') !== this.parts.client.id || !isLoopback(back))
      return notForUs('Wij kunnen u niet terugsturen naar waar u vandaan kwam.');
    return redirect(back, state === null ? {} : { state });
  }
}

function isLoopback(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return ['http:', 'https:'].includes(protocol) && LOOPBACK.includes(hostname);
}

function isSame(given: string, wanted: string): boolean {
  const [a, b] = [given, wanted].map((text) => Buffer.from(text)) as [Buffer, Buffer];
  return a.length === b.length && timingSafeEqual(a, b);
}

const notForUs = (text: string): Answer => htmlAnswer(400, messagePage('Dit kan hier niet', text));

function redirect(address: string, parameters: Readonly<Record<string, string>>): Answer {
  const to = new URL(address);
  for (const [name, value] of Object.entries(parameters)) to.searchParams.set(name, value);
  return { status: 303, headers: { ...UNKEPT, Location: to.href }, body: '' };
}

const htmlAnswer = (status: number, body: string, forms?: string): Answer => ({
  status,
  headers: { ...pageHeaders({ forms }), ...UNKEPT, 'Referrer-Policy': 'same-origin' },
  body,
});

const json = (status: number, body: object): Answer => ({
  status,
  headers: { ...UNKEPT, 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});
