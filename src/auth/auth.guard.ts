import { Inject, Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { SETTINGS, type Settings } from '../config/settings.js';
import { notAvailable, ProblemException } from '../http/problem.js';
import type { AuthenticatedRequest, Rol } from './caller.js';
import { readCaller } from './read-caller.js';
import { InvalidTokenError, IssuerUnavailableError, TokenVerifier } from './token-verifier.js';

/** Under which is kept what an operation asks of its caller. */
export const PUBLIC = 'klantregie:public';
export const ROL = 'klantregie:rol';

/** Answers without a token. */
export const Public = () => SetMetadata(PUBLIC, true);

/** Needs one of these roles instead of that of a medewerker or kanaal. */
export const NeedsRol = (...rollen: Rol[]) => SetMetadata(ROL, rollen);

/** Who may do what has no NeedsRol of its own. */
export const EVERY_DAY: readonly Rol[] = ['medewerker', 'kanaal'];

/** Lets a request in when its token is right and its caller has the role that the operation needs. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(TokenVerifier) private readonly verifier: TokenVerifier,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, targets)) return true;
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const caller = readCaller(await this.#claimsOf(request), this.settings.configuration);
    if (!caller) throw new ProblemException('geen-toegang', { detail: 'In uw token staat niet wie u bent.' });
    const rollen = this.reflector.getAllAndOverride<readonly Rol[]>(ROL, targets) ?? EVERY_DAY;
    if (!rollen.some((rol) => caller.rollen.has(rol))) throw new ProblemException('geen-toegang');
    request.caller = caller;
    return true;
  }

  async #claimsOf({ headers }: AuthenticatedRequest) {
    const [, token] = /^Bearer +([\w~+/.-]+=*)$/i.exec(headers.authorization ?? '') ?? [];
    if (token === undefined) throw notLoggedIn('Bearer');
    try {
      return await this.verifier.verify(token);
    } catch (error) {
      if (error instanceof InvalidTokenError) throw notLoggedIn('Bearer error="invalid_token"');
      if (!(error instanceof IssuerUnavailableError)) throw error;
      throw notAvailable('Wij kunnen nu niet controleren of u bent ingelogd. Probeer het later opnieuw.');
    }
  }
}

const notLoggedIn = (challenge: string) =>
  new ProblemException('niet-ingelogd', { headers: { 'WWW-Authenticate': challenge } });
