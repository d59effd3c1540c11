import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { Settings } from '../../config/settings.js';
import { beginRun, countRuns, endRun } from '../../durable/ownership.js';
import { Metrics } from '../../telemetry/metrics.js';
import { atRegister } from '../../timing/at-register.js';
import { submissionOf } from '../intake/submission.js';
import { Places } from './places.js';

const placesWith = (verzoeken: object, wachttijd = 60_000): Places => {
  const configuration = {
    verzoeken: { tegelijk: 100, wachtrij: 100, vlot: 60_000, lopend: 100, ...verzoeken },
    tijden: { wachttijd },
  };
  const places = new Places({ configuration } as unknown as Settings, new Metrics());
  places.onApplicationBootstrap();
  return places;
};

const submission = (who: string, key: string, content: unknown = {}) =>
  submissionOf('productaanvraag', { id: who } as Parameters<typeof submissionOf>[1], [key], content);

const tooBusy = { problem: { type: '/problemen/te-druk', status: 503 }, headers: { 'Retry-After': '2' } };

/** Work that goes on until it is told to end. */
function work() {
  let end: (value: string) => void = () => {};
  const ended = new Promise<string>((resolve) => (end = resolve));
  return { end, work: () => ended };
}

describe(Places.name, () => {
  it('sends away at once who finds the line full', async () => {
    const places = placesWith({ tegelijk: 1, wachtrij: 0 });
    const { end, work: first } = work();
    const accepted = places.accept(submission('an', 'een'), first);
    await expect(places.accept(submission('an', 'twee'), async () => 'twee')).rejects.toMatchObject(tooBusy);
    end('een');
    await expect(accepted).resolves.toBe('een');
  });

  it('sends away who has waited as long as a caller waits', async () => {
    const places = placesWith({ tegelijk: 1 }, 1);
    const { end, work: first } = work();
    const accepted = places.accept(submission('an', 'een'), first);
    await expect(places.accept(submission('an', 'twee'), async () => 'twee')).rejects.toMatchObject(tooBusy);
    end('een');
    await accepted;
  });

  it('accepts once what is sent several times at once', async () => {
    const places = placesWith({ tegelijk: 1, wachtrij: 0 });
    let times = 0;
    const once = async () => `keer ${(times += 1)}`;
    const same = [1, 2, 3].map(() => places.accept(submission('an', 'een'), once));
    await expect(Promise.all(same)).resolves.toEqual(['keer 1', 'keer 1', 'keer 1']);
    await expect(places.accept(submission('an', 'een'), once)).resolves.toBe('keer 2');
  });

  it.each([
    ['another caller', submission('bo', 'een')],
    ['another key', submission('an', 'twee')],
    ['other content', submission('an', 'een', { product: 'anders' })],
  ])('takes for another request: %s', async (_, other) => {
    const places = placesWith({});
    const answers = [places.accept(submission('an', 'een'), async () => 1), places.accept(other, async () => 2)];
    await expect(Promise.all(answers)).resolves.toEqual([1, 2]);
  });

  it('accepts fewer at once when its own log is slow, and more again when it is not', async () => {
    const places = placesWith({});
    const looks = (milliseconds: number) => places.known(async () => void jest.advanceTimersByTime(milliseconds));
    jest.useFakeTimers();
    try {
      for (let time = 0; time < 50; time += 1) await looks(1);
      for (let time = 0; time < 50; time += 1) await looks(100);
      const busy = Array.from({ length: 8 }, work);
      const first = busy.map((it, index) => places.accept(submission('an', `nummer ${index}`), it.work));
      const next = places.accept(submission('an', 'volgende'), async () => 'straks');
      expect(countRuns() + places.size.taken).toBe(4);
      expect(places.size.waiting).toBeGreaterThan(0);
      for (let time = 0; places.size.waiting > 0 && time < 1000; time += 1) await looks(1);
      await expect(next).resolves.toBe('straks');
      for (const { end } of busy) end('klaar');
      await Promise.all(first);
    } finally {
      jest.useRealTimers();
    }
  });

  it.each<[string, boolean, (work: () => Promise<unknown>) => Promise<unknown>]>([
    ['waits for a register or a moment', false, atRegister],
    ['is carried on', true, (work) => work()],
  ])('keeps nobody out for what %s, however slow its own log is', async (_, isCarriedOn, within) => {
    const places = placesWith({});
    const runs = Array.from({ length: 5 }, (_, index) => beginRun(`run ${index}`, isCarriedOn));
    const { end, work: waits } = work();
    const waited = Promise.all(runs.map(() => within(waits)));
    let clock = 0;
    const now = jest.spyOn(performance, 'now').mockImplementation(() => clock);
    for (const took of [1, 100])
      for (let time = 0; time < 50; time += 1) await places.known(async () => (clock += took));
    let accepted = '';
    const accepting = places.accept(submission('an', 'een'), async () => (accepted = 'meteen'));
    for (let tick = 0; tick < 100; tick += 1) await Promise.resolve();
    now.mockRestore();
    expect(accepted).toBe('meteen');
    await accepting;
    end('klaar');
    await waited;
    for (const run of runs) endRun(run);
  });

  it('says to who is still in line when the process stops that it was not accepted', async () => {
    const places = placesWith({ tegelijk: 1 });
    const { end, work: first } = work();
    const accepted = places.accept(submission('an', 'een'), first);
    const waiting = places.accept(submission('an', 'twee'), async () => 'twee');
    places.onModuleDestroy();
    await expect(waiting).rejects.toMatchObject(tooBusy);
    end('een');
    await expect(accepted).resolves.toBe('een');
  });

  it('finds what it looks for', async () => {
    await expect(placesWith({}).known(async () => 'gevonden')).resolves.toBe('gevonden');
  });

  it('says how work failed', async () => {
    const error = new Error('mislukt');
    await expect(placesWith({}).accept(submission('an', 'een'), () => Promise.reject(error))).rejects.toBe(error);
  });

  describe('with as much under way as one process may have', () => {
    const run = beginRun('een-lopende');
    afterEach(() => endRun(run));

    it('accepts the next when one has ended', async () => {
      const places = placesWith({ lopend: 1 });
      const accepted = places.accept(submission('an', 'een'), async () => 'straks');
      expect(places.size).toEqual({ taken: 0, waiting: 1 });
      endRun(run);
      await expect(accepted).resolves.toBe('straks');
    });
  });
});
