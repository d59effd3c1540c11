import { Day } from '../http/day.js';
import { Describe, Text } from '../http/fields.js';
import { PageNumber, PageSize } from '../http/page-fields.js';

/** Which presses of a button a beheerder wants to see. What is left out does not count. */
export class IngrepenFilterDto {
  /** Subject of the token, as it stands in the list: no e-mail address, for this is in the URL. */
  @Describe('Van wie de ingreep is: `door.id` uit de lijst.', 'bea')
  @Text({ max: 255 })
  persoon?: string;

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

  @PageSize('ingrepen')
  pageSize?: number;
}
