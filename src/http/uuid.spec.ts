import type { AddressInfo } from 'node:net';
import { Controller, Get, Module } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHttpApp } from './http-app.js';
import { UuidParam } from './uuid.js';

@Controller('partijen')
class PartijenController {
  @Get(':uuid')
  get(@UuidParam() uuid: string): object {
    return { uuid };
  }
}

@Module({ controllers: [PartijenController] })
class TestModule {}

let app: NestExpressApplication;
let url: string;

beforeAll(async () => {
  app = await createHttpApp(TestModule, { logger: false });
  await app.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${(app.getHttpServer() as { address(): AddressInfo }).address().port}/api/v1/partijen`;
});
afterAll(() => app.close());

describe('a uuid in a path', () => {
  it.each(['6f1c0a52-5d0e-4a55-9d3b-2f6a7c1e8b90', '6F1C0A52-5D0E-4A55-9D3B-2F6A7C1E8B90'])(
    'is read in lower case: %s',
    async (uuid) => {
      const response = await fetch(`${url}/${uuid}`);
      expect([response.status, await response.json()]).toEqual([200, { uuid: uuid.toLowerCase() }]);
    },
  );

  it.each(['1', '6f1c0a525d0e4a559d3b2f6a7c1e8b90', '6f1c0a52-5d0e-4a55-9d3b-2f6a7c1e8b9g'])(
    'is of nothing when it is none: %s',
    async (uuid) => {
      expect((await fetch(`${url}/${uuid}`)).status).toBe(404);
    },
  );
});
