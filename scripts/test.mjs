import { prepare } from './prepare.mjs';

// Builds too: some tests run the product as a process of its own.
await prepare();
const { run } = await import('./prepare/run.mjs');
const { code } = await run(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    '--maxWorkers=2',
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit' },
);
process.exit(code);
