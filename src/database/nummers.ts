/** Numbers that no other productaanvraag has had or will have. */
export interface Volgnummers {
  /** Ten digits: referentienummer and nummer take no more. */
  readonly klantcontact: string;
  readonly interneTaak: string;
  readonly partij: string;
  /** At least six digits. */
  readonly zaak: string;
}

/** The columns in which the numbers of a request are kept. */
const COLUMNS = ['klantcontactnummer', 'interne_taak_nummer', 'partijnummer', 'zaaknummer'] as const;

export const NUMBER_COLUMNS = COLUMNS.join(', ');

/** These columns as Volgnummers. */
export const VOLGNUMMERS = `klantcontactnummer as "klantcontact", interne_taak_nummer as "interneTaak",
  partijnummer as "partij", zaaknummer as "zaak"`;

/** New values for these columns, from sequences in PostgreSQL: never the same number twice, sometimes one is skipped. */
export const DRAWN_NUMBERS = `
  nextval('klantregie.referentienummer')::text,
  nextval('klantregie.referentienummer')::text,
  nextval('klantregie.referentienummer')::text,
  lpad(nextval('klantregie.zaaknummer')::text, greatest(6, length(currval('klantregie.zaaknummer')::text)), '0')`;

/** What they become when the row was there: what it had. */
export const KEPT_NUMBERS = COLUMNS.map((name) => `${name} = coalesce(aanvragen.${name}, excluded.${name})`).join(', ');
