import { readFileSync, writeFileSync } from 'node:fs';
import { run } from './prepare/run.mjs';

// What goes to production, as CycloneDX: made by npm, of the lock file. Needs nothing that is installed.
const FILE = process.argv[2] ?? 'sbom.cdx.json';

const npm = process.env.npm_execpath;
const [command, ...args] = /npm-cli\.c?js$/.test(npm ?? '') ? [process.execPath, npm] : ['npm'];
const options = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--loglevel', 'error'];
const { code, output } = await run(command, [...args, ...options], { shell: process.platform === 'win32' });
if (code === 0) {
  const sbom = withoutDevelopment(JSON.parse(output));
  writeFileSync(FILE, `${JSON.stringify(sbom, undefined, 2)}\n`);
  console.log(`${FILE}: ${sbom.components.length} onderdelen`);
} else {
  console.error(output.trimEnd());
  process.exitCode = 1;
}

/** With `--omit dev` npm leaves out as well what both need. */
function withoutDevelopment({ components, dependencies, ...rest }) {
  const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
  const inProduction = new Set(
    Object.entries(packages).flatMap(([path, { dev, version }]) =>
      dev ? [] : `${path.replace(/^.*node_modules\//, '')}@${version}`,
    ),
  );
  const kept = components.filter((component) => inProduction.has(component['bom-ref']));
  const refs = new Set([rest.metadata.component['bom-ref'], ...kept.map((component) => component['bom-ref'])]);
  const needed = dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((it) => refs.has(it)) }));
  return { ...rest, components: kept, dependencies: needed };
}
