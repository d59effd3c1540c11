import type { Configuration } from '../config/configuration.js';
import type { KlantenClient } from '../klanten/klanten.client.js';
import type { TakenClient } from '../taken/taken.client.js';
import type { ZakenClient } from '../zaken/zaken.client.js';
import type { Registers } from './find-lost.js';

/** As whom the Zaken register notes that we looked. */
const NOBODY = { identificatie: 'klantregie', naam: 'Klantregie: na terugzetten' };

export interface Clients {
  readonly klanten: Pick<KlantenClient, 'findKlantcontactByReferentienummer' | 'findPartijByNummer'>;
  readonly taken: Pick<TakenClient, 'findInterneTaakByReferentienummer'>;
  readonly zaken: Pick<ZakenClient, 'findZaakByIdentificatie'>;
}

/** Where is looked for what stands under a number. @param years in which a zaak with it can have been asked for */
export function registersOf(
  { klanten, taken, zaken }: Clients,
  { organisatie: { rsin }, zaak: { nummerPrefix } }: Pick<Configuration, 'organisatie' | 'zaak'>,
  years: readonly string[],
): Registers {
  const uuidOf = (row: { uuid: string } | undefined) => row && { uuid: row.uuid };
  return {
    klantcontact: async (nummer) => {
      const row = await klanten.findKlantcontactByReferentienummer(nummer);
      const aanvraag = row?.metadata?.['productaanvraag'];
      return row && { uuid: row.uuid, ...(aanvraag !== undefined && { aanvraag }) };
    },
    interneTaak: async (nummer) => uuidOf(await taken.findInterneTaakByReferentienummer(nummer)),
    partij: async (nummer) => uuidOf(await klanten.findPartijByNummer(nummer)),
    zaak: async (nummer) => {
      const numbers = years.map((year) => `${nummerPrefix}-${year}-${nummer}`);
      const found = await Promise.all(numbers.map((it) => zaken.findZaakByIdentificatie(rsin, it, NOBODY)));
      return uuidOf(found.find((it) => it !== undefined));
    },
  };
}
