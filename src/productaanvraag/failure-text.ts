import type { Failure } from '../saga/step.js';
import type { UpstreamFailure } from '../upstream/upstream.error.js';

const NAMES = { klanten: 'Klanten', taken: 'Taken', zaken: 'Zaken', catalogi: 'Catalogi' } as const;

const WHAT = {
  refused: 'nam de gegevens niet aan',
  unavailable: 'was niet bereikbaar',
  unknown: 'gaf geen antwoord',
} as const;

/** What a register did that did not do what it was asked, for a person: `Zaken was niet bereikbaar`. */
export function failureText(failure: Failure): string {
  if (!isUpstream(failure)) return `het register ${WHAT[failure.kind]}`;
  const { system, kind, code } = failure;
  return code === 'zaaktype'
    ? 'Catalogi heeft geen zaaktype dat gebruikt kan worden'
    : `${NAMES[system]} ${WHAT[kind]}`;
}

export const isUpstream = (failure: Failure): failure is UpstreamFailure => 'operation' in failure;
