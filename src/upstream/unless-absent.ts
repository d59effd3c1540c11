import { UpstreamError } from './upstream.error.js';

/**
 * What was asked for, or undefined when the register says that it is not there; for a removal that is as good as done.
 * A 404 that does not come from the register itself (an address that leads elsewhere, a page of a proxy) proves nothing.
 */
export async function unlessAbsent<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof UpstreamError && error.isAbsent) return undefined;
    throw error;
  }
}
