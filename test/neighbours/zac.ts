import type { Resource } from '../support/other-application.js';
import { expanded, query, refs, text, type Registers } from './registers.js';

/** Under which codes ZAC looks for the contact at a zaak. */
const ZAAK = {
  onderwerpobject__onderwerpobjectidentificatorCodeObjecttype: 'zaak',
  onderwerpobject__onderwerpobjectidentificatorCodeRegister: 'open-zaak',
  onderwerpobject__onderwerpobjectidentificatorCodeSoortObjectId: 'uuid',
};

/** The contact details that hold for a zaak only: those of the first betrokkene. Undefined when it sees no contact. */
export async function detailsAt(registers: Registers, zaak: string): Promise<readonly string[] | undefined> {
  const by = { ...ZAAK, onderwerpobject__onderwerpobjectidentificatorObjectId: zaak, pageSize: '100' };
  const [contact] = await registers.listKlanten(`klantcontacten${query(by)}`);
  const [betrokkene] = contact ? refs(contact, 'hadBetrokkenen') : [];
  if (!betrokkene) return undefined;
  const adressen = await registers.listKlanten(
    `digitaleadressen${query({ verstrektDoorBetrokkene__uuid: betrokkene.uuid, pageSize: '100' })}`,
  );
  return adressen.filter(({ isStandaardAdres }) => isStandaardAdres === false).map((it) => text(it, 'adres'));
}

type Initiator = Resource & { readonly betrokkeneIdentificatie: Readonly<Record<string, string>> };

/** The addresses of the initiator of a zaak: of the partij with its numbers. */
export async function adressenOfInitiator(registers: Registers, zaak: string): Promise<readonly string[]> {
  const { url } = await registers.zaken(`zaken/${zaak}`);
  const [rol] = (await registers.listZaken(
    `rollen${query({ zaak: url, omschrijvingGeneriek: 'initiator' })}`,
  )) as readonly Initiator[];
  const { inpBsn, kvkNummer, vestigingsNummer } = rol!.betrokkeneIdentificatie;
  if (inpBsn) return adressen(await partijenWith(registers, 'natuurlijk_persoon', 'bsn', inpBsn));
  if (!vestigingsNummer)
    return adressen(await partijenWith(registers, 'niet_natuurlijk_persoon', 'kvk_nummer', kvkNummer!));
  const vestigingen = await partijenWith(registers, 'vestiging', 'vestigingsnummer', vestigingsNummer);
  for (const vestiging of vestigingen) {
    const [own] = vestiging['partijIdentificatoren'] as readonly { subIdentificatorVan: { uuid: string } | null }[];
    const parent = await registers.klanten(`partij-identificatoren/${own!.subIdentificatorVan!.uuid}`);
    if ((parent['partijIdentificator'] as { objectId: string }).objectId === kvkNummer) return adressen([vestiging]);
  }
  return [];
}

/** Who the customer was in each contact of the partij with this number. */
export async function customersOf(registers: Registers, nummer: string): Promise<readonly string[]> {
  const [partij] = await registers.listKlanten(
    `partijen${query({
      partijIdentificator__objectId: nummer,
      expand: 'betrokkenen,betrokkenen.hadKlantcontact',
      pageSize: '100',
    })}`,
  );
  return expanded(partij, 'betrokkenen').map((it) => text(it, 'volledigeNaam') || text(it, 'organisatienaam'));
}

async function partijenWith(
  registers: Registers,
  codeObjecttype: string,
  codeSoortObjectId: string,
  objectId: string,
): Promise<readonly Resource[]> {
  const by = {
    partijIdentificator__codeObjecttype: codeObjecttype,
    partijIdentificator__codeSoortObjectId: codeSoortObjectId,
    partijIdentificator__objectId: objectId,
  };
  return registers.listKlanten(`partijen${query({ ...by, expand: 'digitaleAdressen', pageSize: '100' })}`);
}

const adressen = ([partij]: readonly Resource[]): readonly string[] =>
  expanded(partij, 'digitaleAdressen').map((it) => text(it, 'adres'));
