const FIRST_MS = 200;
const LONGEST_MS = 5000;
/** The attempt after which a wait is told about: it then comes to more than a second. */
const TELLING = 3;

/**
 * Does work against the database again and again until it succeeds: whatever depends on it had better wait than go on without.
 * @param waits is told once when that takes long.
 */
export async function retryForever<T>(work: () => Promise<T>, waits: (error: unknown) => void = () => {}): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === TELLING) waits(error);
      const wait = Math.min(FIRST_MS * 2 ** (attempt - 1), LONGEST_MS);
      await new Promise((resolve) => setTimeout(resolve, wait).unref());
    }
  }
}
