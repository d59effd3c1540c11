import { execFileSync, fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';
import type { Configuration } from '../../src/config/configuration.js';
import type { Product } from '../../src/run-product.js';
import { NEVER_DEAD, UNLIMITED } from './product.js';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const CONFIG = fileURLToPath(new URL('../../config', import.meta.url));

/** The product as it was built, in a process of its own. */
export class ProductProcess implements Product {
  /** With which code, or by which signal, it ended. */
  readonly ended: Promise<unknown[]>;

  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {
    this.ended = once(child, 'exit');
  }

  /** Starts it; resolves when it listens. `main`: of another build. */
  static async start(environment: Readonly<Record<string, string>>, main = MAIN): Promise<ProductProcess> {
    const child = fork(main, { env: { PATH: process.env['PATH'], ...environment }, execArgv: [] });
    const [message] = (await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(([code]) => Promise.reject(new Error(`the product ended with code ${code}`))),
    ])) as [{ url: string }];
    return new ProductProcess(child, message.url);
  }

  /** Its resident memory, in MB. */
  memory(): number {
    const kilobytes = execFileSync('ps', ['-o', 'rss=', '-p', String(this.child.pid)], { encoding: 'utf8' });
    return Math.round(Number(kilobytes) / 1024);
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** As by kill -9. */
  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.#end();
  }

  /** As a supervisor does. */
  async stop(): Promise<void> {
    this.signal('SIGTERM');
    await this.#end();
  }

  async #end(): Promise<void> {
    const { exitCode, signalCode } = this.child;
    if (exitCode === null && signalCode === null) await this.ended;
  }
}

function change<T>(file: string, to: (content: T) => T): void {
  writeFileSync(file, stringify(to(parse(readFileSync(file, 'utf8')) as T)));
}

type Products = Readonly<Record<string, object>>;

/** What else is to be different in a configuration. */
export interface Changes {
  readonly codes?: (codes: Configuration['codes']) => object;
  readonly producten?: (producten: Products) => Products;
  readonly logboek?: (logboek: Configuration['logboek']) => object;
  readonly verzoeken?: Partial<Configuration['verzoeken']>;
}

/**
 * A directory with the configuration of config/, but for its times: without a limit to the requests, with registers that
 * never count as dead, and with products of which everything is undone when the zaak cannot be made.
 */
export function configurationWith(
  tijden: Partial<Configuration['tijden']>,
  { codes = (same) => same, producten = (same) => same, logboek = (same) => same, verzoeken }: Changes = {},
): string {
  const directory = mkdtempSync(join(tmpdir(), 'klantregie-test-config-'));
  cpSync(CONFIG, directory, { recursive: true });
  change<Configuration>(join(directory, 'klantregie.yaml'), (configuration) => ({
    ...configuration,
    codes: codes(configuration.codes) as Configuration['codes'],
    tijden: { ...configuration.tijden, ...tijden },
    logboek: logboek(configuration.logboek) as Configuration['logboek'],
    verzoeken: { ...UNLIMITED, ...verzoeken },
    zekering: NEVER_DEAD,
  }));
  change<{ producten: Products }>(join(directory, 'producten.yaml'), (given) => ({
    producten: producten(
      Object.fromEntries(
        Object.entries(given.producten).map(([key, product]) => [
          key,
          { ...product, alsZaakNietLukt: 'ongedaanMaken' },
        ]),
      ),
    ),
  }));
  return directory;
}
