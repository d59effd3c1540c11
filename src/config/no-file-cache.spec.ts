import { afterAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import './no-file-cache.js';

const NAME = 'JITI_FS_CACHE';
const before = process.env[NAME];

beforeEach(() => void jest.resetModules());
afterAll(() => {
  if (before === undefined) delete process.env[NAME];
  else process.env[NAME] = before;
});

describe('a folder for files of the library for migrations', () => {
  it('is not made', async () => {
    delete process.env[NAME];
    await import('./no-file-cache.js');
    expect(process.env[NAME]).toBe('false');
  });

  it('is made where somebody says so', async () => {
    process.env[NAME] = 'true';
    await import('./no-file-cache.js');
    expect(process.env[NAME]).toBe('true');
  });
});
