import { existsSync } from 'node:fs';
import { runProduct } from './run-product.js';

// What the environment itself says goes before what the file says.
if (existsSync('.env')) process.loadEnvFile('.env');
await runProduct(process.env);
