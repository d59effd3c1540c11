import { Inject, Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Kanaalrecht } from '../config/configuration.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { turnsOutToBeFor } from '../fence/on-behalf-of.js';
import { ProblemException } from '../http/problem.js';
import type { AuthenticatedRequest, Caller, Rol } from './caller.js';
import { Callers } from './callers.js';
import { may } from './may.js';

/** Under which is kept what an operation asks of its caller. */
export const PUBLIC = 'klantregie:public';
export const ROL = 'klantregie:rol';
const RECHT = 'klantregie:recht';

/** Answers without knowing who asks. */
export const Public = () => SetMetadata(PUBLIC, true);

/** Needs one of these roles instead of that of a medewerker or kanaal. */
export const NeedsRol = (...rollen: Rol[]) => SetMetadata(ROL, rollen);

/** Needs, of a kanaal, that it was granted this. */
export const NeedsRecht = (recht: Kanaalrecht) => SetMetadata(RECHT, recht);

/** Who may do what has no NeedsRol of its own. */
export const EVERY_DAY: readonly Rol[] = ['medewerker', 'kanaal'];

/** Lets a request in when its token or session is right and its caller has the role that the operation needs. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(Callers) private readonly callers: Callers,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, targets)) return true;
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const caller = await this.callers.of(request);
    // Also of who may not: it is written down who tried.
    request.caller = caller;
    turnsOutToBeFor(caller.id);
    const rollen = this.reflector.getAllAndOverride<readonly Rol[]>(ROL, targets) ?? EVERY_DAY;
    const recht = this.reflector.getAllAndOverride<Kanaalrecht | undefined>(RECHT, targets);
    if (!rollen.some((rol) => caller.rollen.has(rol)) || !(recht === undefined || this.#may(caller, recht)))
      throw new ProblemException('geen-toegang');
    return true;
  }

  #may(caller: Caller, recht: Kanaalrecht): boolean {
    return may(caller, recht, this.settings.configuration);
  }
}
