import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';

/** Whether node_modules is what package-lock.json asks for. */
export function isInstalled(root) {
  const wanted = markerFor(root);
  const marked = read(join(root, 'node_modules', '.klantregie-lock'));
  if (marked === wanted) return true;
  // Installed by hand, perhaps by somebody else who lets nobody write: as good when the versions are those of the lock.
  const otherNode = marked !== undefined && marked.split('\n')[1] !== wanted.split('\n')[1];
  if (otherNode || !hasLockedVersions(root)) return false;
  mark(root);
  return true;
}

/** Installs. Says what npm said when that fails. */
export async function install(root) {
  console.error('Afhankelijkheden worden geïnstalleerd (npm ci)…');
  const [command, ...args] = npm();
  // The build needs the development dependencies, also when NODE_ENV is production.
  const options = ['ci', '--no-audit', '--no-fund', '--include=dev', '--include=optional'];
  const { code, output } = await run(command, [...args, ...options], {
    cwd: root,
    shell: process.platform === 'win32',
  });
  if (code !== 0) throw new Error(`${output.trimEnd()}\nnpm ci is mislukt (code ${code}).`);
  mark(root);
}

/** The npm that runs us, else the one on the path. */
function npm() {
  const path = process.env.npm_execpath;
  return path !== undefined && /npm-cli\.c?js$/.test(path) ? [process.execPath, path] : ['npm'];
}

/** What must not have changed since the installation: the lock file; Node and the platform, for native modules. */
function markerFor(root) {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  return `${lock}\nnode ${process.versions.node.split('.')[0]} ${process.platform} ${process.arch}\n`;
}

function mark(root) {
  try {
    writeFileSync(join(root, 'node_modules', '.klantregie-lock'), markerFor(root));
  } catch {
    // Not ours to write in: then the versions are compared each time.
  }
}

function hasLockedVersions(root) {
  const hidden = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const installed = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(locked).every(([path, { version, optional, os, cpu, libc }]) => {
    if (path === '') return true;
    const found = installed[path];
    if (found !== undefined) return found.version === version;
    const isForUs =
      (os ?? [process.platform]).includes(process.platform) && (cpu ?? [process.arch]).includes(process.arch);
    return optional === true && (os === undefined || libc !== undefined || !isForUs);
  });
}

function read(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
