import { Module } from '@nestjs/common';
import { KlantenModule } from '../klanten/klanten.module.js';
import { PartijController } from './partij.controller.js';
import { Partijen } from './partijen.js';

@Module({ imports: [KlantenModule], controllers: [PartijController], providers: [Partijen], exports: [Partijen] })
export class PartijModule {}
