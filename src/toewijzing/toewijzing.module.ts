import { Module } from '@nestjs/common';
import { KlantenModule } from '../klanten/klanten.module.js';
import { ToewijsbaarController } from './toewijsbaar.controller.js';
import { Toewijsbaar } from './toewijsbaar.js';

@Module({ imports: [KlantenModule], controllers: [ToewijsbaarController], providers: [Toewijsbaar] })
export class ToewijzingModule {}
