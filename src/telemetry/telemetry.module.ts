import { Global, Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config/settings.js';
import { createLog, LOG } from './log.js';
import { Metrics } from './metrics.js';

function createMetrics({ metrics: { port, token } }: Settings): Metrics {
  const metrics = new Metrics();
  if (port !== undefined || token !== undefined) metrics.watchProcess();
  return metrics;
}

@Global()
@Module({
  providers: [
    { provide: LOG, useFactory: ({ logLevel }: Settings) => createLog(logLevel), inject: [SETTINGS] },
    { provide: Metrics, useFactory: createMetrics, inject: [SETTINGS] },
  ],
  exports: [LOG, Metrics],
})
export class TelemetryModule {}
