import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { PagesController } from './pages.controller.js';
import { StartController } from './start.controller.js';

@Module({ imports: [AuthModule], controllers: [StartController, PagesController] })
export class PagesModule {}
