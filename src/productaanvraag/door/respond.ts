import type { Response } from 'express';
import { ProblemException } from '../../http/problem.js';
import { isGood, type Answer, type GoodAnswer } from '../answer/answer.js';

/** Gives an answer to whoever asked. Throws a ProblemException when it is a problem. */
export function respond(response: Response, { status, location, body }: Answer): GoodAnswer {
  if (!isGood(body)) throw ProblemException.kept(body, { Location: location });
  response.status(status).location(location);
  return body;
}
