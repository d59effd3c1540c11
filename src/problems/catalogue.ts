import { AANVRAAG_PROBLEMS } from './aanvraag-problems.js';
import { GENERAL_PROBLEMS } from './general-problems.js';
import type { ProblemType } from './problem-type.js';

const PROBLEMS = { ...GENERAL_PROBLEMS, ...AANVRAAG_PROBLEMS };

/** Last part of a problem's `type`. Callers depend on it: never rename one. */
export type ProblemSlug = keyof typeof PROBLEMS;

/** Every kind of problem that a caller can meet, by status. */
export const PROBLEM_TYPES: ReadonlyMap<string, ProblemType> = new Map(
  Object.entries<ProblemType>(PROBLEMS).toSorted(([, a], [, b]) => a.status - b.status),
);

/** The kind of problem that has this slug. */
export const problemType = (slug: ProblemSlug): ProblemType => PROBLEMS[slug];

/** The general kind of a status: of several, the first. It stands for exceptions that say no more than their status. */
export function generalSlug(status: number): keyof typeof GENERAL_PROBLEMS | undefined {
  const entries = Object.entries(GENERAL_PROBLEMS) as [keyof typeof GENERAL_PROBLEMS, ProblemType][];
  return entries.find(([, problem]) => problem.status === status)?.[0];
}

/** The `type` of a problem: the address of its page. */
export const problemPath = (slug: string): string => `/problemen/${slug}`;
