import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { describeClient } from '../../src/describe-api.js';

describe('the types of the client', () => {
  it('are those of the description of the API: npm run client makes them', async () => {
    expect(readFileSync('client/src/api.ts', 'utf8')).toBe(await describeClient());
  });

  it('are of the version of the API', () => {
    const [product, client] = ['package.json', 'client/package.json'].map(
      (path) => JSON.parse(readFileSync(path, 'utf8')) as { version: string; engines: { node: string } },
    );
    expect(client?.version).toBe(product?.version);
  });
});
