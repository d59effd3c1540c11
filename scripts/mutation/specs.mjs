import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/* Which specs can notice something about a file: those that come to it by their imports, and not from far away. */

/** What says that a spec needs a database that is not there, or the product as it is built. */
const SLOW = process.env.TEST_POSTGRES_URL ? /\/dist\// : /TEST_POSTGRES_URL|\/dist\//;
/** Code of the product only names such a place. */
const OF_TESTS = /^test\/|\.spec\.ts$/;
const IMPORT = /^(?:import|export)\s+(?!type\b)(?:[^;'"]*?\sfrom\s+)?'(\.[^']+)\.js'/gm;

/** A spec may come to a file over one other. What only a spec from further away notices, is not held where it is read. */
const FAR = 2;

/** @returns {(file: string) => string[]} of a file its quick specs, the nearest first. */
export function readSpecs() {
  const texts = new Map(listFiles().map((file) => [file, readFileSync(file, 'utf8')]));
  const users = new Map();
  for (const [file, text] of texts)
    for (const imported of importsOf(file, text)) users.set(imported, [...(users.get(imported) ?? []), file]);
  const slow = new Set(
    [...texts]
      .filter(([file, text]) => OF_TESTS.test(file) && SLOW.test(text))
      .flatMap(([file]) => [...reach(file, users).keys()]),
  );
  return (file) => {
    const specs = [...reach(file, users)].filter(([it]) => it.endsWith('.spec.ts') && !slow.has(it));
    return specs.filter(([, distance]) => distance <= FAR).map(([spec]) => spec);
  };
}

const listFiles = () =>
  ['src', 'test'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => join(folder, path)),
  );

const importsOf = (file, text) =>
  [...text.matchAll(IMPORT)].map(([, path]) => `${normalize(join(dirname(file), path))}.ts`);

/** What a spec shares with others is as near as the spec is, and the parts of a DTO as near as the whole. */
const isNoStep = (user) => user.startsWith('test/support/') || user.endsWith('.dto.ts');

/** A file and whoever uses it, directly or not, with how far away they are: the nearest first, and its own spec before all. */
function reach(file, users) {
  const own = file.replace(/\.ts$/, '.spec.ts');
  const distances = new Map([[file, 0]]);
  if (users.get(file)?.includes(own)) distances.set(own, 1);
  for (let distance = 0, at = [file]; at.length > 0; distance += 1) {
    for (const each of at)
      for (const user of (users.get(each) ?? []).filter((it) => isNoStep(it) && !distances.has(it))) {
        distances.set(user, distance);
        at.push(user);
      }
    const next = new Set(at.flatMap((each) => users.get(each) ?? []).filter((user) => !distances.has(user)));
    for (const user of next) distances.set(user, distance + 1);
    at = distance === 0 && distances.has(own) ? [own, ...next] : [...next];
  }
  return distances;
}
