import { startControlServer, type ControlServer } from '../simulator/control-server.js';
import { KLANTEN_TOKEN, klantenSimulator } from '../simulator/klanten/klanten-simulator.js';
import type { RegisterServer } from '../simulator/register-server.js';
import { ZAKEN_CLIENT_ID, ZAKEN_SECRET, zakenSimulator } from '../simulator/zaken/zaken-simulator.js';
import { encryptionKeyIn } from './encryption-key.js';
import { postgresIn } from './home.js';
import { startIssuer, type DevelopmentIssuer } from './issuer.js';
import type { Part } from './parts.js';
import { preferredPort } from './ports.js';
import { startPostgres, type EmbeddedPostgres } from './postgres.js';
import type { Teardown } from './teardown.js';

/** The absent parts, running in this process; PostgreSQL as its child. */
export interface Surroundings {
  /** The settings that say where they are. */
  readonly environment: Readonly<Record<string, string>>;
  readonly postgres: EmbeddedPostgres | undefined;
  readonly klanten: RegisterServer | undefined;
  readonly zaken: RegisterServer | undefined;
  readonly issuer: DevelopmentIssuer | undefined;
  /** Present when a register is simulated. */
  readonly control: ControlServer | undefined;
}

export interface SurroundingsOptions {
  /** Keeps what must survive a restart. */
  readonly home: string;
  /** The parts prefer the ports after this one, so that addresses stay the same; 0: any free ones. */
  readonly port: number;
}

/** Starts the parts, all at once, for the teardown to stop. */
export async function startSurroundings(
  parts: ReadonlySet<Part>,
  { home, port }: SurroundingsOptions,
  teardown: Teardown,
): Promise<Surroundings> {
  const portAfter = (offset: number) => preferredPort(port === 0 ? 0 : port + offset);
  const only = <T>(part: Part, start: () => Promise<T>) => (parts.has(part) ? start() : undefined);
  const register = (simulator: RegisterServer, offset: number) =>
    teardown.add(
      async () => {
        await simulator.listen(await portAfter(offset));
        return simulator;
      },
      (running) => running.down(),
    );
  const [postgres, klanten, zaken, issuer] = await Promise.all([
    only('database', () =>
      teardown.add(
        () => startPostgres({ dir: postgresIn(home) }),
        (running) => running.stop(),
      ),
    ),
    only('klanten', () => register(klantenSimulator(), 1)),
    only('zaken', () => register(zakenSimulator(), 2)),
    only('issuer', () =>
      teardown.add(
        async () => startIssuer({ dir: home, port: await portAfter(3) }),
        (running) => running.stop(),
      ),
    ),
  ]);
  const simulated = [klanten, zaken].filter((simulator) => simulator !== undefined);
  const control =
    simulated.length === 0
      ? undefined
      : await teardown.add(
          async () => startControlServer(simulated, await portAfter(4)),
          (running) => running.stop(),
        );
  const environment = {
    ...(postgres && { DATABASE_URL: postgres.url, ENCRYPTION_KEYS_FILE: encryptionKeyIn(home) }),
    ...(klanten && { KLANTEN_URL: `${klanten.origin}/klantinteracties/api/v1`, KLANTEN_TOKEN }),
    ...(zaken && {
      ZAKEN_URL: `${zaken.origin}/zaken/api/v1`,
      CATALOGI_URL: `${zaken.origin}/catalogi/api/v1`,
      ZAKEN_CLIENT_ID,
      ZAKEN_SECRET,
    }),
    ...(issuer && {
      OIDC_ISSUER: issuer.issuer,
      OIDC_AUDIENCE: issuer.audience,
      OIDC_CLIENT_ID: issuer.client.id,
      OIDC_CLIENT_SECRET: issuer.client.secret,
    }),
  };
  return { environment, postgres, klanten, zaken, issuer, control };
}
