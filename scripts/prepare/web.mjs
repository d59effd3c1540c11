import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** The screens, of each a script and a style; and the script with which /docs lets its examples be tried. */
const ENTRIES = ['gesprek', 'beheer', 'docs'];

/**
 * Bundles the screens into `<target>/web/<fingerprint>/`, each file with what is sent of it to browsers that take it
 * compressed, and says in `manifest.json` where they are: a file at an address with a fingerprint never changes.
 */
export async function buildWeb(root, target) {
  const files = await bundle(root);
  const fingerprint = fingerprintOf(files);
  const web = join(target, 'web');
  rmSync(web, { recursive: true, force: true });
  for (const [name, content] of files) {
    const path = join(web, fingerprint, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
    writeFileSync(`${path}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  }
  const manifest = Object.fromEntries([...files.keys()].map((name) => [name, `${fingerprint}/${name}`]));
  writeFileSync(join(web, 'manifest.json'), JSON.stringify(manifest, null, 2));
}

/** Name and content of every file. */
async function bundle(root) {
  // Not before it is known to be installed.
  const { build, stop } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(ENTRIES.map((name) => [name, `web/${name}/main.tsx`])),
    outdir: 'web',
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: ['es2022', 'chrome110', 'firefox110', 'safari16.4'],
    tsconfig: 'web/tsconfig.json',
    legalComments: 'none',
    logLevel: 'error',
  });
  // It would stay for as long as whoever asked for the build.
  await stop();
  return new Map(
    outputFiles
      .map(({ path, text }) => [path.slice(join(root, 'web').length + 1), text])
      .map(([name, text]) => [name, name.endsWith('.css') ? withoutUnusedTokens(text) : text]),
  );
}

/** A theme names thousands of values, of which a page uses hundreds. One that is only used by an unused one goes too. */
function withoutUnusedTokens(css) {
  const used = new Set([...css.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name));
  const kept = css.replaceAll(/(?<=[{;])(--[\w-]+):(?:[^;{}"']|"[^"]*"|'[^']*')*(?:;|(?=}))/g, (declaration, name) =>
    used.has(name) ? declaration : '',
  );
  return kept === css ? css : withoutUnusedTokens(kept);
}

function fingerprintOf(files) {
  const hash = createHash('sha256');
  for (const [name, content] of files) hash.update(name).update('\0').update(content).update('\0');
  return hash.digest('hex').slice(0, 16);
}
