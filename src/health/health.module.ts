import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { CapabilitiesModule } from '../capabilities/capabilities.module.js';
import { DatabaseModule } from '../database/database.module.js';
import { UpstreamModule } from '../upstream/upstream.module.js';
import { VerwerkingenModule } from '../verwerkingen/verwerkingen.module.js';
import { HealthController } from './health.controller.js';
import { MetricsPort } from './metrics-port.js';
import { MetricsController } from './metrics.controller.js';
import { Readiness } from './readiness.js';
import { RegisterMetrics } from './register-metrics.js';

/** Whether it runs, and how. */
@Module({
  imports: [AuthModule, CapabilitiesModule, DatabaseModule, UpstreamModule, VerwerkingenModule],
  controllers: [HealthController, MetricsController],
  providers: [MetricsPort, Readiness, RegisterMetrics],
})
export class HealthModule {}
