import { existsSync } from 'node:fs';
import { absentParts } from './embedded/parts.js';
import { loadProductProcess } from './embedded/product-process.js';

// What the environment itself says goes before what the file says.
if (existsSync('.env')) process.loadEnvFile('.env');
const absent = absentParts(process.env);

if (absent.parts.size > 0 && process.env['NODE_ENV'] === 'production') {
  refuse(`Met NODE_ENV=production wordt niets ingebouwd of nagebootst. Zet ook: ${absent.settings.join(', ')}.`);
} else if (absent.problems.length > 0) {
  refuse(absent.problems.join('\n'));
} else if (absent.parts.size === 0) {
  const { runProduct } = await import('../run-product.js');
  await runProduct(process.env);
} else {
  const product = loadProductProcess(process.env);
  const { launch } = await import('./embedded/launch.js');
  await launch(absent, process.env, process.argv.includes('--reset'), product);
}

function refuse(reason: string): void {
  console.error(reason);
  process.exitCode = 1;
}
