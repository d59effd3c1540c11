import { describe, expect, it } from '@jest/globals';
import type { Request, Response } from 'express';
import { Cookie, cookiesOf } from './cookie.js';

const requestWith = (cookie?: string) => ({ headers: { cookie } }) as Request;

/** What a browser is told: name, value and options. */
function told(work: (response: Response) => void): unknown[] {
  const calls: unknown[] = [];
  work({
    cookie: (...args: unknown[]) => calls.push(['cookie', ...args]),
    clearCookie: (...args: unknown[]) => calls.push(['clear', ...args]),
  } as unknown as Response);
  return calls;
}

describe(Cookie.name, () => {
  const secure = new Cookie('https://klantregie.example', 'proef');
  const plain = new Cookie('http://localhost:3000', 'proef');

  it('is of this host alone where that can be said', () => {
    const options = { httpOnly: true, secure: true, sameSite: 'lax', path: '/' };
    expect(told((response) => secure.set(response, 'abc'))).toEqual([['cookie', '__Host-proef', 'abc', options]]);
    expect(told((response) => secure.clear(response))).toEqual([['clear', '__Host-proef', options]]);
  });

  it('has another name and needs no https at an address without it', () => {
    const options = { httpOnly: true, secure: false, sameSite: 'lax', path: '/' };
    expect(told((response) => plain.set(response, 'abc'))).toEqual([['cookie', 'proef', 'abc', options]]);
    expect(told((response) => plain.clear(response))).toEqual([['clear', 'proef', options]]);
  });

  it('lasts as long as it is told', () => {
    expect(told((response) => plain.set(response, 'abc', 60))).toEqual([
      ['cookie', 'proef', 'abc', expect.objectContaining({ maxAge: 60_000 })],
    ]);
    expect(told((response) => plain.set(response, 'abc', 0))).toEqual([
      ['cookie', 'proef', 'abc', expect.objectContaining({ maxAge: 0 })],
    ]);
  });

  it('is read by its own name only', () => {
    expect(secure.read(requestWith('proef=vals; __Host-proef=echt'))).toBe('echt');
    expect(plain.read(requestWith('__Host-proef=vals; proef=echt'))).toBe('echt');
    expect(plain.read(requestWith('proef2=x'))).toBeUndefined();
    expect(plain.read(requestWith())).toBeUndefined();
  });
});

describe(cookiesOf.name, () => {
  it.each([
    [undefined, []],
    ['', []],
    ['a=1', [['a', '1']]],
    [
      'a=1; b=2;c=3',
      [
        ['a', '1'],
        ['b', '2'],
        ['c', '3'],
      ],
    ],
    ['a=b=c==', [['a', 'b=c==']]],
    [
      'a=1;; =x;b',
      [
        ['a', '1'],
        ['b', ''],
      ],
    ],
  ])('%j', (cookie, expected) => {
    expect(cookiesOf(requestWith(cookie))).toEqual(expected);
  });
});
