import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Settings } from '../config/settings.js';
import type { Log } from '../telemetry/log.js';
import { Metrics } from '../telemetry/metrics.js';
import { MetricsPort } from './metrics-port.js';

let metrics: Metrics;
let logged: unknown[];
let opened: MetricsPort[];

beforeEach(() => {
  metrics = new Metrics();
  [logged, opened] = [[], []];
});
afterEach(() => opened.forEach((it) => it.beforeApplicationShutdown()));

async function open(port: number | undefined): Promise<MetricsPort> {
  const log = { error: (...args: unknown[]) => logged.push(...args) } as unknown as Log;
  const it = new MetricsPort(metrics, { host: '127.0.0.1', metrics: { port } } as unknown as Settings, log);
  opened.push(it);
  await it.onApplicationBootstrap();
  return it;
}

const ask = ({ port }: MetricsPort, path = '/metrics', method = 'GET') =>
  fetch(`http://127.0.0.1:${port}${path}`, { method });

describe(MetricsPort.name, () => {
  it('is not there unless it was asked for', async () => {
    expect((await open(undefined)).port).toBeUndefined();
  });

  it('tells the metrics, and nothing else', async () => {
    metrics.counter('proef_total', 'Proeven.', ['uitkomst'])({ uitkomst: 'voltooid' });
    const port = await open(0);
    const answer = await ask(port);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, (await metrics.read()).type]);
    expect(await answer.text()).toContain('proef_total{uitkomst="voltooid"} 1');
    expect((await ask(port, '/')).status).toBe(404);
    expect((await ask(port, '/metrics', 'POST')).status).toBe(404);
  });

  it('says so when they cannot be told', async () => {
    const error = new Error('no metrics');
    metrics.read = () => Promise.reject(error);
    expect((await ask(await open(0))).status).toBe(500);
    expect(logged).toEqual([{ err: error }, 'the metrics could not be told']);
  });

  it('stops what goes on when the product stops', async () => {
    const port = await open(0);
    const number = port.port;
    metrics.read = () => new Promise(() => {});
    const asked = ask(port);
    // A second one is answered, so that the first has come in.
    await ask(port, '/');
    port.beforeApplicationShutdown();
    await expect(asked).rejects.toThrow('fetch failed');
    await expect(fetch(`http://127.0.0.1:${number}/metrics`)).rejects.toThrow('fetch failed');
  });

  it('rejects when the port is taken', async () => {
    const { port } = await open(0);
    await expect(open(port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
