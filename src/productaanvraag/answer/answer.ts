import type { Progress } from '../../durable/durable.js';
import { PREFIX } from '../../http/http-app.js';
import { problemOf, type Problem, type ProblemOptions } from '../../http/problem.js';
import type { ProblemSlug } from '../../problems/catalogue.js';
import { TAKEN_BACK, type Attention, type Outcome } from '../../saga/outcome.js';
import type { Failure } from '../../saga/step.js';
import type { Behouden } from '../behouden.js';
import type { AnyAanvraag, NietBewaard, Opdracht, Registratie } from '../opdracht.js';
import { readStepName } from '../step-names.js';
import { failureText, isUpstream } from './failure-text.js';
import { oorzaakOf, type Turned } from './oorzaak.js';
import { passOn, readOut, speak, SPOKEN } from './read-out.js';
import { refusedFields } from './refused-fields.js';
import { shownRegistratie, type GetoondeRegistratie } from './shown-registratie.js';

/** How a productaanvraag stands, in one word. Callers depend on these: never rename one. */
export const UITKOMSTEN = [
  'voltooid',
  'wordtVoltooid',
  'ongedaanGemaakt',
  'wordtOngedaanGemaakt',
  'vraagtAandacht',
] as const;
export type Uitkomst = (typeof UITKOMSTEN)[number];

/** What a request is answered: plain data, for the answer at its end is kept. */
export interface Answer {
  /** HTTP status. */
  readonly status: number;
  /** Where to look how it stands, or at what was registered. */
  readonly location: string;
  readonly body: GoodAnswer | Problem;
}

/** An answer that is not a problem. */
export interface GoodAnswer extends Partial<GetoondeRegistratie> {
  readonly id: string;
  readonly uitkomst: 'voltooid' | 'wordtVoltooid';
  /** By which the request is found, ten digits: see kenmerkOf. Absent in what was kept before there was one. */
  readonly kenmerk?: string;
  /** For the medewerker, to read out. */
  readonly tekst: string;
}

export const isGood = (body: Answer['body']): body is GoodAnswer => !('type' in body);

/** Where the state of a productaanvraag stands. */
export const locationOf = (id: string): string => `/${PREFIX}/productaanvragen/${id}`;

type AnyOpdracht = Pick<Opdracht<AnyAanvraag>, 'id' | 'aanvraag' | 'terms' | 'sleutels'>;

/** What is answered at the end of a request, and from then on. @param soort the kind of request. */
export function finalAnswer(soort: string, opdracht: AnyOpdracht, outcome: Outcome<Partial<Registratie>>): Answer {
  if (outcome.state === 'attention') return asAnswer(opdracht, attention(soort, opdracht, outcome));
  if (outcome.state === 'undone') return asAnswer(opdracht, undone(opdracht, outcome));
  const { result } = outcome;
  const tekst = readOut(soort, opdracht.terms.product, result);
  return {
    status: 201,
    location: locationOfRegistered(soort, opdracht, result),
    body: {
      id: opdracht.id,
      uitkomst: 'voltooid',
      kenmerk: kenmerkOf(opdracht),
      ...shownRegistratie(result),
      tekst,
    },
  };
}

/**
 * What is answered as long as it has not ended.
 * @param turned why it is being undone, when it is. @param nietBewaard what will stand nowhere, as far as that is known.
 */
export function answerForNow(
  opdracht: AnyOpdracht,
  turned: Progress['turned'],
  nietBewaard: readonly NietBewaard[],
): Answer {
  if (turned) return asAnswer(opdracht, turning(opdracht, turned));
  return { status: 202, location: locationOf(opdracht.id), body: underWay(opdracht, nietBewaard) };
}

/** The whole is seen at the request; a step of it at its klantcontact. */
function locationOfRegistered(soort: string, { id, aanvraag }: AnyOpdracht, result: Partial<Registratie>): string {
  const { contact } = aanvraag as { contact?: { klantcontact: string } };
  const klantcontact = contact?.klantcontact ?? result.klantcontact?.uuid;
  if (soort === 'productaanvraag' || klantcontact === undefined) return locationOf(id);
  return `/${PREFIX}/klantcontacten/${klantcontact}`;
}

const asAnswer = ({ id }: AnyOpdracht, body: Problem): Answer => ({
  status: body.status,
  location: locationOf(id),
  body,
});

/** By which a person finds the request, whatever came of it: the number that its klantcontact has, or would have had. */
const kenmerkOf = ({ sleutels }: AnyOpdracht): string => sleutels.klantcontact;

/** It stands in the log, and will come to its end. */
function underWay(opdracht: AnyOpdracht, nietBewaard: readonly NietBewaard[]): GoodAnswer {
  const kenmerk = kenmerkOf(opdracht);
  return {
    id: opdracht.id,
    uitkomst: 'wordtVoltooid',
    kenmerk,
    ...shownRegistratie({ nietBewaard }),
    tekst: speak([SPOKEN.underWay, ...passOn(nietBewaard)], kenmerk),
  };
}

/** Nothing is registered, but that is still being seen to. */
function turning(opdracht: AnyOpdracht, turned: Turned): Problem {
  return problem('wordt-ongedaan-gemaakt', 'wordtOngedaanGemaakt', opdracht, turned, {
    status: statusOf(turned.failure),
    detail: `${whatFailed(turned)} Wat al was geregistreerd, wordt nu verwijderd.`,
    tekst: speak([SPOKEN.turning], kenmerkOf(opdracht)),
  });
}

/** It is not registered, or not entirely, and a person must look. */
function attention(soort: string, opdracht: AnyOpdracht, outcome: Attention<Partial<Registratie>>): Problem {
  const { result, left, kept } = outcome;
  return problem('vraagt-aandacht', 'vraagtAandacht', opdracht, outcome, {
    detail: `${whatFailed(outcome)} ${result ? LACKING : HALFWAY} ${NOT_AGAIN}`,
    tekst: result ? readOut(soort, opdracht.terms.product, result) : speak([SPOKEN.halfway], kenmerkOf(opdracht)),
    extensions: {
      ...(result && shownRegistratie(result)),
      achtergebleven: left.map(({ step, value }) => ({ stap: step, ...(value !== undefined && { wat: value }) })),
      ...(kept && { behouden: kept }),
    },
  });
}

/** It is not registered. */
function undone(opdracht: AnyOpdracht, outcome: Extract<Outcome<never>, { state: 'undone' }>): Problem {
  const { failure, failedAt } = outcome;
  const kept = outcome.kept as readonly Behouden[];
  const errors = isUpstream(failure) ? refusedFields(failure, failedAt, opdracht.aanvraag.klant) : [];
  const isKnown = errors.some(({ location }) => location === '/klant/partijIdentificatoren');
  const status = isKnown ? 409 : errors.length > 0 ? 400 : statusOf(failure);
  const isTakenBack = failedAt === TAKEN_BACK;
  const next = isTakenBack ? undefined : isKnown ? 'known' : errors.length > 0 ? 'change' : nextAfter(failure);
  const spoken = [
    isTakenBack ? SPOKEN.takenBack : SPOKEN.undone,
    ...(kept.length === 0 ? [SPOKEN.nothingLeft] : []),
    ...(next ? [SPOKEN[next]] : []),
  ];
  return problem(isKnown ? 'klant-al-bekend' : 'ongedaan-gemaakt', 'ongedaanGemaakt', opdracht, outcome, {
    status,
    detail: [whatFailed(outcome), ...nothingLeft(kept), ...(next ? [ADVICE[next]] : [])].join(' '),
    tekst: speak(spoken, kenmerkOf(opdracht)),
    ...(errors.length > 0 && { errors }),
    ...(kept.length > 0 && { extensions: { behouden: kept } }),
  });
}

function problem(
  slug: ProblemSlug,
  uitkomst: Uitkomst,
  opdracht: AnyOpdracht,
  turned: Turned,
  { tekst, extensions, ...options }: ProblemOptions & { readonly tekst: string },
): Problem {
  const oorzaak = oorzaakOf(turned);
  return problemOf(slug, {
    ...options,
    extensions: {
      id: opdracht.id,
      uitkomst,
      kenmerk: kenmerkOf(opdracht),
      stap: turned.failedAt,
      ...(oorzaak && { oorzaak }),
      opnieuwProberen: turned.failure.kind !== 'refused',
      tekst,
      ...extensions,
    },
  });
}

const LACKING = 'De aanvraag is wel geregistreerd, maar er ontbreekt nog iets.';
const HALFWAY = 'De aanvraag is niet helemaal geregistreerd en niet helemaal verwijderd.';
const NOT_AGAIN = 'Een beheerder ziet dit en lost het op. Doe de aanvraag niet nog een keer.';

const statusOf = ({ kind }: Failure): number => (kind === 'unknown' ? 504 : 502);

/** In words for a medewerker: the names of steps are not. */
function whatFailed({ failedAt, failure }: Turned): string {
  if (failedAt === TAKEN_BACK) return 'Een beheerder heeft deze aanvraag teruggedraaid.';
  const { uitleg } = readStepName(failedAt)?.info ?? {};
  return uitleg === undefined
    ? `Het ging mis: ${failureText(failure)}.`
    : `Het ging mis bij ${uitleg}: ${failureText(failure)}.`;
}

function nothingLeft(kept: readonly Behouden[]): string[] {
  if (kept.length === 0) return ['Er is niets geregistreerd.'];
  return ['Wat deze aanvraag had geregistreerd, is weer verwijderd, behalve dit.', ...kept.map(({ reden }) => reden)];
}

/** What the medewerker can do. */
const ADVICE = {
  later: 'Probeer het over een paar minuten opnieuw.',
  change: 'Verander de gegevens en probeer het opnieuw.',
  known: 'Zoek de klant op en kies die.',
  help: 'Opnieuw proberen helpt niet. Vraag uw beheerder om hulp.',
} as const;

const nextAfter = ({ kind }: Failure): keyof typeof ADVICE => (kind === 'refused' ? 'help' : 'later');
