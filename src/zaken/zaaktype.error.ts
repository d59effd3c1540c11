import { UpstreamError } from '../upstream/upstream.error.js';

/** A zaaktype that no zaak can be opened of, and why: a refusal that comes from what Catalogi holds. */
export class ZaaktypeError extends UpstreamError {
  constructor(message: string) {
    super({ kind: 'refused', message, system: 'catalogi', operation: 'GET zaaktypen', code: 'zaaktype', fields: [] });
  }
}
