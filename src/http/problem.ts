import { HttpException } from '@nestjs/common';

/**
 * Every kind of problem that a caller can meet. Of several with the same status, the first is the general one: it stands
 * for exceptions that say no more than their status.
 */
const PROBLEMS = {
  'ongeldig-verzoek': {
    status: 400,
    title: 'Het verzoek klopt niet',
    detail: 'Wij kunnen dit verzoek niet lezen. Controleer het en probeer het opnieuw.',
  },
  'ongeldige-invoer': {
    status: 400,
    title: 'De gegevens kloppen niet',
    detail: 'Sommige gegevens kloppen niet. Bij errors staat wat u moet veranderen.',
  },
  'ongeldige-json': {
    status: 400,
    title: 'De inhoud is geen JSON',
    detail: 'Wij kunnen de inhoud niet lezen. Stuur geldige JSON in UTF-8.',
  },
  'idempotency-key-ontbreekt': {
    status: 400,
    title: 'De header Idempotency-Key ontbreekt',
    detail:
      'Stuur de header Idempotency-Key mee. Maak per aanvraag een nieuwe sleutel. Stuur dezelfde sleutel als u het ' +
      'opnieuw probeert. Bijvoorbeeld: Idempotency-Key: 6f1c0a52-5d0e-4a55-9d3b-2f6a7c1e8b90',
  },
  'idempotency-key-ongeldig': {
    status: 400,
    title: 'De header Idempotency-Key klopt niet',
    detail:
      'Gebruik voor Idempotency-Key een UUID, of 16 tot en met 64 letters, cijfers of de tekens . _ ~ en -. ' +
      'Bijvoorbeeld: Idempotency-Key: 6f1c0a52-5d0e-4a55-9d3b-2f6a7c1e8b90',
  },
  'niet-ingelogd': {
    status: 401,
    title: 'U bent niet ingelogd',
    detail: 'Log in en probeer het opnieuw.',
  },
  'geen-toegang': {
    status: 403,
    title: 'U hebt geen toegang',
    detail: 'U mag dit niet doen of bekijken. Vraag uw beheerder om toegang.',
  },
  'authenticatie-onvoldoende': {
    status: 403,
    title: 'Het is nog niet zeker genoeg wie de klant is',
    detail: 'Controleer eerst beter wie de klant is.',
  },
  'niet-gevonden': {
    status: 404,
    title: 'Niet gevonden',
    detail: 'Dit adres of dit gegeven bestaat niet.',
  },
  'methode-niet-toegestaan': {
    status: 405,
    title: 'Deze methode kan hier niet',
    detail: 'Gebruik een van de methoden die in de header Allow staan.',
  },
  'antwoord-alleen-in-json': {
    status: 406,
    title: 'Wij antwoorden alleen in JSON',
    detail: 'Zet application/json in de header Accept, of laat die header weg.',
  },
  'verzoek-te-traag': {
    status: 408,
    title: 'Het verzoek kwam niet op tijd binnen',
    detail: 'Stuur het verzoek opnieuw.',
  },
  conflict: {
    status: 409,
    title: 'Dit kan nu niet',
    detail: 'Dit past niet bij wat er al is geregistreerd.',
  },
  'idempotency-key-hergebruikt': {
    status: 409,
    title: 'Deze Idempotency-Key is al gebruikt',
    detail:
      'Deze sleutel hoort bij een aanvraag met andere gegevens. Maak voor een nieuwe aanvraag een nieuwe sleutel.',
  },
  'klant-al-bekend': {
    status: 409,
    title: 'Deze klant is al bekend',
    detail: 'Er is niets geregistreerd. Kies de bekende klant.',
  },
  'te-groot': {
    status: 413,
    title: 'Het verzoek is te groot',
    detail: 'Stuur hoogstens 64 kB.',
  },
  'alleen-json': {
    status: 415,
    title: 'Wij lezen alleen JSON',
    detail: 'Stuur de inhoud als application/json in UTF-8, zonder compressie.',
  },
  'te-veel-verzoeken': {
    status: 429,
    title: 'Te veel verzoeken',
    detail: 'Wacht even en probeer het opnieuw.',
  },
  'te-veel-headers': {
    status: 431,
    title: 'De headers zijn te groot',
    detail: 'Stuur minder of kortere headers.',
  },
  'interne-fout': {
    status: 500,
    title: 'Er ging bij ons iets mis',
    detail: 'Probeer het later opnieuw. Geef het nummer bij instance door als het mis blijft gaan.',
  },
  'register-fout': {
    status: 502,
    title: 'Een register antwoordt niet goed',
    detail: 'Probeer het later opnieuw.',
  },
  'ongedaan-gemaakt': {
    status: 502,
    title: 'De aanvraag is niet geregistreerd',
    detail: 'Er is niets geregistreerd.',
  },
  'wordt-ongedaan-gemaakt': {
    status: 502,
    title: 'De aanvraag is niet geregistreerd',
    detail: 'Wat al was geregistreerd, wordt nu verwijderd.',
  },
  'vraagt-aandacht': {
    status: 502,
    title: 'Een beheerder moet naar deze aanvraag kijken',
    detail:
      'De aanvraag is niet helemaal geregistreerd en niet helemaal verwijderd. Een beheerder ziet dit en lost het op.',
  },
  'niet-beschikbaar': {
    status: 503,
    title: 'Wij zijn even niet beschikbaar',
    detail: 'Probeer het later opnieuw.',
  },
  'register-te-traag': {
    status: 504,
    title: 'Een register antwoordt niet op tijd',
    detail: 'Probeer het later opnieuw.',
  },
} as const satisfies Record<string, Pick<Problem, 'status' | 'title' | 'detail'>>;

/** Last part of a problem's `type`. Callers depend on it: never rename one. */
export type ProblemSlug = keyof typeof PROBLEMS;

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
}

function problemOf(slug: ProblemSlug, { extensions, status, detail, instance, errors }: ProblemOptions): Problem {
  const general = PROBLEMS[slug];
  return {
    ...extensions,
    type: `/problemen/${slug}`,
    title: general.title,
    status: status ?? general.status,
    detail: detail ?? general.detail,
    ...(instance !== undefined && { instance }),
    ...(errors !== undefined && { errors }),
  };
}

/** The general problem of a status: of a status without one, that of its class. */
export function generalProblem(status: number): ProblemException {
  const entries = Object.entries(PROBLEMS) as [ProblemSlug, { status: number }][];
  const slug = entries.find(([, problem]) => problem.status === status)?.[0];
  return new ProblemException(slug ?? (status < 500 ? 'ongeldig-verzoek' : 'interne-fout'), { status });
}
