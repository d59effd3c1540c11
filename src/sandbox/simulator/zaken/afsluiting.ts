import type { Resultaattype } from '../catalogi/catalogus-rows.js';
import type { Place } from '../drf/place.js';
import { addDuration } from './iso-duration.js';
import type { Statusinvoer } from './status-fields.js';
import type { Zaak } from './zaken-rows.js';
import type { ZakenRegister } from './zaken-register.js';

/** Open Zaak 1.30: ways to find the start of the archive term that a bare zaak has no answer to, and is refused for. */
const UNDETERMINABLE = ['hoofdzaak', 'zaakobject', 'ingangsdatum_besluit'];

/**
 * What setting a status does to the zaak: the eindstatus closes it, any other opens it. Open Zaak 1.30: closing needs a
 * resultaat, and computes from its type until when the zaak is kept.
 */
export function effectOfStatus(
  { catalogus }: ZakenRegister,
  { statustype, dag }: Statusinvoer,
  zaak: Zaak,
  resultaattype: Resultaattype | undefined,
  place: Place,
): Partial<Zaak> {
  if (!catalogus.isEindstatus(statustype)) return zaak.einddatum ? OPEN : {};
  if (!resultaattype) {
    place.at('nonFieldErrors').refuse('resultaat-does-not-exist', 'Zaak has no resultaat.');
    return {};
  }
  const { afleidingswijze } = resultaattype.brondatumArchiefprocedure;
  if (UNDETERMINABLE.includes(afleidingswijze)) place.at('nonFieldErrors').refuse('archiefactiedatum-error');
  const begin = startOfTerm(resultaattype, dag);
  return {
    einddatum: dag,
    archiefnominatie: resultaattype.archiefnominatie,
    startdatumBewaartermijn: begin,
    archiefactiedatum: begin && addDuration(begin, resultaattype.archiefactietermijn),
  };
}

const OPEN: Partial<Zaak> = {
  einddatum: null,
  archiefnominatie: null,
  startdatumBewaartermijn: null,
  archiefactiedatum: null,
};

function startOfTerm({ brondatumArchiefprocedure }: Resultaattype, einddatum: string): string | null {
  const { afleidingswijze, procestermijn } = brondatumArchiefprocedure;
  if (afleidingswijze === 'afgehandeld') return einddatum;
  return afleidingswijze === 'termijn' && procestermijn ? addDuration(einddatum, procestermijn) : null;
}
