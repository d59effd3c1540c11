import { describe, expect, it } from '@jest/globals';
import { isFromThisMachine } from './loopback-only.js';

const host = 'localhost:3001';

describe(isFromThisMachine.name, () => {
  it.each([
    { host },
    { host: '127.0.0.1:3001' },
    { host: '[::1]:3001' },
    { host, origin: `http://${host}` },
    { host, 'sec-fetch-site': 'none' },
    { host, 'sec-fetch-site': 'same-origin' },
  ])('is so of a program, and of a page from here: %j', (headers) => {
    expect(isFromThisMachine(headers)).toBe(true);
  });

  it.each([
    {},
    { host: '' },
    { host: 'kwaad.example' },
    { host: 'localhost.kwaad.example:3001' },
    { host: 'localhost@kwaad.example' },
    { host: '192.168.1.7:3001' },
    { host, origin: 'https://kwaad.example' },
    { host, origin: 'null' },
    // Another program on this machine.
    { host, origin: 'http://localhost:8080' },
    { host, 'sec-fetch-site': 'cross-site' },
    { host, 'sec-fetch-site': 'same-site' },
  ])('is not so under another name, or of a page from elsewhere: %j', (headers) => {
    expect(isFromThisMachine(headers)).toBe(false);
  });
});
