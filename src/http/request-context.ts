import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { onBehalfOfSomebody } from '../fence/on-behalf-of.js';
import { newSpanId, readTraceparent } from '../logboek/traceparent.js';
import { withLogContext } from '../telemetry/log-context.js';

/**
 * Gives a request its id in the log: that of its trace, when it is part of one, so that the lines of all systems are found
 * together; and its place in that trace, which goes with every call to a register. Whom it is for turns out when its token
 * was read.
 */
export const requestContext: RequestHandler = ({ headers }, _response, next) => {
  const traceId = readTraceparent(headers['traceparent'])?.traceId;
  const request = traceId === undefined ? randomUUID() : asUuid(traceId);
  withLogContext({ request, span: newSpanId() }, () => onBehalfOfSomebody(next));
};

const asUuid = (hex: string): string => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
