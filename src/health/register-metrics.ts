import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Metrics } from '../telemetry/metrics.js';
import { JsonClients } from '../upstream/json-client.js';

/** What there is to see of the registers. */
@Injectable()
export class RegisterMetrics implements OnModuleInit {
  constructor(
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(JsonClients) private readonly clients: JsonClients,
  ) {}

  onModuleInit(): void {
    this.clients.measureWith(
      this.metrics.timer(
        'klantregie_register_seconds',
        'Hoe lang een verzoek aan een register duurt, van versturen tot het hele antwoord. Wachten op een plaats telt niet mee.',
        ['register', 'methode', 'resultaat'],
      ),
    );
    this.metrics.gauge(
      'klantregie_zekering',
      'De zekering van een register: 1 bij hoe die nu staat.',
      ['register', 'stand'],
      () => Object.entries(this.clients.standen).map(([register, stand]) => [{ register, stand }, 1] as const),
    );
  }
}
