import type { UpstreamFailure } from './upstream.error.js';

const NAMES = { klanten: 'Klanten', taken: 'Taken', zaken: 'Zaken', catalogi: 'Catalogi' } as const;

const WHAT = {
  refused: 'nam de gegevens niet aan',
  unavailable: 'was niet bereikbaar',
  unknown: 'gaf geen antwoord',
} as const;

const BETWEEN = ': iets ertussen (een gateway of proxy) antwoordde';

/**
 * What a register did that did not do what it was asked, for a person: `Zaken was niet bereikbaar`. What it said itself
 * stays out of it: that may repeat what was sent.
 */
export function registerText(failure: UpstreamFailure): string {
  return `${NAMES[failure.system]} ${whatOf(failure)}${failure.isBetween ? BETWEEN : ''}`;
}

/** Only who looked at the data can object to them. */
function whatOf({ kind, status, fields }: UpstreamFailure): string {
  if (kind !== 'refused' || fields.length > 0) return WHAT[kind];
  switch (status) {
    case 400:
    case 409:
    case undefined:
      return WHAT.refused;
    case 401:
    case 403:
      return 'laat ons dit niet doen';
    default:
      return `weigerde het verzoek (${status})`;
  }
}
