import { Inject, Module, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config/settings.js';
import { LOG, type Log } from '../telemetry/log.js';
import { clientOptions } from '../upstream/client-options.js';
import { JsonClients } from '../upstream/json-client.js';
import { regularly, type Regular } from '../timing/regularly.js';
import { UpstreamModule } from '../upstream/upstream.module.js';
import { CatalogiClient } from './catalogi.client.js';
import { ZaaktypenUpkeep } from './zaaktypen-upkeep.js';
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
      useFactory: (clients: JsonClients, token: ZakenToken, settings: Settings) =>
        new ZakenClient(clients.to(clientOptions('zaken', settings)), token),
      inject: [JsonClients, ZakenToken, SETTINGS],
    },
    {
      provide: CatalogiClient,
      useFactory: (clients: JsonClients, token: ZakenToken, settings: Settings) =>
        new CatalogiClient(clients.to(clientOptions('catalogi', settings)), token),
      inject: [JsonClients, ZakenToken, SETTINGS],
    },
    {
      provide: Zaaktypen,
      useFactory: (catalogi: CatalogiClient) => new Zaaktypen(catalogi),
      inject: [CatalogiClient],
    },
    {
      provide: ZaaktypenUpkeep,
      useFactory: (zaaktypen: Zaaktypen, { configuration }: Settings, log: Log) =>
        new ZaaktypenUpkeep(zaaktypen, configuration.producten, log),
      inject: [Zaaktypen, SETTINGS, LOG],
    },
  ],
  exports: [ZakenClient, CatalogiClient, Zaaktypen],
})
export class ZakenModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  #refreshing: Regular | undefined;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(ZaaktypenUpkeep) private readonly upkeep: ZaaktypenUpkeep,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    const { controle } = this.settings.configuration.tijden;
    this.#refreshing = regularly(
      controle,
      () => this.upkeep.refresh(),
      (error) => this.log.error({ err: error }, 'the zaaktypen could not be refreshed'),
    );
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.#refreshing?.stop();
  }
}
