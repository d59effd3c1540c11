import { Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import { NeedsRol } from '../auth/auth.guard.js';
import type { AuthenticatedRequest, Rol, Session } from '../auth/caller.js';
import { ProblemException } from '../http/problem.js';

/** Who is logged in with this browser, and until when. For our own pages: who has a token needs no session. */
export interface Sessie {
  readonly identificatie: string;
  readonly naam: string;
  readonly rollen: readonly Rol[];
  /** What the clock here says; that of the browser may differ. */
  readonly nu: string;
  /** When it ends if nothing is done any more. */
  readonly verlooptOp: string;
  /** When it ends, whatever is done. */
  readonly eindigtOp: string;
}

/** The session of a browser. */
@NeedsRol('medewerker', 'beheerder', 'kanaal')
@Controller('sessie')
export class SessieController {
  /** A question: it makes nothing last longer. */
  @Get()
  get(@Req() { session }: AuthenticatedRequest): Sessie {
    return answerOf(session);
  }

  /** Somebody is there, and says so: whatever changes something makes a session last longer. */
  @Post('verlenging')
  @HttpCode(200)
  extend(@Req() { session }: AuthenticatedRequest): Sessie {
    return answerOf(session);
  }
}

function answerOf(session: Session | undefined): Sessie {
  // Who came in with a token.
  if (!session) throw new ProblemException('niet-gevonden');
  const { identificatie, naam, rollen } = session.caller;
  return {
    identificatie,
    naam,
    rollen: [...rollen],
    nu: new Date().toISOString(),
    verlooptOp: session.verloopt.toISOString(),
    eindigtOp: session.eindigt.toISOString(),
  };
}
