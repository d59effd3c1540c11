import * as fc from 'fast-check';

/** Stands for a number as it is written, which JavaScript itself could not write so. */
const RAW = 'raw-number:';
const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'kleur',
  '',
  '🙂',
  'x'.repeat(300),
  'a/b~c',
];

const strange = fc.oneof(
  fc.constantFrom(
    null,
    true,
    0,
    -1,
    1.5,
    '',
    ' ',
    [],
    {},
    [null],
    [[]],
    '\0',
    'a\0b',
    '\uD800',
    'a\uDC00b',
    '🙂',
    '\u202E\uFEFF',
    '\r\nX-Injected: 1',
    'true',
    '1',
    'null',
    'x'.repeat(201),
    'x'.repeat(5000),
    '🙂'.repeat(100),
    `${RAW}1e999`,
    `${RAW}-0`,
    `${RAW}123456789012345678901234567890`,
    `${RAW}0.1e-400`,
  ),
  fc.jsonValue({ maxDepth: 3 }),
  fc.integer({ min: 2, max: 400 }).map(nested),
  fc.integer({ min: 11, max: 2000 }).map((length) => Array.from({ length }, () => 0)),
  fc.constantFrom('__proto__', 'constructor').map((name) => Object.fromEntries([[name, { vervuild: true }]])),
);

const step = fc.record({
  at: fc.nat(),
  how: fc.oneof(
    { weight: 4, arbitrary: strange.map((value) => ({ kind: 'replace', value })) },
    { weight: 2, arbitrary: fc.constant({ kind: 'remove' }) },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('add'), name: fc.constantFrom(...NAMES), value: strange }),
    },
    { weight: 1, arbitrary: fc.constantFrom({ kind: 'repeat' }, { kind: 'wrap' }, { kind: 'text' }) },
  ),
});

/** Bodies with one to three things changed that may well be wrong. */
export function mutated(bodies) {
  return fc
    .tuple(bodies, fc.array(step, { minLength: 1, maxLength: 3 }))
    .map(([body, steps]) => steps.reduce((changed, { at, how }) => change(changed, at, how), body));
}

/** As JSON, with numbers that JavaScript would have written otherwise. */
export function toText(body) {
  return JSON.stringify(body)?.replaceAll(new RegExp(`"${RAW}([^"]*)"`, 'g'), '$1');
}

function change(body, at, how) {
  const places = [...placesIn(body)];
  return replaceAt(body, places[at % places.length], how);
}

/** Every place in a value: the keys that lead there. Not deeper than requests ever are. */
function* placesIn(value, path = []) {
  yield path;
  if (typeof value !== 'object' || value === null || path.length > 8) return;
  for (const key of Object.keys(value).slice(0, 30)) yield* placesIn(value[key], [...path, key]);
}

function replaceAt(value, [key, ...rest], how) {
  if (key === undefined) return applied(value, how);
  if (rest.length === 0 && how.kind === 'remove')
    return Array.isArray(value) ? value.filter((_, index) => index !== Number(key)) : without(value, key);
  const part = replaceAt(value[key], rest, how);
  if (Array.isArray(value)) return value.with(Number(key), part);
  return Object.fromEntries(Object.entries(value).map(([name, old]) => [name, name === key ? part : old]));
}

function applied(value, how) {
  switch (how.kind) {
    case 'replace':
      return how.value;
    case 'add':
      return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries([...Object.entries(value), [how.name, how.value]])
        : how.value;
    case 'repeat':
      return [value, value];
    case 'wrap':
      return { waarde: value };
    case 'text':
      return String(JSON.stringify(value));
    default:
      return null;
  }
}

function without(value, key) {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
}

function nested(depth) {
  let value = 'diep';
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { klant: value };
  return value;
}
