import { readSettings } from '../../config/settings.js';
import { banner } from './banner.js';
import { homeOf, postgresIn, resetHome } from './home.js';
import { simulatedRegisters, withStandIns, type AbsentParts } from './parts.js';
import { isFree } from './ports.js';
import { wasKilled } from './postgres.js';
import type { ProductProcess } from './product-process.js';
import { startSurroundings } from './surroundings.js';
import { Interrupted, Teardown } from './teardown.js';

/** So long may the product of a start that was killed take to let go of its port. */
const AFTERMATH = 10_000;

/** Who names a file with keys, has the embedded database encrypted with those. */
function ownKeyFile({ ENCRYPTION_KEYS_FILE }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return ENCRYPTION_KEYS_FILE?.trim() ? { ENCRYPTION_KEYS_FILE } : {};
}

/**
 * Runs the product with what it lacks: the absent parts in this process, the product in a child, so that it finds them by
 * its settings as it would anywhere. Ends the process when it is told to or when something fails; nothing is left running.
 * @param product is being loaded.
 */
export async function launch(
  absent: AbsentParts,
  environment: NodeJS.ProcessEnv,
  reset: boolean,
  product: ProductProcess,
): Promise<void> {
  const teardown = new Teardown();
  const end = (code: number) => {
    if (teardown.isStopping) return;
    void teardown.stop().then(() => process.exit(code));
  };
  const fail = (reason: unknown) => {
    if (teardown.isStopping || reason instanceof Interrupted) return;
    console.error(reason instanceof Error ? reason.message : reason);
    end(1);
  };
  // npm and the terminal may both deliver a signal: only the first counts.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(0));
  process.on('uncaughtException', fail);

  const stopProduct = () => product.stop();
  try {
    await teardown.add(() => product, stopProduct);
    const home = homeOf(environment);
    const { port, host, pages } = readSettings(withStandIns(environment, absent.parts));
    const patience = wasKilled(postgresIn(home)) ? AFTERMATH : 0;
    if (!(await isFree(port, host, patience)))
      throw new Error(`Poort ${port} is al in gebruik. Stop wat daar draait, of kies een andere met PORT.`);
    if (reset) await resetHome(home);
    const surroundings = await startSurroundings(absent.parts, { home, port }, teardown);
    void surroundings.postgres?.ended.then(() => fail(new Error('De database is onverwacht gestopt.')));
    // Once more: from now on it uses what was started, and has to be stopped before that.
    await teardown.add(() => product, stopProduct);
    void product.ended.then((how) => fail(new Error(`Klantregie is onverwacht gestopt (${how}).`)));
    const url = await product.begin({
      ...simulatedRegisters(absent, environment),
      ...surroundings.environment,
      ...ownKeyFile(environment),
    });
    console.log(`\n${banner(url, pages, surroundings, home)}\n`);
  } catch (error) {
    fail(error);
  }
}
