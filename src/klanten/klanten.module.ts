import { Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config/settings.js';
import { DatabaseModule, EXCLUSIVELY } from '../database/database.module.js';
import type { Exclusively } from '../database/mutex.js';
import { Twijfels } from '../database/twijfels.js';
import { clientOptions } from '../upstream/client-options.js';
import { JsonClients } from '../upstream/json-client.js';
import { UpstreamModule } from '../upstream/upstream.module.js';
import { Actoren } from './actoren.js';
import { KlantenClient } from './klanten.client.js';

@Module({
  imports: [UpstreamModule, DatabaseModule],
  providers: [
    {
      provide: KlantenClient,
      useFactory: (clients: JsonClients, settings: Settings) =>
        new KlantenClient(clients.to(clientOptions('klanten', settings)), settings.klanten.token),
      inject: [JsonClients, SETTINGS],
    },
    {
      provide: Actoren,
      useFactory: (klanten: KlantenClient, exclusively: Exclusively, twijfels: Twijfels, { configuration }: Settings) =>
        new Actoren(klanten, exclusively, twijfels, configuration.tijden.registerGrens),
      inject: [KlantenClient, EXCLUSIVELY, Twijfels, SETTINGS],
    },
  ],
  exports: [KlantenClient, Actoren],
})
export class KlantenModule {}
