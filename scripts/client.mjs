import { writeFileSync } from 'node:fs';
import { prepare } from './prepare.mjs';

// Makes the types of the client anew, from the description of the API. A test says when that is needed.
await prepare();
const { describeClient } = await import('../dist/describe-api.js');

writeFileSync('client/src/api.ts', await describeClient());
