import { describe, expect, it } from '@jest/globals';
import type { Request } from 'express';
import type { Settings } from '../config/settings.js';
import { isFromOwnPage, ownOrigin } from './own-origin.js';

const requestWith = (headers: Readonly<Record<string, string>>) => ({ headers }) as unknown as Request;
const settingsWith = (pages: object | undefined) => ({ pages }) as Pick<Settings, 'pages'>;

describe(ownOrigin.name, () => {
  it.each([
    ['no pages', undefined, { host: 'localhost:3000' }, undefined],
    [
      'an address that was set',
      { publicUrl: 'https://klantregie.example' },
      { host: 'elders.example' },
      'https://klantregie.example',
    ],
    ['this machine', {}, { host: 'localhost:3000' }, 'http://localhost:3000'],
    ['this machine by its number', {}, { host: '127.0.0.1:3000' }, 'http://127.0.0.1:3000'],
    ['another machine', {}, { host: 'elders.example' }, undefined],
    ['something that is no host', {}, { host: 'a b' }, undefined],
  ])('%s', (_, pages, headers, expected) => {
    expect(ownOrigin(settingsWith(pages), requestWith(headers))).toBe(expected);
  });
});

describe(isFromOwnPage.name, () => {
  const ORIGIN = 'https://klantregie.example';
  it.each([
    [{ origin: ORIGIN }, true],
    [{ origin: ORIGIN, 'sec-fetch-site': 'cross-site' }, true],
    [{ origin: 'https://elders.example' }, false],
    [{ origin: 'https://elders.example', 'sec-fetch-site': 'same-origin' }, false],
    [{ origin: 'null', 'sec-fetch-site': 'same-origin' }, true],
    [{ origin: 'null', 'sec-fetch-site': 'same-site' }, false],
    [{ origin: 'null' }, false],
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{ 'sec-fetch-site': 'none' }, false],
    [{}, false],
  ] as [Record<string, string>, boolean][])('%j: %s', (headers, expected) => {
    expect(isFromOwnPage(requestWith(headers), ORIGIN)).toBe(expected);
  });
});
