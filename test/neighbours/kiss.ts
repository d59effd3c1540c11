import type { Resource } from '../support/other-application.js';
import { expanded, query, refs, text, type Registers } from './registers.js';

/** A contact as KISS lists it. */
export interface KissContact {
  readonly uuid: string;
  readonly klant: string;
  readonly onderwerp: string;
  readonly medewerker: string;
  /** uuids of the zaken that it is about. */
  readonly zaken: readonly string[];
  /** Of the task that came of it. */
  readonly toelichting: string;
  readonly behandelaars: readonly string[];
}

/** The contacts and requests for contact of a customer: by the betrokkenen that refer to the partij. */
export async function contactsOf(registers: Registers, partij: string): Promise<readonly KissContact[]> {
  const { url } = await registers.klanten(`partijen/${partij}`);
  const betrokkenen = await registers.listKlanten(`betrokkenen${query({ wasPartij__url: url, pageSize: '100' })}`);
  return Promise.all(
    betrokkenen.map(async (betrokkene) => {
      const { uuid } = betrokkene['hadKlantcontact'] as { uuid: string };
      const expand = query({ expand: 'gingOverOnderwerpobjecten,leiddeTotInterneTaken' });
      const contact = await registers.klanten(`klantcontacten/${uuid}${expand}`);
      return shown(registers, contact, nameOf(betrokkene['contactnaam'], text(betrokkene, 'organisatienaam')));
    }),
  );
}

/** The contacts at a zaak: by the number of the zaak alone, whatever the codes. */
export async function contactsAt(registers: Registers, zaak: string): Promise<readonly KissContact[]> {
  const contacts = await registers.listKlanten(
    `klantcontacten${query({
      onderwerpobject__onderwerpobjectidentificatorObjectId: zaak,
      expand: 'gingOverOnderwerpobjecten',
    })}`,
  );
  return Promise.all(contacts.map((contact) => shown(registers, contact, '')));
}

/** Numbers of the zaken of a person. */
export const zakenOfPerson = (registers: Registers, bsn: string): Promise<readonly string[]> =>
  zaken(registers, { rol__betrokkeneIdentificatie__natuurlijkPersoon__inpBsn: bsn });

/** Numbers of the zaken of a vestiging: by both of its numbers. */
export const zakenOfVestiging = (
  registers: Registers,
  vestigingsnummer: string,
  kvkNummer: string,
): Promise<readonly string[]> =>
  zaken(registers, {
    rol__betrokkeneIdentificatie__nietNatuurlijkPersoon__vestigingsNummer: vestigingsnummer,
    rol__betrokkeneIdentificatie__nietNatuurlijkPersoon__kvkNummer: kvkNummer,
  });

async function zaken(registers: Registers, by: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const found = await registers.listZaken(`zaken${query({ ...by, ordering: '-startdatum' })}`);
  return found.map((zaak) => text(zaak, 'identificatie'));
}

async function shown(registers: Registers, contact: Resource, klant: string): Promise<KissContact> {
  const [taak] = expanded(contact, 'leiddeTotInterneTaken');
  const actoren = taak ? refs(taak, 'toegewezenAanActoren') : [];
  const behandelaars = await Promise.all(actoren.map(({ uuid }) => registers.klanten(`actoren/${uuid}`)));
  return {
    uuid: contact.uuid,
    klant,
    onderwerp: text(contact, 'onderwerp'),
    medewerker: String((contact['hadBetrokkenActoren'] as readonly { naam: string }[])[0]?.naam),
    zaken: expanded(contact, 'gingOverOnderwerpobjecten')
      .map((it) => it['onderwerpobjectidentificator'] as Readonly<Record<string, string>>)
      .filter((it) => it['codeObjecttype'] === 'zgw-Zaak' && it['codeRegister'] === 'openzaak')
      .map((it) => String(it['objectId'])),
    toelichting: taak ? text(taak, 'toelichting') : '',
    // The first medewerker, and the first afdeling or groep.
    behandelaars: ['medewerker', 'organisatorische_eenheid'].flatMap(
      (soort) => behandelaars.find(({ soortActor }) => soortActor === soort)?.['naam'] ?? [],
    ) as string[],
  };
}

function nameOf(contactnaam: unknown, organisatienaam: string): string {
  const { voornaam, voorvoegselAchternaam, achternaam } = contactnaam as Readonly<Record<string, string>>;
  return [voornaam, voorvoegselAchternaam, achternaam].filter(Boolean).join(' ') || organisatienaam;
}
