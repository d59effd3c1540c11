import { Controller, Get, Inject } from '@nestjs/common';
import { Public } from '../auth/auth.guard.js';
import { Database } from '../database/database.js';
import { ProblemException } from '../http/problem.js';

/** For whoever runs the product: restart it, or send it requests? */
@Public()
@Controller('health')
export class HealthController {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** The process answers. */
  @Get('live')
  live() {
    return { status: 'ok' };
  }

  /** It can take in productaanvragen: that needs the database, and nothing else. */
  @Get('ready')
  async ready() {
    if (!(await this.database.isReachable()))
      throw new ProblemException('niet-beschikbaar', { headers: { 'Retry-After': '5' } });
    return { status: 'ok', database: 'ok' };
  }
}
