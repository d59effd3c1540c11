import type { Sleutels } from './opdracht.js';

/**
 * The number of the zaak: our own, or the one that the Zaken register issued beforehand.
 * Throws when there is none: an empty key would make every zaak the same one.
 */
export function zaaknummerOf({ zaak }: Sleutels, { zaaknummer }: { readonly zaaknummer?: string }): string {
  const identificatie = zaak ?? zaaknummer;
  if (!identificatie) throw new TypeError('a zaak is to be opened without a number');
  return identificatie;
}
