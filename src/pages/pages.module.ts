import { Module, type DynamicModule } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import type { Settings } from '../config/settings.js';
import { PagesController } from './pages.controller.js';
import { ScreensController } from './screens.controller.js';
import { StartController } from './start.controller.js';
import { WebAssets } from './web-assets.js';

/** What a person opens in a browser: to read, and where people can log in, to work with. */
@Module({})
export class PagesModule {
  static with({ pages }: Pick<Settings, 'pages'>): DynamicModule {
    return {
      module: PagesModule,
      imports: [AuthModule],
      controllers: [StartController, PagesController, ...(pages ? [ScreensController] : [])],
      providers: [{ provide: WebAssets, useFactory: () => new WebAssets() }],
    };
  }
}
