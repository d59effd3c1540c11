import { Module } from '@nestjs/common';
import { OpenApiModule } from '../openapi/openapi.module.js';
import { PagesController } from './pages.controller.js';

@Module({ imports: [OpenApiModule], controllers: [PagesController] })
export class PagesModule {}
