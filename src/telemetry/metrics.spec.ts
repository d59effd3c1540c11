import { beforeEach, describe, expect, it } from '@jest/globals';
import { Metrics } from './metrics.js';

let metrics: Metrics;
const lines = async () => (await metrics.read()).text.split('\n').filter((line) => line.startsWith('proef_'));

beforeEach(() => {
  metrics = new Metrics();
});

describe(Metrics.name, () => {
  it('counts', async () => {
    const count = metrics.counter('proef_total', 'Proeven.', ['uitkomst']);
    count({ uitkomst: 'voltooid' });
    count({ uitkomst: 'voltooid' });
    count({ uitkomst: 'vraagtAandacht' });
    expect(await lines()).toEqual(['proef_total{uitkomst="voltooid"} 2', 'proef_total{uitkomst="vraagtAandacht"} 1']);
  });

  it('measures how long something takes', async () => {
    metrics.timer('proef_seconds', 'Duur.', ['stap'])()({ stap: 'partij' });
    expect(await lines()).toEqual(
      expect.arrayContaining(['proef_seconds_bucket{le="1",stap="partij"} 1', 'proef_seconds_count{stap="partij"} 1']),
    );
  });

  it('asks how something stands when somebody looks, and forgets what was before', async () => {
    let open = ['klanten'];
    metrics.gauge('proef_open', 'Open.', ['register'], () => open.map((register) => [{ register }, 1]));
    expect(await lines()).toEqual(['proef_open{register="klanten"} 1']);
    open = ['zaken'];
    expect(await lines()).toEqual(['proef_open{register="zaken"} 1']);
  });

  it('leaves out what cannot be told, and tells the rest', async () => {
    metrics.gauge('proef_weg', 'Weg.', [], () => Promise.reject(new Error('no database')));
    metrics.gauge('proef_daar', 'Daar.', [], () => [[{}, 3]]);
    expect(await lines()).toEqual(['proef_daar 3']);
  });

  it('says how far the event loop lags behind, for who watches', async () => {
    expect((await metrics.read()).text).not.toContain('eventloop');
    metrics.watchProcess();
    expect((await metrics.read()).text).toMatch(/^nodejs_eventloop_lag_seconds [\d.e-]+$/m);
  });
});
