import { Inject, Module, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config/settings.js';
import { KlantenClient } from '../klanten/klanten.client.js';
import { KlantenModule } from '../klanten/klanten.module.js';
import { TakenClient } from '../taken/taken.client.js';
import { TakenModule } from '../taken/taken.module.js';
import { LOG, type Log } from '../telemetry/log.js';
import { regularly, type Regular } from '../timing/regularly.js';
import { CatalogiClient } from '../zaken/catalogi.client.js';
import { ZakenClient } from '../zaken/zaken.client.js';
import { ZakenModule } from '../zaken/zaken.module.js';
import { Capabilities } from './capabilities.js';
import { RegisterWatch } from './register-watch.js';

/** So soon it is seen that a register is back. Milliseconds. */
const SOON_MS = 15_000;

/** Looks at the registers before anything is done with them, and from then on regularly. */
@Module({
  imports: [KlantenModule, TakenModule, ZakenModule],
  providers: [
    Capabilities,
    {
      provide: RegisterWatch,
      useFactory: (
        klanten: KlantenClient,
        taken: TakenClient,
        zaken: ZakenClient,
        catalogi: CatalogiClient,
        capabilities: Capabilities,
        settings: Settings,
        log: Log,
      ) => {
        const hasOwnTaken = settings.taken.url !== settings.klanten.url;
        return new RegisterWatch({ klanten, ...(hasOwnTaken && { taken }), zaken, catalogi }, capabilities, log);
      },
      inject: [KlantenClient, TakenClient, ZakenClient, CatalogiClient, Capabilities, SETTINGS, LOG],
    },
  ],
  exports: [Capabilities, RegisterWatch],
})
export class CapabilitiesModule implements OnModuleInit, BeforeApplicationShutdown {
  #looking: Regular | undefined;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(RegisterWatch) private readonly watch: RegisterWatch,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Throws when a register is there, but of a version that nothing can be done with. */
  async onModuleInit(): Promise<void> {
    await this.watch.look();
    if (this.watch.refusal !== undefined) throw new Error(this.watch.refusal);
    const { controle } = this.settings.configuration.tijden;
    this.#looking = regularly(
      Math.min(controle, SOON_MS),
      async () => {
        if (this.watch.isDue(controle, Date.now())) await this.watch.look();
      },
      (error) => this.log.error({ err: error }, 'could not look at the registers'),
    );
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.#looking?.stop();
  }
}
