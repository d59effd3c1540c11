import { Day } from '../../../http/day.js';
import { Describe, Pattern, Text } from '../../../http/fields.js';
import { PageNumber, PageSize } from '../../../http/page-fields.js';
import { IDEMPOTENCY_KEY } from '../../../http/idempotency-key.js';

/** Which of their own requests a caller wants to see. */
export class OwnRequestsDto {
  /** `YYYY-MM-DD`, in Europe/Amsterdam. */
  @Describe('Eerste dag waarop de aanvraag binnenkwam. Zonder `vanaf` en `sleutel`: vandaag.', '2026-03-01')
  @Day()
  vanaf?: string;

  /** The Idempotency-Key that it was sent with, 16 to 64 characters. */
  @Describe(
    'De `Idempotency-Key` waarmee u de aanvraag stuurde. Zo weet u of die is aangekomen, ook als u de gegevens niet meer hebt.',
    '6f1c0a52-5d0e-4a55-9d3b-2f6a7c1e8b90',
  )
  @Pattern('ongeldige-waarde', 'Gebruik de sleutel zoals u die hebt gestuurd.', new RegExp(IDEMPOTENCY_KEY.pattern))
  @Text({ max: 64 })
  sleutel?: string;

  @PageNumber()
  page?: number;

  @PageSize('aanvragen')
  pageSize?: number;
}
