import { prepare } from './prepare.mjs';

await prepare();
await import('./fuzz/run.mjs');
