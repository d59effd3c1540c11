import { setTimeout as pause } from 'node:timers/promises';

const FIRST_MS = 200;
const LONGEST_MS = 5000;

/** Does work against the database again and again until it succeeds: whatever depends on it had better wait than go on without. */
export async function persistently<T>(work: () => Promise<T>): Promise<T> {
  for (let wait = FIRST_MS; ; wait = Math.min(wait * 2, LONGEST_MS)) {
    try {
      return await work();
    } catch {
      await pause(wait, undefined, { ref: false });
    }
  }
}
