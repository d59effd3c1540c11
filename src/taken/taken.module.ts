import { Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config/settings.js';
import { clientOptions } from '../upstream/client-options.js';
import { JsonClients } from '../upstream/json-client.js';
import { UpstreamModule } from '../upstream/upstream.module.js';
import { TakenClient } from './taken.client.js';

@Module({
  imports: [UpstreamModule],
  providers: [
    {
      provide: TakenClient,
      useFactory: (clients: JsonClients, settings: Settings) =>
        new TakenClient(clients.to(clientOptions('taken', settings)), settings.taken.token),
      inject: [JsonClients, SETTINGS],
    },
  ],
  exports: [TakenClient],
})
export class TakenModule {}
