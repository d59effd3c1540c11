import { expanded, query, text, type Ref, type Registers } from './registers.js';

/** How somebody who logs in can be reached, as Open Inwoner shows it: one preferred of each soort, and alternatives. */
export async function adressenOf(
  registers: Registers,
  bsn: string,
): Promise<{ readonly preferred: readonly string[]; readonly alternatives: readonly string[] }> {
  const [found] = await registers.listKlanten(
    `partijen${query({ partijIdentificator__codeSoortObjectId: 'bsn', partijIdentificator__objectId: bsn })}`,
  );
  const partij = await registers.klanten(
    `partijen/${found!.uuid}${query({ expand: 'digitaleAdressen,betrokkenen,betrokkenen.hadKlantcontact' })}`,
  );
  const those = (isStandaardAdres: boolean) =>
    expanded(partij, 'digitaleAdressen')
      .filter((it) => it['isStandaardAdres'] === isStandaardAdres)
      .map((it) => text(it, 'adres'));
  return { preferred: those(true), alternatives: those(false) };
}

/** The zaak that a contact is shown with: that of its only onderwerpobject. Undefined when there are more, or none. */
export async function zaakAt(registers: Registers, klantcontact: string): Promise<string | undefined> {
  const contact = await registers.klanten<{ gingOverOnderwerpobjecten: readonly Ref[] }>(
    `klantcontacten/${klantcontact}${query({ expand: 'gingOverOnderwerpobjecten,hadBetrokkenen' })}`,
  );
  const [only, ...others] = contact.gingOverOnderwerpobjecten;
  if (!only || others.length > 0) return undefined;
  const onderwerpobject = await registers.klanten(`onderwerpobjecten/${only.uuid}`);
  return (onderwerpobject['onderwerpobjectidentificator'] as { objectId: string }).objectId;
}

/** Numbers of the zaken of a company, with the filters of Open Zaak 1.20. */
export async function zakenOfCompany(registers: Registers, kvkNummer: string): Promise<readonly string[]> {
  const found = await registers.listZaken(
    `zaken${query({
      maximaleVertrouwelijkheidaanduiding: 'zeer_geheim',
      rol__betrokkeneIdentificatie__nietNatuurlijkPersoon__kvkNummer: kvkNummer,
      rol__omschrijvingGeneriek: 'initiator',
    })}`,
  );
  return found.map((zaak) => text(zaak, 'identificatie'));
}
