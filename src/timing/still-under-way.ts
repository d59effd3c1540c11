/**
 * How long a request that was left unanswered may still be under way, in milliseconds: never longer than the limit, whatever
 * the clock says.
 * @param since milliseconds since 1970; undefined when there is none.
 * @param limit milliseconds after which the register has certainly finished.
 */
export function stillUnderWay(since: number | undefined, limit: number): number {
  return since === undefined ? 0 : Math.min(Math.max(0, since + limit - Date.now()), limit);
}
