import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readConnection } from './read-connection.js';

const [CERT, KEY, CA, OTHER_KEY] = ['client.pem', 'client.key', 'ca.pem', 'server.key'].map((file) =>
  join('test/certificates', file),
) as [string, string, string, string];

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'klantregie-connection-'))));
afterAll(() => rmSync(folder, { recursive: true }));

function fileWith(text: string): string {
  const file = join(folder, 'bestand');
  writeFileSync(file, text);
  return file;
}

function read(files: Readonly<Record<string, string>>) {
  const problems: string[] = [];
  return { connection: readConnection('ZAKEN', (setting) => files[setting], problems), problems };
}

describe(readConnection.name, () => {
  it('has nothing of its own when nothing is said', () => {
    expect(read({})).toEqual({ connection: { headers: {}, tls: {} }, problems: [] });
  });

  it('reads what the files hold', () => {
    const headers = fileWith('# voor de outway\r\nFsc-Grant-Hash: $1$4$abc:d==\n\nX-Sleutel :geheim\n');
    const { connection, problems } = read({ ZAKEN_CERT: CERT, ZAKEN_KEY: KEY, ZAKEN_CA: CA, ZAKEN_HEADERS: headers });
    expect(problems).toEqual([]);
    const [cert, key, ca] = [CERT, KEY, CA].map((file) => readFileSync(file, 'utf8'));
    expect(connection).toEqual({
      headers: { 'fsc-grant-hash': '$1$4$abc:d==', 'x-sleutel': 'geheim' },
      tls: { cert, key, ca },
    });
  });

  it.each([
    ['a file that is not there', { ZAKEN_CA: '/bestaat/niet' }, 'ZAKEN_CA noemt'],
    ['a certificate without a key', { ZAKEN_CERT: CERT }, 'ZAKEN_CERT en ZAKEN_KEY horen'],
    ['a key without a certificate', { ZAKEN_KEY: KEY }, 'ZAKEN_CERT en ZAKEN_KEY horen'],
    ['a key of another certificate', { ZAKEN_CERT: CERT, ZAKEN_KEY: OTHER_KEY }, 'ZAKEN_CERT en ZAKEN_KEY zijn geen'],
    ['a key for a certificate', { ZAKEN_CERT: KEY, ZAKEN_KEY: KEY }, 'ZAKEN_CERT en ZAKEN_KEY zijn geen'],
    ['a key for an authority', { ZAKEN_CA: KEY }, 'ZAKEN_CA is geen certificaat'],
  ])('names %s', (_, files, problem) => {
    expect(read(files).problems).toEqual([expect.stringContaining(problem)]);
  });

  it.each([
    'geheim',
    ': geheim',
    'X-Sleutel:',
    'X Sleutel: geheim',
    'X-Sleutel: ge\u0000heim',
    'Authorization: geheim',
    'Host: geheim',
    'content-length: 3',
    'Goed: wel\nTransfer-Encoding: geheim',
  ])('names a header that may not be, and never what it says: %j', (text) => {
    const { problems } = read({ ZAKEN_HEADERS: fileWith(text) });
    expect(problems).toEqual([expect.stringContaining('ZAKEN_HEADERS heeft niet')]);
    expect(problems.join('')).not.toContain('geheim');
  });
});
