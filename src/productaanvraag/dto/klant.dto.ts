import { Choice, Flag, Part, Required, Rule, Text, TextRule } from '../../http/fields.js';
import { AdresDto, AdresField } from './adres.dto.js';
import { ContactnaamDto, ContactnaamField, ContactnaamPersoonDto } from './contactnaam.dto.js';
import { DigitaalAdresDto, DigitaleAdressenField } from './digitaal-adres.dto.js';
import { PartijIdentificatorDto, PartijIdentificatorenField } from './partij-identificator.dto.js';
import { Taal } from './taal.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Contact details that hold for this productaanvraag only. */
export class ContactgegevensDto {
  @ContactnaamField()
  contactnaam?: ContactnaamDto;

  /** At most 200 characters (Open Klant; `contactpersoonRol.naam` of Open Zaak). */
  @Text({ max: 200 })
  organisatienaam?: string;

  @AdresField()
  bezoekadres?: AdresDto;

  @AdresField()
  correspondentieadres?: AdresDto;

  /** At most 10, at most one of them the voorkeur. */
  @DigitaleAdressenField()
  digitaleAdressen?: DigitaalAdresDto[];
}

/** Variant A of C9018: a partij that the register knows. */
export class BekendePartijDto {
  @Choice(['bekendePartij'])
  soort!: 'bekendePartij';

  /** uuid of the partij in Klanten. */
  @TextRule('ongeldige-uuid', 'Vul de uuid van de partij in.', (text) => UUID.test(text))
  @Required()
  @Text({ max: 50, normalise: (text) => text.toLowerCase() })
  partij!: string;

  /** Beside what is registered of the partij; one in which nothing is filled in counts as absent. */
  @Part(() => ContactgegevensDto)
  afwijkendeContactgegevens?: ContactgegevensDto;
}

/** Variant B1 of C9018: a partij is registered for general use (F7554). */
export class NieuwePartijDto {
  @Choice(['nieuwePartij'])
  soort!: 'nieuwePartij';

  /** `persoon` or `organisatie` (Open Klant; a contactpersoon is not registered here). */
  @Required()
  @Choice(['persoon', 'organisatie'])
  soortPartij!: 'persoon' | 'organisatie';

  /** Of a persoon, with at least the achternaam. Open Klant silently loses that of an organisatie. */
  @Rule<NieuwePartijDto>(
    'niet-toegestaan',
    'Een organisatie heeft geen contactnaam. Gebruik naam.',
    (_, { soortPartij }) => soortPartij !== 'organisatie',
  )
  @Required<NieuwePartijDto>({ when: ({ soortPartij }) => soortPartij === 'persoon' })
  @ContactnaamField(() => ContactnaamPersoonDto)
  contactnaam?: ContactnaamPersoonDto;

  /** Of an organisatie, at most 200 characters. Open Klant silently loses that of a persoon. */
  @Rule<NieuwePartijDto>(
    'niet-toegestaan',
    'Een persoon heeft geen naam, maar een contactnaam. Gebruik contactnaam.',
    (_, { soortPartij }) => soortPartij !== 'persoon',
  )
  @Required<NieuwePartijDto>({ when: ({ soortPartij }) => soortPartij === 'organisatie' })
  @Text({ max: 200 })
  naam?: string;

  @AdresField()
  bezoekadres?: AdresDto;

  @AdresField()
  correspondentieadres?: AdresDto;

  /** At most 1000 characters (Open Klant). Empty when left out. */
  @Text({ max: 1000 })
  interneNotitie?: string;

  /** From the configuration when left out. */
  @Flag()
  indicatieGeheimhouding?: boolean;

  /** ISO 639-2, `nld`. From the configuration when left out. */
  @Taal()
  voorkeurstaal?: string;

  /** From the configuration when left out. */
  @Flag()
  indicatieActief?: boolean;

  /** At most 10, at most one of them the voorkeur. */
  @DigitaleAdressenField()
  digitaleAdressen?: DigitaalAdresDto[];

  /** At most one of each soort. Whether there must be one is configuration: F7554 wants it, B4749 does not. */
  @PartijIdentificatorenField()
  partijIdentificatoren?: PartijIdentificatorDto[];
}

/** Variant B2 of C9018: someone who is not registered; contact details for this productaanvraag only. */
export class EenmaligeKlantDto extends ContactgegevensDto {
  @Choice(['eenmalig'])
  soort!: 'eenmalig';

  /** Or the organisatienaam, or both. All is said again: decorators here replace those of the field it overrides. */
  @Required<EenmaligeKlantDto>({
    when: ({ organisatienaam }) => organisatienaam === undefined,
    detail: 'Vul een contactnaam of een organisatienaam in.',
  })
  @ContactnaamField()
  declare contactnaam?: ContactnaamDto;

  /** For the initiator of a zaak only. At most one of each soort. */
  @PartijIdentificatorenField()
  partijIdentificatoren?: PartijIdentificatorDto[];
}
