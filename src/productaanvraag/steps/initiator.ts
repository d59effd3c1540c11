import { callingName } from '../../notation/calling-name.js';
import { isAddress } from '../../zaken/address.js';
import type { BetrokkeneType, ContactpersoonRol, NewRol } from '../../zaken/zaken.types.js';
import type { Contactgegevens, Contactnaam, Klant, PartijIdentificator } from '../productaanvraag.js';
import { detailsAt } from '../klant-details.js';
import type { KnownPartij } from '../known-partij.js';
import { nummerOf } from '../identificatoren.js';

/** Who applies, with what is known of them. */
interface Aanvraagkant {
  readonly contactnaam: Contactnaam | null | undefined;
  readonly naam: string | undefined;
  readonly identificatoren: readonly PartijIdentificator[];
  readonly isOrganisatie: boolean;
}

/** The partij of the customer; both absent when there is none. */
export interface PartijOfZaak {
  /** uuid. */
  readonly partij?: string | undefined;
  /** What Klanten knows of it; absent of a new one, which is as it was sent. */
  readonly known?: KnownPartij | undefined;
}

/**
 * The initiator of the zaak. Contact details that hold for this request only go into contactpersoonRol: they live and
 * die with the zaak. The address of the partij goes along, for applications that go on from there.
 * @param klantenUrl API root of Klanten.
 */
export function initiatorOf(
  klant: Klant,
  { partij, known }: PartijOfZaak,
  roltype: string,
  klantenUrl: string,
): NewRol {
  const kant = kantOf(klant, known);
  const betrokkeneType = typeOf(kant);
  const betrokkeneIdentificatie = betrokkeneType === 'natuurlijk_persoon' ? persoonOf(kant) : organisatieOf(kant);
  const betrokkene = partij === undefined ? undefined : `${klantenUrl}/partijen/${partij}`;
  const own = detailsAt('zaak', klant, 'zaak');
  const contactpersoon = own && contactpersoonOf(own, kant);
  return {
    roltype,
    betrokkeneType,
    ...(Object.keys(betrokkeneIdentificatie).length > 0 && { betrokkeneIdentificatie }),
    ...(betrokkene !== undefined && isAddress(betrokkene) && { betrokkene }),
    afwijkendeNaamBetrokkene: klant.soort === 'bekendePartij' && own ? nameOf(own) : '',
    roltoelichting: 'Aanvrager',
    ...(contactpersoon && { contactpersoonRol: contactpersoon }),
  };
}

/** A person without a BSN of whom a number of a company is known is that company: an eenmanszaak has no other place. */
function typeOf({ identificatoren, isOrganisatie }: Aanvraagkant): BetrokkeneType {
  if (isOrganisatie) return 'niet_natuurlijk_persoon';
  const isCompany = identificatoren.length > 0 && nummerOf(identificatoren, 'bsn') === undefined;
  return isCompany ? 'niet_natuurlijk_persoon' : 'natuurlijk_persoon';
}

function kantOf(klant: Klant, partij: KnownPartij | undefined): Aanvraagkant {
  switch (klant.soort) {
    case 'bekendePartij': {
      const { contactnaam, naam } = partij?.partijIdentificatie ?? {};
      return {
        contactnaam,
        naam,
        identificatoren: partij?.partijIdentificatoren ?? [],
        isOrganisatie: partij?.soortPartij === 'organisatie',
      };
    }
    case 'nieuwePartij':
      return {
        contactnaam: klant.contactnaam,
        naam: klant.naam,
        identificatoren: klant.partijIdentificatoren,
        isOrganisatie: klant.soortPartij === 'organisatie',
      };
    case 'eenmalig': {
      const { contactnaam, organisatienaam, partijIdentificatoren } = klant;
      const hasBsn = nummerOf(partijIdentificatoren, 'bsn') !== undefined;
      return {
        contactnaam,
        naam: organisatienaam,
        identificatoren: partijIdentificatoren,
        isOrganisatie: !hasBsn && (organisatienaam !== undefined || partijIdentificatoren.length > 0),
      };
    }
  }
}

function persoonOf({ contactnaam, identificatoren }: Aanvraagkant): Record<string, string> {
  return filled({
    inpBsn: nummerOf(identificatoren, 'bsn'),
    voorletters: contactnaam?.voorletters,
    voornamen: contactnaam?.voornaam,
    voorvoegselGeslachtsnaam: contactnaam?.voorvoegselAchternaam,
    geslachtsnaam: contactnaam?.achternaam,
  });
}

/** Of a company without a name of its own it is that of the person who is that company. */
function organisatieOf({ naam, contactnaam, identificatoren, isOrganisatie }: Aanvraagkant): Record<string, string> {
  return filled({
    innNnpId: nummerOf(identificatoren, 'rsin'),
    kvkNummer: nummerOf(identificatoren, 'kvk_nummer'),
    vestigingsNummer: nummerOf(identificatoren, 'vestigingsnummer'),
    statutaireNaam: isOrganisatie ? naam : nameOf({ contactnaam }),
  });
}

/**
 * Whom to ask for and how: one e-mail address and one phone number fit, the preferred or else the first. Undefined when
 * none of these is given.
 */
function contactpersoonOf(own: Contactgegevens, kant: Aanvraagkant): ContactpersoonRol | undefined {
  const adressen = own.digitaleAdressen.toSorted((a, b) => Number(b.voorkeur) - Number(a.voorkeur));
  const first = (soort: string) => adressen.find(({ soortDigitaalAdres }) => soortDigitaalAdres === soort)?.adres ?? '';
  const [naam, emailadres, telefoonnummer] = [nameOf(own), first('email'), first('telefoonnummer')];
  if (!naam && !emailadres && !telefoonnummer) return undefined;
  return { naam: naam || nameOf({ ...kant, organisatienaam: kant.naam }), emailadres, telefoonnummer, functie: '' };
}

interface Named {
  readonly contactnaam?: Contactnaam | null | undefined;
  readonly organisatienaam?: string | undefined;
}

/** Of a person as someone is called, else that of the organisatie. */
export const nameOf = ({ contactnaam, organisatienaam = '' }: Named): string =>
  (contactnaam && callingName(contactnaam)) || organisatienaam;

function filled(record: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).filter((entry): entry is [string, string] => Boolean(entry[1])));
}
