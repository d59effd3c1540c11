import type { Pool } from 'pg';
import type { Schema } from './schema.js';

/** What a person did about a request. */
export interface Ingreep {
  readonly soort: 'hervatting' | 'ongedaanmaking' | 'afsluiting';
  readonly reden: string | null;
  readonly medewerkerId: string;
  readonly medewerkerNaam: string;
  readonly op: Date;
}

/** Remembers who pressed which button, and when. */
export class Ingrepen {
  constructor(
    private readonly pool: Pool,
    private readonly schema: Schema,
  ) {}

  async add(aanvraag: string, { soort, reden, medewerkerId, medewerkerNaam }: Omit<Ingreep, 'op'>): Promise<void> {
    await this.schema.ensure();
    await this.pool.query(
      `insert into klantregie.ingrepen (aanvraag, soort, reden, medewerker_id, medewerker_naam)
       values ($1, $2, $3, $4, $5)`,
      [aanvraag, soort, reden, medewerkerId, medewerkerNaam],
    );
  }

  /** In the order in which they were done. */
  async list(aanvraag: string): Promise<Ingreep[]> {
    await this.schema.ensure();
    const { rows } = await this.pool.query<Ingreep>(
      `select soort, reden, medewerker_id as "medewerkerId", medewerker_naam as "medewerkerNaam", op
         from klantregie.ingrepen where aanvraag = $1 order by id`,
      [aanvraag],
    );
    return rows;
  }
}
