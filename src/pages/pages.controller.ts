import { Controller, Get, Header, Inject, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Public } from '../auth/auth.guard.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { PREFIX } from '../http/http-app.js';
import { ProblemException } from '../http/problem.js';
import { ApiDocument } from '../openapi/api-document.js';
import { docsPage } from './docs-page.js';
import { explanationOf, problemPage, type ProblemExplanation } from './problem-page.js';
import { securityTxt } from './security-txt.js';
import { PAGE_POLICY } from './style.js';

/** Paths of the pages, outside the API. */
export const PAGES = ['docs', 'problemen/:slug', '.well-known/security.txt'];

const HTML = 'text/html; charset=utf-8';

/** What a person can open in a browser; anyone may. */
@Public()
@Controller()
export class PagesController {
  #docs: string | undefined;

  constructor(
    @Inject(ApiDocument) private readonly document: ApiDocument,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** The document of the API, to read. */
  @Get('docs')
  @Header('Content-Type', HTML)
  @Header('Content-Security-Policy', PAGE_POLICY)
  docs(): string {
    this.#docs ??= docsPage(this.document.get(), `/${PREFIX}`);
    return this.#docs;
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
    if (request.accepts(['json', 'html']) !== 'html') return explanation;
    response.set({ 'Content-Type': HTML, 'Content-Security-Policy': PAGE_POLICY });
    return problemPage(explanation);
  }

  /** Where to report a vulnerability. */
  @Get('.well-known/security.txt')
  @Header('Content-Type', 'text/plain; charset=utf-8')
  security(): string {
    return securityTxt(this.settings.configuration.kwetsbaarheden.contact, new Date());
  }
}
