import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { JWTPayload } from 'jose';
import type { Settings } from '../config/settings.js';
import { onBehalfOfSomebody, whoIsServed } from '../fence/on-behalf-of.js';
import { AuthGuard, NeedsRecht, NeedsRol, Public } from './auth.guard.js';
import type { AuthenticatedRequest, Caller, Session } from './caller.js';
import { Callers } from './callers.js';
import { IssuerUnavailableError } from './issuer.js';
import type { Sessions } from './sessions.js';
import { InvalidTokenError, type TokenVerifier } from './token-verifier.js';

const token = {
  identificatie: 'email',
  naam: 'name',
  rollen: 'roles',
  medewerkerRol: 'medewerker',
  beheerderRol: 'beheerder',
  kanaalRol: 'kanaal',
  kanaalIdentificatie: 'azp',
  auditorRol: 'auditor',
};
const kanalen = { balie: ['toewijsbaar'], website: ['partijen'] };
const mira: JWTPayload = { sub: 'mira', email: 'mira@gemeente.example', name: 'Mira', roles: ['medewerker'] };

class Operations {
  usual(): void {}

  @NeedsRol('beheerder')
  ofBeheer(): void {}

  @NeedsRecht('toewijsbaar')
  ofColleagues(): void {}

  @Public()
  open(): void {}
}

@NeedsRol('beheerder')
class Beheer {
  list(): void {}
}

@Public()
class Open {
  read(): void {}

  @NeedsRol('beheerder')
  steer(): void {}
}

/** What the token says, or why it says nothing. */
let claims: JWTPayload | Error;
let verified: string[];
/** Who is logged in with the browser that asks. */
let session: Session | undefined;
let request: { headers: Record<string, string> } & Partial<AuthenticatedRequest>;

beforeEach(() => {
  claims = mira;
  verified = [];
  session = undefined;
  request = { headers: { authorization: 'Bearer a.b-c_d~e+f/g==' } };
});

/** Whether the guard lets the request in to an operation. */
function enter(handler: () => void = Operations.prototype.usual, controller: object = Operations): Promise<boolean> {
  const verifier = {
    verify: async (it: string) => {
      verified.push(it);
      if (claims instanceof Error) throw claims;
      return claims;
    },
  };
  const settings = { configuration: { token, kanalen } } as unknown as Settings;
  const guard = new AuthGuard(
    new Reflector(),
    new Callers(verifier as unknown as TokenVerifier, { of: async () => session } as unknown as Sessions, settings),
    settings,
  );
  return guard.canActivate({
    getHandler: () => handler,
    getClass: () => controller,
    switchToHttp: () => ({ getRequest: () => request }),
  } as unknown as ExecutionContext);
}

const NOT_LOGGED_IN = { problem: { status: 401, type: '/problemen/niet-ingelogd' } };
const NO_ACCESS = { problem: { status: 403, type: '/problemen/geen-toegang' } };

describe('who comes in', () => {
  it('is known from the token from then on', async () => {
    await onBehalfOfSomebody(async () => {
      await expect(enter()).resolves.toBe(true);
      expect(whoIsServed()).toBe('mira');
    });
    expect(verified).toEqual(['a.b-c_d~e+f/g==']);
    expect(request.caller).toMatchObject({ id: 'mira', rollen: new Set(['medewerker']) });
  });

  it.each([
    ['a medewerker', { ...mira }],
    ['a kanaal', { sub: 'website', azp: 'website', roles: ['kanaal'] }],
    ['whoever is more than that', { ...mira, roles: ['iets', 'beheerder', 'medewerker'] }],
  ])('may do what is done every day: %s', async (_, said) => {
    claims = said;
    await expect(enter()).resolves.toBe(true);
  });

  it.each([
    ['by the operation', Operations.prototype.ofBeheer, Operations],
    ['by all operations of a controller', Beheer.prototype.list, Beheer],
  ])('needs another rol where that is asked %s', async (_, handler, controller) => {
    await expect(enter(handler, controller)).rejects.toMatchObject(NO_ACCESS);
    expect(request.caller?.id).toBe('mira');
    claims = { ...mira, roles: ['beheerder'] };
    await expect(enter(handler, controller)).resolves.toBe(true);
  });

  it('may do what a kanaal needs a grant for, as a medewerker or with that grant', async () => {
    const { ofColleagues } = Operations.prototype;
    await expect(enter(ofColleagues)).resolves.toBe(true);
    claims = { sub: '1', azp: 'balie', roles: ['kanaal'] };
    await expect(enter(ofColleagues)).resolves.toBe(true);
    for (const azp of ['website', 'elders', 'constructor', 'Balie']) {
      claims = { sub: '1', azp, roles: ['kanaal'] };
      await expect(enter(ofColleagues)).rejects.toMatchObject(NO_ACCESS);
    }
    claims = { sub: '1', azp: 'elders', roles: ['kanaal', 'medewerker'] };
    await expect(enter(ofColleagues)).resolves.toBe(true);
    claims = { ...mira, roles: ['beheerder'] };
    await expect(enter(ofColleagues)).rejects.toMatchObject(NO_ACCESS);
  });

  it('may be logged in with a browser instead', async () => {
    const bram: Caller = {
      id: 'bram',
      soort: 'medewerker',
      identificatie: 'bram@gemeente.example',
      naam: 'Bram',
      rollen: new Set(['medewerker']),
    };
    session = { caller: bram, verloopt: new Date(1), eindigt: new Date(2) };
    request.headers = {};
    await expect(enter()).resolves.toBe(true);
    expect(request).toMatchObject({ caller: bram, session });
    await expect(enter(Operations.prototype.ofBeheer)).rejects.toMatchObject(NO_ACCESS);
    expect(verified).toEqual([]);
    // A token goes first: who sends one says who it is, or is refused.
    request = { headers: { authorization: 'Bearer abc' } };
    await enter();
    expect([request.caller?.id, request.session]).toEqual(['mira', undefined]);
    claims = new InvalidTokenError('expired');
    await expect(enter()).rejects.toMatchObject(NOT_LOGGED_IN);
  });

  it('needs no token where none is asked', async () => {
    request.headers = {};
    await expect(enter(Operations.prototype.open)).resolves.toBe(true);
    await expect(enter(Open.prototype.read, Open)).resolves.toBe(true);
    await expect(enter(Open.prototype.steer, Open)).resolves.toBe(true);
    expect(verified).toEqual([]);
  });
});

describe('who stays out', () => {
  it.each([[], ['iets anders'], ['beheerder']].map((roles) => ({ roles })))(
    'has no rol for it: %j',
    async ({ roles }) => {
      claims = { ...mira, roles };
      await expect(enter()).rejects.toMatchObject(NO_ACCESS);
      expect(request.caller?.id).toBe('mira');
    },
  );

  it('is nobody', async () => {
    const { email: _, ...said } = mira;
    claims = said;
    await expect(enter()).rejects.toMatchObject({
      problem: { ...NO_ACCESS.problem, detail: 'In uw token staat niet wie u bent.' },
    });
  });

  it.each([undefined, '', 'Bearer', 'Bearer ', 'Basic abc', 'abc', 'Bearer a b', 'xBearer abc', 'Bearer a=b'])(
    'brings no token: %j',
    async (authorization) => {
      request.headers = authorization === undefined ? {} : { authorization };
      await expect(enter()).rejects.toMatchObject({ ...NOT_LOGGED_IN, headers: { 'WWW-Authenticate': 'Bearer' } });
      expect(verified).toEqual([]);
    },
  );

  it('brings a token that is not right', async () => {
    claims = new InvalidTokenError('ERR_JWT_EXPIRED');
    await expect(enter()).rejects.toMatchObject({
      ...NOT_LOGGED_IN,
      headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' },
    });
  });

  it('is asked to come back when the token cannot be verified now', async () => {
    claims = new IssuerUnavailableError('the issuer does not answer');
    await expect(enter()).rejects.toMatchObject({
      problem: { status: 503, detail: expect.stringContaining('ingelogd') },
      headers: { 'Retry-After': '5' },
    });
  });

  it('stays out at a mistake of ours', async () => {
    claims = new TypeError('onvoorzien');
    await expect(enter()).rejects.toBe(claims);
  });
});
