import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config/settings.js';
import { LOG, type Log } from '../telemetry/log.js';
import { Metrics } from '../telemetry/metrics.js';

/** The metrics on a port of their own, for a network that only who watches can reach. */
@Injectable()
export class MetricsPort implements OnApplicationBootstrap, BeforeApplicationShutdown {
  #server: Server | undefined;

  constructor(
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Undefined when it was not asked for. */
  get port(): number | undefined {
    return (this.#server?.address() as AddressInfo | null | undefined)?.port;
  }

  /** Rejects when the port is taken. */
  async onApplicationBootstrap(): Promise<void> {
    const { host, metrics } = this.settings;
    if (metrics.port === undefined) return;
    this.#server = createServer((request, response) => {
      const isHere = request.method === 'GET' && request.url === '/metrics';
      if (!isHere) return void response.writeHead(404).end();
      this.metrics.read().then(
        ({ type, text }) => response.writeHead(200, { 'Content-Type': type }).end(text),
        (error: unknown) => {
          this.log.error({ err: error }, 'the metrics could not be told');
          response.writeHead(500).end();
        },
      );
    });
    this.#server.listen(metrics.port, host);
    await once(this.#server, 'listening');
  }

  beforeApplicationShutdown(): void {
    this.#server?.close();
    this.#server?.closeAllConnections();
  }
}
