/**
 * Looks for something that an unanswered request may yet make, until it is there or the register can no longer be busy
 * with it: an empty look-up proves nothing before that.
 * @param limit milliseconds after which the register has certainly finished.
 */
export async function lookUntilSettled<T>(find: () => Promise<T | undefined>, limit: number): Promise<T | undefined> {
  const end = performance.now() + limit;
  for (;;) {
    const isLast = performance.now() >= end;
    const found = await find();
    if (found !== undefined || isLast) return found;
    await new Promise((resolve) => setTimeout(resolve, Math.min(1000, limit / 10)));
  }
}
