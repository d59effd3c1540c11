import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { logContext, outsideLogContext, withLogContext } from './log-context.js';

describe(withLogContext.name, () => {
  it('holds for all that the work does, also later on, and for nothing else', async () => {
    const seen = await withLogContext({ request: 'een' }, async () => {
      await setImmediate();
      return withLogContext({ run: 'r', step: 'partij' }, async () => {
        await setImmediate();
        return logContext();
      });
    });
    expect(seen).toEqual({ request: 'een', run: 'r', step: 'partij' });
    expect(logContext()).toEqual({});
  });

  it('keeps apart what goes on at the same time', async () => {
    const steps = ['partij', 'klantcontact'];
    const seen = await Promise.all(
      steps.map((step) =>
        withLogContext({ step }, async () => {
          await setImmediate();
          return logContext();
        }),
      ),
    );
    expect(seen).toEqual(steps.map((step) => ({ step })));
  });
});

describe(outsideLogContext.name, () => {
  it('belongs to nothing', () => {
    expect(withLogContext({ run: 'r' }, () => outsideLogContext(logContext))).toEqual({});
  });
});
