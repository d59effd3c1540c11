import type { AddressInfo } from 'node:net';
import { Controller, Get, Logger, Module, Post } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHttpApp } from './http-app.js';

const KCC = 'https://kcc.example';
const PATH = '/api/v1/klantcontacten';

@Controller()
class TestController {
  @Get('klantcontacten')
  list(): object {
    return {};
  }

  @Post('klantcontacten')
  create(): object {
    return {};
  }

  @Get()
  root(): object {
    return { naam: 'test' };
  }
}

@Module({ controllers: [TestController] })
class TestModule {}

const apps: NestExpressApplication[] = [];

async function start(corsOrigins?: readonly string[]): Promise<string> {
  const app = await createHttpApp(TestModule, { logger: false, ...(corsOrigins && { corsOrigins }) });
  apps.push(app);
  await app.listen(0, '127.0.0.1');
  return `http://127.0.0.1:${(app.getHttpServer() as { address(): AddressInfo }).address().port}`;
}

afterAll(async () => {
  for (const app of apps) await app.close();
  Logger.overrideLogger(true);
});

describe('with a list of origins', () => {
  let url: string;
  beforeAll(async () => void (url = await start(['https://balie.example', KCC])));

  const call = (method: string, path: string, headers: Record<string, string>) =>
    fetch(url + path, { method, headers });
  const preflight = (path: string, origin: string) =>
    call('OPTIONS', path, { Origin: origin, 'Access-Control-Request-Method': 'POST' });

  it('a page of one of them may read an answer and its headers', async () => {
    const { status, headers } = await call('GET', PATH, { Origin: KCC });
    expect(status).toBe(200);
    expect(headers.get('access-control-allow-origin')).toBe(KCC);
    expect(headers.get('access-control-expose-headers')).toContain('Retry-After');
    expect(headers.get('access-control-allow-credentials')).toBeNull();
    expect(headers.get('vary')).toContain('Origin');
  });

  it('a page of one of them may read a problem', async () => {
    const { status, headers } = await call('GET', '/api/v1/niets', { Origin: KCC });
    expect(status).toBe(404);
    expect(headers.get('access-control-allow-origin')).toBe(KCC);
  });

  it('a page of one of them may ask beforehand', async () => {
    const response = await preflight(PATH, KCC);
    expect(response.status).toBe(204);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': KCC,
      'access-control-allow-methods': 'GET, HEAD, POST',
      'access-control-allow-headers': expect.stringContaining('Idempotency-Key'),
      'access-control-max-age': '600',
      'api-version': expect.any(String),
      vary: 'Origin',
    });
    expect(await response.text()).toBe('');
  });

  it.each(['https://ander.example', 'http://kcc.example', `${KCC}:8443`, 'null', `${KCC}.ander.example`])(
    'a page of %s may not',
    async (origin) => {
      const answers = [await call('GET', PATH, { Origin: origin }), await preflight(PATH, origin)];
      expect(answers.map(({ status }) => status)).toEqual([200, 405]);
      for (const { headers } of answers) {
        expect(headers.get('access-control-allow-origin')).toBeNull();
        expect(headers.get('vary')).toContain('Origin');
      }
    },
  );

  it('OPTIONS is still no method of the API', async () => {
    const response = await call('OPTIONS', PATH, { Origin: KCC });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD, POST');
  });

  it('what is no question beforehand is answered as ever', async () => {
    const { status, headers } = await call('GET', PATH, { Origin: KCC, 'Access-Control-Request-Method': 'POST' });
    expect([status, headers.get('access-control-allow-methods')]).toEqual([200, null]);
  });

  it('what does not exist is still refused', async () => {
    expect((await preflight('/api/v1/niets', KCC)).status).toBe(404);
  });
});

describe('without origins', () => {
  let url: string;
  beforeAll(async () => void (url = await start()));

  it('no page may, and caches need not know', async () => {
    const { headers } = await fetch(url + PATH, { headers: { Origin: KCC } });
    expect([headers.get('access-control-allow-origin'), headers.get('vary')]).toEqual([null, null]);
  });

  it('the root may be called with a slash and without, and only the root', async () => {
    const statuses = ['/api/v1', '/api/v1/', '/api/v1/?x=1', '/api/v1//', `${PATH}/`].map(
      async (path) => (await fetch(url + path)).status,
    );
    expect(await Promise.all(statuses)).toEqual([200, 200, 200, 404, 404]);
  });
});
