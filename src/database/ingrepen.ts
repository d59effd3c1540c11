import type { Pool } from 'pg';
import { isEncrypted, type Keyring } from '../encryption/keyring.js';
import { startOf } from './amsterdam-day.js';
import { recorded } from './handeling.js';

/** What a person did about a request. */
export interface Ingreep {
  readonly soort: 'hervatting' | 'ongedaanmaking' | 'afsluiting';
  readonly reden: string | null;
  readonly medewerkerId: string;
  readonly medewerkerNaam: string;
  readonly op: Date;
  /** With which others it was resumed together, when it was. */
  readonly hervatting: string | null;
}

export type NieuweIngreep = Omit<Ingreep, 'op' | 'hervatting'> & Partial<Pick<Ingreep, 'hervatting'>>;

/** The same, with which request it was about. */
export interface IngreepMetAanvraag extends Ingreep {
  readonly aanvraag: string;
  readonly aanvraagsoort: string;
  readonly product: string | null;
  readonly kenmerk: string | null;
  readonly nummer: string | null;
}

/** Whose are looked for; absent: everybody's, of every day. */
export interface Ingreepfilter {
  readonly medewerkerId?: string | undefined;
  /** First and last day, in the Netherlands: `YYYY-MM-DD`. */
  readonly vanaf?: string | undefined;
  readonly totEnMet?: string | undefined;
}

const COLUMNS = `ingrepen.soort, reden, ingrepen.medewerker_id as "medewerkerId", ingrepen.medewerker_naam as "medewerkerNaam", op, hervatting`;

/** Remembers who pressed which button, and when. What was typed beside it may be about a customer, and is encrypted. */
export class Ingrepen {
  constructor(
    private readonly pool: Pool,
    private readonly keys: Keyring,
  ) {}

  async add(
    aanvraag: string,
    { soort, reden, medewerkerId, medewerkerNaam, hervatting }: NieuweIngreep,
  ): Promise<void> {
    await recorded(
      this.pool,
      `insert into klantregie.ingrepen (aanvraag, soort, reden, medewerker_id, medewerker_naam, hervatting)
       values ($1, $2, $3, $4, $5, $6)`,
      [aanvraag, soort, reden && this.keys.encrypt(reden), medewerkerId, medewerkerNaam, hervatting],
    );
  }

  /** In the order in which they were done. */
  async list(aanvraag: string): Promise<Ingreep[]> {
    const { rows } = await this.pool.query<Ingreep>(
      `select ${COLUMNS} from klantregie.ingrepen where aanvraag = $1 order by id`,
      [aanvraag],
    );
    return rows.map((row) => this.#readable(row));
  }

  /** Of all requests that are kept, the newest first. */
  async listAll(
    { medewerkerId, vanaf, totEnMet }: Ingreepfilter,
    { offset, limit }: { readonly offset: number; readonly limit: number },
  ): Promise<IngreepMetAanvraag[]> {
    const { rows } = await this.pool.query<IngreepMetAanvraag>(
      `select ${COLUMNS}, aanvraag, aanvragen.soort as aanvraagsoort, product, klantcontactnummer as kenmerk, nummer
         from klantregie.ingrepen join klantregie.aanvragen on aanvragen.id = aanvraag
         where ($1::text is null or ingrepen.medewerker_id = $1)
           and ($2::date is null or op >= ${startOf('$2::date')})
           and ($3::date is null or op < ${startOf('$3::date + 1')})
         order by op desc, ingrepen.id desc offset $4 limit $5`,
      [medewerkerId, vanaf, totEnMet, offset, limit],
    );
    return rows.map((row) => this.#readable(row));
  }

  /** What was kept before anything was encrypted, is read as it is. */
  #readable<Row extends Pick<Ingreep, 'reden'>>(row: Row): Row {
    const { reden } = row;
    return reden !== null && isEncrypted(reden) ? { ...row, reden: this.keys.decrypt(reden) } : row;
  }
}
