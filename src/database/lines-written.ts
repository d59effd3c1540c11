/** Who is told. A process may be of more than one database, as specifications are: being told too often does no harm. */
const listeners = new Set<() => void>();

/**
 * Tells of it when this process has, or may have, written lines for the audit log, and what the logboek dataverwerkingen has
 * to know: so that nobody has to look each second whether there are any.
 * @returns ends it.
 */
export function whenLinesAreWritten(tell: () => void): () => void {
  listeners.add(tell);
  return () => void listeners.delete(tell);
}

/** Does work that writes lines. When it fails they may have been written all the same. */
export async function writingLines<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    for (const tell of listeners) tell();
  }
}
