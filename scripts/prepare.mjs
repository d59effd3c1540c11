import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isInRange } from './prepare/node-version.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Makes a fresh clone ready to run, and does next to nothing when it is. Ends the process when that is not possible.
 * With `build: false` only installs.
 */
export async function prepare({ build = true } = {}) {
  process.chdir(root);
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8'));
  if (!isInRange(process.versions.node, engines.node))
    stop(`Klantregie heeft Node ${engines.node} nodig; dit is ${process.versions.node}.`);
  try {
    await makeReady(build);
  } catch (error) {
    stop(error.message);
  }
}

/** Looks before it locks, so that a tree that is ready may be read-only; and again after, for another may have been first. */
async function makeReady(wantsBuild) {
  // Not before the version of Node is known to be right.
  const { install, isInstalled } = await import('./prepare/install.mjs');
  const { build, isBuilt } = await import('./prepare/build.mjs');
  const { withTreeLock } = await import('./prepare/tree-lock.mjs');
  const isReady = () => isInstalled(root) && (!wantsBuild || isBuilt(root));
  if (isReady()) return;
  await withTreeLock(root, async () => {
    if (!isInstalled(root)) await install(root);
    if (wantsBuild && !isBuilt(root)) await build(root);
  });
}

function stop(reason) {
  console.error(reason);
  process.exit(1);
}
