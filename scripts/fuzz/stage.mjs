import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { readSettings } from '../../dist/config/settings.js';
import { resetHome } from '../../dist/sandbox/embedded/home.js';
import { startSurroundings } from '../../dist/sandbox/embedded/surroundings.js';
import { startProduct } from '../../dist/run-product.js';

const PARTS = new Set(['database', 'klanten', 'zaken', 'issuer']);
/** Nobody is waiting here. Milliseconds. */
const TIMES = { wachttijd: 5000, register: 2000, registerGrens: 3000, snellePogingen: [5, 10], eerstePauze: 50 };

/** The product in this process, on free ports and in a folder of its own, for the teardown to stop and remove. */
export async function startStage(teardown) {
  const home = await teardown.add(
    () => mkdtempSync(join(tmpdir(), 'klantregie-fuzz-')),
    async (dir) => {
      await resetHome(dir);
      rmSync(dir, { recursive: true, force: true });
    },
  );
  const { environment, issuer } = await startSurroundings(PARTS, { home, port: 0 }, teardown);
  const settings = readSettings({
    ...environment,
    CONFIG_DIR: configurationIn(home),
    PORT: '0',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
  });
  const { url } = await teardown.add(
    () => startProduct(settings),
    (product) => product.stop(),
  );
  return { url, issuer };
}

/** As it is delivered, but without a limit to how often someone may call. */
function configurationIn(home) {
  const dir = join(home, 'config-fuzz');
  cpSync('config', dir, { recursive: true });
  const file = join(dir, 'klantregie.yaml');
  const configuration = parse(readFileSync(file, 'utf8'));
  configuration.verzoeken = { ...configuration.verzoeken, perMinuut: 1_000_000 };
  configuration.tijden = { ...configuration.tijden, ...TIMES };
  writeFileSync(file, stringify(configuration));
  return dir;
}
