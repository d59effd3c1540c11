import { timingSafeEqual, createHash } from 'node:crypto';
import { Controller, Get, Headers, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Public } from '../auth/auth.guard.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { ProblemException } from '../http/problem.js';
import { Metrics } from '../telemetry/metrics.js';

/** The metrics behind a token of their own. Without one they are not here: see MetricsPort. */
@Public()
@Controller()
export class MetricsController {
  constructor(
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get('metrics')
  async read(
    @Headers('authorization') authorization: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ) {
    const { token } = this.settings.metrics;
    if (token === undefined) throw new ProblemException('niet-gevonden');
    if (!isSame(authorization ?? '', `Bearer ${token}`)) throw new ProblemException('niet-ingelogd');
    const { type, text } = await this.metrics.read();
    response.set('Content-Type', type);
    return text;
  }
}

/** Takes as long whatever the difference is. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
