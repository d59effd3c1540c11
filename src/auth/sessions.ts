import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { SETTINGS, type Settings } from '../config/settings.js';
import { isDatabaseFailure } from '../database/database-failure.js';
import { Sessies, type Sessieregel } from '../database/sessies.js';
import { notAvailable, ProblemException } from '../http/problem.js';
import { LOG, type Log } from '../telemetry/log.js';
import type { AuthenticatedRequest, Caller, Rol, Session } from './caller.js';
import { Cookie } from './cookie.js';
import { isFromOwnPage, ownOrigin } from './own-origin.js';

/** What the issuer said of a login, beside who it is. */
export interface IssuerSession {
  readonly sid?: string | undefined;
  /** When it wants the session to end. */
  readonly until?: Date | undefined;
}

const NAME = 'klantregie';
/** As random as a key. */
const ID_BYTES = 32;

/** A caller as it is kept. */
type StoredCaller = Omit<Caller, 'rollen'> & { readonly rollen: readonly Rol[] };

/**
 * Who is logged in with which browser. The browser has a random id in a cookie, we have its hash and who it is: no token is
 * kept anywhere. What somebody may do is what they might when they logged in.
 */
@Injectable()
export class Sessions {
  constructor(
    @Inject(Sessies) private readonly sessies: Sessies,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /**
   * Of who sends a request; undefined when nobody is logged in. What only reads does not make it last longer: pages do that
   * by themselves, also when nobody looks at them.
   * @throws ProblemException 403 when something is to be changed and no page of ours asks it; 503 without a database
   */
  async of(request: Request): Promise<Session | undefined> {
    const id = this.#idOf(request);
    if (id === undefined) return undefined;
    if (!isReading(request)) return this.extend(request);
    return sessionOf(await this.#withDatabase(() => this.sessies.find(id)));
  }

  /** The same, and it lasts as long again: somebody is there. */
  async extend(request: Request): Promise<Session | undefined> {
    const id = this.#idOf(request);
    if (id === undefined) return undefined;
    if (!isReading(request)) this.requireOwnPage(request);
    return sessionOf(await this.#withDatabase(() => this.sessies.use(id)));
  }

  /** Logs somebody in with a browser. Under a new id: one that somebody else may have put there is worth nothing. */
  async start(
    request: AuthenticatedRequest,
    response: Response,
    caller: Caller,
    { sid, until }: IssuerSession,
  ): Promise<void> {
    await this.#forget(request);
    request.caller = caller;
    const value = randomBytes(ID_BYTES).toString('base64url');
    const beller: StoredCaller = { ...caller, rollen: [...caller.rollen] };
    const { hoogstens } = this.settings.configuration.sessie;
    await this.#withDatabase(() => this.sessies.add({ id: hashOf(value), beller, sid, hoogstens, uiterlijk: until }));
    this.#cookieAt(request)?.set(response, value);
  }

  /** Logs out whoever is logged in. */
  async end(request: AuthenticatedRequest, response: Response): Promise<void> {
    const id = this.#idOf(request);
    if (id !== undefined) await this.#withDatabase(() => this.#end(request, id));
    this.#cookieAt(request)?.clear(response);
  }

  /** @throws ProblemException 403 when another site may have sent it: a browser sends our cookie along all the same */
  requireOwnPage(request: Request): void {
    const origin = ownOrigin(this.settings, request);
    if (origin === undefined || !isFromOwnPage(request, origin)) throw new ProblemException('vreemde-herkomst');
  }

  async #end(request: AuthenticatedRequest, id: Buffer): Promise<void> {
    const caller = sessionOf(await this.sessies.find(id))?.caller;
    if (caller) request.caller = caller;
    await this.sessies.end(id);
  }

  async #forget(request: Request): Promise<void> {
    const id = this.#idOf(request);
    if (id !== undefined) await this.#withDatabase(() => this.sessies.remove(id));
  }

  #idOf(request: Request): Buffer | undefined {
    const value = this.#cookieAt(request)?.read(request);
    return value === undefined ? undefined : hashOf(value);
  }

  /** Undefined where nobody can log in. */
  #cookieAt(request: Request): Cookie | undefined {
    const origin = ownOrigin(this.settings, request);
    return origin === undefined ? undefined : new Cookie(origin, NAME);
  }

  async #withDatabase<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!isDatabaseFailure(error)) throw error;
      this.log.error({ err: error }, 'it could not be seen who is logged in');
      throw notAvailable('Wij kunnen nu niet controleren of u bent ingelogd. Probeer het later opnieuw.');
    }
  }
}

const isReading = ({ method }: Request): boolean => ['GET', 'HEAD'].includes(method);

const hashOf = (value: string): Buffer => createHash('sha256').update(value).digest();

function sessionOf(row: Sessieregel | undefined): Session | undefined {
  if (row === undefined) return undefined;
  const stored = row.beller as StoredCaller;
  return { caller: { ...stored, rollen: new Set(stored.rollen) }, verloopt: row.verloopt, eindigt: row.eindigt };
}
