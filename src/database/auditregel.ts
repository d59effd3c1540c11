import { Outbox } from '../logboek/outbox.js';

/** What became of what somebody did: it was done, it was not allowed or not right, or something of ours failed. */
export const RESULTATEN = ['gelukt', 'geweigerd', 'mislukt'] as const;

/** What somebody did. Never what was sent: of a customer there is a uuid at most. */
export interface NieuweAuditregel {
  /** Subject of the token; absent when nobody was known. */
  readonly persoon?: string | undefined;
  readonly rollen: readonly string[];
  /** The network address from which it came. */
  readonly herkomst?: string | undefined;
  readonly actie: string;
  /** By what was looked for: the names of the fields, with a comma in between. */
  readonly zoeksoort?: string | undefined;
  /** uuids of what it was about. */
  readonly objecten: readonly string[];
  readonly resultaat: (typeof RESULTATEN)[number];
  /** Of the answer; absent when the line was written with what it tells of, before there was one. */
  readonly status?: number | undefined;
  /** Kind of problem, when it was answered with one. */
  readonly reden?: string | undefined;
  /** uuid: the trace id of W3C Trace Context, under which the log tells more. */
  readonly trace?: string | undefined;
  /** For how many it stands; absent: 1. */
  readonly aantal?: number | undefined;
}

/** What the logboek dataverwerkingen has to know yet. */
export const LOGBOEK_OUTBOX = 'klantregie.logboek_uitgaand';

/** The columns of a line, and what they are. */
export const FIELDS = 'persoon, rollen, herkomst, actie, zoeksoort, objecten, resultaat, status, reden, trace, aantal';
export const TYPED = `persoon text, rollen text[], herkomst text, actie text, zoeksoort text, objecten uuid[], resultaat text,
  status smallint, reden text, trace uuid, aantal int`;

/**
 * The parts of a `with` that write a line down, and what the logboek dataverwerkingen has to know, when it has to: they go with
 * the statement that they stand before. With the values for their parameters.
 * @param before how many parameters that statement has
 */
export function toldBy(
  before: number,
  regel: NieuweAuditregel,
  records: readonly object[] | undefined,
): { inserts: string; values: string[] } {
  const line = `geschreven as (
    insert into klantregie.auditregels_nieuw (${FIELDS})
    select ${FIELDS.replace('aantal', 'coalesce(aantal, 1)')}
      from jsonb_to_record($${before + 1}::jsonb) as line (${TYPED}))`;
  const values = [JSON.stringify(regel)];
  if (records === undefined) return { inserts: line, values };
  const sent = `uitgaand as (${Outbox.insertInto(LOGBOEK_OUTBOX, `$${before + 2}`)})`;
  return { inserts: `${line}, ${sent}`, values: [...values, JSON.stringify(records)] };
}
