import { HttpService } from '@nestjs/axios';
import { BeheerModule } from '../../src/beheer/beheer.module.js';
import { BeheerService } from '../../src/beheer/beheer.service.js';
import { SCRATCH_KEYS } from '../support/scratch-keys.js';
import type { Configuration } from '../../src/config/configuration.js';
import { SETTINGS, type Settings } from '../../src/config/settings.js';
import { Aanvragen } from '../../src/database/aanvragen.js';
import { EXCLUSIVELY } from '../../src/database/database.module.js';
import { Ingrepen } from '../../src/database/ingrepen.js';
import { Twijfels } from '../../src/database/twijfels.js';
import { REGISTER_SAGA } from '../../src/durable/durable.js';
import { KlantcontactenService } from '../../src/productaanvraag/door/klantcontacten.service.js';
import { ProductaanvragenService } from '../../src/productaanvraag/door/productaanvragen.service.js';
import { Intakes } from '../../src/productaanvraag/intake/intakes.js';
import { STEP_TOOLS, type StepTools } from '../../src/productaanvraag/steps/step-tools.js';
import { KLANTEN_TOKEN } from '../../src/sandbox/simulator/klanten/klanten-simulator.js';
import { ZAKEN_CLIENT_ID, ZAKEN_SECRET } from '../../src/sandbox/simulator/zaken/zaken-simulator.js';
import { LOG } from '../../src/telemetry/log.js';
import { Metrics } from '../../src/telemetry/metrics.js';
import { ZakenToken } from '../../src/zaken/zaken-token.js';
import type { Gebruiker } from '../../src/zaken/zaken.types.js';
import { Assembly } from './assemble.js';
import type { MemoryDatabase } from './memory-database.js';
import type { MemoryEngine } from './memory-engine.js';
import type { Process } from './process.js';
import { tokenFor } from './quick-token.js';
import { KLANTEN_URL, ZAKEN_ORIGIN } from './registers.js';
import type { Wire } from './wire.js';

/** What a process of the product runs on. */
export interface Ground {
  readonly process: Process;
  readonly wire: Wire;
  readonly engine: MemoryEngine;
  readonly database: MemoryDatabase;
  readonly configuration: Configuration;
  /** Is told what the product logs as an error. */
  readonly complain: (what: string, error: unknown) => void;
}

/** One process of the product, behind its HTTP server: the services that its controllers call. */
export interface MemoryProduct {
  readonly productaanvragen: ProductaanvragenService;
  readonly klantcontacten: KlantcontactenService;
  readonly beheer: BeheerService;
  readonly intakes: Intakes;
  readonly tools: StepTools;
}

export function startMemoryProduct(ground: Ground, change: (tools: StepTools) => void = () => {}): MemoryProduct {
  const assembly = assemble(ground, new Map([[REGISTER_SAGA, ground.engine.registrar(ground.process)]]));
  const product = {
    productaanvragen: assembly.get(ProductaanvragenService),
    klantcontacten: assembly.get(KlantcontactenService),
    beheer: assembly.get(BeheerService),
    intakes: assembly.get(Intakes),
    tools: assembly.get<StepTools>(STEP_TOOLS),
  };
  change(product.tools);
  product.intakes.onModuleInit();
  return product;
}

/** What the steps of such a process work with. */
export const stepToolsOf = (ground: Omit<Ground, 'engine' | 'complain'>): StepTools =>
  assemble({ ...ground, complain: () => {} }, new Map()).get(STEP_TOOLS);

function assemble(ground: Omit<Ground, 'engine'>, further: ReadonlyMap<unknown, unknown>): Assembly {
  const { process, wire, database } = ground;
  return new Assembly(
    BeheerModule,
    new Map<unknown, unknown>([
      [SETTINGS, settingsOf(ground.configuration)],
      [LOG, logOf(ground)],
      [Metrics, UNMEASURED],
      [HttpService, wire.http],
      [ZakenToken, { mint: async (gebruiker: Gebruiker) => tokenFor(gebruiker) }],
      [Aanvragen, database.aanvragen(process)],
      [Ingrepen, database.ingrepen(process)],
      [Twijfels, database.twijfels(process)],
      [EXCLUSIVELY, database.exclusively(process)],
      ...further,
    ]),
  );
}

const PLAIN = { headers: {}, tls: {} };

const settingsOf = (configuration: Configuration): Settings => ({
  port: 0,
  host: '',
  databaseUrl: '',
  databaseConnections: 12,
  migratesAtStart: false,
  encryptionKeys: SCRATCH_KEYS,
  klanten: { url: KLANTEN_URL, token: KLANTEN_TOKEN, connection: PLAIN },
  taken: { url: KLANTEN_URL, token: KLANTEN_TOKEN, connection: PLAIN },
  zaken: {
    url: `${ZAKEN_ORIGIN}/zaken/api/v1`,
    catalogiUrl: `${ZAKEN_ORIGIN}/catalogi/api/v1`,
    clientId: ZAKEN_CLIENT_ID,
    secret: ZAKEN_SECRET,
    connection: PLAIN,
    catalogiConnection: PLAIN,
  },
  oidc: { issuer: '', audience: '' },
  simulatedRegisters: true,
  pages: undefined,
  corsOrigins: [],
  trustedProxies: [],
  logboek: undefined,
  logLevel: 'silent',
  healthNetworks: [],
  metrics: { port: undefined, token: undefined },
  configDir: '',
  configuration,
});

const UNMEASURED: Pick<Metrics, 'counter' | 'timer' | 'gauge'> = {
  counter: () => () => {},
  timer: () => () => () => {},
  gauge: () => {},
};

function logOf({ complain }: Pick<Ground, 'complain'>) {
  const quiet = () => {};
  const error = (fields: { err?: unknown }, what: string) => complain(what, fields.err);
  return { debug: quiet, info: quiet, warn: quiet, error };
}
