import type { Failure } from '../../saga/step.js';
import { registerText } from '../../upstream/failure-text.js';
import type { UpstreamFailure } from '../../upstream/upstream.error.js';

/** What went wrong at a step, for a person: `Zaken was niet bereikbaar`. */
export function failureText(failure: Failure): string {
  if (!isUpstream(failure)) return 'Klantregie liep zelf vast';
  return failure.code === 'zaaktype' ? 'Catalogi heeft geen zaaktype dat gebruikt kan worden' : registerText(failure);
}

export const isUpstream = (failure: Failure): failure is UpstreamFailure => 'operation' in failure;
