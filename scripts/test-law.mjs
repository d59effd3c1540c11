import { prepare } from './prepare.mjs';

await prepare({ build: false });
await import('./law/run.mjs');
