import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from '../../config/settings.js';
import { resetHome } from '../embedded/home.js';
import { startSurroundings } from '../embedded/surroundings.js';
import type { Teardown } from '../embedded/teardown.js';
import { startProduct } from '../../run-product.js';
import type { RegisterServer } from '../simulator/register-server.js';

/** Where a scene is played: the product, and the registers in which its effects are seen. */
export interface Stage {
  /** Of the product. */
  readonly url: string;
  /** Of the medewerker who has the customer on the phone. */
  readonly token: string;
  readonly klanten: RegisterServer;
  readonly zaken: RegisterServer;
}

/** Starts everything on free ports and in a folder of its own, for the teardown to stop and remove. */
export async function startStage(teardown: Teardown): Promise<Stage> {
  const home = await teardown.add(
    () => mkdtempSync(join(tmpdir(), 'klantregie-demo-')),
    async (dir) => {
      await resetHome(dir);
      rmSync(dir, { recursive: true, force: true });
    },
  );
  const everything = new Set(['database', 'klanten', 'zaken', 'issuer'] as const);
  const { environment, klanten, zaken, issuer } = await startSurroundings(everything, { home, port: 0 }, teardown);
  const settings = readSettings({ ...environment, PORT: '0', LOG_LEVEL: 'silent' });
  const { url } = await teardown.add(
    () => startProduct(settings),
    (product) => product.stop(),
  );
  return { url, token: await issuer!.token(), klanten: klanten!, zaken: zaken! };
}
