import type { Pool } from 'pg';
import type { Keyring } from '../encryption/keyring.js';
import { recorded } from './handeling.js';

/** Somebody who is logged in with a browser. */
export interface Sessieregel {
  /** Who: whatever was kept when the session was made. */
  readonly beller: unknown;
  /** When it ends if nobody uses it any more. */
  readonly verloopt: Date;
  /** When it ends, whoever uses it. */
  readonly eindigt: Date;
}

export interface NieuweSessie {
  /** By which it is found: of what the browser has, only a hash is kept. */
  readonly id: Buffer;
  readonly beller: object;
  /** By which the issuer knows its own session with this browser. */
  readonly sid: string | undefined;
  /** How long it may last. Milliseconds. */
  readonly hoogstens: number;
  /** When the issuer wants it to end, if it said so. */
  readonly uiterlijk: Date | undefined;
}

/** When one ends if it is not used any more. @param seconds how long that may be */
const verloopt = (seconds: string) => `least(eindigt, gebruikt + make_interval(secs => ${seconds}))`;

const COLUMNS = `beller, ${verloopt('$2')} as verloopt, eindigt`;
const OPEN = `id = $1 and now() < ${verloopt('$2')}`;

/** The sessions of browsers. One that has ended is none, whether or not its row is still there. */
export class Sessies {
  /** @param ongebruikt after so many milliseconds without use a session ends */
  constructor(
    private readonly pool: Pool,
    private readonly ongebruikt: number,
    private readonly keys: Keyring,
  ) {}

  async add({ id, beller, sid, hoogstens, uiterlijk }: NieuweSessie): Promise<void> {
    await recorded(
      this.pool,
      `insert into klantregie.sessies (id, beller, sid, eindigt)
       values ($1, $2, $3, least(now() + make_interval(secs => $4), $5))`,
      [id, JSON.stringify(this.keys.encrypt(JSON.stringify(beller))), sid ?? null, hoogstens / 1000, uiterlijk ?? null],
    );
  }

  async find(id: Buffer): Promise<Sessieregel | undefined> {
    return this.#one(`select ${COLUMNS} from klantregie.sessies where ${OPEN}`, id);
  }

  /** Finds it as well, and lets it last as long again. */
  async use(id: Buffer): Promise<Sessieregel | undefined> {
    return this.#one(`update klantregie.sessies set gebruikt = now() where ${OPEN} returning ${COLUMNS}`, id);
  }

  async remove(id: Buffer): Promise<void> {
    await this.pool.query('delete from klantregie.sessies where id = $1', [id]);
  }

  /** Somebody ends it. */
  async end(id: Buffer): Promise<void> {
    await recorded(this.pool, 'delete from klantregie.sessies where id = $1', [id]);
  }

  /** Forgets those that have ended. */
  async removeEnded(): Promise<void> {
    await this.pool.query(`delete from klantregie.sessies where now() >= ${verloopt('$1')}`, [this.#seconds]);
  }

  async #one(statement: string, id: Buffer): Promise<Sessieregel | undefined> {
    const { rows } = await this.pool.query<Sessieregel>(statement, [id, this.#seconds]);
    return rows[0] && { ...rows[0], beller: this.#read(rows[0].beller) };
  }

  /** What was kept before anything was encrypted, is read as it is. */
  #read(beller: unknown): unknown {
    return typeof beller === 'string' ? (JSON.parse(this.keys.decrypt(beller)) as unknown) : beller;
  }

  get #seconds(): number {
    return this.ongebruikt / 1000;
  }
}
