import { rmSync } from 'node:fs';
import { prepare } from './prepare.mjs';

// The product as it goes to production, without what stands in for its surroundings, into dist/ or the folder that is
// given. That folder holds nothing else afterwards. What is built for development is the business of prepare.mjs.
const [target = 'dist'] = process.argv.slice(2);

await prepare({ build: false });
const { run } = await import('./prepare/run.mjs');
rmSync(target, { recursive: true, force: true });
const { buildWeb } = await import('./prepare/web.mjs');
const { code } = await run(
  process.execPath,
  ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', target],
  { stdio: 'inherit' },
);
if (code === 0) await buildWeb(process.cwd(), target);
process.exit(code);
