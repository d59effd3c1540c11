import { describe, expect, it } from '@jest/globals';
import { isEmail, isUrl, passesElevenProof } from './formats.js';

describe('formats', () => {
  it.each(['a@voorbeeld.test', 'a@localhost', 'a@münchen.test', 'a.b+c@sub.voorbeeld.test'])(
    '%s is an e-mail',
    (text) => {
      expect(isEmail(text)).toBe(true);
    },
  );

  it.each([
    'geen adres',
    'a@b',
    'jörg@voorbeeld.test',
    'a b@voorbeeld.test',
    'a..b@voorbeeld.test',
    '@x.test',
    'a@LOCALHOST',
    '',
  ])('%j is none', (text) => expect(isEmail(text)).toBe(false));

  it.each([
    'http://localhost:8001/a/b',
    'https://voorbeeld.test',
    'http://127.0.0.1/x?y=1',
    'http://u:p@voorbeeld.test/',
  ])('%s is a URL', (text) => expect(isUrl(text)).toBe(true));

  it.each(['http://openzaak:8000/x', 'http://x/', 'voorbeeld.test', 'http://', 'mailto:a@b.test', 'http://a b.test/'])(
    '%j is none',
    (text) => expect(isUrl(text)).toBe(false),
  );

  it('knows a BSN by its eleven-proof', () => {
    expect(['111222333', '999990019', '999993653', '000000000'].every(passesElevenProof)).toBe(true);
    expect(passesElevenProof('123456789')).toBe(false);
  });
});
