import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { NeedsRol, Public } from '../auth/auth.guard.js';
import { callerOf } from '../auth/caller.js';
import { Sessions } from '../auth/sessions.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { ProblemException } from '../http/problem.js';
import { logoPath } from './logo-path.js';
import { SCREEN_HEADERS, screenPage } from './screen-page.js';
import { SCREENS, type Screen } from './screens.js';
import { themeCss } from './theme-css.js';
import { ENCODINGS, WebAssets } from './web-assets.js';

/** Routes outside the API: everything below a screen is the screen, which sees itself where it is. */
export const SCREEN_ROUTES = ['gesprek{/*pad}', 'beheer{/*pad}', 'web/*pad', 'thema.css'];

/** The pages that people work with, for who is logged in. */
@Controller()
export class ScreensController {
  constructor(
    @Inject(WebAssets) private readonly assets: WebAssets,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get('gesprek{/*pad}')
  @NeedsRol('medewerker', 'beheerder')
  gesprek(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<string> {
    return this.#open('gesprek', request, response);
  }

  @Get('beheer{/*pad}')
  @NeedsRol('medewerker', 'beheerder')
  beheer(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<string> {
    return this.#open('beheer', request, response);
  }

  /** What a screen is made of. Its address changes with its content, so whoever has it keeps it. */
  @Get('web/*pad')
  @Public()
  asset(@Param('pad') path: readonly string[], @Req() request: Request, @Res() response: Response): void {
    const asset = this.assets.find(path.join('/'));
    if (!asset) throw new ProblemException('niet-gevonden');
    const encoding = ENCODINGS.find((it) => asset.bodies.has(it) && request.acceptsEncodings(it)) ?? 'identity';
    response.vary('Accept-Encoding').set({
      'Content-Type': asset.type,
      'Cache-Control': 'public, max-age=31536000, immutable',
      ...(encoding !== 'identity' && { 'Content-Encoding': encoding }),
    });
    response.send(asset.bodies.get(encoding));
  }

  /** The colours of the gemeente. They may change with every start. */
  @Get('thema.css')
  @Public()
  theme(@Res() response: Response): void {
    response.set({ 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'public, max-age=60' });
    response.send(themeCss(this.settings.configuration.weergave));
  }

  async #open(name: Screen['name'], request: Request, response: Response): Promise<string> {
    const screen = SCREENS.find((it) => it.name === name)!;
    // Who opens a page is there.
    await this.sessions.extend(request);
    if (!callerOf(request).rollen.has(screen.rol)) throw this.#noRole(screen);
    const [script, style] = [this.assets.pathOf(`${name}.js`), this.assets.pathOf(`${name}.css`)];
    if (script === undefined || style === undefined)
      throw new ProblemException('niet-gevonden', { detail: 'Deze Klantregie is gebouwd zonder dit scherm.' });
    response.set(SCREEN_HEADERS);
    const { naam, logo } = this.settings.configuration.weergave;
    return screenPage(screen, { script, style, naam, logo: logoPath(logo) });
  }

  #noRole({ rol }: Screen): ProblemException {
    const { medewerkerRol, beheerderRol } = this.settings.configuration.token;
    const name = rol === 'beheerder' ? beheerderRol : medewerkerRol;
    return new ProblemException('geen-toegang', { detail: `Vraag uw beheerder om de rol ${name}, en log opnieuw in.` });
  }
}
