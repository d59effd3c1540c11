import { Global, Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config/settings.js';
import { createLog, LOG } from './log.js';
import { Metrics } from './metrics.js';

@Global()
@Module({
  providers: [
    { provide: LOG, useFactory: ({ logLevel }: Settings) => createLog(logLevel), inject: [SETTINGS] },
    Metrics,
  ],
  exports: [LOG, Metrics],
})
export class TelemetryModule {}
