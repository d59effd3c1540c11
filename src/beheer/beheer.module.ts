import { Module } from '@nestjs/common';
import { DatabaseModule } from '../database/database.module.js';
import { ProductaanvraagModule } from '../productaanvraag/productaanvraag.module.js';
import { BeheerController } from './beheer.controller.js';
import { BeheerService } from './beheer.service.js';
import { Upkeep } from './upkeep.js';

@Module({
  imports: [DatabaseModule, ProductaanvraagModule],
  controllers: [BeheerController],
  providers: [BeheerService, Upkeep],
})
export class BeheerModule {}
