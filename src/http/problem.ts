import { HttpException } from '@nestjs/common';
import { generalSlug, problemPath, problemType, type ProblemSlug } from '../problems/catalogue.js';

/** An error answer (RFC 9457), with `errors` as the API Design Rules announce them. */
export interface Problem {
  /** `/problemen/<slug>`, relative to the origin. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** For a person, in plain Dutch. Never repeats what was sent. */
  readonly detail: string;
  /** `urn:uuid:…`: under this id the log tells more. */
  readonly instance?: string;
  readonly errors?: readonly FieldError[];
  readonly [extension: string]: unknown;
}

/** What is wrong with one part of a request. */
export interface FieldError {
  readonly in: 'body' | 'query' | 'header' | 'path';
  /** A JSON Pointer (RFC 6901) for a body, otherwise the name of the parameter. */
  readonly location: string;
  /** Kebab-case and stable, for a program. */
  readonly code: string;
  /** For a person, in plain Dutch. Never repeats what was sent. */
  readonly detail: string;
}

export interface ProblemOptions {
  /** Where one kind of problem comes with several statuses. */
  readonly status?: number;
  readonly detail?: string;
  readonly instance?: string;
  readonly errors?: readonly FieldError[];
  /** Members of the answer beside those of RFC 9457: `stap`, `uitkomst`. */
  readonly extensions?: Readonly<Record<string, unknown>>;
  /** `Location`, `Retry-After`, `Allow`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Ends a request with a problem. May be thrown anywhere behind the door. */
export class ProblemException extends HttpException {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;

  constructor(slug: ProblemSlug, options: ProblemOptions = {}) {
    const problem = problemOf(slug, options);
    super(problem, problem.status);
    this.message = problem.title;
    this.problem = problem;
    this.headers = options.headers ?? {};
  }

  /** One that was made earlier, and kept as plain data. */
  static kept(problem: Problem, headers: Readonly<Record<string, string>>): ProblemException {
    return Object.assign(new ProblemException('interne-fout', { headers }), { problem });
  }
}

/** Nothing can be taken in now: says when to come back. */
export const notAvailable = (detail?: string, headers: ProblemOptions['headers'] = {}): ProblemException =>
  new ProblemException('niet-beschikbaar', {
    ...(detail !== undefined && { detail }),
    headers: { 'Retry-After': '5', ...headers },
  });

/** It is not known whether a request was accepted: sending it again under the same key is safe, and tells. */
export const notKnown = (): ProblemException =>
  new ProblemException('aanname-niet-bekend', {
    headers: { 'Retry-After': '5' },
    extensions: { opnieuwProberen: true },
  });

/** The problem of a kind, for whoever does not throw it. */
export function problemOf(
  slug: ProblemSlug,
  { extensions, status, detail, instance, errors }: ProblemOptions,
): Problem {
  const general = problemType(slug);
  return {
    ...extensions,
    type: problemPath(slug),
    title: general.title,
    status: status ?? general.status,
    detail: detail ?? general.detail,
    ...(instance !== undefined && { instance }),
    ...(errors !== undefined && { errors }),
  };
}

/** The general problem of a status: of a status without one, that of its class. */
export function generalProblem(status: number): ProblemException {
  return new ProblemException(generalSlug(status) ?? (status < 500 ? 'ongeldig-verzoek' : 'interne-fout'), { status });
}
