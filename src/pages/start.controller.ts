import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Public } from '../auth/auth.guard.js';
import { ownOrigin } from '../auth/own-origin.js';
import { Sessions } from '../auth/sessions.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { prefersHtml } from '../http/prefers-html.js';
import { ProblemException } from '../http/problem.js';
import { firstScreenOf } from './screens.js';

/** The route `/`, which is also what the root of the API is called before its prefix comes to it. */
export const START = '{index.html}';

/** Where somebody is who only knows our address. */
@Public()
@Controller()
export class StartController {
  constructor(
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Leads a person on; a program has no business here. */
  @Get(START)
  async start(@Req() request: Request, @Res() response: Response): Promise<void> {
    response.vary('Accept');
    if (!prefersHtml(request)) throw new ProblemException('niet-gevonden');
    response.redirect(303, await this.#nextOf(request));
  }

  async #nextOf(request: Request): Promise<string> {
    if (ownOrigin(this.settings, request) === undefined) return '/docs';
    const session = await this.sessions.of(request);
    if (!session) return '/inloggen';
    return `/${firstScreenOf(session.caller)?.name ?? 'docs'}`;
  }
}
