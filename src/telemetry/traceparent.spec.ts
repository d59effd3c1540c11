import { describe, expect, it } from '@jest/globals';
import { withLogContext } from './log-context.js';
import { traceparentOfNow } from './traceparent.js';

const REQUEST = '4bf92f35-77b3-4da6-a3ce-929d0e0e4736';

describe(traceparentOfNow.name, () => {
  it('is nothing when nobody asked', () => {
    expect(traceparentOfNow()).toBeUndefined();
    expect(withLogContext({ span: '00f067aa0ba902b7' }, traceparentOfNow)).toBeUndefined();
  });

  it('is in the trace of the request, below what is done for it', () => {
    const now = withLogContext({ request: REQUEST, span: '00f067aa0ba902b7' }, traceparentOfNow);
    expect(now).toBe('00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01');
  });

  it('is of something new when nothing was said of what is done', () => {
    const [one, other] = [0, 1].map(() => withLogContext({ request: REQUEST }, traceparentOfNow));
    expect(one).toMatch(/^00-4bf92f3577b34da6a3ce929d0e0e4736-[0-9a-f]{16}-01$/);
    expect(other).not.toBe(one);
  });
});
