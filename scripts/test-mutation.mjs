import { prepare } from './prepare.mjs';

await prepare({ build: false });
await import('./mutation/run.mjs');
