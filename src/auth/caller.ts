import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';

/**
 * None of them holds another: who has several may what each of them may. `auditor` is for who looks at what others did,
 * `vertrouwelijk` for who may see the conversations that are for few.
 */
export const ROLLEN = ['medewerker', 'kanaal', 'beheerder', 'auditor', 'vertrouwelijk'] as const;
export type Rol = (typeof ROLLEN)[number];

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

/** Somebody who is logged in with a browser. */
export interface Session {
  readonly caller: Caller;
  /** When it ends if it is not used any more. */
  readonly verloopt: Date;
  /** When it ends, whatever happens. */
  readonly eindigt: Date;
}

/** A request that has passed the guard. Who came in with a token has no session. */
export type AuthenticatedRequest = Request & { caller?: Caller; session?: Session };

/** Throws when the request needed no token. */
export function callerOf({ caller }: AuthenticatedRequest): Caller {
  if (!caller) throw new TypeError('a caller was asked for where no token is needed');
  return caller;
}

/** The Caller of a request that needs a token. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller =>
  callerOf(context.switchToHttp().getRequest<AuthenticatedRequest>()),
);
