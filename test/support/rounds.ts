import type { Write } from './writes.js';

const LAST = ['PUT /onderwerpobjecten/{uuid}'];
const BESIDE_PIVOT = [
  'POST /actorklantcontacten',
  'PATCH /partijen/{uuid}',
  'PATCH /betrokkenen/{uuid}',
  'POST /zaak_registreren',
  'POST /internetaken',
];

/**
 * Everything that a productaanvraag has written by the time that it waits for this write: what comes before, and what is
 * sent together with it.
 * @param writes all of its writes, in order for each register.
 */
export function writtenBy(write: Write, writes: readonly Write[]): Write[] {
  const isNew = writes.some(({ operation }) => operation === 'POST /partijen');
  const roundOf = (it: Write): number => {
    // Undoing goes one by one.
    if (it.operation.startsWith('DELETE ')) return 10 + writes.indexOf(it);
    if (LAST.includes(it.operation)) return 4;
    if (BESIDE_PIVOT.includes(it.operation)) return 3;
    if (it.operation === 'POST /digitaleadressen') return isNew ? 2 : 3;
    return it.operation === 'POST /partijen' ? 1 : 2;
  };
  return writes.filter((it) => roundOf(it) <= roundOf(write));
}
