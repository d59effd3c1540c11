import { Module } from '@nestjs/common';
import { KlantenModule } from '../klanten/klanten.module.js';
import { KlantcontactController } from './klantcontact.controller.js';

@Module({ imports: [KlantenModule], controllers: [KlantcontactController] })
export class KlantcontactModule {}
