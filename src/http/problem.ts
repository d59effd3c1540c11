import { HttpException } from '@nestjs/common';

interface ProblemType {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  /** What it means and what to do, in one paragraph of plain Dutch with code between backticks: the page of this problem. */
  readonly uitleg: string;
}

/**
 * Every kind of problem that a caller can meet. Of several with the same status, the first is the general one: it stands
 * for exceptions that say no more than their status.
 */
const PROBLEMS = {
  'ongeldig-verzoek': {
    status: 400,
    title: 'Het verzoek klopt niet',
    detail: 'Wij kunnen dit verzoek niet lezen. Controleer het en probeer het opnieuw.',
    uitleg:
      'Het verzoek is zo niet te lezen, bijvoorbeeld door een teken in het adres dat daar niet mag staan. Vergelijk ' +
      'het verzoek met de beschrijving van de API en stuur het dan opnieuw.',
  },
  'ongeldige-invoer': {
    status: 400,
    title: 'De gegevens kloppen niet',
    detail: 'Sommige gegevens kloppen niet. Bij errors staat wat u moet veranderen.',
    uitleg:
      'Een of meer gegevens in het verzoek kloppen niet. Er is niets geregistreerd. Bij `errors` staat elke fout: ' +
      '`location` zegt waar, `code` wat voor fout het is en `detail` wat u kunt doen. Alle fouten staan er tegelijk. ' +
      'Verander de gegevens en stuur het verzoek opnieuw.',
  },
  'ongeldige-json': {
    status: 400,
    title: 'De inhoud is geen JSON',
    detail: 'Wij kunnen de inhoud niet lezen. Stuur geldige JSON in UTF-8.',
    uitleg:
      'De inhoud van het verzoek is geen geldige JSON in UTF-8. Er mist bijvoorbeeld een haakje of een ' +
      'aanhalingsteken. Laat uw software de JSON maken, en controleer of die als UTF-8 wordt verstuurd.',
  },
  'idempotency-key-ontbreekt': {
    status: 400,
    title: 'De header Idempotency-Key ontbreekt',
    detail:
      'Stuur de header Idempotency-Key mee. Maak per aanvraag een nieuwe sleutel. Stuur dezelfde sleutel als u het ' +
      'opnieuw probeert. Bijvoorbeeld: Idempotency-Key: 6f1c0a52-5d0e-4a55-9d3b-2f6a7c1e8b90',
    uitleg:
      'Elk verzoek dat iets registreert, heeft de header `Idempotency-Key` nodig. Daarmee komt er nooit iets dubbel ' +
      'te staan. Maak voor elke nieuwe aanvraag een nieuwe sleutel, bijvoorbeeld een willekeurige UUID. Bewaar de ' +
      'sleutel, en stuur dezelfde mee als u hetzelfde verzoek nog eens stuurt.',
  },
  'idempotency-key-ongeldig': {
    status: 400,
    title: 'De header Idempotency-Key klopt niet',
    detail:
      'Gebruik voor Idempotency-Key een UUID, of 16 tot en met 64 letters, cijfers of de tekens . _ ~ en -. ' +
      'Bijvoorbeeld: Idempotency-Key: 6f1c0a52-5d0e-4a55-9d3b-2f6a7c1e8b90',
    uitleg:
      'De sleutel in de header `Idempotency-Key` heeft niet de goede vorm. Gebruik een UUID, of 16 tot en met 64 ' +
      'letters, cijfers of de tekens `.` `_` `~` en `-`.',
  },
  'niet-ingelogd': {
    status: 401,
    title: 'U bent niet ingelogd',
    detail: 'Log in en probeer het opnieuw.',
    uitleg:
      'Bij het verzoek hoort een token van de inlogserver van de gemeente, in de header `Authorization: Bearer`. Het ' +
      'token ontbreekt, is verlopen of is niet voor deze API. Vraag een nieuw token en stuur het verzoek opnieuw.',
  },
  'geen-toegang': {
    status: 403,
    title: 'U hebt geen toegang',
    detail: 'U mag dit niet doen of bekijken. Vraag uw beheerder om toegang.',
    uitleg:
      'U bent ingelogd, maar uw token geeft hier geen toegang. De rol ontbreekt, of er staat niet in wie u bent. ' +
      'Vraag uw beheerder om de rol. Opnieuw proberen met hetzelfde token helpt niet.',
  },
  'authenticatie-onvoldoende': {
    status: 403,
    title: 'Het is nog niet zeker genoeg wie de klant is',
    detail: 'Controleer eerst beter wie de klant is.',
    uitleg:
      'Voor dit product moet zekerder zijn wie de klant is. Bij `vereistNiveau` staat het niveau dat nodig is. Er is ' +
      'niets geregistreerd. Controleer beter wie de klant is en stuur de aanvraag opnieuw, met het nieuwe niveau ' +
      'bij `authenticatie`.',
  },
  'niet-gevonden': {
    status: 404,
    title: 'Niet gevonden',
    detail: 'Dit adres of dit gegeven bestaat niet.',
    uitleg:
      'Het adres bestaat niet, of het gegeven bestaat niet of is niet van u. Let op hoofdletters, en op een schuine ' +
      'streep aan het eind: die hoort er niet.',
  },
  'methode-niet-toegestaan': {
    status: 405,
    title: 'Deze methode kan hier niet',
    detail: 'Gebruik een van de methoden die in de header Allow staan.',
    uitleg: 'Het adres bestaat, maar deze methode kan er niet. In de header `Allow` staan de methoden die wel kunnen.',
  },
  'antwoord-alleen-in-json': {
    status: 406,
    title: 'Wij antwoorden alleen in JSON',
    detail: 'Zet application/json in de header Accept, of laat die header weg.',
    uitleg:
      'Deze API antwoordt alleen in JSON, en de header `Accept` vraagt om iets anders. Zet daar `application/json` in, ' +
      'of laat de header weg.',
  },
  'verzoek-te-traag': {
    status: 408,
    title: 'Het verzoek kwam niet op tijd binnen',
    detail: 'Stuur het verzoek opnieuw.',
    uitleg:
      'Het verzoek was na te lange tijd nog niet helemaal binnen. Dat ligt meestal aan de verbinding. Stuur het ' +
      'opnieuw, met dezelfde `Idempotency-Key`.',
  },
  conflict: {
    status: 409,
    title: 'Dit kan nu niet',
    detail: 'Dit past niet bij wat er al is geregistreerd.',
    uitleg:
      'Wat u vraagt past niet bij wat er nu is geregistreerd. Haal de gegevens opnieuw op en bekijk wat er is ' +
      'veranderd.',
  },
  'idempotency-key-hergebruikt': {
    status: 409,
    title: 'Deze Idempotency-Key is al gebruikt',
    detail:
      'Deze sleutel hoort bij een aanvraag met andere gegevens. Maak voor een nieuwe aanvraag een nieuwe sleutel.',
    uitleg:
      'Deze `Idempotency-Key` is al gebruikt voor een verzoek met andere gegevens. Er is niets geregistreerd. Maak ' +
      'voor een nieuwe aanvraag een nieuwe sleutel. Dezelfde sleutel is alleen voor precies hetzelfde verzoek.',
  },
  'aanvraag-loopt-nog': {
    status: 409,
    title: 'De aanvraag loopt nog',
    detail: 'Wacht tot de aanvraag klaar is of aandacht vraagt, en probeer het dan opnieuw.',
    uitleg:
      'Wat loopt, is niet terug te draaien of af te sluiten. Klantregie is er nog mee bezig. Wacht tot de aanvraag klaar ' +
      'is of aandacht vraagt.',
  },
  'hervatten-kan-niet': {
    status: 409,
    title: 'Er is niets om te hervatten',
    detail: 'Los op wat er bij achtergebleven staat, en sluit de aanvraag dan af.',
    uitleg:
      'Bij deze aanvraag valt niets meer te proberen. Wat er bij `achtergebleven` staat, moet een mens herstellen in het ' +
      'register zelf. Sluit de aanvraag daarna af.',
  },
  'terugdraaien-kan-niet': {
    status: 409,
    title: 'De aanvraag is niet meer terug te draaien',
    detail: 'Iemand anders werkt er al mee verder.',
    uitleg:
      'Wat deze aanvraag heeft geregistreerd, wordt intussen door anderen gebruikt. Bij `redenen` staat waardoor. Draai ' +
      'het met de hand terug in de registers zelf, als dat echt moet. Er is niets veranderd.',
  },
  'afsluiten-kan-niet': {
    status: 409,
    title: 'De aanvraag is niet af te sluiten',
    detail: 'Alleen een aanvraag die aandacht vraagt, is af te sluiten.',
    uitleg:
      'Afsluiten is alleen voor aanvragen die aandacht vragen: u zegt ermee dat u het hebt opgelost. Andere aanvragen ' +
      'komen zelf aan hun eind.',
  },
  'klant-al-bekend': {
    status: 409,
    title: 'Deze klant is al bekend',
    detail: 'Er is niets geregistreerd. Kies de bekende klant.',
    uitleg:
      'U wilt een nieuwe klant registreren, maar in Klanten staat al een partij met hetzelfde nummer. Er is niets ' +
      'geregistreerd. Zoek de klant op en stuur de aanvraag opnieuw, met `bekendePartij` bij `klant.soort` en met een ' +
      'nieuwe `Idempotency-Key`.',
  },
  'klant-mogelijk-bekend': {
    status: 409,
    title: 'Deze klant is misschien al bekend',
    detail: 'Er is niets geregistreerd. Bij kandidaten staat wie het kan zijn.',
    uitleg:
      'U wilt een nieuwe klant registreren. In Klanten staat al een partij met dezelfde achternaam en hetzelfde ' +
      'telefoonnummer of e-mailadres. Er is niets geregistreerd. Is het dezelfde klant, stuur de aanvraag dan met ' +
      '`bekendePartij` bij `klant.soort`. Is het iemand anders, stuur dan ook `klant.ondanksMogelijkeDubbele: true` mee.',
  },
  'te-groot': {
    status: 413,
    title: 'Het verzoek is te groot',
    detail: 'Stuur hoogstens 64 kB.',
    uitleg:
      'De inhoud van het verzoek is groter dan 64 kB. Een volledige aanvraag is veel kleiner. Controleer wat uw ' +
      'software meestuurt.',
  },
  'alleen-json': {
    status: 415,
    title: 'Wij lezen alleen JSON',
    detail: 'Stuur de inhoud als application/json in UTF-8, zonder compressie.',
    uitleg:
      'Deze API leest alleen JSON in UTF-8, zonder compressie. Stuur de header `Content-Type: application/json` mee ' +
      'en laat `Content-Encoding` weg.',
  },
  'te-veel-verzoeken': {
    status: 429,
    title: 'Te veel verzoeken',
    detail: 'Wacht even en probeer het opnieuw.',
    uitleg:
      'U stuurde in korte tijd te veel verzoeken. In de header `Retry-After` staat na hoeveel seconden u het opnieuw ' +
      'kunt proberen. De beheerder kan instellen hoeveel verzoeken er per minuut mogen.',
  },
  'te-veel-headers': {
    status: 431,
    title: 'De headers zijn te groot',
    detail: 'Stuur minder of kortere headers.',
    uitleg:
      'De headers van het verzoek zijn samen te groot. Stuur minder of kortere headers, en controleer of het token ' +
      'niet te lang is.',
  },
  'interne-fout': {
    status: 500,
    title: 'Er ging bij ons iets mis',
    detail: 'Probeer het later opnieuw. Geef het nummer bij instance door als het mis blijft gaan.',
    uitleg:
      'Er ging in Klantregie iets mis dat niet was voorzien. Stuur hetzelfde verzoek later opnieuw, met dezelfde ' +
      '`Idempotency-Key`: dan komt er niets dubbel te staan. Blijft het misgaan, geef de beheerder dan het nummer bij ' +
      '`instance`. Daarmee staat de fout in het logboek.',
  },
  'register-fout': {
    status: 502,
    title: 'Een register antwoordt niet goed',
    detail: 'Probeer het later opnieuw.',
    uitleg:
      'Een register waar Klantregie gegevens haalt of bewaart, geeft een antwoord dat niet klopt. Probeer het later ' +
      'opnieuw. Blijft het misgaan, waarschuw dan de beheerder.',
  },
  'ongedaan-gemaakt': {
    status: 502,
    title: 'De aanvraag is niet geregistreerd',
    detail: 'Er is niets geregistreerd.',
    uitleg:
      'Het registreren is niet gelukt en alles is teruggedraaid: er is niets geregistreerd. Bij `stap` staat waar het ' +
      'misging, in `detail` waarom en in `errors` welke gegevens het register niet aannam. Bij `opnieuwProberen` staat of ' +
      'later nog eens proberen kan helpen. Gebruik dan een nieuwe `Idempotency-Key`.',
  },
  'wordt-ongedaan-gemaakt': {
    status: 502,
    title: 'De aanvraag wordt teruggedraaid',
    detail: 'Wat al was geregistreerd, wordt nu verwijderd.',
    uitleg:
      'Het registreren is niet gelukt. Wat er al stond, wordt nog weggehaald. U hoeft daar niets voor te doen. In ' +
      'de header `Location` staat waar u kunt zien hoe ver dat is.',
  },
  'vraagt-aandacht': {
    status: 502,
    title: 'Een beheerder moet naar deze aanvraag kijken',
    detail:
      'De aanvraag is niet helemaal geregistreerd en niet helemaal verwijderd. Een beheerder ziet dit en lost het op.',
    uitleg:
      'Het is niet gelukt om de aanvraag helemaal te registreren, en ook niet om alles terug te draaien. Bij ' +
      '`achtergebleven` staat wat er nog is of ontbreekt. Een beheerder ziet de aanvraag in een lijst en lost het op. ' +
      'Stuur de aanvraag niet nog eens met een nieuwe sleutel.',
  },
  'niet-beschikbaar': {
    status: 503,
    title: 'Wij zijn even niet beschikbaar',
    detail: 'Probeer het later opnieuw.',
    uitleg:
      'Klantregie kan nu geen verzoeken aannemen, bijvoorbeeld omdat de database of de inlogserver niet antwoordt. ' +
      'Er is niets geregistreerd. In de header `Retry-After` staat na hoeveel seconden u het opnieuw kunt proberen.',
  },
  'te-druk': {
    status: 503,
    title: 'Het is nu te druk',
    detail: 'Er is niets geregistreerd. Probeer het over een paar seconden opnieuw met dezelfde Idempotency-Key.',
    uitleg:
      'Er komen nu meer aanvragen binnen dan Klantregie en de registers aankunnen. Er is niets geregistreerd. In de ' +
      'header `Retry-After` staat na hoeveel seconden u het opnieuw kunt proberen, met dezelfde `Idempotency-Key`.',
  },
  'register-te-traag': {
    status: 504,
    title: 'Een register antwoordt niet op tijd',
    detail: 'Probeer het later opnieuw.',
    uitleg:
      'Een register antwoordt niet op tijd. Probeer het over een paar minuten opnieuw. Blijft het misgaan, ' +
      'waarschuw dan de beheerder.',
  },
} as const satisfies Record<string, ProblemType>;

/** Last part of a problem's `type`. Callers depend on it: never rename one. */
export type ProblemSlug = keyof typeof PROBLEMS;

/** The kinds of problems by slug. */
export const PROBLEM_TYPES: ReadonlyMap<string, ProblemType> = new Map(Object.entries(PROBLEMS));

/** The `type` of a problem: the address of its page. */
export const problemPath = (slug: string): string => `/problemen/${slug}`;

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

/** Nothing can be taken in now: says when to come back. */
export const notAvailable = (detail?: string, headers: ProblemOptions['headers'] = {}): ProblemException =>
  new ProblemException('niet-beschikbaar', {
    ...(detail !== undefined && { detail }),
    headers: { 'Retry-After': '5', ...headers },
  });

function problemOf(slug: ProblemSlug, { extensions, status, detail, instance, errors }: ProblemOptions): Problem {
  const general = PROBLEMS[slug];
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
  const entries = Object.entries(PROBLEMS) as [ProblemSlug, { status: number }][];
  const slug = entries.find(([, problem]) => problem.status === status)?.[0];
  return new ProblemException(slug ?? (status < 500 ? 'ongeldig-verzoek' : 'interne-fout'), { status });
}
