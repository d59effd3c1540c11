/** How many connections with the database a process divides. */
export interface Connections {
  /** For the engine: what is carried on. */
  readonly engine: number;
  /** For the list, and for whatever of the log a caller waits for. */
  readonly list: number;
  /** Each holds a lock for as long as a register takes to answer. */
  readonly locks: number;
}

/** The fewest that all of it can do with. */
export const FEWEST_CONNECTIONS = 6;

/** One more says that this process lives. */
const SIGN_OF_LIFE = 1;

/**
 * Apart, so that a table that somebody else has locked keeps only those waiting who need it.
 * @param total of one process, FEWEST_CONNECTIONS or more.
 */
export function divideConnections(total: number): Connections {
  const shared = total - SIGN_OF_LIFE;
  const locks = Math.max(1, Math.floor(shared / 5));
  const list = Math.max(2, Math.floor((shared - locks) * 0.6));
  return { engine: shared - locks - list, list, locks };
}
