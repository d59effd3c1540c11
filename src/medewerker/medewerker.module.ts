import { Module } from '@nestjs/common';
import { KlantenModule } from '../klanten/klanten.module.js';
import { MedewerkerActor } from './medewerker-actor.js';
import { MedewerkerController } from './medewerker.controller.js';

@Module({ imports: [KlantenModule], controllers: [MedewerkerController], providers: [MedewerkerActor] })
export class MedewerkerModule {}
