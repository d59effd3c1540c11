import type { Class } from './fields.js';
import { ProblemException } from './problem.js';
import { readBody } from './read-body.js';

/**
 * Reads the parameters of a query into a DTO, as `readBody` reads a body.
 * @param query as Express gives it: a parameter that is repeated is a list, and then no text.
 * @throws ProblemException 400 `ongeldige-invoer` with every error, each with the name of its parameter
 */
export function readQuery<T extends object>(type: Class<T>, query: unknown): T {
  try {
    return readBody(type, query);
  } catch (error) {
    if (!(error instanceof ProblemException)) throw error;
    const errors = (error.problem.errors ?? []).map((it) => ({
      ...it,
      in: 'query' as const,
      location: it.location.slice(1),
    }));
    throw new ProblemException('ongeldige-invoer', { errors });
  }
}
