import { Module, type DynamicModule, type INestApplicationContext } from '@nestjs/common';
import { AuthModule } from './auth/auth.module.js';
import { AuditModule } from './audit/audit.module.js';
import { BeheerModule } from './beheer/beheer.module.js';
import { ConfigModule } from './config/config.module.js';
import type { Settings } from './config/settings.js';
import { HealthModule } from './health/health.module.js';
import { InstellingenModule } from './instellingen/instellingen.module.js';
import { LoginModule } from './login/login.module.js';
import { MedewerkerModule } from './medewerker/medewerker.module.js';
import { PartijModule } from './partij/partij.module.js';
import { OpenApiModule } from './openapi/openapi.module.js';
import { PagesModule } from './pages/pages.module.js';
import { ProductModule } from './product/product.module.js';
import { PROBLEEM } from './productaanvraag/answer/probleem.schema.js';
import { ProductaanvragenService } from './productaanvraag/door/productaanvragen.service.js';
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
        AuditModule,
        MedewerkerModule,
        ProductModule,
        InstellingenModule,
        PartijModule,
        ToewijzingModule,
        ProductaanvraagModule,
        BeheerModule,
        OpenApiModule.with(PROBLEEM),
        PagesModule.with(settings),
        ...(settings.pages ? [LoginModule] : []),
        HealthModule,
      ],
    };
  }
}

/** Ends when what every productaanvraag needs has been looked up, or could not be. */
export const whenPrepared = (app: INestApplicationContext): Promise<void> =>
  app.get(ProductaanvragenService).prepared();
