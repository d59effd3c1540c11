import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { run } from './run.mjs';
import { buildWeb } from './web.mjs';

/** Whether dist/ was built from the sources as they are. */
export function isBuilt(root) {
  const marker = join(root, 'dist', '.built');
  return (
    existsSync(marker) &&
    readFileSync(marker, 'utf8') === fingerprint(root) &&
    existsSync(join(root, 'dist', 'main.js'))
  );
}

/**
 * Builds everything, the sandbox and the screens included, and removes what was built from sources that are no longer there. Says what tsc
 * said when that fails.
 */
export async function build(root) {
  console.error('Klantregie wordt gebouwd…');
  const dist = join(root, 'dist');
  rmSync(join(dist, '.built'), { force: true });
  // Before the build: a source that changes meanwhile is built next time.
  const built = fingerprint(root);
  // The compiler skips what it built before, also when somebody removed that.
  if (!sourcesOf(root).every((source) => existsSync(join(dist, outputOf(source)))))
    rmSync(join(dist, '.tsbuildinfo'), { force: true });
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const { code, output } = await run(process.execPath, [tsc, '-p', 'tsconfig.development.json'], { cwd: root });
  if (code !== 0) throw new Error(`${output.trimEnd()}\nHet bouwen is mislukt.`);
  removeStale(root, dist);
  await buildWeb(root, dist);
  writeFileSync(join(dist, '.built'), built);
}

/** Of everything that the build depends on. By content: the times of files change with every checkout. */
function fingerprint(root) {
  const hash = createHash('sha256');
  const settings = readdirSync(root).filter((name) => /^tsconfig.*\.json$/.test(name));
  const sources = sourcesOf(root).map((source) => join('src', source));
  const screens = ['client/src', 'web'].flatMap((dir) => filesIn(join(root, dir)).map((path) => join(dir, path)));
  for (const path of ['package-lock.json', ...settings.toSorted(), ...sources, ...screens])
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0');
  return hash.digest('hex');
}

function sourcesOf(root) {
  return filesIn(join(root, 'src')).filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'));
}

function outputOf(source) {
  return source.replace(/\.ts$/, '.js');
}

function removeStale(root, dist) {
  const outputs = new Set(sourcesOf(root).map(outputOf));
  for (const path of filesIn(dist)) {
    const output = path.replace(/\.map$/, '');
    if (output.startsWith(`web${sep}`)) continue;
    if (output.endsWith('.js') && !outputs.has(output)) rmSync(join(dist, path), { force: true });
  }
}

/** Paths below the directory, in a fixed order. */
function filesIn(dir, prefix = '') {
  return readdirSync(join(dir, prefix), { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(prefix, entry.name);
      return entry.isDirectory() ? filesIn(dir, path) : [path];
    })
    .toSorted();
}
