import { readFileSync } from 'node:fs';
import type { NamedKey } from '../encryption/keyring.js';

const KEY_BYTES = 32;
/** A name stands in front of every value: short, and without what ends it there. */
const KEY = /^([\w-]{1,20}):([A-Za-z0-9+/]{43}=)$/;

const HOW =
  'Maak een sleutel met: openssl rand -base64 32 (of: node -p "crypto.randomBytes(32).toString(\'base64\')"). ' +
  'Geef hem een naam: ENCRYPTION_KEYS=2026-1:de-sleutel. Bewaar hem apart van de database.';

/**
 * The keys that what is stored is encrypted with: those of ENCRYPTION_KEYS, then those in the file ENCRYPTION_KEYS_FILE. The
 * first is for what is new. Adds to the problems what is wrong, and never a key.
 */
export function readEncryptionKeys(
  environment: Readonly<Record<string, string | undefined>>,
  problems: string[],
): readonly NamedKey[] {
  const lines = [
    ...linesOf(environment['ENCRYPTION_KEYS'] ?? ''),
    ...linesInFile(environment['ENCRYPTION_KEYS_FILE']?.trim() ?? '', problems),
  ];
  if (lines.length === 0) problems.push(`ENCRYPTION_KEYS ontbreekt. ${HOW}`);
  const keys = namedKeysOf(lines);
  if (keys.length < lines.length)
    problems.push(`ENCRYPTION_KEYS is geen lijst van naam:sleutel, met komma’s of regels ertussen. ${HOW}`);
  else if (new Set(keys.map(({ id }) => id)).size < keys.length)
    problems.push('ENCRYPTION_KEYS noemt twee sleutels met dezelfde naam.');
  return keys;
}

/** Those that are a name, a colon and 32 bytes in base64. */
export const namedKeysOf = (lines: readonly string[]): NamedKey[] =>
  lines.flatMap((line) => {
    const [, id, secret] = KEY.exec(line) ?? [];
    return id !== undefined && secret !== undefined && Buffer.from(secret, 'base64').length === KEY_BYTES
      ? [{ id, secret }]
      : [];
  });

const linesOf = (text: string): string[] =>
  text
    .split(/[,\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));

function linesInFile(path: string, problems: string[]): string[] {
  if (path === '') return [];
  try {
    return linesOf(readFileSync(path, 'utf8'));
  } catch {
    problems.push('ENCRYPTION_KEYS_FILE is niet te lezen.');
    return [];
  }
}
