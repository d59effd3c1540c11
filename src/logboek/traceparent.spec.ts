import { describe, expect, it } from '@jest/globals';
import { newSpanId, newTraceId, readTraceparent, traceparentOf } from './traceparent.js';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN = '00f067aa0ba902b7';

describe(readTraceparent.name, () => {
  it('reads what it is part of', () => {
    const context = { traceId: TRACE, spanId: SPAN, flags: '00' };
    expect(readTraceparent(`00-${TRACE}-${SPAN}-00`)).toEqual(context);
    expect(readTraceparent(`cc-${TRACE}-${SPAN}-01-what.comes.later`)).toEqual({ ...context, flags: '01' });
    expect(readTraceparent(traceparentOf(context))).toEqual(context);
  });

  it.each([
    undefined,
    '',
    `ff-${TRACE}-${SPAN}-00`,
    `00-${'0'.repeat(32)}-${SPAN}-00`,
    `00-${TRACE}-${'0'.repeat(16)}-00`,
    `00-${TRACE.toUpperCase()}-${SPAN}-00`,
    `00-${TRACE}-${SPAN}-0`,
    `00-${TRACE}-${SPAN}-00x`,
    [`00-${TRACE}-${SPAN}-00`],
  ])('takes nothing over from %j', (header) => {
    expect(readTraceparent(header)).toBeUndefined();
  });
});

it('ids are new each time, and as long as they must be', () => {
  expect([newTraceId(), newSpanId()]).toEqual([
    expect.stringMatching(/^[0-9a-f]{32}$/),
    expect.stringMatching(/^[0-9a-f]{16}$/),
  ]);
  expect(newSpanId()).not.toBe(newSpanId());
});
