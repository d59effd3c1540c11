import { exportRequestOf, type Resource } from './otlp.js';
import type { LogboekRecord } from './record.js';

/** Where records go. */
export interface Receiver {
  /** Of OTLP/HTTP, with its path: `https://logboek.example/v1/traces`. */
  readonly url: string;
  /** Beside those of the protocol: a token, for instance. */
  readonly headers: Readonly<Record<string, string>>;
  readonly resource: Resource;
  /** Milliseconds that it may take. */
  readonly timeout: number;
}

/** The logboek did not take the records, or not all of them. What it said is left out: it may repeat what was sent. */
class NotTakenError extends Error {
  override readonly name: string = 'NotTakenError';
}

/** It will not take them another time either: it is about what was sent. */
export class RefusedError extends NotTakenError {
  override readonly name = 'RefusedError';
}

/** These are about who asks, where and when: the same records may be taken another time. */
const ABOUT_THE_WAY: ReadonlySet<number> = new Set([401, 403, 404, 405, 408, 421, 425, 429]);

/** Sends records, and resolves when the logboek has said that it has them all. Throws a NotTakenError, which is a RefusedError when
 * sending them again would help nothing. */
export async function send(receiver: Receiver, records: readonly LogboekRecord[]): Promise<void> {
  const response = await fetch(receiver.url, {
    method: 'POST',
    headers: { ...receiver.headers, 'content-type': 'application/json' },
    body: JSON.stringify(exportRequestOf(receiver.resource, records)),
    redirect: 'error',
    signal: AbortSignal.timeout(receiver.timeout),
  }).catch((cause: unknown) => {
    throw new NotTakenError('the logboek did not answer', { cause });
  });
  const text = await response.text().catch(() => '');
  const { status } = response;
  if (status >= 400 && status < 500 && !ABOUT_THE_WAY.has(status))
    throw new RefusedError(`the logboek answered ${status}`);
  if (!response.ok) throw new NotTakenError(`the logboek answered ${status}`);
  // Of OTLP: what it rejects is not to be sent again.
  if (rejected(text) > 0) throw new RefusedError('the logboek took some of the records only');
}

/** `partialSuccess` of OTLP: how many it did not take. An answer that says nothing took all. */
function rejected(text: string): number {
  try {
    const { partialSuccess } = JSON.parse(text) as { partialSuccess?: { rejectedSpans?: unknown } };
    return Number(partialSuccess?.rejectedSpans ?? 0);
  } catch {
    return 0;
  }
}
