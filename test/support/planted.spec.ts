import { describe, expect, it } from '@jest/globals';
import { findPlanted, PLANTED } from './planted.js';

const { email, notitie, bsn } = PLANTED;

describe(findPlanted.name, () => {
  it.each([
    ['as it is', `klant ${email}!`, 'email'],
    ['in other capitals', email.toUpperCase(), 'email'],
    ['a piece of it', `…${notitie.slice(5, 13)}…`, 'notitie'],
    ['a piece of a number', `x${bsn.slice(0, 8)}`, 'bsn'],
    ['in an address', encodeURIComponent(notitie), 'notitie'],
    ['in an address within an address', encodeURIComponent(encodeURIComponent(notitie)), 'notitie'],
    ['in a query', new URLSearchParams({ notitie }).toString(), 'notitie'],
    ...[0, 1, 2, 3].flatMap((before) =>
      (['base64', 'base64url'] as const).map(
        (encoding) =>
          [
            `in ${encoding} after ${before}`,
            Buffer.from(`${'é'.repeat(before)}${email}a`).toString(encoding),
            'email',
          ] as const,
      ),
    ),
    ['in hexadecimals', Buffer.from(`a${bsn}`).toString('hex'), 'bsn'],
  ] as const)('%s', (_, text, name) => {
    expect(findPlanted(text).map((it) => it.split(' ')[0])).toContain(name);
  });

  it('finds nothing where nothing stands', () => {
    expect(findPlanted('De aanvraag is geregistreerd: 9194a0f8-df7b-4b8c-a227-709a5ca27835.')).toEqual([]);
  });
});
