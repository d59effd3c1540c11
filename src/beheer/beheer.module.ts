import { Module } from '@nestjs/common';
import { DatabaseModule } from '../database/database.module.js';
import { ProductaanvraagModule } from '../productaanvraag/productaanvraag.module.js';
import { UpstreamModule } from '../upstream/upstream.module.js';
import { BeheerController } from './beheer.controller.js';
import { BeheerService } from './beheer.service.js';
import { ControleController } from './controle.controller.js';
import { ControleService } from './controle.service.js';
import { HervattingenController } from './hervattingen.controller.js';
import { HervattingenService } from './hervattingen.service.js';
import { OverzichtController } from './overzicht.controller.js';
import { OverzichtService } from './overzicht.service.js';
import { Upkeep } from './upkeep.js';

@Module({
  imports: [DatabaseModule, ProductaanvraagModule, UpstreamModule],
  controllers: [BeheerController, ControleController, HervattingenController, OverzichtController],
  providers: [BeheerService, ControleService, HervattingenService, OverzichtService, Upkeep],
})
export class BeheerModule {}
