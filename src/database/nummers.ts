/** Numbers that no other productaanvraag has had or will have. */
export interface Volgnummers {
  /** Ten digits: referentienummer and nummer take no more. */
  readonly klantcontact: string;
  readonly interneTaak: string;
  readonly partij: string;
  /** At least six digits. */
  readonly zaak: string;
}

/** The columns of Volgnummers, from sequences in PostgreSQL: never the same number twice, sometimes one is skipped. */
export const NUMMERS = `
  nextval('klantregie.referentienummer')::text as "klantcontact",
  nextval('klantregie.referentienummer')::text as "interneTaak",
  nextval('klantregie.referentienummer')::text as "partij",
  lpad(nextval('klantregie.zaaknummer')::text, greatest(6, length(currval('klantregie.zaaknummer')::text)), '0') as "zaak"`;
