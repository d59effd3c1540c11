import { Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Public } from '../auth/auth.guard.js';
import { ownOrigin } from '../auth/own-origin.js';
import { Sessions } from '../auth/sessions.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { ProblemException } from '../http/problem.js';
import { pageHeaders } from '../pages/page.js';
import { firstScreenOf } from '../pages/screens.js';
import { LOG, type Log } from '../telemetry/log.js';
import { Attempts } from './attempts.js';
import { failurePage, loggedOutPage, loggingOutPage } from './login-pages.js';
import { LoginError } from './login.error.js';
import { LOGGED_OUT, Login, WAY_BACK } from './login.js';

/** Routes outside the API. */
export const LOGIN_ROUTES = ['inloggen', WAY_BACK, 'uitloggen', LOGGED_OUT, 'sessie', 'sessie/verlenging'];

const START = '/';

/** Logging in and out with a browser. What goes wrong is told on a page: there is nobody else to tell it to. */
@Public()
@Controller()
export class LoginController {
  constructor(
    @Inject(Login) private readonly login: Login,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /**
   * Sends somebody to the issuer.
   * @param naar the path of ours where they want to be; @param ander there at all: as somebody else than they are there
   */
  @Get('inloggen')
  async start(
    @Req() request: Request,
    @Res() response: Response,
    @Query('naar') naar?: unknown,
    @Query('ander') ander?: unknown,
  ): Promise<void> {
    const origin = this.#originOf(request);
    const destination = pathOf(naar, origin);
    await this.#telling(response, destination, async () => {
      const { url, attempt } = await this.login.start(origin, ander !== undefined);
      new Attempts(origin, request, response).keep({ ...attempt, naar: destination });
      response.redirect(303, url.href);
    });
  }

  /** Where the issuer sends them back to. */
  @Get(WAY_BACK)
  async finish(@Req() request: Request, @Res() response: Response): Promise<void> {
    const origin = this.#originOf(request);
    const url = new URL(request.originalUrl, origin);
    const attempt = new Attempts(origin, request, response).take(url.searchParams.get('state') ?? '');
    await this.#telling(response, attempt?.naar ?? START, async () => {
      if (attempt === undefined) {
        // Back in the history of the browser, for instance.
        if (!(await this.sessions.of(request))) throw new LoginError('lapsed');
        return response.redirect(303, START);
      }
      const { caller, session } = await this.login.finish(url, attempt);
      if (!firstScreenOf(caller)) throw new LoginError('noRole');
      await this.sessions.start(request, response, caller, session);
      response.redirect(303, pathOf(attempt.naar, origin));
    });
  }

  /** Logs out here, and sends them to the issuer to log out there. */
  @Post('uitloggen')
  async end(@Req() request: Request, @Res() response: Response): Promise<void> {
    const origin = this.#originOf(request);
    this.sessions.requireOwnPage(request);
    await this.sessions.end(request, response);
    const issuer = await this.login.end(origin);
    if (issuer === undefined) return response.redirect(303, `/${LOGGED_OUT}`);
    // Not by a redirect: a browser lets no form of a page lead further than its policy says.
    response.status(200).set({ ...pageHeaders(), Refresh: `0; url=${issuer.href}` });
    response.send(loggingOutPage(issuer));
  }

  @Get(LOGGED_OUT)
  ended(@Res({ passthrough: true }) response: Response): string {
    response.set(pageHeaders());
    return loggedOutPage();
  }

  /** @param destination for who tries again */
  async #telling(response: Response, destination: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof LoginError)) throw error;
      this.log.warn({ failure: error.failure, reason: reasonOf(error) }, 'somebody could not log in');
      const { status, body } = failurePage(error.failure, this.settings.configuration, destination);
      response.status(status).set(pageHeaders()).send(body);
    }
  }

  #originOf(request: Request): string {
    const origin = ownOrigin(this.settings, request);
    if (origin === undefined)
      throw new ProblemException('niet-gevonden', { detail: 'Op dit adres kunt u niet inloggen.' });
    return origin;
  }
}

/** The path that was asked for, when it is one of ours: nobody is led elsewhere by an address that looks like ours. */
function pathOf(naar: unknown, origin: string): string {
  if (typeof naar !== 'string' || !naar.startsWith('/') || !URL.canParse(naar, origin)) return START;
  const url = new URL(naar, origin);
  return url.origin === origin ? url.pathname + url.search + url.hash : START;
}

/** What led to it, from the outside in. Texts of the libraries, which repeat nothing of what was sent. */
function reasonOf(error: Error): string {
  return error.cause instanceof Error ? `${error.message}: ${reasonOf(error.cause)}` : error.message;
}
