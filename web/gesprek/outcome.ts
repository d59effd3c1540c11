import type {
  Oorzaak,
  Partij,
  Probleem,
  Productaanvraagantwoord,
  Productaanvraagtoestand,
  Refused,
  NoAnswer,
} from '../../client/src/index.js';

/** What came of a request: what the medewerker sees, and what can be done next. */
export type Outcome =
  /** Everything stands. */
  | { readonly kind: 'registered'; readonly registratie: Productaanvraagantwoord }
  /** It is accepted, and comes to its end by itself. */
  | { readonly kind: 'underway'; readonly id: string; readonly kenmerk?: string; readonly tekst: string }
  /** Nothing stands. `mayRetry`: it can work later, with the same data. */
  | (Ended & { readonly kind: 'undone'; readonly mayRetry: boolean })
  /** What stood is being taken away. */
  | (Ended & { readonly kind: 'undoing'; readonly id: string })
  /** A beheerder has to look. */
  | (Ended & { readonly kind: 'attention' })
  /** Somebody who is on file has the same number, or may be the same. */
  | { readonly kind: 'known'; readonly isCertain: boolean; readonly kandidaten: readonly Partij[] }
  | { readonly kind: 'keyReused' };

interface Ended {
  readonly problem: Probleem;
  readonly oorzaak?: Oorzaak;
}

/** What sends the medewerker back to the form. */
export interface Rejection {
  readonly kind: 'rejected';
  readonly problem: Probleem;
}

/** What it came to, by what was answered for certain. */
export function outcomeOf(
  answer: { readonly kind: 'good'; readonly body: Productaanvraagantwoord } | Refused,
): Outcome | Rejection {
  return answer.kind === 'good' ? ofRegistratie(answer.body) : ofProblem(answer.problem);
}

/** What it has come to since. */
export function outcomeNow({ registratie, probleem }: Productaanvraagtoestand): Outcome | undefined {
  if (registratie) return ofRegistratie(registratie);
  const outcome = probleem && ofProblem(probleem);
  return outcome?.kind === 'rejected' ? undefined : outcome;
}

export const isRunning = (outcome: Outcome): outcome is Outcome & { id: string } =>
  outcome.kind === 'underway' || outcome.kind === 'undoing';

function ofRegistratie(registratie: Productaanvraagantwoord): Outcome {
  const { id, kenmerk, tekst, uitkomst } = registratie;
  if (uitkomst === 'voltooid') return { kind: 'registered', registratie };
  return { kind: 'underway', id, tekst, ...(kenmerk !== undefined && { kenmerk }) };
}

function ofProblem(problem: Probleem): Outcome | Rejection {
  const { id, uitkomst, errors = [], kandidaten = [], oorzaak } = problem;
  const ended: Ended = { problem, ...(oorzaak && { oorzaak }) };
  switch (problem.type) {
    case '/problemen/klant-al-bekend':
    case '/problemen/klant-mogelijk-bekend':
      return { kind: 'known', isCertain: problem.type === '/problemen/klant-al-bekend', kandidaten };
    case '/problemen/idempotency-key-hergebruikt':
      return { kind: 'keyReused' };
    default:
  }
  if (uitkomst === 'vraagtAandacht') return { ...ended, kind: 'attention' };
  if (uitkomst === 'wordtOngedaanGemaakt' && id !== undefined) return { ...ended, kind: 'undoing', id };
  // What a register did not like about a field, is to be mended in the form.
  if (uitkomst === 'ongedaanGemaakt' && errors.length === 0)
    return { ...ended, kind: 'undone', mayRetry: problem.opnieuwProberen === true };
  return { kind: 'rejected', problem };
}

/** Why it is not known yet whether a request arrived. */
export type Doubt = 'noConnection' | 'loggedOut' | 'busy' | 'ourFault';

export function doubtOf(answer: Refused | NoAnswer): Doubt {
  if (answer.kind === 'none') return 'noConnection';
  if (answer.status === 401) return 'loggedOut';
  return answer.status === 429 || answer.status === 503 ? 'busy' : 'ourFault';
}
