import { createScratchDatabase } from './scratch-database.js';
import { SCRATCH_KEYS } from './scratch-keys.js';
import { startIssuer, type DevelopmentIssuer } from '../../src/sandbox/embedded/issuer.js';
import { KLANTEN_TOKEN, klantenSimulator } from '../../src/sandbox/simulator/klanten/klanten-simulator.js';
import type { RegisterServer } from '../../src/sandbox/simulator/register-server.js';
import { ZAKEN_CLIENT_ID, ZAKEN_SECRET, zakenSimulator } from '../../src/sandbox/simulator/zaken/zaken-simulator.js';

/** Rows by register and resource: `klanten/partijen`. */
export type Rows = Readonly<Record<string, readonly object[]>>;

/** Everything around the product: simulated registers, an issuer and a database of its own in the test PostgreSQL. */
export interface Surroundings {
  readonly klanten: RegisterServer;
  readonly zaken: RegisterServer;
  readonly issuer: DevelopmentIssuer;
  /** The settings that lead the product here. */
  readonly environment: Readonly<Record<string, string>>;
  /** What the registers hold now, but for what no request can be blamed for: actoren, the catalogue and the audit trail. */
  rows(): Rows;
  stop(): Promise<void>;
}

/** Master data, which requests may add to and never take away from, and what a register writes of its own accord. */
const NOT_COUNTED = /^(klanten\/actoren|zaken\/audittrail|zaken\/gereserveerde)|type|catalogus|eigenschappen$/i;

/** What the simulated registers have and have not; by default everything. */
export interface SimulatorOptions {
  readonly klanten?: Parameters<typeof klantenSimulator>[0];
  readonly zaken?: Parameters<typeof zakenSimulator>[0];
}

export async function startSurroundings(options: SimulatorOptions = {}): Promise<Surroundings> {
  const klanten = klantenSimulator(options.klanten);
  const zaken = zakenSimulator(options.zaken);
  const [issuer, database] = await Promise.all([
    startIssuer(),
    createScratchDatabase(process.env['TEST_POSTGRES_URL'] ?? ''),
    klanten.listen(),
    zaken.listen(),
  ]);
  return {
    klanten,
    zaken,
    issuer,
    environment: {
      PORT: '0',
      LOG_LEVEL: 'silent',
      HEALTH_NETWORKS: '127.0.0.0/8',
      DATABASE_URL: database.url,
      ENCRYPTION_KEYS: SCRATCH_KEYS.map(({ id, secret }) => `${id}:${secret}`).join(),
      KLANTEN_URL: `${klanten.origin}/klantinteracties/api/v1`,
      KLANTEN_TOKEN,
      ZAKEN_URL: `${zaken.origin}/zaken/api/v1`,
      CATALOGI_URL: `${zaken.origin}/catalogi/api/v1`,
      ZAKEN_CLIENT_ID,
      ZAKEN_SECRET,
      OIDC_ISSUER: issuer.issuer,
      OIDC_AUDIENCE: issuer.audience,
      OIDC_CLIENT_ID: issuer.client.id,
      OIDC_CLIENT_SECRET: issuer.client.secret,
    },
    rows: () => ({ ...rowsOf(klanten), ...rowsOf(zaken) }),
    stop: async () => {
      await Promise.all([klanten.down(), zaken.down(), issuer.stop()]);
      await database.drop();
    },
  };
}

function rowsOf(server: RegisterServer): Rows {
  const entries = server.apis.flatMap((api) => Object.entries(api.rows()));
  return Object.fromEntries(
    entries
      .map(([resource, rows]) => [`${server.name}/${resource}`, rows] as const)
      .filter(([key]) => !NOT_COUNTED.test(key)),
  );
}
