import { HttpService } from '@nestjs/axios';
import { Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config/settings.js';
import { JsonClient } from '../upstream/json-client.js';
import { UpstreamModule } from '../upstream/upstream.module.js';
import { TakenClient } from './taken.client.js';

@Module({
  imports: [UpstreamModule],
  providers: [
    {
      provide: TakenClient,
      useFactory: (http: HttpService, { taken, configuration }: Settings) =>
        new TakenClient(
          new JsonClient(http, { system: 'taken', baseUrl: taken.url, timeout: configuration.tijden.register }),
          taken.token,
        ),
      inject: [HttpService, SETTINGS],
    },
  ],
  exports: [TakenClient],
})
export class TakenModule {}
