import type { Pool } from 'pg';
import { recorded } from './handeling.js';
import { conditionsOf, type Aanvraagfilter } from './aanvraagfilter.js';

/** Requests that a person has resumed together. */
export interface Hervattingregel {
  readonly id: string;
  /** The same for the same wish. */
  readonly vingerafdruk: string;
  readonly medewerkerId: string;
  readonly medewerkerNaam: string;
  readonly gemaakt: Date;
}

/** One of those requests, as it stands now. */
export interface HervatteAanvraag {
  readonly id: string;
  readonly product: string | null;
  readonly kenmerk: string | null;
  readonly nummer: string | null;
  readonly uitkomst: string;
  readonly afgesloten: Date | null;
  /** Whether its turn has been. */
  readonly isGedaan: boolean;
  /** For a person: why it was not resumed. */
  readonly melding: string | null;
}

/** A request whose turn it is, and on whose behalf. */
export interface AanDeBeurt extends Pick<Hervattingregel, 'medewerkerId' | 'medewerkerNaam'> {
  readonly hervatting: string;
  readonly aanvraag: string;
}

/** The next one that nobody is busy with, also when who was has died. Two who ask at once get different ones. */
const CLAIM = `
  update klantregie.hervattingsregels as regel set begonnen = now()
    from klantregie.hervattingen as hervatting
    where hervatting.id = regel.hervatting and (regel.hervatting, regel.aanvraag) = (
      select hervatting, aanvraag from klantregie.hervattingsregels
        where gedaan is null and (begonnen is null or begonnen < now() - make_interval(secs => $1))
        order by hervatting, aanvraag limit 1 for update skip locked)
    returning regel.hervatting, regel.aanvraag, medewerker_id as "medewerkerId", medewerker_naam as "medewerkerNaam"`;

/** Which requests are resumed together, and how far that is: kept, so that a restart forgets none. */
export class Hervattingen {
  constructor(private readonly pool: Pool) {}

  /** Keeps which requests it is about: the oldest of those that are meant. One that is there already stays as it is. */
  async open(
    { id, vingerafdruk, medewerkerId, medewerkerNaam }: Omit<Hervattingregel, 'gemaakt'>,
    filter: Aanvraagfilter,
    most: number,
  ): Promise<void> {
    const { conditions, values } = conditionsOf(filter, 5);
    await recorded(
      this.pool,
      `with made as (
         insert into klantregie.hervattingen (id, vingerafdruk, medewerker_id, medewerker_naam)
           values ($1, $2, $3, $4) on conflict (id) do nothing returning id
       ), meant as (
         select id from klantregie.aanvragen ${conditions} order by ontvangen, id limit $5
       )
       insert into klantregie.hervattingsregels (hervatting, aanvraag) select made.id, meant.id from made, meant`,
      [id, vingerafdruk, medewerkerId, medewerkerNaam, most, ...values],
      [id],
    );
  }

  async find(id: string): Promise<Hervattingregel | undefined> {
    const { rows } = await this.pool.query<Hervattingregel>(
      `select id, vingerafdruk, medewerker_id as "medewerkerId", medewerker_naam as "medewerkerNaam", gemaakt
        from klantregie.hervattingen where id = $1`,
      [id],
    );
    return rows[0];
  }

  /** The requests that it is about and that are kept yet, the oldest first. */
  async listAanvragen(id: string): Promise<HervatteAanvraag[]> {
    const { rows } = await this.pool.query<HervatteAanvraag>(
      `select id, product, klantcontactnummer as kenmerk, nummer, uitkomst, afgesloten, gedaan is not null as "isGedaan", melding
        from klantregie.hervattingsregels join klantregie.aanvragen on id = aanvraag
        where hervatting = $1 order by ontvangen, id`,
      [id],
    );
    return rows;
  }

  /** Takes the next turn. @param lease after so many milliseconds somebody else may take it */
  async claim(lease: number): Promise<AanDeBeurt | undefined> {
    const { rows } = await this.pool.query<AanDeBeurt>(CLAIM, [lease / 1000]);
    return rows[0];
  }

  async markDone({ hervatting, aanvraag }: AanDeBeurt, melding: string | undefined): Promise<void> {
    await this.pool.query(
      'update klantregie.hervattingsregels set gedaan = now(), melding = $3 where hervatting = $1 and aanvraag = $2',
      [hervatting, aanvraag, melding],
    );
  }

  /** Forgets those of so long ago; of the requests themselves it forgets nothing. */
  async removeExpired(milliseconds: number): Promise<void> {
    await this.pool.query('delete from klantregie.hervattingen where gemaakt < now() - make_interval(secs => $1)', [
      milliseconds / 1000,
    ]);
  }
}
