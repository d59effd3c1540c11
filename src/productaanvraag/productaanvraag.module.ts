import { Module } from '@nestjs/common';
import { Capabilities } from '../capabilities/capabilities.js';
import { CapabilitiesModule } from '../capabilities/capabilities.module.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { DatabaseModule } from '../database/database.module.js';
import { DurableModule } from '../durable/durable.module.js';
import { Actoren } from '../klanten/actoren.js';
import { KlantenClient } from '../klanten/klanten.client.js';
import { KlantenModule } from '../klanten/klanten.module.js';
import { PartijModule } from '../partij/partij.module.js';
import { TakenClient } from '../taken/taken.client.js';
import { TakenModule } from '../taken/taken.module.js';
import { Zaaktypen } from '../zaken/zaaktypen.js';
import { ZakenClient } from '../zaken/zaken.client.js';
import { ZakenModule } from '../zaken/zaken.module.js';
import { Admission } from './admission.js';
import { Assignees } from './assignees.js';
import { Duplicates } from './duplicates.js';
import { Intakes } from './intake.js';
import { ProductaanvraagController } from './productaanvraag.controller.js';
import { ProductaanvraagService } from './productaanvraag.service.js';
import { StepController } from './step.controller.js';
import { StepService } from './step.service.js';
import { REGISTERS, type Registers } from './steps/registers.js';

@Module({
  imports: [CapabilitiesModule, DatabaseModule, DurableModule, KlantenModule, PartijModule, TakenModule, ZakenModule],
  controllers: [ProductaanvraagController, StepController],
  providers: [
    Admission,
    Assignees,
    Duplicates,
    Intakes,
    ProductaanvraagService,
    StepService,
    {
      provide: REGISTERS,
      useFactory: (
        klanten: KlantenClient,
        actoren: Actoren,
        taken: TakenClient,
        zaken: ZakenClient,
        zaaktypen: Zaaktypen,
        capabilities: Capabilities,
        settings: Settings,
      ): Registers => ({
        klanten,
        actoren,
        taken,
        zaken,
        zaaktypen,
        capabilities,
        configuration: settings.configuration,
        klantenUrl: settings.klanten.url,
      }),
      inject: [KlantenClient, Actoren, TakenClient, ZakenClient, Zaaktypen, Capabilities, SETTINGS],
    },
  ],
  exports: [Intakes, REGISTERS],
})
export class ProductaanvraagModule {}
