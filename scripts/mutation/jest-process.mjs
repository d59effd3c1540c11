import { fileURLToPath } from 'node:url';
import { runCLI } from 'jest';
import config from '../../jest.config.mjs';

/* Runs specs for who sends their names, one after another until one fails, and answers whether any did. Stays warm. */

const rootDir = process.cwd();
const { globalSetup: _, globalTeardown: __, ...quick } = config;
/** A turned decision often keeps a test waiting for ever. Milliseconds. */
const TEST_TIMEOUT = process.env.TEST_POSTGRES_URL ? 20_000 : 5000;
const settings = JSON.stringify({
  ...quick,
  rootDir,
  testTimeout: TEST_TIMEOUT,
  testEnvironment: fileURLToPath(new URL('environment.mjs', import.meta.url)),
});

// What a turned decision leaves behind may fail when its test is over: that ends nothing here.
process.on('unhandledRejection', () => {});
process.on('uncaughtException', () => {});

async function hasFailure(specs) {
  for (const spec of specs) {
    const argv = { $0: 'jest', _: [spec], config: settings, runTestsByPath: true, runInBand: true, watchman: false };
    const { results } = await runCLI({ ...argv, silent: true, reporters: [] }, [rootDir]);
    if (!results.success) return true;
  }
  return false;
}

process.on('message', async (specs) => {
  const hasFailed = await hasFailure(specs).catch(() => true);
  process.send({ hasFailed, memory: process.memoryUsage().rss });
});
process.once('disconnect', () => process.exit());
