import { prepare } from './prepare.mjs';

const SOURCES = ['src', 'test', 'client/src', 'web'];
const CHECKS = [
  ['types', 'typescript/bin/tsc', '--noEmit'],
  ['schermen', 'typescript/bin/tsc', '-p', 'web'],
  ['lint', 'oxlint/bin/oxlint', '--deny-warnings'],
  ['opmaak', 'prettier/bin/prettier.cjs', '--check', '.'],
  ['grenzen', 'dependency-cruiser/bin/dependency-cruise.mjs', ...SOURCES, '--config', '.dependency-cruiser.cjs'],
  ['ongebruikt', 'knip/bin/knip.js'],
  ['licenties', '../scripts/licences.mjs'],
];

await prepare({ build: false });
const { run } = await import('./prepare/run.mjs');
const checked = CHECKS.map(async ([name, tool, ...args]) => ({
  name,
  ...(await run(process.execPath, [`node_modules/${tool}`, ...args])),
}));
for (const check of checked) {
  const { name, code, output } = await check;
  console.log(`${name.padEnd(12)}${code === 0 ? 'in orde' : 'mislukt'}`);
  if (code === 0) continue;
  console.log(output.trimEnd());
  process.exitCode = 1;
}
