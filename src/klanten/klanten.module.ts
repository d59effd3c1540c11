import { Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config/settings.js';
import { DatabaseModule, EXCLUSIVELY } from '../database/database.module.js';
import type { Exclusively } from '../database/mutex.js';
import { JsonClients } from '../upstream/json-client.js';
import { UpstreamModule } from '../upstream/upstream.module.js';
import { Actoren } from './actoren.js';
import { KlantenClient } from './klanten.client.js';

@Module({
  imports: [UpstreamModule, DatabaseModule],
  providers: [
    {
      provide: KlantenClient,
      useFactory: (clients: JsonClients, { klanten, configuration }: Settings) =>
        new KlantenClient(
          clients.to({
            system: 'klanten',
            baseUrl: klanten.url,
            timeout: configuration.tijden.register,
            circuit: configuration.zekering,
          }),
          klanten.token,
        ),
      inject: [JsonClients, SETTINGS],
    },
    {
      provide: Actoren,
      useFactory: (klanten: KlantenClient, exclusively: Exclusively, { configuration }: Settings) =>
        new Actoren(klanten, exclusively, configuration.tijden.registerGrens),
      inject: [KlantenClient, EXCLUSIVELY, SETTINGS],
    },
  ],
  exports: [KlantenClient, Actoren],
})
export class KlantenModule {}
