import { Module } from '@nestjs/common';
import { KlantenModule } from '../klanten/klanten.module.js';
import { MedewerkerController } from './medewerker.controller.js';

@Module({ imports: [KlantenModule], controllers: [MedewerkerController] })
export class MedewerkerModule {}
