import type { Aanvraagregel } from '../../src/database/aanvragen.js';

/** A request as the list has it: of one that has not ended there is nothing more. */
export const listRow = (values: Pick<Aanvraagregel, 'id' | 'ontvangen'> & Partial<Aanvraagregel>): Aanvraagregel => ({
  soort: 'productaanvraag',
  product: null,
  medewerkerId: 'mira',
  medewerkerNaam: 'Mira',
  uitkomst: 'wordtVoltooid',
  geeindigd: null,
  afgesloten: null,
  kenmerk: null,
  nummer: null,
  stap: null,
  register: null,
  oorzaak: null,
  code: null,
  geschoond: null,
  ...values,
});
