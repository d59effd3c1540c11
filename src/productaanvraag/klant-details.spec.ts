import { describe, expect, it } from '@jest/globals';
import { detailsAt, type Ending, type Place } from './klant-details.js';
import type { Klant } from './productaanvraag.js';

const own = { digitaleAdressen: [] };
const bekend: Klant = { soort: 'bekendePartij', partij: 'p', afwijkendeContactgegevens: own };
const eenmalig: Klant = { soort: 'eenmalig', digitaleAdressen: [], partijIdentificatoren: [] };
const nieuw = { soort: 'nieuwePartij', digitaleAdressen: [] } as unknown as Klant;

describe('where the details of a customer go', () => {
  it.each<[string, Klant, Ending, readonly Place[]]>([
    ['a known partij with a zaak', bekend, 'zaak', ['betrokkene', 'zaak']],
    ['a known partij with an interne taak', bekend, 'interneTaak', ['betrokkene']],
    ['a known partij at a klantcontact', bekend, 'geen', ['betrokkene']],
    ['a new partij with a zaak', nieuw, 'zaak', []],
    ['a new partij with an interne taak', nieuw, 'interneTaak', []],
    ['a new partij at a klantcontact', nieuw, 'geen', []],
    ['somebody without partij, with a zaak', eenmalig, 'zaak', ['betrokkene', 'zaak']],
    ['somebody without partij, with an interne taak', eenmalig, 'interneTaak', ['betrokkene']],
    ['somebody without partij, at a klantcontact', eenmalig, 'geen', ['betrokkene']],
  ])('%s', (_, klant, ending, places) => {
    const found = (['betrokkene', 'zaak'] as const).filter((place) => detailsAt(place, klant, ending) !== undefined);
    expect(found).toEqual(places);
  });

  it('is nowhere when a known partij gives none', () => {
    expect(detailsAt('zaak', { soort: 'bekendePartij', partij: 'p' }, 'zaak')).toBeUndefined();
  });
});
