import { Module } from '@nestjs/common';
import { InstellingenController } from './instellingen.controller.js';

@Module({ controllers: [InstellingenController] })
export class InstellingenModule {}
