/** Our own database did not answer in time. */
export class DatabaseTooSlowError extends Error {
  override readonly name = 'DatabaseTooSlowError';
}

/** Classes and codes of PostgreSQL that say that it cannot serve anybody for a while: see its appendix A. */
const MAY_PASS = /^(08|53|57P0[1-3])/;
/** And those that say that it does not do what it should, without it being a mistake in what was asked. */
const AILS = /^(08|25|3D|40|53|54|55|57|58|F0|XX|28|42501|2200H)/;

const NETWORK = /^(ECONN|EPIPE$|EHOST|ENET|ETIMEDOUT$|ENOTFOUND$|EAI_AGAIN$)/;

/** pg and its pool give these no code. */
const WITHOUT_CODE =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client has encountered a connection error|Client was closed|Cannot use a pool after calling end|the connection that says that this process lives is lost)/;

/** Whether the database is away, starts or is full: who waits may be helped. */
export const mayPass = (error: unknown): boolean => some(error, (code) => MAY_PASS.test(code));

/** Whether it is the database that failed, and not we: a mistake in a statement is ours. */
export const isDatabaseFailure = (error: unknown): boolean => some(error, (code) => AILS.test(code));

/** Of an error, what caused it, and those that it gathers: an address may stand for several. */
function some(error: unknown, isSqlState: (code: string) => boolean): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if (error instanceof DatabaseTooSlowError) return true;
  const { message = '', code, cause, errors = [] } = error as Partial<AggregateError> & { code?: unknown };
  if (WITHOUT_CODE.test(message)) return true;
  if (typeof code === 'string' && (NETWORK.test(code) || (code.length === 5 && isSqlState(code)))) return true;
  return [cause, ...errors].some((it) => some(it, isSqlState));
}
