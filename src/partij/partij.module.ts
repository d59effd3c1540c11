import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { KlantenModule } from '../klanten/klanten.module.js';
import { AbsentPartijen } from './absent-partijen.js';
import { PartijController } from './partij.controller.js';
import { Partijen } from './partijen.js';
import { ShownPartijen } from './shown-partijen.js';

@Module({
  imports: [AuthModule, KlantenModule],
  controllers: [PartijController],
  providers: [Partijen, ShownPartijen, AbsentPartijen],
  exports: [Partijen, ShownPartijen, AbsentPartijen],
})
export class PartijModule {}
