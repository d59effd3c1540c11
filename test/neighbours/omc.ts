import { expanded, query, text, type Registers } from './registers.js';

/** Where NotifyNL-OMC sends a message about a zaak: the addresses of the partij that its initiator refers to. */
export async function adressenFor(registers: Registers, zaak: string): Promise<readonly string[]> {
  const { url } = await registers.zaken(`zaken/${zaak}`);
  const [rol] = await registers.listZaken(`rollen${query({ zaak: url, omschrijvingGeneriek: 'initiator' })}`);
  const betrokkene = text(rol!, 'betrokkene');
  if (!betrokkene.includes('/partijen')) throw new Error(`no partij: ${betrokkene}`);
  const partij = await registers.atKlanten(`${betrokkene}?expand=digitaleAdressen`);
  return expanded(partij, 'digitaleAdressen').map((it) => text(it, 'adres'));
}
