import { describe, expect, it } from '@jest/globals';
import { Interrupted, Teardown } from './teardown.js';

describe('teardown', () => {
  it('stops what was started in the opposite order, once', async () => {
    const teardown = new Teardown();
    const stopped: string[] = [];
    for (const name of ['first', 'second'])
      await teardown.add(
        () => name,
        async (started) => void stopped.push(started),
      );
    await Promise.all([teardown.stop(), teardown.stop()]);
    expect(stopped).toEqual(['second', 'first']);
  });

  it('waits for what is starting, and lets nothing start any more', async () => {
    const teardown = new Teardown();
    const stopped: string[] = [];
    let finish: ((started: string) => void) | undefined;
    const starting = teardown.add(
      () => new Promise<string>((resolve) => (finish = resolve)),
      async (started) => void stopped.push(started),
    );
    const stopping = teardown.stop();
    finish?.('late');
    await expect(starting).rejects.toBeInstanceOf(Interrupted);
    await stopping;
    expect(stopped).toEqual(['late']);
    await expect(
      teardown.add(
        () => expect(true).toBe(false),
        async () => {},
      ),
    ).rejects.toBeInstanceOf(Interrupted);
  });

  it('stops the others when one could not be started', async () => {
    const teardown = new Teardown();
    const stopped: string[] = [];
    await teardown.add(
      () => 'good',
      async (started) => void stopped.push(started),
    );
    const failing = teardown.add(
      () => Promise.reject(new Error('bad')),
      async () => void stopped.push('bad'),
    );
    await expect(failing).rejects.toThrow('bad');
    await teardown.stop();
    expect(stopped).toEqual(['good']);
  });
});
