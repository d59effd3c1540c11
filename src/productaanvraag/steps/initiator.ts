import type { ContactpersoonRol, NewRol } from '../../zaken/zaken.types.js';
import type { Contactgegevens, Contactnaam, Klant, PartijIdentificator } from '../productaanvraag.js';
import type { KnownPartij } from './prepare.step.js';
import { nummerOf } from './identificatoren.js';

/** Who applies, with what is known of them. */
interface Aanvraagkant {
  readonly contactnaam?: Contactnaam | null;
  readonly naam?: string;
  readonly identificatoren: readonly PartijIdentificator[];
  readonly isOrganisatie: boolean;
}

/**
 * The initiator of the zaak. Contact details that hold for this request only go into contactpersoonRol: they live and
 * die with the zaak.
 * @param partij a known partij as Klanten has it.
 * @param klantenUrl API root of Klanten, for a partij of which nothing but its address is known.
 */
export function initiatorOf(
  klant: Klant,
  partij: KnownPartij | undefined,
  roltype: string,
  klantenUrl: string,
): NewRol {
  const kant = kantOf(klant, partij);
  const eigen =
    klant.soort === 'bekendePartij' ? klant.afwijkendeContactgegevens : klant.soort === 'eenmalig' ? klant : undefined;
  const betrokkeneIdentificatie = kant.isOrganisatie ? organisatieOf(kant) : persoonOf(kant);
  const isKnown = Object.keys(betrokkeneIdentificatie).length > 0;
  return {
    roltype,
    betrokkeneType: kant.isOrganisatie ? 'niet_natuurlijk_persoon' : 'natuurlijk_persoon',
    ...(isKnown && { betrokkeneIdentificatie }),
    ...(!isKnown && partij && { betrokkene: `${klantenUrl}/partijen/${partij.uuid}` }),
    afwijkendeNaamBetrokkene: klant.soort === 'bekendePartij' && eigen ? nameOf(eigen) : '',
    roltoelichting: 'Aanvrager',
    ...(eigen && { contactpersoonRol: contactpersoonOf(eigen) }),
  };
}

function kantOf(klant: Klant, partij: KnownPartij | undefined): Aanvraagkant {
  switch (klant.soort) {
    case 'bekendePartij': {
      const { contactnaam, naam } = partij?.partijIdentificatie ?? {};
      return {
        ...(contactnaam && { contactnaam }),
        ...(naam && { naam }),
        identificatoren: partij?.partijIdentificatoren ?? [],
        isOrganisatie: partij?.soortPartij === 'organisatie',
      };
    }
    case 'nieuwePartij':
      return {
        ...(klant.contactnaam && { contactnaam: klant.contactnaam }),
        ...(klant.naam && { naam: klant.naam }),
        identificatoren: klant.partijIdentificatoren,
        isOrganisatie: klant.soortPartij === 'organisatie',
      };
    case 'eenmalig': {
      const { contactnaam, organisatienaam, partijIdentificatoren } = klant;
      const hasBsn = nummerOf(partijIdentificatoren, 'bsn') !== undefined;
      return {
        ...(contactnaam && { contactnaam }),
        ...(organisatienaam && { naam: organisatienaam }),
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

function organisatieOf({ naam, identificatoren }: Aanvraagkant): Record<string, string> {
  return filled({
    innNnpId: nummerOf(identificatoren, 'rsin'),
    kvkNummer: nummerOf(identificatoren, 'kvk_nummer'),
    vestigingsNummer: nummerOf(identificatoren, 'vestigingsnummer'),
    statutaireNaam: naam,
  });
}

/** One e-mail address and one phone number fit: the preferred, or else the first. */
function contactpersoonOf(eigen: Contactgegevens): ContactpersoonRol {
  const adressen = eigen.digitaleAdressen.toSorted((a, b) => Number(b.voorkeur) - Number(a.voorkeur));
  const first = (soort: string) => adressen.find(({ soortDigitaalAdres }) => soortDigitaalAdres === soort)?.adres ?? '';
  return { naam: nameOf(eigen), emailadres: first('email'), telefoonnummer: first('telefoonnummer'), functie: '' };
}

/** As a person is called: voornaam or else voorletters, voorvoegsel, achternaam. An organisatie by its name. */
export function nameOf({ contactnaam, organisatienaam = '' }: Contactgegevens): string {
  if (!contactnaam) return organisatienaam;
  const { voorletters, voornaam, voorvoegselAchternaam, achternaam } = contactnaam;
  return [voornaam || voorletters, voorvoegselAchternaam, achternaam].filter(Boolean).join(' ');
}

function filled(record: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).filter((entry): entry is [string, string] => Boolean(entry[1])));
}
