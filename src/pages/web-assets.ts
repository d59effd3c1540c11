import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file for browsers, as it was built. */
export interface WebAsset {
  readonly type: string;
  /** By content encoding; `identity` is the file itself. */
  readonly bodies: ReadonlyMap<Encoding, Buffer>;
}

/** The ones that come first are taken first. */
export const ENCODINGS = ['br', 'gzip', 'identity'] as const;
type Encoding = (typeof ENCODINGS)[number];

const SUFFIXES = { br: '.br', gzip: '.gz', identity: '' } as const satisfies Record<Encoding, string>;

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
};

/** Beside what was built of the server; of the sources, as the tests run them, what was built last. */
const PLACES = ['../web/', '../../dist/web/'].map((path) => fileURLToPath(new URL(path, import.meta.url)));

const MANIFEST = 'manifest.json';

/** What the build made for browsers. Read once: what is built anew is for the next process. */
export class WebAssets {
  readonly #names: Readonly<Record<string, string>>;
  readonly #files: ReadonlyMap<string, WebAsset>;

  /** @param places where a build may be: the first that has a manifest is it */
  constructor(places: readonly string[] = PLACES) {
    const root = places.find((place) => existsSync(join(place, MANIFEST)));
    this.#names =
      root === undefined ? {} : (JSON.parse(readFileSync(join(root, MANIFEST), 'utf8')) as Record<string, string>);
    this.#files = root === undefined ? new Map() : readFiles(root);
  }

  /** Where a file of the manifest is, which changes with what is in it: `3f9a…/gesprek.js`. Undefined: it was not built. */
  pathOf(name: string): string | undefined {
    const path = this.#names[name];
    return path !== undefined && this.#files.has(path) ? path : undefined;
  }

  /** @param path below /web/, with slashes */
  find(path: string): WebAsset | undefined {
    return this.#files.get(path);
  }
}

/** Only what lies in a folder with a fingerprint for a name can be asked for: the rest is ours. */
function readFiles(root: string): Map<string, WebAsset> {
  const paths = new Set(
    readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => path.split(sep).join('/')),
  );
  const files = [...paths].filter((path) => path.includes('/') && extname(path) in TYPES);
  return new Map(
    files.map((path) => {
      const built = ENCODINGS.filter((encoding) => paths.has(path + SUFFIXES[encoding]));
      const bodies = built.map((encoding) => [encoding, readFileSync(join(root, path + SUFFIXES[encoding]))] as const);
      return [path, { type: TYPES[extname(path)]!, bodies: new Map(bodies) }];
    }),
  );
}
