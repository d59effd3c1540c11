import { Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config/settings.js';
import { JsonClients } from '../upstream/json-client.js';
import { UpstreamModule } from '../upstream/upstream.module.js';
import { CatalogiClient } from './catalogi.client.js';
import { Zaaktypen } from './zaaktypen.js';
import { ZakenToken } from './zaken-token.js';
import { ZakenClient } from './zaken.client.js';

@Module({
  imports: [UpstreamModule],
  providers: [
    {
      provide: ZakenToken,
      useFactory: ({ zaken }: Settings) => new ZakenToken(zaken.clientId, zaken.secret),
      inject: [SETTINGS],
    },
    {
      provide: ZakenClient,
      useFactory: (clients: JsonClients, token: ZakenToken, { zaken, configuration }: Settings) =>
        new ZakenClient(
          clients.to({ system: 'zaken', baseUrl: zaken.url, timeout: configuration.tijden.register }),
          token,
        ),
      inject: [JsonClients, ZakenToken, SETTINGS],
    },
    {
      provide: CatalogiClient,
      useFactory: (clients: JsonClients, token: ZakenToken, { zaken, configuration }: Settings) =>
        new CatalogiClient(
          clients.to({
            system: 'catalogi',
            baseUrl: zaken.catalogiUrl,
            timeout: configuration.tijden.register,
          }),
          token,
        ),
      inject: [JsonClients, ZakenToken, SETTINGS],
    },
    {
      provide: Zaaktypen,
      useFactory: (catalogi: CatalogiClient) => new Zaaktypen(catalogi),
      inject: [CatalogiClient],
    },
  ],
  exports: [ZakenClient, Zaaktypen],
})
export class ZakenModule {}
