import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
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
    const headers = fileWith('# voor de outway\r\nFsc-Grant-Hash: $1$4$abc:d==\n \t\n\nX-Sleutel :geheim\n');
    const { connection, problems } = read({ ZAKEN_CERT: CERT, ZAKEN_KEY: KEY, ZAKEN_CA: CA, ZAKEN_HEADERS: headers });
    expect(problems).toEqual([]);
    const [cert, key, ca] = [CERT, KEY, CA].map((file) => readFileSync(file, 'utf8'));
    expect(connection.headers).toEqual({ 'fsc-grant-hash': '$1$4$abc:d==', 'x-sleutel': 'geheim' });
    expect(connection.tls).toEqual({ cert, key, ca });
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

  describe('of files that are renewed', () => {
    const at = (file: string) => join(folder, file);
    const renew = (cert: string, key: string) => {
      copyFileSync(cert, at('ons.pem'));
      copyFileSync(key, at('ons.key'));
    };
    const files = () => ({ ZAKEN_CERT: at('ons.pem'), ZAKEN_KEY: at('ons.key'), ZAKEN_CA: at('zij.pem') });
    const OTHER_CERT = join('test/certificates', 'server.pem');

    beforeEach(() => {
      jest.useFakeTimers();
      renew(CERT, KEY);
      copyFileSync(CA, at('zij.pem'));
    });
    afterEach(() => {
      jest.useRealTimers();
    });

    it('takes over what they hold, soon', () => {
      const { connection } = read(files());
      const before = connection.tls;
      renew(OTHER_CERT, OTHER_KEY);
      jest.advanceTimersByTime(999);
      expect(connection.tls).toBe(before);
      jest.advanceTimersByTime(1);
      const [cert, key, ca] = [OTHER_CERT, OTHER_KEY, CA].map((file) => readFileSync(file, 'utf8'));
      expect(connection.tls).toEqual({ cert, key, ca });
    });

    it('is the same for as long as nothing changes', () => {
      const { connection } = read(files());
      const before = connection.tls;
      jest.advanceTimersByTime(60_000);
      expect(connection.tls).toBe(before);
    });

    it.each([
      ['half of them', () => copyFileSync(OTHER_CERT, at('ons.pem'))],
      ['something else', () => writeFileSync(at('zij.pem'), 'geen certificaat')],
      ['nothing', () => rmSync(at('ons.key'))],
    ])('goes on with what there was while there is %s, and takes over the rest once it comes', (_, spoil) => {
      const { connection } = read(files());
      const before = connection.tls;
      spoil();
      for (let times = 0; times < 2; times += 1) {
        jest.advanceTimersByTime(1000);
        expect(connection.tls).toBe(before);
      }
      copyFileSync(CA, at('zij.pem'));
      renew(OTHER_CERT, OTHER_KEY);
      jest.advanceTimersByTime(1000);
      expect(connection.tls).toMatchObject({ cert: readFileSync(OTHER_CERT, 'utf8') });
    });
  });
});
