import type { Aanvraagregel } from '../database/aanvragen.js';
import type { Ingreep } from '../database/ingrepen.js';
import type { Progress } from '../durable/durable.js';
import type { GoodAnswer, Uitkomst } from '../productaanvraag/answer.js';
import { isUpstream } from '../productaanvraag/failure-text.js';
import type { Look } from '../productaanvraag/intake.js';
import { entriesOf, resultaatOf, type LogEntry, type Resultaat } from '../productaanvraag/log-entries.js';
import { timesOf } from '../productaanvraag/toestand.js';
import { whatStands, type Ding } from '../productaanvraag/what-stands.js';
import type { Problem } from '../http/problem.js';
import { succeeded, type Failure } from '../saga/step.js';

/** One request in the list. */
export interface Regel {
  readonly id: string;
  /** Kind of request: `productaanvraag`, or a step of it. */
  readonly soort: string;
  readonly product?: string;
  readonly medewerker: Persoon;
  /** ISO 8601 in UTC. */
  readonly ontvangenOp: string;
  readonly geeindigdOp?: string;
  readonly uitkomst: Uitkomst;
  /** Present when a beheerder marked it as solved. */
  readonly afgeslotenOp?: string;
}

/** Whom a request or a press of a button is from. */
export interface Persoon {
  /** Subject of the token. */
  readonly id: string;
  readonly naam: string;
}

/** Everything that is known of one request, without anything about the customer but uuids. */
export interface Dossier extends Regel {
  /** Present when it is registered, or still may be. */
  readonly registratie?: GoodAnswer;
  /** Present when it is not registered, or not entirely. */
  readonly probleem?: Problem;
  readonly stappen: readonly Dossierstap[];
  /** What stands in the registers because of it, as far as our log knows. */
  readonly bestaat: readonly Ding[];
  /** What beheerders did about it. */
  readonly ingrepen: readonly Ingreepgegevens[];
  /** Which buttons make sense now. */
  readonly knoppen: readonly Knop[];
}

export type Knop = Ingreep['soort'];

/** One step, as far as it has come. A step that was tried again in the background stands there more than once. */
export interface Dossierstap {
  readonly naam: string;
  /** Which attempt in the background, from 2. */
  readonly poging?: number;
  /** How many attempts it took while the caller waited, when more than one. */
  readonly pogingen?: number;
  readonly resultaat: Resultaat;
  readonly begonnenOp?: string;
  readonly afgerondOp?: string;
  readonly fout?: Fout;
}

/** What went wrong, without any value that was sent or answered. */
export interface Fout {
  readonly melding: string;
  readonly register?: string;
  /** Method and kind of resource: `POST partijen`. */
  readonly verzoek?: string;
  /** HTTP status, when an answer came. */
  readonly status?: number;
  /** The code of the register. */
  readonly code?: string;
  /** Which fields the register refused, and why: `soortPartij (required)`. */
  readonly velden?: readonly string[];
}

export interface Ingreepgegevens {
  readonly soort: Knop;
  readonly op: string;
  readonly door: Persoon;
  readonly reden?: string;
}

export function regelOf(row: Aanvraagregel): Regel {
  return {
    id: row.id,
    soort: row.soort,
    ...(row.product !== null && { product: row.product }),
    medewerker: { id: row.medewerkerId, naam: row.medewerkerNaam },
    ontvangenOp: row.ontvangen.toISOString(),
    ...(row.geeindigd && { geeindigdOp: row.geeindigd.toISOString() }),
    uitkomst: row.uitkomst as Uitkomst,
    ...(row.afgesloten && { afgeslotenOp: row.afgesloten.toISOString() }),
  };
}

/** The durable log decides how a request stands; the list follows it. */
export function dossierOf(
  row: Aanvraagregel,
  { toestand, outcome, progress }: Look<object>,
  ingrepen: readonly Ingreep[],
): Dossier {
  const { uitkomst, registratie, probleem } = toestand;
  return {
    ...regelOf(row),
    uitkomst,
    ...(registratie && { registratie }),
    ...(probleem && { probleem }),
    stappen: stappenOf(progress),
    bestaat: whatStands(progress),
    ingrepen: ingrepen.map(ingreepOf),
    knoppen: knoppenOf(outcome, row.afgesloten !== null),
  };
}

function knoppenOf(outcome: Look<object>['outcome'], isClosed: boolean): Knop[] {
  switch (outcome?.state) {
    case 'completed':
      return ['ongedaanmaking'];
    case 'attention':
      return [
        ...(outcome.gaveUpAt === undefined ? [] : (['hervatting'] as const)),
        'ongedaanmaking',
        ...(isClosed ? [] : (['afsluiting'] as const)),
      ];
    case 'undone':
    case undefined:
      return [];
  }
}

const stappenOf = (progress: Progress): Dossierstap[] =>
  entriesOf(progress).map((entry) => {
    const { naam, poging, result } = entry;
    return {
      naam,
      ...(poging !== undefined && { poging }),
      ...((result.attempts ?? 1) > 1 && { pogingen: result.attempts! }),
      resultaat: resultaatOf(result),
      ...timesOf(entry),
      ...foutOf(entry),
    };
  });

function foutOf({ result }: LogEntry): { fout?: Fout } {
  return succeeded(result) ? {} : { fout: describe(result.failure) };
}

function describe(failure: Failure): Fout {
  const { message: melding } = failure;
  if (!isUpstream(failure)) return { melding };
  const { system: register, operation: verzoek, status, code, fields } = failure;
  return {
    melding,
    register,
    verzoek,
    ...(status !== undefined && { status }),
    ...(code !== undefined && { code }),
    ...(fields.length > 0 && { velden: fields.map((field) => `${field.name} (${field.code})`) }),
  };
}

const ingreepOf = ({ soort, op, medewerkerId, medewerkerNaam, reden }: Ingreep): Ingreepgegevens => ({
  soort,
  op: op.toISOString(),
  door: { id: medewerkerId, naam: medewerkerNaam },
  ...(reden !== null && { reden }),
});
