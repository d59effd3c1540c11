import type { Progress } from '../durable/durable.js';
import { entriesOf } from '../productaanvraag/answer/log-entries.js';
import type { AnyAanvraag, Opdracht } from '../productaanvraag/opdracht.js';
import type { Vervolg } from '../productaanvraag/productaanvraag.js';
import { patienceOf } from '../productaanvraag/intake/patience.js';
import { pauseAfter } from '../saga/attempts.js';
import { completing, isDecisive } from '../saga/checkpoint-names.js';
import { succeeded } from '../saga/step.js';

/** What a request that waits is waiting for. */
export interface NextAttempt {
  /** ISO 8601 in UTC. Absent when it does not wait. */
  readonly volgendePogingOp?: string;
  /** When it is given up at the latest if nothing changes, but for the time that the calls themselves take. */
  readonly opgevenOp?: string;
}

/** When a request that has not ended is tried again, and until when, going by the times that it was accepted with. */
export function nextAttemptOf(progress: Progress, opdracht: Opdracht<AnyAanvraag>, now: number): NextAttempt {
  const { pausedUntil } = progress;
  if (pausedUntil === undefined || pausedUntil <= now) return {};
  const volgendePogingOp = isoOf(pausedUntil);
  const last = entriesOf(progress).at(-1);
  // A pause before something is looked at, or tried for the first time in the background, leads to no end yet.
  if (!last || succeeded(last.result) || !isDecisive(last.naam)) return { volgendePogingOp };
  const left = limitOf(last.naam, opdracht) - waitedAfter(last.poging ?? 1, opdracht);
  return { volgendePogingOp, opgevenOp: isoOf(pausedUntil + Math.max(0, left)) };
}

/** A zaak of a product that says `later` has a limit of its own. */
function limitOf(naam: string, { aanvraag, terms }: Opdracht<AnyAanvraag>): number {
  const { vervolg } = aanvraag as { vervolg?: Vervolg };
  const fallback = vervolg?.soort === 'zaak' ? vervolg.uitwijk : undefined;
  return fallback?.soort === 'later' && naam === completing('zaak') ? fallback.gedurende : terms.tijden.opgevenNa;
}

/** How much of the limit the pauses up to and after so many attempts take: milliseconds. */
function waitedAfter(attempts: number, { terms }: Opdracht<AnyAanvraag>): number {
  const patience = patienceOf(terms.tijden);
  return Array.from({ length: attempts }, (_, index) => pauseAfter(index + 1, patience)).reduce((a, b) => a + b, 0);
}

const isoOf = (milliseconds: number): string => new Date(milliseconds).toISOString();
