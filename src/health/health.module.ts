import { Module } from '@nestjs/common';
import { CapabilitiesModule } from '../capabilities/capabilities.module.js';
import { DatabaseModule } from '../database/database.module.js';
import { UpstreamModule } from '../upstream/upstream.module.js';
import { HealthController } from './health.controller.js';

@Module({ imports: [CapabilitiesModule, DatabaseModule, UpstreamModule], controllers: [HealthController] })
export class HealthModule {}
