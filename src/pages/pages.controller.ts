import { gzipSync } from 'node:zlib';
import { Controller, Get, Header, Inject, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Public } from '../auth/auth.guard.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { PREFIX } from '../http/http-app.js';
import { prefersHtml } from '../http/prefers-html.js';
import { ProblemException } from '../http/problem.js';
import { ApiDocument } from '../openapi/api-document.js';
import { docsPage } from './docs-page.js';
import { LOGO_ROUTE, logoPath } from './logo-path.js';
import { explanationOf, problemPage, type ProblemExplanation } from './problem-page.js';
import { pageHeaders } from './page.js';
import { securityTxt } from './security-txt.js';
import { WebAssets } from './web-assets.js';

/** Routes of the pages, outside the API. */
export const PAGES = ['docs', 'problemen/:slug', LOGO_ROUTE, '.well-known/security.txt'];

/** Opened by itself, an SVG is a page: it may do nothing but show itself. */
const LOGO_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

/** What a person can open in a browser; anyone may. */
@Public()
@Controller()
export class PagesController {
  #docs: { readonly plain: string; readonly zipped: Buffer } | undefined;

  constructor(
    @Inject(ApiDocument) private readonly document: ApiDocument,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(WebAssets) private readonly assets: WebAssets,
  ) {}

  /** The document of the API, to read: a ninth of its size to whoever can unpack it. */
  @Get('docs')
  docs(@Req() request: Request, @Res() response: Response): void {
    const script = this.#tryScript();
    this.#docs ??= zipped(
      docsPage(this.document.get(), `/${PREFIX}`, {
        script,
        logo: logoPath(this.settings.configuration.weergave.logo),
      }),
    );
    response.vary('Accept-Encoding').set(pageHeaders({ script: script !== undefined }));
    if (!request.acceptsEncodings('gzip')) response.send(this.#docs.plain);
    else response.set('Content-Encoding', 'gzip').send(this.#docs.zipped);
  }

  /** What the `type` of a problem leads to: a page for who asks for HTML, JSON for others. */
  @Get('problemen/:slug')
  problem(
    @Param('slug') slug: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): string | ProblemExplanation {
    const explanation = explanationOf(slug);
    if (!explanation) throw new ProblemException('niet-gevonden');
    response.vary('Accept');
    if (!prefersHtml(request)) return explanation;
    response.set(pageHeaders());
    return problemPage(explanation);
  }

  /** The logo of the gemeente. */
  @Get(LOGO_ROUTE)
  logo(@Param('name') name: string, @Res() response: Response): void {
    const { logo } = this.settings.configuration.weergave;
    if (logo?.name !== name) throw new ProblemException('niet-gevonden');
    response.set({
      'Content-Type': logo.type,
      'Content-Security-Policy': LOGO_POLICY,
      'Cache-Control': 'public, max-age=31536000, immutable',
    });
    response.send(Buffer.from(logo.base64, 'base64'));
  }

  /** Undefined where trying would be done for real, or where nobody can log in to do it. */
  #tryScript(): string | undefined {
    const { simulatedRegisters, pages } = this.settings;
    return simulatedRegisters && pages ? this.assets.pathOf('docs.js') : undefined;
  }

  /** Where to report a vulnerability. */
  @Get('.well-known/security.txt')
  @Header('Content-Type', 'text/plain; charset=utf-8')
  security(): string {
    return securityTxt(this.settings.configuration.kwetsbaarheden.contact, new Date());
  }
}

const zipped = (plain: string) => ({ plain, zipped: gzipSync(plain) });
