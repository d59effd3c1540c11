import { Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config/settings.js';
import { JsonClients } from '../upstream/json-client.js';
import { UpstreamModule } from '../upstream/upstream.module.js';
import { TakenClient } from './taken.client.js';

@Module({
  imports: [UpstreamModule],
  providers: [
    {
      provide: TakenClient,
      useFactory: (clients: JsonClients, { taken, configuration }: Settings) =>
        new TakenClient(
          clients.to({
            system: 'taken',
            baseUrl: taken.url,
            timeout: configuration.tijden.register,
            circuit: configuration.zekering,
          }),
          taken.token,
        ),
      inject: [JsonClients, SETTINGS],
    },
  ],
  exports: [TakenClient],
})
export class TakenModule {}
