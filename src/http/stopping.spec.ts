import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { Body, Controller, Get, Module, Post, type BeforeApplicationShutdown } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createHttpApp } from './http-app.js';

/* What a server does at a stop with those who are connected. */

let begun: () => void;
let release: () => void;
/** What was begun last, and what it waits for. */
let isBegun: Promise<void>;
let isReleased: Promise<void>;
/** What a stop waits for before the server itself is closed. */
let isDrained: Promise<void>;

@Controller()
class TestController implements BeforeApplicationShutdown {
  beforeApplicationShutdown(): Promise<void> {
    return isDrained;
  }

  @Get('traag')
  async slow(): Promise<object> {
    begun();
    await isReleased;
    return { klaar: true };
  }

  @Post('inhoud')
  read(@Body() body: unknown): object {
    return { body };
  }
}

@Module({ controllers: [TestController] })
class TestModule {}

let app: NestExpressApplication;
let port: number;
let sockets: Socket[];

beforeEach(async () => {
  isBegun = new Promise((resolve) => (begun = resolve));
  isReleased = new Promise((resolve) => (release = resolve));
  isDrained = Promise.resolve();
  sockets = [];
  app = await createHttpApp(TestModule, { logger: false });
  await app.listen(0, '127.0.0.1');
  port = (app.getHttpServer() as { address(): AddressInfo }).address().port;
});
afterEach(async () => {
  release();
  for (const socket of sockets) socket.destroy();
  await app.close();
});

/** Sends this over a connection of its own, which it leaves open. */
async function send(text: string) {
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket);
  let received = '';
  socket.on('data', (data) => (received += data.toString()));
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write(text);
  const until = async (pattern: RegExp) => {
    while (!pattern.test(received)) await Promise.race([once(socket, 'data'), once(socket, 'close')]);
    return received;
  };
  return { socket, until, closed: new Promise((resolve) => socket.once('close', resolve)) };
}
const get = (path: string) => `GET /api/v1/${path} HTTP/1.1\r\nHost: x\r\n\r\n`;

describe('a server that stops', () => {
  it('answers what it has, and then closes what stands open for more', async () => {
    const slow = await send(get('traag'));
    await isBegun;
    const stopped = app.close();
    release();
    await expect(slow.until(/klaar/)).resolves.toContain('200 OK');
    await Promise.all([slow.closed, stopped]);
  });

  it('closes a connection on which nothing is asked', async () => {
    const idle = await send(get('niets'));
    await idle.until(/404/);
    await Promise.all([idle.closed, app.close()]);
  });

  it('closes a connection on which the rest of a request never comes', async () => {
    const half = await send('POST /api/v1/inhoud HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{');
    await Promise.all([half.closed, app.close()]);
  });

  it('closes that also while something else is being answered, once it is', async () => {
    const slow = await send(get('traag'));
    await isBegun;
    const half = await send('POST /api/v1/inhoud HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{');
    const stopped = app.close();
    release();
    await expect(slow.until(/klaar/)).resolves.toContain('200 OK');
    await Promise.all([half.closed, stopped]);
  });

  it('answers 503 to who asks something new over a connection that stood open, and closes it', async () => {
    let drained = () => {};
    isDrained = new Promise((resolve) => (drained = resolve));
    const open = await send(get('niets'));
    await open.until(/404/);
    const stopped = app.close();
    open.socket.write(get('niets'));
    await expect(open.until(/503/)).resolves.toMatch(/Connection: close/i);
    await open.closed;
    drained();
    await stopped;
  });
});
