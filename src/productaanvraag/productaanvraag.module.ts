import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { Capabilities } from '../capabilities/capabilities.js';
import { CapabilitiesModule } from '../capabilities/capabilities.module.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { DatabaseModule } from '../database/database.module.js';
import { DurableModule } from '../durable/durable.module.js';
import { Actoren } from '../klanten/actoren.js';
import { KlantenClient } from '../klanten/klanten.client.js';
import { EncryptionModule } from '../encryption/encryption.module.js';
import { KlantenModule } from '../klanten/klanten.module.js';
import { PartijModule } from '../partij/partij.module.js';
import { TakenClient } from '../taken/taken.client.js';
import { TakenModule } from '../taken/taken.module.js';
import { Zaaktypen } from '../zaken/zaaktypen.js';
import { ZakenClient } from '../zaken/zaken.client.js';
import { ZakenModule } from '../zaken/zaken.module.js';
import { Door } from './door/door.js';
import { Places } from './door/places.js';
import { Assignees } from './door/assignees.js';
import { LookUpsBeforeStart } from './door/before-start.js';
import { Customers } from './door/customers.js';
import { Duplicates } from './door/duplicates.js';
import { Intakes } from './intake/intakes.js';
import { RunMetrics } from './intake/run-metrics.js';
import { OwnRequests } from './door/own-requests.js';
import { ProductaanvragenController } from './door/productaanvragen.controller.js';
import { ProductaanvragenService } from './door/productaanvragen.service.js';
import { KlantcontactenController } from './door/klantcontacten.controller.js';
import { KlantcontactenService } from './door/klantcontacten.service.js';
import { STEP_TOOLS, type StepTools } from './steps/step-tools.js';

@Module({
  imports: [
    AuthModule,
    CapabilitiesModule,
    DatabaseModule,
    DurableModule,
    EncryptionModule,
    KlantenModule,
    PartijModule,
    TakenModule,
    ZakenModule,
  ],
  controllers: [ProductaanvragenController, KlantcontactenController],
  providers: [
    Door,
    Places,
    Assignees,
    Duplicates,
    Customers,
    LookUpsBeforeStart,
    Intakes,
    RunMetrics,
    OwnRequests,
    ProductaanvragenService,
    KlantcontactenService,
    {
      provide: STEP_TOOLS,
      useFactory: (
        klanten: KlantenClient,
        actoren: Actoren,
        taken: TakenClient,
        zaken: ZakenClient,
        zaaktypen: Zaaktypen,
        capabilities: Capabilities,
        settings: Settings,
      ): StepTools => ({
        klanten,
        actoren,
        taken,
        zaken,
        zaaktypen,
        capabilities,
        klantenUrl: settings.klanten.url,
      }),
      inject: [KlantenClient, Actoren, TakenClient, ZakenClient, Zaaktypen, Capabilities, SETTINGS],
    },
  ],
  exports: [Intakes, STEP_TOOLS],
})
export class ProductaanvraagModule {}
