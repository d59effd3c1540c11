import { Controller, Get, Inject } from '@nestjs/common';
import { Public } from '../auth/auth.guard.js';
import { RegisterWatch } from '../capabilities/register-watch.js';
import { Database } from '../database/database.js';
import { notAvailable, ProblemException } from '../http/problem.js';
import { JsonClients } from '../upstream/json-client.js';

/** For whoever runs the product: restart it, or send it requests? */
@Public()
@Controller('health')
export class HealthController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(RegisterWatch) private readonly watch: RegisterWatch,
    @Inject(JsonClients) private readonly clients: JsonClients,
  ) {}

  /** The process answers. */
  @Get('live')
  live() {
    return { status: 'ok' };
  }

  /**
   * It can take in productaanvragen: that needs the database. A register that is down is told, and is no reason to send
   * requests elsewhere: every other process finds it just as down, and nobody would get an answer any more.
   */
  @Get('ready')
  async ready() {
    if (!(await this.database.isReachable())) throw notAvailable();
    const { refusal, standen } = this.watch;
    if (refusal !== undefined) throw new ProblemException('niet-beschikbaar', { detail: refusal });
    return { status: 'ok', database: 'ok', registers: standen, zekeringen: this.clients.standen };
  }
}
