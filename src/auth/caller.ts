import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';

export type Rol = 'medewerker' | 'beheerder' | 'kanaal';

/** Who sent a request, as its token says. */
export interface Caller {
  /** The subject: the same person or channel has the same id in every token of the issuer. */
  readonly id: string;
  /** A person, or a channel of the gemeente that logs in by itself (client credentials). */
  readonly soort: 'medewerker' | 'kanaal';
  /** By which the registers know them: by default the e-mail address, in lower case; of a kanaal its client id. */
  readonly identificatie: string;
  readonly naam: string;
  readonly rollen: ReadonlySet<Rol>;
}

/** A request that has passed the guard. */
export type AuthenticatedRequest = Request & { caller?: Caller };

/** Throws when the request needed no token. */
export function callerOf({ caller }: AuthenticatedRequest): Caller {
  if (!caller) throw new TypeError('a caller was asked for where no token is needed');
  return caller;
}

/** The Caller of a request that needs a token. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller =>
  callerOf(context.switchToHttp().getRequest<AuthenticatedRequest>()),
);
