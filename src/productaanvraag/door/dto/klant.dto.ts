import { Choice, Describe, Flag, Part, Required, Rule, Text, TextRule } from '../../../http/fields.js';
import { withoutInvisible } from '../../../notation/text.js';
import { AdresDto, AdresField } from './adres.dto.js';
import { ContactnaamDto, ContactnaamField, ContactnaamPersoonDto } from './contactnaam.dto.js';
import { DigitaalAdresDto, DigitaleAdressenField } from './digitaal-adres.dto.js';
import { PartijIdentificatorDto, PartijIdentificatorenField } from './partij-identificator.dto.js';
import { Taal } from './taal.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Contact details that hold for this productaanvraag only. */
@Describe('Gegevens die alleen gelden voor deze aanvraag.')
export class ContactgegevensDto {
  @Describe('Met wie er contact is.')
  @ContactnaamField()
  contactnaam?: ContactnaamDto;

  /** At most 200 characters (Open Klant; `contactpersoonRol.naam` of Open Zaak). */
  @Describe('Naam van de organisatie.', 'Bakkerij Deurne')
  @Text({ max: 200 })
  organisatienaam?: string;

  @Describe('Waar de klant te bezoeken is.')
  @AdresField()
  bezoekadres?: AdresDto;

  @Describe('Waar de post heen gaat.')
  @AdresField()
  correspondentieadres?: AdresDto;

  /** At most 10, at most one of them the voorkeur. */
  @Describe('Hoe de klant te bereiken is. Hoogstens één met voorkeur.')
  @DigitaleAdressenField()
  digitaleAdressen?: DigitaalAdresDto[];
}

/** Variant A of C9018: a partij that the register knows. */
@Describe('Variant A: de klant staat al in Klanten.')
export class BekendePartijDto {
  @Describe('Welke variant het is.', 'bekendePartij')
  @Choice(['bekendePartij'])
  soort!: 'bekendePartij';

  /** uuid of the partij in Klanten. */
  @Describe('uuid van de partij in Klanten.', '9194a0f8-df7b-4b8c-a227-709a5ca27835')
  @TextRule('ongeldige-uuid', 'Vul de uuid van de partij in.', (text) => UUID.test(text), { format: 'uuid' })
  @Required()
  @Text({ max: 50, normalise: (text) => withoutInvisible(text).toLowerCase() })
  partij!: string;

  /** Beside what is registered of the partij; one in which nothing is filled in counts as absent. */
  @Describe(
    'Gegevens die alleen voor deze aanvraag anders zijn. Ze komen bij de betrokkene, en met een zaak komt wat daar past ' +
      'ook op de zaak.',
  )
  @Part(() => ContactgegevensDto)
  afwijkendeContactgegevens?: ContactgegevensDto;
}

/** Variant B1 of C9018: a partij is registered for general use (F7554). */
@Describe(
  'Variant B1: de klant is nieuw en vindt het goed dat de gegevens worden bewaard. Er komt een partij in Klanten.',
)
export class NieuwePartijDto {
  @Describe('Welke variant het is.', 'nieuwePartij')
  @Choice(['nieuwePartij'])
  soort!: 'nieuwePartij';

  /** `persoon` or `organisatie` (Open Klant; a contactpersoon is not registered here). */
  @Describe('Of het om een persoon of een organisatie gaat.', 'persoon')
  @Required()
  @Choice(['persoon', 'organisatie'])
  soortPartij!: 'persoon' | 'organisatie';

  /** Of a persoon, with at least the achternaam. Open Klant silently loses that of an organisatie. */
  @Describe('Naam van de persoon. Verplicht bij een persoon, niet toegestaan bij een organisatie.')
  @Rule<NieuwePartijDto>(
    'niet-toegestaan',
    'Een organisatie heeft geen contactnaam. Gebruik naam.',
    (_, { soortPartij }) => soortPartij !== 'organisatie',
  )
  @Required<NieuwePartijDto>({ when: ({ soortPartij }) => soortPartij === 'persoon' })
  @ContactnaamField(() => ContactnaamPersoonDto)
  contactnaam?: ContactnaamPersoonDto;

  /** Of an organisatie, at most 200 characters. Open Klant silently loses that of a persoon. */
  @Describe(
    'Naam van de organisatie. Verplicht bij een organisatie, niet toegestaan bij een persoon.',
    'Bakkerij Deurne',
  )
  @Rule<NieuwePartijDto>(
    'niet-toegestaan',
    'Een persoon heeft geen naam, maar een contactnaam. Gebruik contactnaam.',
    (_, { soortPartij }) => soortPartij !== 'persoon',
  )
  @Required<NieuwePartijDto>({ when: ({ soortPartij }) => soortPartij === 'organisatie' })
  @Text({ max: 200 })
  naam?: string;

  @Describe('Waar de klant te bezoeken is.')
  @AdresField()
  bezoekadres?: AdresDto;

  @Describe('Waar de post heen gaat.')
  @AdresField()
  correspondentieadres?: AdresDto;

  /** At most 1000 characters (Open Klant). Empty when left out. Its line breaks are kept. */
  @Describe('Notitie voor collega’s. Mag meer regels hebben.', 'Belt het liefst in de ochtend.')
  @Text({ max: 1000, lines: true })
  interneNotitie?: string;

  /** From the configuration when left out. */
  @Describe('Of de gegevens geheim zijn. Zonder dit veld: wat de beheerder heeft ingesteld.', false)
  @Flag()
  indicatieGeheimhouding?: boolean;

  /** ISO 639-2, `nld`. From the configuration when left out. */
  @Describe('Taal waarin de klant het liefst praat. Zonder dit veld: wat de beheerder heeft ingesteld.', 'nld')
  @Taal()
  voorkeurstaal?: string;

  /** From the configuration when left out. */
  @Describe('Of de partij in gebruik is. Zonder dit veld: wat de beheerder heeft ingesteld.', true)
  @Flag()
  indicatieActief?: boolean;

  /** At most 10, at most one of them the voorkeur. */
  @Describe('Hoe de klant te bereiken is. Hoogstens één met voorkeur.')
  @DigitaleAdressenField()
  digitaleAdressen?: DigitaalAdresDto[];

  /** At most one of each soort, and of a soort that such a partij can have. Whether there must be one is configuration: F7554 wants it, B4749 does not. */
  @Describe(
    'Nummers waaronder de klant elders bekend is. Van elke soort hoogstens één. Een organisatie heeft geen BSN, een ' +
      'persoon geen RSIN. De beheerder bepaalt of er een moet zijn.',
  )
  @PartijIdentificatorenField()
  partijIdentificatoren?: PartijIdentificatorDto[];

  /** Overrules the answer `klant-mogelijk-bekend`, never `klant-al-bekend`. False when left out. */
  @Describe(
    'Of de klant ook wordt geregistreerd als iemand met dezelfde achternaam een van de adressen al heeft.',
    false,
  )
  @Flag()
  ondanksMogelijkeDubbele?: boolean;
}

/** Variant B2 of C9018: someone who is not registered; contact details for this productaanvraag only. */
@Describe(
  'Variant B2: de gegevens gelden alleen voor deze aanvraag. Er komt geen partij. Vul een contactnaam of een ' +
    'organisatienaam in.',
)
export class EenmaligeKlantDto extends ContactgegevensDto {
  @Describe('Welke variant het is.', 'eenmalig')
  @Choice(['eenmalig'])
  soort!: 'eenmalig';

  /** Or the organisatienaam, or both. All is said again: decorators here replace those of the field it overrides. */
  @Describe('Met wie er contact is. Verplicht zonder organisatienaam.')
  @Required<EenmaligeKlantDto>({
    when: ({ organisatienaam }) => organisatienaam === undefined,
    detail: 'Vul een contactnaam of een organisatienaam in.',
  })
  @ContactnaamField()
  declare contactnaam?: ContactnaamDto;

  /** For the initiator of a zaak only. At most one of each soort. What it has no room for, the answer names. */
  @Describe(
    'Nummers waaronder de klant elders bekend is, alleen voor de initiator van de zaak. Van elke soort hoogstens één. Wat ' +
      'daar niet past, staat in het antwoord bij `nietBewaard`.',
  )
  @PartijIdentificatorenField()
  partijIdentificatoren?: PartijIdentificatorDto[];
}
