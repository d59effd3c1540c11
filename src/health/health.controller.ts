import { Controller, Get, Inject, Req } from '@nestjs/common';
import { Public } from '../auth/auth.guard.js';
import type { AuthenticatedRequest } from '../auth/caller.js';
import { Callers } from '../auth/callers.js';
import { RegisterWatch, type Registerstanden } from '../capabilities/register-watch.js';
import { inNetworks } from '../config/networks.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { localRun } from '../durable/ownership.js';
import { notAvailable, ProblemException } from '../http/problem.js';
import { JsonClients } from '../upstream/json-client.js';
import { Shipping } from '../verwerkingen/shipping.js';
import { Readiness } from './readiness.js';

/** For whoever runs the product: restart it, or send it requests? */
@Public()
@Controller('health')
export class HealthController {
  readonly #isNear: ReturnType<typeof inNetworks>;

  constructor(
    @Inject(Readiness) private readonly readiness: Readiness,
    @Inject(RegisterWatch) private readonly watch: RegisterWatch,
    @Inject(JsonClients) private readonly clients: JsonClients,
    @Inject(Callers) private readonly callers: Callers,
    @Inject(Shipping) private readonly shipping: Shipping,
    @Inject(SETTINGS) { healthNetworks }: Settings,
  ) {
    this.#isNear = inNetworks(healthNetworks);
  }

  /** The process answers. */
  @Get('live')
  live() {
    return { status: 'ok' };
  }

  /**
   * It can take in productaanvragen: that needs a database that can be written to. A register that is down is told, and is no reason to send
   * requests elsewhere: every other process finds it just as down, and nobody would get an answer any more. Strangers are
   * told yes or no.
   */
  @Get('ready')
  async ready(@Req() request: AuthenticatedRequest) {
    if (!(await this.readiness.isReady())) throw notAvailable();
    const sight = await this.#sightOf(request);
    const { refusal, standen } = this.watch;
    if (refusal !== undefined)
      throw sight === 'everything' ? new ProblemException('niet-beschikbaar', { detail: refusal }) : notAvailable();
    if (sight === 'nothing') return { status: 'ok' };
    const zekeringen = this.clients.standen;
    if (sight === 'reachable') return { status: 'ok', registers: standen && reachable(standen), zekeringen };
    return {
      status: 'ok',
      database: 'ok',
      registers: standen,
      zekeringen,
      storingen: this.#outages(),
      ...this.#logboek(),
    };
  }

  /** A medewerker has to know why something cannot be done now, and nothing of versions and rights. */
  async #sightOf(request: AuthenticatedRequest): Promise<'everything' | 'reachable' | 'nothing'> {
    if (this.#isNear(request.socket.remoteAddress)) return 'everything';
    const rollen = (await this.callers.find(request))?.rollen;
    if (rollen?.has('beheerder')) return 'everything';
    return rollen?.has('medewerker') ? 'reachable' : 'nothing';
  }

  /**
   * How many requests the logboek dataverwerkingen has not heard of, and how many seconds the oldest of them waits; and how
   * many it does not want.
   */
  #logboek(): { readonly logboek?: Readonly<Record<'wachtend' | 'oudste' | 'geweigerd', number>> } {
    const { waiting } = this.shipping;
    if (!waiting) return {};
    const { count, oldest, refused } = waiting;
    return { logboek: { wachtend: count, oudste: Math.round(oldest), geweigerd: refused } };
  }

  /** Of each register that did not answer the last call: since when, and how many requests here wait for it. */
  #outages(): Readonly<Record<string, { readonly sinds: string; readonly wachtend: number }>> {
    return Object.fromEntries(
      Object.entries(this.clients.silent).map(([system, { since, runs }]) => [
        system,
        { sinds: since.toISOString(), wachtend: [...runs].filter(localRun).length },
      ]),
    );
  }
}

/** Of each register whether it answers, and no more. */
const reachable = ({ klanten, taken, zaken, catalogi }: Registerstanden) => {
  const only = ({ bereikbaar }: { readonly bereikbaar: boolean }) => ({ bereikbaar });
  return { klanten: only(klanten), ...(taken && { taken: only(taken) }), zaken: only(zaken), catalogi: only(catalogi) };
};
