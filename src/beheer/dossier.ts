import type { Configuration } from '../config/configuration.js';
import type { Aanvraagregel } from '../database/aanvragen.js';
import type { Ingreep, IngreepMetAanvraag as StoredIngreepMetAanvraag } from '../database/ingrepen.js';
import type { Progress } from '../durable/durable.js';
import { isGood, type GoodAnswer, type Uitkomst } from '../productaanvraag/answer/answer.js';
import { isUpstream } from '../productaanvraag/answer/failure-text.js';
import type { AnyAanvraag, Opdracht } from '../productaanvraag/opdracht.js';
import type { Stand } from '../productaanvraag/intake/intake.js';
import { entriesOf, resultaatOf, type LogEntry, type Resultaat } from '../productaanvraag/answer/log-entries.js';
import { timesOf, uitkomstOf } from '../productaanvraag/answer/toestand.js';
import { nextAttemptOf, type NextAttempt } from './next-attempt.js';
import { vastgelopenOf, type Vastgelopen } from './stuck.js';
import { whatStands, type GeregistreerdObject } from './what-stands.js';
import type { Problem } from '../http/problem.js';
import { succeeded, type Failure } from '../saga/step.js';

/** One request in the list. */
export interface Row {
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
  /** The number that was issued for its gesprek, by which who called can be found. */
  readonly kenmerk?: string;
  /** The number that was told: of the zaak, or else the interne taak, or else the gesprek. */
  readonly nummer?: string;
  /** Where it got stuck; of a request that is registered, why there is no zaak. */
  readonly oorzaak?: Vastgelopen;
}

/** Whom a request or a press of a button is from. */
export interface Persoon {
  /** Subject of the token. */
  readonly id: string;
  readonly naam: string;
}

/** Everything that is known of one request, without anything about the customer but uuids. */
export interface Dossier extends Row, NextAttempt {
  /** Present when it is registered, or still may be. */
  readonly registratie?: GoodAnswer;
  /** Present when it is not registered, or not entirely. */
  readonly probleem?: Problem;
  readonly stappen: readonly Dossierstap[];
  /** What stands in the registers because of it, as far as our log knows. */
  readonly bestaat: readonly StandingObject[];
  /** What beheerders did about it. */
  readonly ingrepen: readonly Ingreepgegevens[];
  /** Which buttons make sense now. */
  readonly knoppen: readonly Knop[];
}

/** Something that stands, with where a person can look at it when the configuration says so. */
export interface StandingObject extends GeregistreerdObject {
  /** Of a page, in whatever application shows it. */
  readonly adres?: string;
}

export type Knop = Ingreep['soort'];

/** One step, as far as it has come. A step that was tried again in the background stands there more than once. */
export interface Dossierstap {
  readonly naam: string;
  /** Which round trip, from 1. What was done at once has the same. */
  readonly ronde: number;
  /** Which attempt in the background, from 2. */
  readonly poging?: number;
  /** How many attempts it took while the caller waited, when more than one. */
  readonly pogingen?: number;
  readonly resultaat: Resultaat;
  readonly begonnenOp?: string;
  readonly afgerondOp?: string;
  readonly fout?: Fout;
  /** What went wrong in the attempts before the last, while the caller waited. */
  readonly eerder?: readonly Fout[];
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
  /** With which others it was resumed together. */
  readonly hervatting?: string;
}

/** A press of a button, with the request that it was about. */
export interface IngreepMetAanvraag extends Ingreepgegevens {
  readonly aanvraag: Pick<Row, 'id' | 'soort' | 'product' | 'kenmerk' | 'nummer'>;
}

export function rowOf(row: Aanvraagregel): Row {
  const oorzaak = vastgelopenOf(row);
  return {
    id: row.id,
    soort: row.soort,
    ...(row.product !== null && { product: row.product }),
    medewerker: { id: row.medewerkerId, naam: row.medewerkerNaam },
    ontvangenOp: row.ontvangen.toISOString(),
    ...(row.geeindigd && { geeindigdOp: row.geeindigd.toISOString() }),
    uitkomst: row.uitkomst as Uitkomst,
    ...(row.afgesloten && { afgeslotenOp: row.afgesloten.toISOString() }),
    ...(row.kenmerk !== null && { kenmerk: row.kenmerk }),
    ...(row.nummer !== null && { nummer: row.nummer }),
    ...(oorzaak && { oorzaak }),
  };
}

/** Of one request, what is known in the list, in the log, and of what people did. */
interface Known {
  readonly row: Aanvraagregel;
  readonly opdracht: Opdracht<AnyAanvraag>;
  readonly look: Stand;
  readonly ingrepen: readonly Ingreep[];
}

/** The durable log decides how a request stands; the list follows it. */
export function dossierOf({ row, opdracht, look, ingrepen }: Known, adressen: Configuration['adressen']): Dossier {
  const { body } = look.answer;
  return {
    ...rowOf(row),
    uitkomst: uitkomstOf(body),
    ...(isGood(body) ? { registratie: body } : { probleem: body }),
    stappen: stappenOf(look.progress),
    bestaat: whatStands(look.progress).map((it) => ({ ...it, ...addressOf(it, adressen) })),
    ...(look.outcome === undefined && nextAttemptOf(look.progress, opdracht, Date.now())),
    ingrepen: ingrepen.map(ingreepOf),
    knoppen: knoppenOf(look, row),
  };
}

function addressOf({ soort, uuid }: GeregistreerdObject, adressen: Configuration['adressen']): { adres?: string } {
  const template = adressen[soort as keyof typeof adressen];
  return template === undefined ? {} : { adres: template.replace('{uuid}', uuid) };
}

/**
 * Whether what it needs to go on or to be taken back is still kept. What is about the customer goes with a good end, which leaves
 * what a take-back needs; what goes later, goes because it was kept for long enough.
 */
export const canGoOn = ({ uitkomst, geeindigd, geschoond }: Aanvraagregel): boolean =>
  uitkomst !== 'vraagtAandacht' || !geeindigd || !geschoond || geschoond <= geeindigd;

function knoppenOf({ outcome, isOfThisVersion }: Stand, row: Aanvraagregel): Knop[] {
  const whenItCanGoOn = <K extends Knop>(knop: K): K[] => (isOfThisVersion && canGoOn(row) ? [knop] : []);
  switch (outcome?.state) {
    case 'completed':
      return whenItCanGoOn('ongedaanmaking');
    case 'attention':
      return [
        ...(outcome.gaveUpAt === undefined ? [] : whenItCanGoOn('hervatting')),
        ...whenItCanGoOn('ongedaanmaking'),
        ...(row.afgesloten ? [] : (['afsluiting'] as const)),
      ];
    case 'undone':
    case undefined:
      return [];
  }
}

const stappenOf = (progress: Progress): Dossierstap[] =>
  entriesOf(progress).map((entry) => {
    const { naam, ronde, poging, result } = entry;
    return {
      naam,
      ronde,
      ...(poging !== undefined && { poging }),
      ...((result.attempts ?? 1) > 1 && { pogingen: result.attempts! }),
      resultaat: resultaatOf(result),
      ...timesOf(entry),
      ...foutOf(entry),
      ...(result.before && { eerder: result.before.map(describe) }),
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

const ingreepOf = ({ soort, op, medewerkerId, medewerkerNaam, reden, hervatting }: Ingreep): Ingreepgegevens => ({
  soort,
  op: op.toISOString(),
  door: { id: medewerkerId, naam: medewerkerNaam },
  ...(reden !== null && { reden }),
  ...(hervatting !== null && { hervatting }),
});

export const ingreepMetAanvraagOf = (row: StoredIngreepMetAanvraag): IngreepMetAanvraag => ({
  ...ingreepOf(row),
  aanvraag: {
    id: row.aanvraag,
    soort: row.aanvraagsoort,
    ...(row.product !== null && { product: row.product }),
    ...(row.kenmerk !== null && { kenmerk: row.kenmerk }),
    ...(row.nummer !== null && { nummer: row.nummer }),
  },
});
