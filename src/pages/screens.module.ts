import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { ScreensController } from './screens.controller.js';
import { WebAssets } from './web-assets.js';

/** The pages that people log in to. */
@Module({
  imports: [AuthModule],
  controllers: [ScreensController],
  providers: [{ provide: WebAssets, useFactory: () => new WebAssets() }],
})
export class ScreensModule {}
