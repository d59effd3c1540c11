import { Module, type DynamicModule } from '@nestjs/common';
import { AuthModule } from './auth/auth.module.js';
import { BeheerModule } from './beheer/beheer.module.js';
import { ConfigModule } from './config/config.module.js';
import type { Settings } from './config/settings.js';
import { HealthModule } from './health/health.module.js';
import { KlantcontactModule } from './klantcontact/klantcontact.module.js';
import { MedewerkerModule } from './medewerker/medewerker.module.js';
import { PartijModule } from './partij/partij.module.js';
import { OpenApiModule } from './openapi/openapi.module.js';
import { PagesModule } from './pages/pages.module.js';
import { ProductModule } from './product/product.module.js';
import { ProductaanvraagModule } from './productaanvraag/productaanvraag.module.js';
import { TelemetryModule } from './telemetry/telemetry.module.js';
import { ToewijzingModule } from './toewijzing/toewijzing.module.js';

/** The table of contents of the product. */
@Module({})
export class AppModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(settings),
        TelemetryModule,
        AuthModule,
        MedewerkerModule,
        ProductModule,
        PartijModule,
        KlantcontactModule,
        ToewijzingModule,
        ProductaanvraagModule,
        BeheerModule,
        OpenApiModule,
        PagesModule,
        HealthModule,
      ],
    };
  }
}
