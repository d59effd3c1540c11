import { Module } from '@nestjs/common';
import { DatabaseModule } from '../database/database.module.js';
import { Shipping } from './shipping.js';
import { Verwerkingen } from './verwerkingen.js';

/** What the logboek dataverwerkingen has to know. Nothing, unless it is configured. */
@Module({
  imports: [DatabaseModule],
  providers: [Shipping, Verwerkingen],
  exports: [Shipping, Verwerkingen],
})
export class VerwerkingenModule {}
