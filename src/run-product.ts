import './config/no-file-cache.js';
import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule, whenPrepared } from './app.module.js';
import { prepareDatabase } from './database/prepare-database.js';
import { SettingsError } from './config/settings.error.js';
import { readSettings, type Settings } from './config/settings.js';
import { createHttpApp } from './http/http-app.js';
import { LOGIN_ROUTES } from './login/login.controller.js';
import { errorPage } from './pages/error-page.js';
import { PAGES } from './pages/pages.controller.js';
import { SCREEN_ROUTES } from './pages/screens.controller.js';
import { START } from './pages/start.controller.js';
import { createLog, nestLogger } from './telemetry/log.js';

/** The product, listening. */
export interface Product {
  readonly url: string;
  stop(): Promise<void>;
}

/** The product in this very process. */
export interface ProductHere extends Product {
  /** Ends when what every productaanvraag needs has been looked up, or could not be. */
  prepared(): Promise<void>;
}

/** Routes that are no part of the API. */
export const OUTSIDE_API = [
  'health/live',
  'health/ready',
  'metrics',
  START,
  ...PAGES,
  ...LOGIN_ROUTES,
  ...SCREEN_ROUTES,
];

/** Starts the product with these settings. Port 0: any free one. */
export async function startProduct(settings: Settings): Promise<ProductHere> {
  const log = createLog(settings.logLevel);
  if (!settings.pages) log.info('there are no pages to log in to: OIDC_CLIENT_ID is not set, or PAGES is false');
  const prepared = prepareDatabase(settings, log);
  // Whoever waits for it below hears of it; the modules ask nothing of the database before they are initialised.
  prepared.catch(() => {});
  const app = await createHttpApp(AppModule.with(settings), {
    outsidePrefix: OUTSIDE_API,
    errorPage: errorPage(settings),
    corsOrigins: settings.corsOrigins,
    trustedProxies: settings.trustedProxies,
    logger: nestLogger(log),
  });
  await prepared;
  try {
    await app.listen(settings.port, settings.host);
  } catch (error) {
    await app.close();
    throw error;
  }
  return {
    url: addressOf(app, settings.host),
    prepared: () => whenPrepared(app),
    stop: () => app.close(),
  };
}

/** So much garbage may there be beside what is in use; V8 itself would let it become several times as much. */
const GARBAGE_PERCENT = 40;

/** Runs the product as this process, until it is asked to stop or the process that started it is gone. */
export async function runProduct(environment: NodeJS.ProcessEnv): Promise<void> {
  setFlagsFromString(`--heap-growing-percent=${GARBAGE_PERCENT}`);
  try {
    const product = await startProduct(readSettings(environment));
    process.send?.({ kind: 'ready', url: product.url });
    stopOnce(product);
  } catch (error) {
    console.error(
      error instanceof SettingsError ? error.message : `Klantregie kan niet starten: ${(error as Error).message}`,
    );
    process.exit(1);
  }
}

/** A terminal, a supervisor and a parent may all ask, and more than once. */
function stopOnce(product: Product): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    product.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.on(signal, stop);
  // The parent may have gone while the product was starting.
  if (process.send && !process.connected) stop();
}

function addressOf(app: NestExpressApplication, host: string): string {
  const { port } = (app.getHttpServer() as { address(): AddressInfo }).address();
  const name = host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
