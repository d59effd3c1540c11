import { describe, expect, it } from '@jest/globals';
import type { Settings } from '../config/settings.js';
import { Metrics } from '../telemetry/metrics.js';
import { ShownResponse } from '../../test/support/shown-response.js';
import { MetricsController } from './metrics.controller.js';

function read(token: string | undefined, authorization: string | undefined, response = new ShownResponse()) {
  const metrics = new Metrics();
  metrics.counter('klantregie_proef_total', 'Hoe vaak iets gebeurde.', [])({});
  const controller = new MetricsController(metrics, { metrics: { token } } as unknown as Settings);
  return controller.read(authorization, response.asResponse);
}

describe(MetricsController.name, () => {
  it('tells the metrics to who has the token', async () => {
    const response = new ShownResponse();
    expect(await read('geheim', 'Bearer geheim', response)).toContain('klantregie_proef_total 1');
    expect(response.headers['Content-Type']).toMatch(/^text\/plain; version=/);
  });

  it.each([undefined, '', 'Bearer', 'Bearer ander', 'geheim', 'Bearer geheim2'])('not with %j', async (given) => {
    await expect(read('geheim', given)).rejects.toMatchObject({ problem: { status: 401 } });
  });

  it.each([undefined, 'Bearer undefined'])('is not here where there is none: %j', async (given) => {
    await expect(read(undefined, given)).rejects.toMatchObject({ problem: { status: 404 } });
  });
});
