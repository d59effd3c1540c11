import { newSpanId, traceparentOf } from '../logboek/traceparent.js';
import { logContext } from './log-context.js';

/** To whom is called may record what it does in the same trace: the logboek dataverwerkingen leaves nothing out. */
const SAMPLED = '01';

/** The header `traceparent` (W3C Trace Context) of a call that is made now; undefined when nobody asked for it. */
export function traceparentOfNow(): string | undefined {
  const { request, span = newSpanId() } = logContext();
  if (request === undefined) return undefined;
  return traceparentOf({ traceId: request.replaceAll('-', ''), spanId: span, flags: SAMPLED });
}
