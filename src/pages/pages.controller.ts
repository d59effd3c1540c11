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
import { explanationOf, problemPage, type ProblemExplanation } from './problem-page.js';
import { securityTxt } from './security-txt.js';
import { pageHeaders } from './page.js';

/** Routes of the pages, outside the API. */
export const PAGES = ['docs', 'problemen/:slug', '.well-known/security.txt'];

/** What a person can open in a browser; anyone may. */
@Public()
@Controller()
export class PagesController {
  #docs: { readonly plain: string; readonly zipped: Buffer } | undefined;

  constructor(
    @Inject(ApiDocument) private readonly document: ApiDocument,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** The document of the API, to read: a ninth of its size to whoever can unpack it. */
  @Get('docs')
  docs(@Req() request: Request, @Res() response: Response): void {
    this.#docs ??= zipped(docsPage(this.document.get(), `/${PREFIX}`));
    response.vary('Accept-Encoding').set(pageHeaders());
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

  /** Where to report a vulnerability. */
  @Get('.well-known/security.txt')
  @Header('Content-Type', 'text/plain; charset=utf-8')
  security(): string {
    return securityTxt(this.settings.configuration.kwetsbaarheden.contact, new Date());
  }
}

const zipped = (plain: string) => ({ plain, zipped: gzipSync(plain) });
