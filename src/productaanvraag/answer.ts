import { ABANDONED, type Run } from '../durable/durable.js';
import { PREFIX } from '../http/http-app.js';
import { ProblemException, type ProblemOptions, type ProblemSlug } from '../http/problem.js';
import { TAKEN_BACK, type Outcome } from '../saga/saga.js';
import type { Failure, Kept } from '../saga/step.js';
import { failureText, isUpstream } from './failure-text.js';
import type { AnyAanvraag, Opdracht, Registratie } from './opdracht.js';
import { refusedFields } from './refused-fields.js';

/** How a productaanvraag stands, in one word. Callers depend on these: never rename one. */
export const UITKOMSTEN = [
  'voltooid',
  'wordtVoltooid',
  'ongedaanGemaakt',
  'wordtOngedaanGemaakt',
  'vraagtAandacht',
] as const;
export type Uitkomst = (typeof UITKOMSTEN)[number];

/** An answer that is not a problem. */
export interface GoodAnswer extends Partial<Registratie> {
  readonly id: string;
  readonly uitkomst: 'voltooid' | 'wordtVoltooid';
  /** For the medewerker, to read out. */
  readonly tekst: string;
}

/** Why a productaanvraag was turned round. */
export interface Turned {
  readonly failedAt: string;
  readonly failure: Failure;
}

/** Where the state of a productaanvraag stands. */
export const locationOf = (id: string): string => `/${PREFIX}/productaanvragen/${id}`;

/** Waits for the end of a run, at most so many milliseconds, and says how it stands. Throws when it is not registered. */
export async function answerOf<Aanvraag extends AnyAanvraag, Resultaat extends object>(
  run: Run<Opdracht<Aanvraag>, Resultaat>,
  wait: number,
  good: (resultaat: Resultaat) => GoodAnswer,
): Promise<GoodAnswer> {
  const outcome = await run.outcome(wait);
  if (outcome?.state === 'completed') return good(outcome.result);
  if (outcome) throw failed(run.input, outcome);
  const { turned } = await run.progress();
  if (turned) throw turning(run.input, turned);
  return underWay(run.input);
}

/** Everything is registered. @param tekst for the medewerker, to read out. */
export const completed = (
  { id }: Pick<Opdracht, 'id'>,
  registratie: Partial<Registratie>,
  tekst: string,
): GoodAnswer => ({ id, uitkomst: 'voltooid', ...registratie, tekst });

/** It stands in the log, and will come to its end. */
export function underWay({ id }: Pick<Opdracht, 'id'>): GoodAnswer {
  return {
    id,
    uitkomst: 'wordtVoltooid',
    tekst:
      'De aanvraag is ontvangen en wordt nu geregistreerd. Dat duurt iets langer dan anders. U hoeft niets te doen.',
  };
}

/** Nothing is registered, but that is still being seen to. */
export function turning(opdracht: Pick<Opdracht, 'id'>, turned: Turned): ProblemException {
  return problem('wordt-ongedaan-gemaakt', 'wordtOngedaanGemaakt', opdracht, turned, {
    status: statusOf(turned.failure),
    detail: `${sentence(turned)} Wat al was geregistreerd, wordt nu verwijderd.`,
  });
}

/** The end of a productaanvraag that is not registered, or not entirely. */
export function failed(
  opdracht: Opdracht<AnyAanvraag>,
  outcome: Exclude<Outcome<object>, { state: 'completed' }>,
): ProblemException {
  if (outcome.state === 'attention')
    return problem('vraagt-aandacht', 'vraagtAandacht', opdracht, outcome, {
      detail: [sentence(outcome), outcome.result ? LACKING : HALFWAY, 'Een beheerder ziet dit en lost het op.'].join(
        ' ',
      ),
      extensions: {
        ...outcome.result,
        achtergebleven: outcome.left.map(({ step, value }) => ({
          stap: step,
          ...(value !== undefined && { wat: value }),
        })),
        ...(outcome.kept && { behouden: outcome.kept }),
      },
    });
  const { failure } = outcome;
  const errors = isUpstream(failure) ? refusedFields(failure, outcome.failedAt, opdracht.aanvraag.klant) : [];
  const isKnown = errors.some(({ location }) => location === '/klant/partijIdentificatoren');
  const status = isKnown ? 409 : errors.length > 0 ? 400 : statusOf(failure);
  return problem(isKnown ? 'klant-al-bekend' : 'ongedaan-gemaakt', 'ongedaanGemaakt', opdracht, outcome, {
    status,
    detail: [sentence(outcome), ...nothingLeft(outcome.kept), advice(failure, errors.length > 0)].join(' '),
    ...(errors.length > 0 && { errors }),
    ...(outcome.kept.length > 0 && { extensions: { behouden: outcome.kept } }),
  });
}

function problem(
  slug: ProblemSlug,
  uitkomst: Uitkomst,
  { id }: Pick<Opdracht, 'id'>,
  { failedAt, failure }: Turned,
  options: ProblemOptions,
): ProblemException {
  return new ProblemException(slug, {
    ...options,
    headers: { Location: locationOf(id) },
    extensions: { id, uitkomst, stap: failedAt, opnieuwProberen: failure.kind !== 'refused', ...options.extensions },
  });
}

const LACKING = 'De aanvraag is wel geregistreerd, maar er ontbreekt nog iets.';
const HALFWAY = 'De aanvraag is niet helemaal geregistreerd en niet helemaal verwijderd.';

const statusOf = ({ kind }: Failure): number => (kind === 'unknown' ? 504 : 502);

function sentence({ failedAt, failure }: Turned): string {
  if (failedAt === TAKEN_BACK) return 'Een beheerder heeft deze aanvraag teruggedraaid.';
  if (failedAt === ABANDONED) return 'De aanvraag kwam te laat in de database.';
  return `Bij de stap ${failedAt} ging het mis: ${failureText(failure)}.`;
}

function nothingLeft(kept: readonly Kept[]): string[] {
  if (kept.length === 0) return ['Er is niets geregistreerd.'];
  return ['Wat deze aanvraag had geregistreerd, is weer verwijderd, behalve dit.', ...kept.map(({ reden }) => reden)];
}

function advice({ kind }: Failure, byTheCaller: boolean): string {
  if (byTheCaller) return 'Verander de gegevens en probeer het opnieuw met een nieuwe Idempotency-Key.';
  if (kind === 'refused') return 'Opnieuw proberen helpt niet. Vraag uw beheerder om hulp.';
  return 'Probeer het over een paar minuten opnieuw met een nieuwe Idempotency-Key.';
}
