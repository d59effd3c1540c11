import { readFileSync } from 'node:fs';

// Holds the licence of everything that is installed against a list, of those that go with the EUPL-1.2. What a package of before
// SPDX says in another way stands there by its name.
const { licences, 'said elsewhere': saidElsewhere } = read(new URL('licences/allowed.json', import.meta.url));
const { packages } = read(process.argv[2] ?? new URL('../package-lock.json', import.meta.url));

const refused = Object.entries(packages).flatMap(([path, { license, link }]) => {
  const name = path.replace(/^.*node_modules\//, '');
  const said = license ?? saidElsewhere[name];
  return path === '' || link || isAllowed(said ?? '') ? [] : `${name}: ${said ?? 'geen licentie'}`;
});
for (const line of new Set(refused)) console.error(line);
console.log(`${Object.keys(packages).length} pakketten, ${refused.length} met een licentie die niet op de lijst staat`);
process.exitCode = refused.length === 0 ? 0 : 1;

/** Of an SPDX expression: one of what OR joins, and all that AND joins. */
function isAllowed(expression) {
  const parts = (text, word) => text.split(` ${word} `).map((part) => part.replaceAll(/[()]/g, '').trim());
  return parts(expression, 'OR').some((some) => parts(some, 'AND').every((licence) => licences.includes(licence)));
}

function read(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
