import { RESULTATEN } from '../database/auditregel.js';
import { Day } from '../http/day.js';
import { Choice, Describe, Text, TextRule } from '../http/fields.js';
import { PageNumber, PageSize } from '../http/page-fields.js';
import { isUuid } from '../notation/uuid.js';
import { ACTIES } from './handelingen.js';

/** Which lines of the audit log an auditor wants to see. What is left out does not count. */
export class AuditfilterDto {
  /** Subject of the token, as it stands in the lines: no e-mail address, for this is in the URL. */
  @Describe('Wie het deed: `persoon` uit een regel.', 'mira')
  @Text({ max: 255 })
  persoon?: string;

  @Describe('Wat iemand deed.', 'partijBekijken')
  @Choice(ACTIES)
  actie?: string;

  /** Of a partij, klantcontact, zaak, interne taak or request. */
  @Describe('Waarmee iemand iets deed: de uuid van een partij of een aanvraag, bijvoorbeeld.')
  @TextRule('ongeldige-uuid', 'Vul een uuid in.', isUuid, { format: 'uuid' })
  @Text({ max: 50, normalise: (text) => text.toLowerCase() })
  object?: string;

  @Describe('Wat ervan kwam.', 'geweigerd')
  @Choice(RESULTATEN)
  resultaat?: string;

  /** `YYYY-MM-DD`, in Europe/Amsterdam. */
  @Describe('Eerste dag.', '2026-03-01')
  @Day()
  vanaf?: string;

  /** `YYYY-MM-DD`, in Europe/Amsterdam. */
  @Describe('Laatste dag.', '2026-03-31')
  @Day()
  totEnMet?: string;

  @PageNumber()
  page?: number;

  @PageSize('regels')
  pageSize?: number;
}
