// Made of the description of the API by `npm run client`: not to be changed by hand.

/** Version of the API. */
export const API_VERSION = '0.1.0';

/** Een aanvraag in de lijst. */
export interface Aanvraagregel {
  /** Nummer van de aanvraag. (uuid) Voorbeeld: `cad1cb9c-a7c7-46a4-b401-edd77b6e91a8`. */
  readonly id: string;
  /** `productaanvraag`, of welke stap het was. Voorbeeld: `productaanvraag`. */
  readonly soort: string;
  /** Het product dat is aangevraagd. Voorbeeld: `parkeervergunning`. */
  readonly product?: string | undefined;
  /** Wie de aanvraag deed. */
  readonly medewerker: Persoon;
  /** Wanneer de aanvraag binnenkwam. (tijdstip met tijdzone (ISO 8601)) Voorbeeld: `2026-03-01T09:00:00.000Z`. */
  readonly ontvangenOp: string;
  /** Wanneer de aanvraag klaar was, of aandacht ging vragen. (tijdstip met tijdzone (ISO 8601)) Voorbeeld: `2026-03-01T09:00:00.000Z`. */
  readonly geeindigdOp?: string | undefined;
  /** Hoe de aanvraag ervoor staat. Voorbeeld: `voltooid`. */
  readonly uitkomst: 'voltooid' | 'wordtVoltooid' | 'ongedaanGemaakt' | 'wordtOngedaanGemaakt' | 'vraagtAandacht';
  /** Wanneer een beheerder de aanvraag afsloot. (tijdstip met tijdzone (ISO 8601)) Voorbeeld: `2026-03-01T09:00:00.000Z`. */
  readonly afgeslotenOp?: string | undefined;
  /** Nummer waarmee een beheerder deze aanvraag vindt, ook als het niet lukt. Is er een gesprek geregistreerd, dan is dit het nummer daarvan. Voorbeeld: `1000000000`. */
  readonly kenmerk?: string | undefined;
  /** Het nummer dat de klant hoorde: van de zaak, de taak of het gesprek. Voorbeeld: `KCC-2026-000001`. */
  readonly nummer?: string | undefined;
  /** Waardoor de aanvraag is blijven steken, of waardoor er een taak kwam in plaats van een zaak. */
  readonly oorzaak?: Vastgelopen | undefined;
}

/** Een bladzijde. */
export interface Aanvragenlijst {
  /** De nieuwste eerst. */
  readonly aanvragen: readonly Aanvraagregel[];
}

/** Wie namens de gemeente bij het gesprek was. */
export interface Actor {
  /** uuid in Klanten. (uuid) Voorbeeld: `5b3c9b0c-5d0e-4a55-9d3b-2f6a7c1e8b90`. */
  readonly uuid: string;
  /** Naam. Voorbeeld: `Marieke de Boer`. */
  readonly naam: string;
  /** Wat voor actor het is. Voorbeeld: `medewerker`. */
  readonly soortActor: string;
  /** Waaraan de registers de actor herkennen. Voorbeeld: `marieke@gemeente.example`. */
  readonly identificatie: string;
}

/** Een adres. U mag elk veld weglaten, maar niet allemaal tegelijk. */
export interface Adres {
  /** Nummer van het adres in de BAG. (vorm `^\d{16}$`) Voorbeeld: `0599010000165822`. */
  readonly nummeraanduidingId?: string | undefined;
  /** Straat. (hoogstens 255 tekens) Voorbeeld: `Janssenstraat`. */
  readonly straatnaam?: string | undefined;
  /** Huisnummer, zonder toevoeging. (van 1 tot en met 99999) Voorbeeld: `12`. */
  readonly huisnummer?: number | undefined;
  /** Letter of toevoeging bij het huisnummer. (hoogstens 20 tekens) Voorbeeld: `a`. */
  readonly huisnummertoevoeging?: string | undefined;
  /** Nederlandse postcode. Gebruik voor een ander land de adresregels. (vorm `^[1-9]\d{3} ?[A-Za-z]{2}$`) Voorbeeld: `9821 ST`. */
  readonly postcode?: string | undefined;
  /** Plaats. (hoogstens 255 tekens) Voorbeeld: `Tietjerkstradeel`. */
  readonly stad?: string | undefined;
  /** Wat niet in de andere velden past, zoals een adres in een ander land. (hoogstens 80 tekens) Voorbeeld: `Gebouw De Brug`. */
  readonly adresregel1?: string | undefined;
  /** Tweede regel. (hoogstens 80 tekens) Voorbeeld: `Tweede verdieping`. */
  readonly adresregel2?: string | undefined;
  /** Derde regel. (hoogstens 80 tekens) Voorbeeld: `Ingang aan de achterkant`. */
  readonly adresregel3?: string | undefined;
  /** Land, met de twee letters van ISO 3166-1. (vorm `^[A-Za-z]{2}$`) Voorbeeld: `NL`. */
  readonly land?: string | undefined;
}

/** Een adres. */
export interface Adresgegevens {
  /** Nummer van het adres in de BAG. Voorbeeld: `0599010000165822`. */
  readonly nummeraanduidingId?: string | undefined;
  /** Straat. Voorbeeld: `Janssenstraat`. */
  readonly straatnaam?: string | undefined;
  /** Huisnummer, zonder toevoeging. Voorbeeld: `12`. */
  readonly huisnummer?: number | undefined;
  /** Letter of toevoeging bij het huisnummer. Voorbeeld: `a`. */
  readonly huisnummertoevoeging?: string | undefined;
  /** Nederlandse postcode. Voorbeeld: `9821 ST`. */
  readonly postcode?: string | undefined;
  /** Plaats. Voorbeeld: `Tietjerkstradeel`. */
  readonly stad?: string | undefined;
  /** Wat niet in de andere velden past. Voorbeeld: `Gebouw De Brug`. */
  readonly adresregel1?: string | undefined;
  /** Tweede regel. Voorbeeld: `Tweede verdieping`. */
  readonly adresregel2?: string | undefined;
  /** Derde regel. Voorbeeld: `Ingang aan de achterkant`. */
  readonly adresregel3?: string | undefined;
  /** Land, met de twee letters van ISO 3166-1. Voorbeeld: `NL`. */
  readonly land?: string | undefined;
}

/** Waarom er niets meer aan de aanvraag hoeft te gebeuren. */
export interface Afsluiting {
  /** Wat u hebt gedaan. Zet er geen gegevens van de klant in. (hoogstens 1000 tekens) Voorbeeld: `De zaak is met de hand gekoppeld.`. */
  readonly reden: string;
}

/** Welke API dit is. */
export interface Api {
  /** Naam van de API. Voorbeeld: `Klantregie`. */
  readonly naam: string;
  /** Versie van de API. Voorbeeld: `0.1.0`. */
  readonly versie: string;
  /** Waar u verder kunt lezen. */
  readonly links: Links;
}

/** Een bladzijde. */
export interface Auditlog {
  /** De nieuwste eerst. */
  readonly regels: readonly Auditregel[];
}

/** Wat iemand deed. */
export interface Auditregel {
  /** Nummer van de regel. Er ontbreekt er nooit een. Voorbeeld: `1024`. */
  readonly nummer: number;
  /** Wanneer. (tijdstip met tijdzone (ISO 8601)) Voorbeeld: `2026-03-01T09:00:00.000Z`. */
  readonly op: string;
  /** Waaraan de inlogserver die persoon of dat kanaal herkent. Voorbeeld: `mira`. */
  readonly persoon?: string | undefined;
  /** Wat die persoon of dat kanaal mocht. */
  readonly rollen: readonly string[];
  /** Het netwerkadres waar het verzoek vandaan kwam. Voorbeeld: `192.0.2.17`. */
  readonly herkomst?: string | undefined;
  /** Wat er is gedaan. Voorbeeld: `medewerkerBekijken`. */
  readonly actie: 'medewerkerBekijken' | 'productenBekijken' | 'instellingenBekijken' | 'toewijsbaarZoeken' | 'partijenZoeken' | 'partijBekijken' | 'klantcontactBekijken' | 'klantcontactRegistreren' | 'authenticatieVastleggen' | 'betrokkeneRegistreren' | 'zaakRegistreren' | 'interneTaakRegistreren' | 'productaanvraagRegistreren' | 'eigenAanvragenBekijken' | 'productaanvraagBekijken' | 'aanvragenBekijken' | 'aanvraagBekijken' | 'aanvraagHervatten' | 'aanvraagTerugdraaien' | 'aanvraagAfsluiten' | 'hervattingTellen' | 'samenHervatten' | 'hervattingBekijken' | 'instellingenControleren' | 'overzichtBekijken' | 'ingrepenBekijken' | 'auditlogBekijken' | 'inloggen' | 'uitloggen' | 'auditlogUitvoeren';
  /** Waarop is gezocht. Nooit wat er is ingevuld. Voorbeeld: `bsn`. */
  readonly zoeksoort?: string | undefined;
  /** Waarmee: de aanvraag, en wie of wat er is gevraagd of gezien. */
  readonly objecten: readonly string[];
  /** Wat ervan kwam. Voorbeeld: `gelukt`. */
  readonly resultaat: 'gelukt' | 'geweigerd' | 'mislukt';
  /** HTTP-status van het antwoord. Ontbreekt als de regel is geschreven voordat er een antwoord was. Voorbeeld: `200`. */
  readonly status?: number | undefined;
  /** Waarom het niet kon: het laatste deel van `type` in het antwoord. Voorbeeld: `geen-toegang`. */
  readonly reden?: string | undefined;
  /** Trace-id (W3C Trace Context) van het verzoek. Voorbeeld: `4bf92f3577b34da6a3ce929d0e0e4736`. */
  readonly trace?: string | undefined;
  /** Voor hoeveel verzoeken de regel staat. Alleen bij weigeringen kan dat meer dan 1 zijn. Voorbeeld: `1`. */
  readonly aantal: number;
}

/** Hoe de medewerker heeft gecontroleerd wie er belt. Stuur nooit vragen, antwoorden of nummers van documenten mee. */
export interface Authenticatie {
  /** De manier van controleren, in één woord. (vorm `^[a-z][a-z0-9]*(-[a-z0-9]+)*$`) Voorbeeld: `controlevragen`. */
  readonly methode: string;
  /** Hoe zeker het is wie er belt. Een product kan een hoger niveau vragen: dan is het antwoord 403. Voorbeeld: `laag`. */
  readonly niveau: 'geen' | 'laag' | 'substantieel' | 'hoog';
}

/** Hoe is gecontroleerd wie de klant is. */
export interface AuthenticatieAanvraag {
  /** De uitkomst van de controle. */
  readonly authenticatie: Authenticatie;
  /** Voor welk product het genoeg moet zijn. (hoogstens 100 tekens) Voorbeeld: `parkeervergunning`. */
  readonly product?: string | undefined;
}

/** Wat is vastgelegd, en of het genoeg is voor het product. */
export interface Authenticatieantwoord {
  /** De manier van controleren. Voorbeeld: `controlevragen`. */
  readonly methode: string;
  /** Hoe zeker het is wie er belt. Voorbeeld: `geen`. */
  readonly niveau: 'geen' | 'laag' | 'substantieel' | 'hoog';
  /** Of het genoeg is voor het product. Voorbeeld: `true`. */
  readonly voldoende?: boolean | undefined;
  /** Wat het product vraagt. Voorbeeld: `geen`. */
  readonly vereistNiveau?: 'geen' | 'laag' | 'substantieel' | 'hoog' | undefined;
}

/** Een manier om te controleren wie er belt. */
export interface Authenticatiemethode {
  /** Zo stuurt u het mee: het veld `authenticatie.methode` van een aanvraag. Voorbeeld: `controlevragen`. */
  readonly methode: string;
  /** Naam, om te laten zien. Voorbeeld: `Controlevragen gesteld`. */
  readonly naam: string;
  /** Hoe zeker het daarmee is wie er belt: het veld `authenticatie.niveau`. Voorbeeld: `geen`. */
  readonly niveau: 'geen' | 'laag' | 'substantieel' | 'hoog';
}

/** Variant A: de klant staat al in Klanten. */
export interface BekendePartij {
  /** Welke variant het is. Voorbeeld: `bekendePartij`. */
  readonly soort: 'bekendePartij';
  /** uuid van de partij in Klanten. (uuid) Voorbeeld: `9194a0f8-df7b-4b8c-a227-709a5ca27835`. */
  readonly partij: string;
  /** Gegevens die alleen voor deze aanvraag anders zijn. Ze komen bij de betrokkene, en met een zaak komt wat daar past ook op de zaak. */
  readonly afwijkendeContactgegevens?: Contactgegevens | undefined;
}

/** Welke aanvraag het was. */
export interface BetroffenAanvraag {
  /** Nummer van de aanvraag. (uuid) Voorbeeld: `cad1cb9c-a7c7-46a4-b401-edd77b6e91a8`. */
  readonly id: string;
  /** `productaanvraag`, of welke stap het was. Voorbeeld: `productaanvraag`. */
  readonly soort: string;
  /** Het product dat is aangevraagd. Voorbeeld: `parkeervergunning`. */
  readonly product?: string | undefined;
  /** Nummer waarmee een beheerder deze aanvraag vindt, ook als het niet lukt. Is er een gesprek geregistreerd, dan is dit het nummer daarvan. Voorbeeld: `1000000000`. */
  readonly kenmerk?: string | undefined;
  /** Het nummer dat de klant hoorde: van de zaak, de taak of het gesprek. Voorbeeld: `KCC-2026-000001`. */
  readonly nummer?: string | undefined;
}

/** De klant in dit gesprek. */
export interface Betrokkene {
  /** uuid in Klanten. (uuid) Voorbeeld: `252d413e-7541-4d49-979e-43474004a65d`. */
  readonly uuid: string;
  /** `klant` of `vertegenwoordiger`. Voorbeeld: `klant`. */
  readonly rol: string;
  /** Of deze klant het gesprek begon. Voorbeeld: `true`. */
  readonly initiator: boolean;
  /** Volledige naam: zoals die bij dit gesprek is getypt, of anders van de partij. Kan leeg zijn. Voorbeeld: `Karel van Deurne`. */
  readonly naam: string;
  /** De naam zoals die bij dit gesprek is getypt. */
  readonly contactnaam?: Contactnaamgegevens | undefined;
  /** De organisatie zoals die bij dit gesprek is getypt. Voorbeeld: `Bakkerij Deurne`. */
  readonly organisatienaam?: string | undefined;
  /** Alleen voor dit gesprek. */
  readonly digitaleAdressen?: readonly DigitaalAdresgegevens[] | undefined;
  /** Alleen voor dit gesprek. */
  readonly bezoekadres?: Adresgegevens | undefined;
  /** Alleen voor dit gesprek. */
  readonly correspondentieadres?: Adresgegevens | undefined;
  /** De klant in Klanten, zonder digitale adressen. Alleen de uuid als die niet te zien is. */
  readonly partij?: Partij | Verwijzing | undefined;
  /** Of de adressen ontbreken omdat de klant geheimhouding heeft. Voorbeeld: `false`. */
  readonly adressenAfgeschermd: boolean;
  /** Waarom er iets ontbreekt. Voorbeeld: `Deze klant wil dat zijn gegevens geheim blijven.`. */
  readonly toelichting?: string | undefined;
}

/** De klant van een gesprek dat al is geregistreerd. */
export interface BetrokkeneAanvraag {
  /** Wie de klant is. */
  readonly klant: BekendePartij | NieuwePartij | EenmaligeKlant;
}

/** Gegevens die alleen gelden voor deze aanvraag. */
export interface Contactgegevens {
  /** Met wie er contact is. */
  readonly contactnaam?: Contactnaam | undefined;
  /** Naam van de organisatie. (hoogstens 200 tekens) Voorbeeld: `Bakkerij Deurne`. */
  readonly organisatienaam?: string | undefined;
  /** Waar de klant te bezoeken is. */
  readonly bezoekadres?: Adres | undefined;
  /** Waar de post heen gaat. */
  readonly correspondentieadres?: Adres | undefined;
  /** Hoe de klant te bereiken is. Hoogstens één met voorkeur. (hoogstens 10) */
  readonly digitaleAdressen?: readonly DigitaalAdres[] | undefined;
}

/** De naam van een persoon. Vul minstens een voornaam of een achternaam in. Samen hoogstens 200 tekens. */
export interface Contactnaam {
  /** Voorletters. (hoogstens 10 tekens) Voorbeeld: `K.`. */
  readonly voorletters?: string | undefined;
  /** Voornaam. (hoogstens 200 tekens) Voorbeeld: `Karel`. */
  readonly voornaam?: string | undefined;
  /** Voorvoegsel van de achternaam. (hoogstens 10 tekens) Voorbeeld: `van`. */
  readonly voorvoegselAchternaam?: string | undefined;
  /** Achternaam, zonder voorvoegsel. (hoogstens 200 tekens) Voorbeeld: `Deurne`. */
  readonly achternaam?: string | undefined;
}

/** De naam van een persoon. */
export interface Contactnaamgegevens {
  /** Voorletters. Voorbeeld: `S.`. */
  readonly voorletters?: string | undefined;
  /** Voornaam. Voorbeeld: `Sanne`. */
  readonly voornaam?: string | undefined;
  /** Voorvoegsel van de achternaam. Voorbeeld: `de`. */
  readonly voorvoegselAchternaam?: string | undefined;
  /** Achternaam, zonder voorvoegsel. Voorbeeld: `Vries`. */
  readonly achternaam?: string | undefined;
}

/** De naam van een persoon die wordt bewaard. Samen hoogstens 200 tekens. */
export interface ContactnaamPersoon {
  /** Voorletters. (hoogstens 10 tekens) Voorbeeld: `K.`. */
  readonly voorletters?: string | undefined;
  /** Voornaam. (hoogstens 200 tekens) Voorbeeld: `Karel`. */
  readonly voornaam?: string | undefined;
  /** Voorvoegsel van de achternaam. (hoogstens 10 tekens) Voorbeeld: `van`. */
  readonly voorvoegselAchternaam?: string | undefined;
  /** Achternaam, zonder voorvoegsel. (hoogstens 200 tekens) Voorbeeld: `Deurne`. */
  readonly achternaam: string;
}

/** Wat er klopt aan de instellingen, en wat niet. */
export interface Controle {
  /** Wanneer er is gekeken. (tijdstip met tijdzone (ISO 8601)) Voorbeeld: `2026-03-01T09:00:00.000Z`. */
  readonly gecontroleerdOp: string;
  /** Wat er niet klopt. */
  readonly problemen: readonly string[];
  /** Wat er wel klopt. */
  readonly inOrde: readonly string[];
}

/** Een e-mailadres, telefoonnummer of andere manier om iemand te bereiken. */
export interface DigitaalAdres {
  /** Wat voor adres het is. Hoofdletters maken niet uit. Voorbeeld: `telefoonnummer`. */
  readonly soortDigitaalAdres: 'email' | 'telefoonnummer' | 'overig';
  /** Het adres zelf. Een telefoonnummer heeft 10 cijfers, of begint met + en het nummer van het land. Spaties, streepjes, haakjes en punten maken niet uit: een Nederlands nummer wordt bewaard als 0612345678, een ander als +32475123456. Nummers van diensten, zoals 0900 en 14020, worden geweigerd. In een e-mailadres staan voor het apenstaartje gewone letters, erna mag elk schrift. (hoogstens 80 tekens) Voorbeeld: `0612345678`. */
  readonly adres: string;
  /** Waar het adres voor is. (hoogstens 40 tekens) Voorbeeld: `mobiel`. */
  readonly omschrijving?: string | undefined;
  /** Of dit adres de voorkeur heeft. Zonder dit veld: nee. Hoogstens één adres heeft de voorkeur. Voorbeeld: `true`. */
  readonly voorkeur?: boolean | undefined;
}

/** Een e-mailadres, telefoonnummer of andere manier om iemand te bereiken. */
export interface DigitaalAdresgegevens {
  /** uuid in Klanten. (uuid) Voorbeeld: `1f6f2f4c-5f0e-4a55-8f5e-2f7f6d3c1a01`. */
  readonly uuid: string;
  /** Wat voor adres het is. Voorbeeld: `email`. */
  readonly soortDigitaalAdres: 'email' | 'telefoonnummer' | 'overig';
  /** Het adres zelf. Voorbeeld: `sanne@voorbeeld.nl`. */
  readonly adres: string;
  /** Waar het adres voor is. Kan leeg zijn. Voorbeeld: `privé`. */
  readonly omschrijving: string;
  /** Of dit adres de voorkeur heeft. Voorbeeld: `true`. */
  readonly voorkeur: boolean;
}

/** Iets wat door de aanvraag in een register staat. */
export interface Ding {
  /** Welk register. Voorbeeld: `klanten`. */
  readonly register: 'klanten' | 'taken' | 'zaken';
  /** Wat het is. Voorbeeld: `klantcontact`. */
  readonly soort: string;
  /** uuid in dat register. (uuid) Voorbeeld: `e09e95d9-2cbd-4c04-90c7-6b56c0885b92`. */
  readonly uuid: string;
  /** Welke stap het maakte. Voorbeeld: `klantcontact`. */
  readonly stap: string;
  /** Waar u het kunt bekijken, als `adressen` dat zegt. (adres) Voorbeeld: `https://zaken.gemeente.example/zaken/cad1cb9c`. */
  readonly adres?: string | undefined;
}

/** Alles wat er van een aanvraag bekend is. */
export interface Dossier {
  /** Nummer van de aanvraag. (uuid) Voorbeeld: `cad1cb9c-a7c7-46a4-b401-edd77b6e91a8`. */
  readonly id: string;
  /** `productaanvraag`, of welke stap het was. Voorbeeld: `productaanvraag`. */
  readonly soort: string;
  /** Het product dat is aangevraagd. Voorbeeld: `parkeervergunning`. */
  readonly product?: string | undefined;
  /** Wie de aanvraag deed. */
  readonly medewerker: Persoon;
  /** Wanneer de aanvraag binnenkwam. (tijdstip met tijdzone (ISO 8601)) Voorbeeld: `2026-03-01T09:00:00.000Z`. */
  readonly ontvangenOp: string;
  /** Wanneer de aanvraag klaar was, of aandacht ging vragen. (tijdstip met tijdzone (ISO 8601)) Voorbeeld: `2026-03-01T09:00:00.000Z`. */
  readonly geeindigdOp?: string | undefined;
  /** Hoe de aanvraag ervoor staat. Voorbeeld: `voltooid`. */
  readonly uitkomst: 'voltooid' | 'wordtVoltooid' | 'ongedaanGemaakt' | 'wordtOngedaanGemaakt' | 'vraagtAandacht';
  /** Wanneer een beheerder de aanvraag afsloot. (tijdstip met tijdzone (ISO 8601)) Voorbeeld: `2026-03-01T09:00:00.000Z`. */
  readonly afgeslotenOp?: string | undefined;
  /** Nummer waarmee een beheerder deze aanvraag vindt, ook als het niet lukt. Is er een gesprek geregistreerd, dan is dit het nummer daarvan. Voorbeeld: `1000000000`. */
  readonly kenmerk?: string | undefined;
  /** Het nummer dat de klant hoorde: van de zaak, de taak of het gesprek. Voorbeeld: `KCC-2026-000001`. */
  readonly nummer?: string | undefined;
  /** Waardoor de aanvraag is blijven steken, of waardoor er een taak kwam in plaats van een zaak. */
  readonly oorzaak?: Vastgelopen | undefined;
  /** Wanneer Klantregie het weer probeert. Ontbreekt als de aanvraag klaar is, of niet wacht. (tijdstip met tijdzone (ISO 8601)) Voorbeeld: `2026-03-01T09:00:00.000Z`. */
  readonly volgendePogingOp?: string | undefined;
  /** Wanneer Klantregie er uiterlijk mee ophoudt als het register niet antwoordt, op de duur van de verzoeken na. Daarna vraagt de aanvraag aandacht. (tijdstip met tijdzone (ISO 8601)) Voorbeeld: `2026-03-01T09:00:00.000Z`. */
  readonly opgevenOp?: string | undefined;
  /** Als de aanvraag is geregistreerd, of dat nog kan worden. */
  readonly registratie?: Productaanvraagantwoord | undefined;
  /** Als de aanvraag niet is geregistreerd, of niet helemaal. */
  readonly probleem?: Probleem | undefined;
  /** Elke stap. Een stap die op de achtergrond opnieuw is gedaan, staat er vaker. */
  readonly stappen: readonly Dossierstap[];
  /** Wat er door de aanvraag in de registers staat, voor zover Klantregie weet. */
  readonly bestaat: readonly Ding[];
  /** Wat beheerders deden. */
  readonly ingrepen: readonly Ingreep[];
  /** Welke knoppen nu zin hebben. */
  readonly knoppen: readonly ('hervatting' | 'ongedaanmaking' | 'afsluiting')[];
}

/** Een stap, zo ver als die is. */
export interface Dossierstap {
  /** Welke stap. Voorbeeld: `klantcontact`. */
  readonly naam: string;
  /** In welke ronde. Wat tegelijk ging, heeft dezelfde. Voorbeeld: `2`. */
  readonly ronde: number;
  /** De hoeveelste poging op de achtergrond. Voorbeeld: `2`. */
  readonly poging?: number | undefined;
  /** Hoeveel pogingen er nodig waren terwijl de aanroeper wachtte. Voorbeeld: `3`. */
  readonly pogingen?: number | undefined;
  /** Wat ervan kwam. Voorbeeld: `gedaan`. */
  readonly resultaat: 'gedaan' | 'geweigerd' | 'onbereikbaar' | 'onbekend';
  /** Wanneer de stap begon. (tijdstip met tijdzone (ISO 8601)) Voorbeeld: `2026-03-01T09:00:00.000Z`. */
  readonly begonnenOp?: string | undefined;
  /** Wanneer de stap klaar was. (tijdstip met tijdzone (ISO 8601)) Voorbeeld: `2026-03-01T09:00:00.000Z`. */
  readonly afgerondOp?: string | undefined;
  /** Wat er misging. */
  readonly fout?: Fout | undefined;
  /** Wat er misging in de pogingen daarvoor, terwijl de aanroeper wachtte. */
  readonly eerder?: readonly Fout[] | undefined;
}

/** Variant B2: de gegevens gelden alleen voor deze aanvraag. Er komt geen partij. Vul een contactnaam of een organisatienaam in. */
export interface EenmaligeKlant {
  /** Welke variant het is. Voorbeeld: `eenmalig`. */
  readonly soort: 'eenmalig';
  /** Met wie er contact is. Verplicht zonder organisatienaam. */
  readonly contactnaam?: Contactnaam | undefined;
  /** Naam van de organisatie. (hoogstens 200 tekens) Voorbeeld: `Bakkerij Deurne`. */
  readonly organisatienaam?: string | undefined;
  /** Waar de klant te bezoeken is. */
  readonly bezoekadres?: Adres | undefined;
  /** Waar de post heen gaat. */
  readonly correspondentieadres?: Adres | undefined;
  /** Hoe de klant te bereiken is. Hoogstens één met voorkeur. (hoogstens 10) */
  readonly digitaleAdressen?: readonly DigitaalAdres[] | undefined;
  /** Nummers waaronder de klant elders bekend is, alleen voor de initiator van de zaak. Van elke soort hoogstens één. Wat daar niet past, staat in het antwoord bij `nietBewaard`. (hoogstens 4) */
  readonly partijIdentificatoren?: readonly PartijIdentificator[] | undefined;
}

/** Een aanvraag die u deed. Er staat niets in over de klant. */
export interface EigenAanvraag {
  /** Nummer van de aanvraag. (uuid) Voorbeeld: `cad1cb9c-a7c7-46a4-b401-edd77b6e91a8`. */
  readonly id: string;
  /** `productaanvraag`, of welke stap het was. Voorbeeld: `productaanvraag`. */
  readonly soort: string;
  /** Het product dat is aangevraagd. Voorbeeld: `parkeervergunning`. */
  readonly product?: string | undefined;
  /** Wanneer de aanvraag binnenkwam. (tijdstip met tijdzone (ISO 8601)) Voorbeeld: `2026-03-01T09:00:00.000Z`. */
  readonly ontvangenOp: string;
  /** Wanneer de aanvraag klaar was, of aandacht ging vragen. (tijdstip met tijdzone (ISO 8601)) Voorbeeld: `2026-03-01T09:00:00.000Z`. */
  readonly geeindigdOp?: string | undefined;
  /** Hoe de aanvraag ervoor staat. Voorbeeld: `voltooid`. */
  readonly uitkomst: 'voltooid' | 'wordtVoltooid' | 'ongedaanGemaakt' | 'wordtOngedaanGemaakt' | 'vraagtAandacht';
  /** Nummer waarmee een beheerder deze aanvraag vindt, ook als het niet lukt. Is er een gesprek geregistreerd, dan is dit het nummer daarvan. Voorbeeld: `1000000000`. */
  readonly kenmerk?: string | undefined;
  /** Het nummer om voor te lezen: van de zaak, de taak of het gesprek. Voorbeeld: `KCC-2026-000001`. */
  readonly nummer?: string | undefined;
}

/** Een bladzijde. */
export interface EigenAanvragen {
  /** De nieuwste eerst. */
  readonly aanvragen: readonly EigenAanvraag[];
}

/** Wat er misging. Er staat niets in van wat er is verstuurd of geantwoord. */
export interface Fout {
  /** In het kort. Voorbeeld: `zaken gaf geen antwoord op POST zaak_registreren`. */
  readonly melding: string;
  /** Welk register. Voorbeeld: `zaken`. */
  readonly register?: string | undefined;
  /** Welk verzoek aan dat register. Voorbeeld: `POST zaak_registreren`. */
  readonly verzoek?: string | undefined;
  /** HTTP-status, als er een antwoord kwam. Voorbeeld: `500`. */
  readonly status?: number | undefined;
  /** De code van het register. Voorbeeld: `invalid`. */
  readonly code?: string | undefined;
  /** Welke velden het weigerde. */
  readonly velden?: readonly string[] | undefined;
}

/** De klant in dit gesprek. */
export interface GeregistreerdeBetrokkene {
  /** uuid in Klanten. (uuid) Voorbeeld: `252d413e-7541-4d49-979e-43474004a65d`. */
  readonly uuid: string;
}

/** De interne taak in Taken. */
export interface GeregistreerdeInterneTaak {
  /** uuid in Taken. (uuid) Voorbeeld: `3f0ce7f3-3c0e-4a5e-9d7a-0d5f0f2c1a11`. */
  readonly uuid: string;
  /** Nummer om voor te lezen. Voorbeeld: `1000000001`. */
  readonly nummer: string;
}

/** De klant in Klanten. */
export interface GeregistreerdePartij {
  /** uuid in Klanten. (uuid) Voorbeeld: `9194a0f8-df7b-4b8c-a227-709a5ca27835`. */
  readonly uuid: string;
}

/** De zaak in Zaken. */
export interface GeregistreerdeZaak {
  /** uuid in Zaken. (uuid) Voorbeeld: `6913d07c-f3e6-421c-8ae9-df96e6c047cb`. */
  readonly uuid: string;
  /** Zaaknummer om voor te lezen. Voorbeeld: `KCC-2026-000001`. */
  readonly identificatie: string;
}

/** Het gesprek in Klanten. */
export interface GeregistreerdKlantcontact {
  /** uuid in Klanten. (uuid) Voorbeeld: `e09e95d9-2cbd-4c04-90c7-6b56c0885b92`. */
  readonly uuid: string;
  /** Nummer om voor te lezen. Voorbeeld: `1000000000`. */
  readonly nummer: string;
}

/** Aanvragen die samen worden hervat. */
export interface Hervatting {
  /** Nummer van deze hervatting. (uuid) Voorbeeld: `f3b1c5de-6d0e-4a55-9d3b-2f6a7c1e8b90`. */
  readonly id: string;
  /** Wanneer iemand erom vroeg. (tijdstip met tijdzone (ISO 8601)) Voorbeeld: `2026-03-01T09:00:00.000Z`. */
  readonly gemaaktOp: string;
  /** Wie. */
  readonly door: Persoon;
  /** Hoeveel aanvragen het zijn. Voorbeeld: `15`. */
  readonly aantal: number;
  /** Hoe ver het is. */
  readonly standen: Hervattingstanden;
  /** Welke, de oudste eerst. Wat is opgeruimd, staat er niet meer bij. */
  readonly aanvragen: readonly HervattingAanvraag[];
}

/** Een aanvraag die met andere wordt hervat. */
export interface HervattingAanvraag {
  /** Nummer van de aanvraag. (uuid) Voorbeeld: `cad1cb9c-a7c7-46a4-b401-edd77b6e91a8`. */
  readonly id: string;
  /** Het product dat is aangevraagd. Voorbeeld: `parkeervergunning`. */
  readonly product?: string | undefined;
  /** Nummer waarmee een beheerder deze aanvraag vindt, ook als het niet lukt. Is er een gesprek geregistreerd, dan is dit het nummer daarvan. Voorbeeld: `1000000000`. */
  readonly kenmerk?: string | undefined;
  /** Het nummer dat de klant hoorde: van de zaak, de taak of het gesprek. Voorbeeld: `KCC-2026-000001`. */
  readonly nummer?: string | undefined;
  /** Hoe de aanvraag er nu voor staat. Voorbeeld: `voltooid`. */
  readonly uitkomst: 'voltooid' | 'wordtVoltooid' | 'ongedaanGemaakt' | 'wordtOngedaanGemaakt' | 'vraagtAandacht';
  /** `wacht`: nog niet aan de beurt. `bezig`: Klantregie probeert het. `klaar`: er hoeft niets meer te gebeuren. `aandacht`: het is weer niet gelukt. Voorbeeld: `wacht`. */
  readonly stand: 'wacht' | 'bezig' | 'klaar' | 'aandacht';
  /** Waarom de aanvraag niet is hervat. Voorbeeld: `Deze aanvraag is niet te hervatten.`. */
  readonly melding?: string | undefined;
}

/** Hoeveel aanvragen in elke stand. */
export interface Hervattingstanden {
  /** Nog niet aan de beurt. Voorbeeld: `2`. */
  readonly wacht: number;
  /** Klantregie probeert het. Voorbeeld: `1`. */
  readonly bezig: number;
  /** Er hoeft niets meer te gebeuren. Voorbeeld: `9`. */
  readonly klaar: number;
  /** Het is weer niet gelukt. Voorbeeld: `3`. */
  readonly aandacht: number;
}

/** Een nummer waaronder de klant elders bekend is. */
export interface Identificatorgegevens {
  /** Wat voor nummer het is: `bsn`, `rsin`, `kvk_nummer` of `vestigingsnummer`. Voorbeeld: `bsn`. */
  readonly codeSoortObjectId: string;
  /** Het nummer. Van een BSN alleen de laatste drie cijfers, tenzij u daarop zocht. Voorbeeld: `******019`. */
  readonly objectId: string;
}

/** Wat een beheerder deed. */
export interface Ingreep {
  /** Welke knop. Voorbeeld: `hervatting`. */
  readonly soort: 'hervatting' | 'ongedaanmaking' | 'afsluiting';
  /** Wanneer. (tijdstip met tijdzone (ISO 8601)) Voorbeeld: `2026-03-01T09:00:00.000Z`. */
  readonly op: string;
  /** Wie. */
  readonly door: Persoon;
  /** Waarom. Voorbeeld: `De zaak is met de hand gekoppeld.`. */
  readonly reden?: string | undefined;
  /** Met welke andere aanvragen samen: `id` van de gezamenlijke hervatting. (uuid) Voorbeeld: `cad1cb9c-a7c7-46a4-b401-edd77b6e91a8`. */
  readonly hervatting?: string | undefined;
}

/** Wat een beheerder deed, en waarbij. */
export interface IngreepMetAanvraag {
  /** Welke knop. Voorbeeld: `hervatting`. */
  readonly soort: 'hervatting' | 'ongedaanmaking' | 'afsluiting';
  /** Wanneer. (tijdstip met tijdzone (ISO 8601)) Voorbeeld: `2026-03-01T09:00:00.000Z`. */
  readonly op: string;
  /** Wie. */
  readonly door: Persoon;
  /** Waarom. Voorbeeld: `De zaak is met de hand gekoppeld.`. */
  readonly reden?: string | undefined;
  /** Met welke andere aanvragen samen: `id` van de gezamenlijke hervatting. (uuid) Voorbeeld: `cad1cb9c-a7c7-46a4-b401-edd77b6e91a8`. */
  readonly hervatting?: string | undefined;
  /** Bij welke aanvraag. */
  readonly aanvraag: BetroffenAanvraag;
}

/** Een bladzijde. */
export interface Ingrepenlijst {
  /** De nieuwste eerst. */
  readonly ingrepen: readonly IngreepMetAanvraag[];
}

/** Wat een scherm vooraf moet weten. */
export interface Instellingen {
  /** Waaruit een medewerker kan kiezen. Een aanvraag mag ook een andere noemen. */
  readonly authenticatiemethoden: readonly Authenticatiemethode[];
  /** Wat van het gesprek wordt ingevuld. */
  readonly klantcontact: StandaardKlantcontact;
  /** Wat van een nieuwe klant wordt ingevuld. */
  readonly partij: StandaardPartij;
}

/** Wat een collega moet doen. */
export interface InterneTaak {
  /** uuid in Taken. (uuid) Voorbeeld: `3f0ce7f3-3c0e-4a5e-9d7a-0d5f0f2c1a11`. */
  readonly uuid: string;
  /** Nummer om voor te lezen. Voorbeeld: `1000000001`. */
  readonly nummer?: string | undefined;
  /** Wat de collega moet doen. Voorbeeld: `Maak een zaak voor deze aanvraag en handel die af.`. */
  readonly gevraagdeHandeling: string;
  /** Toelichting. Kan leeg zijn. Voorbeeld: `Klant verhuist op 1 april.`. */
  readonly toelichting: string;
  /** `te_verwerken` of `verwerkt`. Voorbeeld: `te_verwerken`. */
  readonly status: string;
  /** Wanneer de taak is gegeven. (tijdstip met tijdzone (ISO 8601)) Voorbeeld: `2026-03-01T09:00:00.000Z`. */
  readonly toegewezenOp: string;
  /** Wanneer de taak klaar was. (tijdstip met tijdzone (ISO 8601)) Voorbeeld: `2026-03-01T09:00:00.000Z`. */
  readonly afgehandeldOp?: string | undefined;
  /** Voor wie de taak is. */
  readonly toegewezenAanActoren: readonly Verwijzing[];
}

/** Een interne taak bij een gesprek dat al is geregistreerd. */
export interface InterneTaakAanvraag {
  /** Sleutel van het product, uit `GET /producten`. (hoogstens 100 tekens) Voorbeeld: `parkeervergunning`. */
  readonly product: string;
  /** Wat de collega moet doen. Wat u weglaat, staat bij het product ingesteld. */
  readonly vervolg?: InterneTaakVervolg | undefined;
}

/** Een collega neemt de aanvraag in behandeling. Wat u weglaat, staat bij het product ingesteld. */
export interface InterneTaakVervolg {
  /** Wat het vervolg is. Voorbeeld: `interneTaak`. */
  readonly soort: 'interneTaak';
  /** Wat de collega moet doen. (hoogstens 200 tekens) Voorbeeld: `Maak een zaak voor deze aanvraag en handel die af.`. */
  readonly gevraagdeHandeling?: string | undefined;
  /** Toelichting bij de taak. Mag meer regels hebben. (hoogstens 1000 tekens) Voorbeeld: `Klant verhuist op 1 april.`. */
  readonly toelichting?: string | undefined;
  /** Voor wie de taak is. */
  readonly toegewezenAan?: Toewijzing | undefined;
}

/** Het gesprek met de klant. Wat u weglaat, wordt ingevuld met wat de beheerder heeft ingesteld. */
export interface Klantcontact {
  /** Hoe de klant contact opnam. (hoogstens 50 tekens) Voorbeeld: `telefoon`. */
  readonly kanaal?: string | undefined;
  /** Waar het gesprek over ging, in een paar woorden. (hoogstens 200 tekens) Voorbeeld: `Productaanvraag`. */
  readonly onderwerp?: string | undefined;
  /** Wat er is besproken. Mag meer regels hebben. (hoogstens 1000 tekens) Voorbeeld: `Klant wil graag een vergunning aanvragen.`. */
  readonly inhoud?: string | undefined;
  /** Taal van het gesprek, met de drie letters van ISO 639-2. (vorm `^[A-Za-z]{2,3}$`) Voorbeeld: `nld`. */
  readonly taal?: string | undefined;
  /** Of het gesprek vertrouwelijk is. Voorbeeld: `false`. */
  readonly vertrouwelijk?: boolean | undefined;
  /** Of het gesprek is gelukt. Voorbeeld: `true`. */
  readonly indicatieContactGelukt?: boolean | undefined;
  /** Wanneer het gesprek was, met de tijdzone erbij en niet in de toekomst. Zonder dit veld: nu. (tijdstip met tijdzone (ISO 8601)) Voorbeeld: `2026-03-01T10:00:00+01:00`. */
  readonly plaatsgevondenOp?: string | undefined;
}

/** Het gesprek, nog zonder klant en zonder vervolg. */
export interface KlantcontactAanvraag {
  /** Het gesprek zelf. */
  readonly klantcontact?: Klantcontact | undefined;
  /** Hoe is gecontroleerd wie de klant is. */
  readonly authenticatie?: Authenticatie | undefined;
}

/** Een gesprek met alles wat eraan hangt. Wat niet is ingevuld, ontbreekt. */
export interface Klantcontactgegevens {
  /** uuid in Klanten. (uuid) Voorbeeld: `e09e95d9-2cbd-4c04-90c7-6b56c0885b92`. */
  readonly uuid: string;
  /** Nummer dat is voorgelezen. Voorbeeld: `1000000000`. */
  readonly nummer?: string | undefined;
  /** Hoe de klant contact opnam. Voorbeeld: `telefoon`. */
  readonly kanaal: string;
  /** Waar het over ging, in een paar woorden. Voorbeeld: `Productaanvraag`. */
  readonly onderwerp: string;
  /** Wat er is besproken. Kan leeg zijn. Voorbeeld: `Klant wil graag een vergunning aanvragen.`. */
  readonly inhoud: string;
  /** Taal van het gesprek (ISO 639-2). Voorbeeld: `nld`. */
  readonly taal: string;
  /** Of het gesprek vertrouwelijk is. Voorbeeld: `false`. */
  readonly vertrouwelijk: boolean;
  /** Of het gesprek is gelukt. null: niet bekend. Voorbeeld: `true`. */
  readonly indicatieContactGelukt: true | false | null;
  /** Wanneer het gesprek was. (tijdstip met tijdzone (ISO 8601)) Voorbeeld: `2026-03-01T09:00:00.000Z`. */
  readonly plaatsgevondenOp: string;
  /** De klanten in dit gesprek. */
  readonly betrokkenen: readonly Betrokkene[];
  /** Wie er namens de gemeente bij waren. */
  readonly actoren: readonly Actor[];
  /** Waar het gesprek over ging, zoals een zaak. */
  readonly onderwerpobjecten: readonly Onderwerpobject[];
  /** Wat er voor collega’s uit kwam. */
  readonly interneTaken: readonly InterneTaak[];
}

/** Adressen om verder te gaan. */
export interface Links {
  /** Dit document. Voorbeeld: `/api/v1/openapi.json`. */
  readonly beschrijving: string;
  /** Hetzelfde document om te lezen. Voorbeeld: `/docs`. */
  readonly handleiding: string;
  /** Waar aanvragen heen gaan. Voorbeeld: `/api/v1/productaanvragen`. */
  readonly productaanvragen: string;
}

/** Wie er is ingelogd. */
export interface Medewerker {
  /** Waaraan de registers deze medewerker herkennen. Voorbeeld: `marieke@gemeente.example`. */
  readonly identificatie: string;
  /** Naam uit het token. Voorbeeld: `Marieke de Boer`. */
  readonly naam: string;
  /** Wat deze medewerker mag. */
  readonly rollen: readonly ('medewerker' | 'kanaal' | 'beheerder' | 'auditor' | 'vertrouwelijk')[];
  /** Wie in Klanten voor deze medewerker staat. Ontbreekt tot de eerste registratie. */
  readonly actor?: MedewerkerActor | undefined;
}

/** De actor in Klanten. */
export interface MedewerkerActor {
  /** uuid in Klanten. (uuid) Voorbeeld: `5b3c9b0c-5d0e-4a55-9d3b-2f6a7c1e8b90`. */
  readonly uuid: string;
}

/** Iets uit het verzoek dat in geen register staat. */
export interface NietBewaard {
  /** Waar het in het verzoek stond, als JSON Pointer. Voorbeeld: `/klant/partijIdentificatoren/0`. */
  readonly locatie: string;
  /** Waarom het niet is bewaard. Voorbeeld: `Dit nummer kan alleen bij een partij of op een zaak staan.`. */
  readonly reden: string;
}

/** Variant B1: de klant is nieuw en vindt het goed dat de gegevens worden bewaard. Er komt een partij in Klanten. */
export interface NieuwePartij {
  /** Welke variant het is. Voorbeeld: `nieuwePartij`. */
  readonly soort: 'nieuwePartij';
  /** Of het om een persoon of een organisatie gaat. Voorbeeld: `persoon`. */
  readonly soortPartij: 'persoon' | 'organisatie';
  /** Naam van de persoon. Verplicht bij een persoon, niet toegestaan bij een organisatie. */
  readonly contactnaam?: ContactnaamPersoon | undefined;
  /** Naam van de organisatie. Verplicht bij een organisatie, niet toegestaan bij een persoon. (hoogstens 200 tekens) Voorbeeld: `Bakkerij Deurne`. */
  readonly naam?: string | undefined;
  /** Waar de klant te bezoeken is. */
  readonly bezoekadres?: Adres | undefined;
  /** Waar de post heen gaat. */
  readonly correspondentieadres?: Adres | undefined;
  /** Notitie voor collega’s. Mag meer regels hebben. (hoogstens 1000 tekens) Voorbeeld: `Belt het liefst in de ochtend.`. */
  readonly interneNotitie?: string | undefined;
  /** Of de gegevens geheim zijn. Zonder dit veld: wat de beheerder heeft ingesteld. Voorbeeld: `false`. */
  readonly indicatieGeheimhouding?: boolean | undefined;
  /** Taal waarin de klant het liefst praat. Zonder dit veld: wat de beheerder heeft ingesteld. (vorm `^[A-Za-z]{2,3}$`) Voorbeeld: `nld`. */
  readonly voorkeurstaal?: string | undefined;
  /** Of de partij in gebruik is. Zonder dit veld: wat de beheerder heeft ingesteld. Voorbeeld: `true`. */
  readonly indicatieActief?: boolean | undefined;
  /** Hoe de klant te bereiken is. Hoogstens één met voorkeur. (hoogstens 10) */
  readonly digitaleAdressen?: readonly DigitaalAdres[] | undefined;
  /** Nummers waaronder de klant elders bekend is. Van elke soort hoogstens één. Een organisatie heeft geen BSN, een persoon geen RSIN. De beheerder bepaalt of er een moet zijn. (hoogstens 4) */
  readonly partijIdentificatoren?: readonly PartijIdentificator[] | undefined;
  /** Of de klant ook wordt geregistreerd als iemand met dezelfde achternaam een van de adressen al heeft. Voorbeeld: `false`. */
  readonly ondanksMogelijkeDubbele?: boolean | undefined;
}

/** Waar het gesprek over ging. */
export interface Onderwerpobject {
  /** uuid in Klanten. (uuid) Voorbeeld: `7c1e8b90-5d0e-4a55-9d3b-2f6a7c1e8b90`. */
  readonly uuid: string;
  /** Waar het staat. */
  readonly onderwerpobjectidentificator: Onderwerpobjectidentificator;
}

/** Waar iets staat waar het gesprek over ging. */
export interface Onderwerpobjectidentificator {
  /** Nummer in dat register. Voorbeeld: `6913d07c-f3e6-421c-8ae9-df96e6c047cb`. */
  readonly objectId: string;
  /** Wat het is. Voorbeeld: `zgw-Zaak`. */
  readonly codeObjecttype: string;
  /** In welk register. Voorbeeld: `openzaak`. */
  readonly codeRegister: string;
  /** Wat voor nummer. Voorbeeld: `uuid`. */
  readonly codeSoortObjectId: string;
}

/** Waardoor het misging, voor een programma. */
export interface Oorzaak {
  /** Welk register. Ontbreekt als Klantregie zelf vastliep. Voorbeeld: `klanten`. */
  readonly register?: 'klanten' | 'taken' | 'zaken' | 'catalogi' | undefined;
  /** `geweigerd`: het register nam het niet aan. `onbereikbaar`: er is niets aangekomen. `onbekend`: er kwam geen antwoord. Voorbeeld: `geweigerd`. */
  readonly soort: 'geweigerd' | 'onbereikbaar' | 'onbekend';
  /** De stap waar het misging. Voorbeeld: `klantcontact`. */
  readonly stap: string;
}

/** Aanvragen die door hetzelfde zijn blijven steken. */
export interface Oorzaakgroep {
  /** Waardoor. Ontbreekt bij aanvragen van voordat dit werd bewaard. */
  readonly oorzaak?: Vastgelopen | undefined;
  /** Waardoor, in woorden. Voorbeeld: `Klanten was niet bereikbaar bij het gesprek.`. */
  readonly tekst: string;
  /** Hoeveel het er zijn. Voorbeeld: `14`. */
  readonly aantal: number;
  /** Wanneer de oudste binnenkwam. (tijdstip met tijdzone (ISO 8601)) Voorbeeld: `2026-03-01T09:00:00.000Z`. */
  readonly oudsteOp: string;
  /** Wanneer de eerste is blijven steken. (tijdstip met tijdzone (ISO 8601)) Voorbeeld: `2026-03-01T09:00:00.000Z`. */
  readonly sinds: string;
}

/** Aanvragen die nog iets vragen. */
export interface Openstaand {
  /** Hoe deze aanvragen ervoor staan. Voorbeeld: `vraagtAandacht`. */
  readonly uitkomst: 'vraagtAandacht' | 'wordtVoltooid' | 'wordtOngedaanGemaakt';
  /** Hoeveel het er zijn. Voorbeeld: `3`. */
  readonly aantal: number;
  /** Wanneer de oudste binnenkwam. Ontbreekt als er geen zijn. (tijdstip met tijdzone (ISO 8601)) Voorbeeld: `2026-03-01T09:00:00.000Z`. */
  readonly oudsteOp?: string | undefined;
}

/** Hoe het ervoor staat. */
export interface Overzicht {
  /** Wanneer dit overzicht is gemaakt. (tijdstip met tijdzone (ISO 8601)) Voorbeeld: `2026-03-01T09:00:00.000Z`. */
  readonly gemaaktOp: string;
  /** Wat aandacht vraagt en wat nog loopt: van elke uitkomst één, ook als er geen zijn. */
  readonly open: readonly Openstaand[];
  /** Wat er vandaag binnenkwam, in Nederland. */
  readonly vandaag: Vandaag;
  /** Waardoor aanvragen aandacht vragen: de grootste groep eerst, hoogstens vijftig. */
  readonly oorzaken: readonly Oorzaakgroep[];
}

/** Een klant in Klanten. Wat niet is ingevuld, ontbreekt. Van wie geheimhouding heeft, staan er geen adressen in. */
export interface Partij {
  /** uuid in Klanten. (uuid) Voorbeeld: `9194a0f8-df7b-4b8c-a227-709a5ca27835`. */
  readonly uuid: string;
  /** `persoon`, `organisatie` of `contactpersoon`. Voorbeeld: `persoon`. */
  readonly soortPartij: string;
  /** Volledige naam. Leeg als Klanten er geen heeft. Voorbeeld: `Sanne de Vries`. */
  readonly naam: string;
  /** De naam van een persoon, in delen. */
  readonly contactnaam?: Contactnaamgegevens | undefined;
  /** Hoe de klant te bereiken is. */
  readonly digitaleAdressen?: readonly DigitaalAdresgegevens[] | undefined;
  /** Nummers waaronder de klant elders bekend is. */
  readonly partijIdentificatoren: readonly Identificatorgegevens[];
  /** Waar de klant te bezoeken is. */
  readonly bezoekadres?: Adresgegevens | undefined;
  /** Waar de post heen gaat. */
  readonly correspondentieadres?: Adresgegevens | undefined;
  /** Of de gegevens geheim zijn. null: niet bekend. Voorbeeld: `false`. */
  readonly indicatieGeheimhouding: true | false | null;
  /** Of de partij in gebruik is. Zo niet, gebruik de adressen dan niet. Voorbeeld: `true`. */
  readonly indicatieActief: boolean;
  /** Taal waarin de klant het liefst praat (ISO 639-2). Voorbeeld: `nld`. */
  readonly voorkeurstaal?: string | undefined;
  /** Of de adressen ontbreken omdat de klant geheimhouding heeft. Voorbeeld: `false`. */
  readonly adressenAfgeschermd: boolean;
  /** Waarom er iets ontbreekt. Voorbeeld: `Deze klant wil dat zijn gegevens geheim blijven.`. */
  readonly toelichting?: string | undefined;
}

/** Een nummer waaronder een klant elders bekend is. Bij een vestigingsnummer hoort ook het KvK-nummer. */
export interface PartijIdentificator {
  /** Wat voor nummer het is. Voorbeeld: `bsn`. */
  readonly codeSoortObjectId: 'bsn' | 'rsin' | 'kvk_nummer' | 'vestigingsnummer';
  /** Het nummer. Een BSN of RSIN heeft 9 cijfers en klopt met de elfproef, een KvK-nummer heeft 8 cijfers en een vestigingsnummer 12. Spaties, punten en streepjes worden weggelaten. (hoogstens 50 tekens) Voorbeeld: `999990019`. */
  readonly objectId: string;
}

/** Een medewerker, beheerder of kanaal. */
export interface Persoon {
  /** Waaraan de inlogserver die herkent. Voorbeeld: `mira`. */
  readonly id: string;
  /** Naam uit het token. Voorbeeld: `Mira Jansen`. */
  readonly naam: string;
}

/** Een fout (RFC 9457). `type` zegt wat voor fout het is en verandert nooit: laat uw software daarop letten. `detail` is voor een mens. Wat u hebt gestuurd, staat er nooit in. */
export interface Probleem {
  /** Soort fout. Op dit adres staat wat het betekent en wat u kunt doen. (adres) Voorbeeld: `/problemen/ongeldige-invoer`. */
  readonly type: string;
  /** De soort fout in een paar woorden. Voorbeeld: `De gegevens kloppen niet`. */
  readonly title: string;
  /** De status van het antwoord. (van 400 tot en met 599) Voorbeeld: `400`. */
  readonly status: number;
  /** Wat er aan de hand is en wat u kunt doen. Voorbeeld: `Sommige gegevens kloppen niet. Bij errors staat wat u moet veranderen.`. */
  readonly detail: string;
  /** Nummer waaronder de fout in het logboek staat. (adres) Voorbeeld: `urn:uuid:6f1c0a52-5d0e-4a55-9d3b-2f6a7c1e8b90`. */
  readonly instance?: string | undefined;
  /** Wat er precies niet klopt in het verzoek: alle fouten tegelijk. (hoogstens 100) */
  readonly errors?: readonly {
    /** Waar in het verzoek. Voorbeeld: `body`. */
    readonly in: 'body' | 'query' | 'header' | 'path';
    /** Plek in de body (JSON Pointer), of de naam van de parameter. Voorbeeld: `/klant/digitaleAdressen/0/adres`. */
    readonly location: string;
    /** Soort fout, voor een programma. Voorbeeld: `ongeldig-telefoonnummer`. */
    readonly code: string;
    /** Wat u kunt doen, voor een mens. Voorbeeld: `Vul een telefoonnummer in van 10 cijfers.`. */
    readonly detail: string;
  }[] | undefined;
  /** Of het later wel kan lukken, zonder iets te veranderen. Voorbeeld: `true`. */
  readonly opnieuwProberen?: boolean | undefined;
  /** Nummer van de aanvraag. (uuid) Voorbeeld: `cad1cb9c-a7c7-46a4-b401-edd77b6e91a8`. */
  readonly id?: string | undefined;
  /** Hoe het met de aanvraag is afgelopen. Voorbeeld: `ongedaanGemaakt`. */
  readonly uitkomst?: 'ongedaanGemaakt' | 'wordtOngedaanGemaakt' | 'vraagtAandacht' | undefined;
  /** Nummer waarmee een beheerder deze aanvraag vindt, ook als het niet lukt. Is er een gesprek geregistreerd, dan is dit het nummer daarvan. Voorbeeld: `1000000000`. */
  readonly kenmerk?: string | undefined;
  /** Wat u tegen de klant kunt zeggen. Voorbeeld: `Het is niet gelukt om de aanvraag te registreren. Er is niets bewaard.`. */
  readonly tekst?: string | undefined;
  /** De stap waar het misging. Voorbeeld: `klantcontact`. */
  readonly stap?: string | undefined;
  /** Waardoor het misging, voor een programma. */
  readonly oorzaak?: Oorzaak | undefined;
  /** Wat er staat dat er niet hoort te staan, of ontbreekt. */
  readonly achtergebleven?: readonly {
    /** De stap die dit maakte. Voorbeeld: `partij`. */
    readonly stap: string;
    /** Wat er is gemaakt, als dat bekend is. */
    readonly wat?: unknown | undefined;
  }[] | undefined;
  /** Wat is blijven staan omdat het intussen ook door een ander wordt gebruikt. */
  readonly behouden?: readonly {
    /** Wat het is. Voorbeeld: `partij`. */
    readonly soort: string;
    /** uuid in het register. (uuid) Voorbeeld: `9194a0f8-df7b-4b8c-a227-709a5ca27835`. */
    readonly uuid: string;
    /** Waarom het is blijven staan. Voorbeeld: `Een collega heeft deze klant intussen bij een ander gesprek gebruikt.`. */
    readonly reden: string;
  }[] | undefined;
  /** Het gesprek in Klanten, als dat is geregistreerd. */
  readonly klantcontact?: {
    /** uuid in het register. (uuid) Voorbeeld: `9194a0f8-df7b-4b8c-a227-709a5ca27835`. */
    readonly uuid: string;
    /** Nummer om voor te lezen. Voorbeeld: `1000000000`. */
    readonly nummer: string;
  } | undefined;
  /** De klant in Klanten, als die daar staat. */
  readonly partij?: {
    /** uuid in het register. (uuid) Voorbeeld: `9194a0f8-df7b-4b8c-a227-709a5ca27835`. */
    readonly uuid: string;
  } | undefined;
  /** De klant in dit gesprek, als die is geregistreerd. */
  readonly betrokkene?: {
    /** uuid in het register. (uuid) Voorbeeld: `9194a0f8-df7b-4b8c-a227-709a5ca27835`. */
    readonly uuid: string;
  } | undefined;
  /** De zaak in Zaken, als die is geregistreerd. */
  readonly zaak?: {
    /** uuid in het register. (uuid) Voorbeeld: `9194a0f8-df7b-4b8c-a227-709a5ca27835`. */
    readonly uuid: string;
    /** Zaaknummer om voor te lezen. Voorbeeld: `KCC-2026-000001`. */
    readonly identificatie: string;
  } | undefined;
  /** De interne taak in Taken, als die is geregistreerd. */
  readonly interneTaak?: {
    /** uuid in het register. (uuid) Voorbeeld: `9194a0f8-df7b-4b8c-a227-709a5ca27835`. */
    readonly uuid: string;
    /** Nummer om voor te lezen. Voorbeeld: `1000000001`. */
    readonly nummer: string;
  } | undefined;
  /** Als er een zaak zou komen en het een interne taak is geworden. */
  readonly zaakNietGemaakt?: {
    /** Waarom. Voorbeeld: `Er is nu geen zaak gemaakt: Zaken was niet bereikbaar.`. */
    readonly reden: string;
    /** Hetzelfde, voor een programma. */
    readonly oorzaak?: Oorzaak | undefined;
  } | undefined;
  /** Wat uit het verzoek in geen register staat, als de rest er wel staat. */
  readonly nietBewaard?: readonly {
    /** Waar het in het verzoek stond, als JSON Pointer. Voorbeeld: `/klant/partijIdentificatoren/0`. */
    readonly locatie: string;
    /** Waarom het niet is bewaard. Voorbeeld: `Dit nummer kan alleen bij een partij of op een zaak staan.`. */
    readonly reden: string;
  }[] | undefined;
  /** Waardoor de aanvraag niet meer is terug te draaien. */
  readonly redenen?: readonly string[] | undefined;
  /** Wie de klant kan zijn, als die al bekend is of lijkt te zijn. */
  readonly kandidaten?: readonly Partij[] | undefined;
  /** Het niveau van authenticatie dat nodig is. Voorbeeld: `substantieel`. */
  readonly vereistNiveau?: 'laag' | 'substantieel' | 'hoog' | undefined;
}

/** Een product dat aangevraagd kan worden. */
export interface Product {
  /** Sleutel: het veld `product` van een aanvraag. Voorbeeld: `parkeervergunning`. */
  readonly product: string;
  /** Naam, om te laten zien. Voorbeeld: `Parkeervergunning`. */
  readonly naam: string;
  /** Wat het is. Voorbeeld: `Vergunning om in uw eigen straat te parkeren.`. */
  readonly omschrijving: string;
  /** Hoe zeker het moet zijn wie er belt. Voorbeeld: `geen`. */
  readonly niveau: 'geen' | 'laag' | 'substantieel' | 'hoog';
  /** Wat er gebeurt als de aanvraag er niets over zegt. Voorbeeld: `zaak`. */
  readonly vervolg: 'zaak' | 'interneTaak';
  /** Wat u aan een nieuwe klant vraagt over het bewaren van de gegevens. Voorbeeld: `Mogen wij uw gegevens bewaren? Dan hoeft u ze een volgende keer niet opnieuw te geven.`. */
  readonly voorleesvraag: string;
}

/** Een hele productaanvraag. Alles wat de beheerder heeft ingesteld, mag u weglaten. Een veld dat u weglaat, null maakt of leeg laat, is niet ingevuld. */
export interface Productaanvraag {
  /** Het product dat de klant aanvraagt: de sleutel uit de lijst met producten. (hoogstens 100 tekens) Voorbeeld: `parkeervergunning`. */
  readonly product: string;
  /** Het gesprek met de klant. */
  readonly klantcontact?: Klantcontact | undefined;
  /** Hoe de medewerker heeft gecontroleerd wie er belt. Zonder dit veld: niet, dus niveau `geen`. */
  readonly authenticatie?: Authenticatie | undefined;
  /** Wie het product aanvraagt. `soort` zegt welke variant het is. */
  readonly klant: BekendePartij | NieuwePartij | EenmaligeKlant;
  /** Wat er met de aanvraag gebeurt: meteen een zaak, of een interne taak voor een collega. Zonder dit veld: wat bij het product is ingesteld. */
  readonly vervolg?: ZaakVervolg | InterneTaakVervolg | undefined;
}

/** De aanvraag is geregistreerd (`voltooid`), of wordt dat (`wordtVoltooid`). In het laatste geval ontbreekt nog wat er is geregistreerd. */
export interface Productaanvraagantwoord {
  /** Nummer van de aanvraag. (uuid) Voorbeeld: `cad1cb9c-a7c7-46a4-b401-edd77b6e91a8`. */
  readonly id: string;
  /** Hoe de aanvraag ervoor staat. Voorbeeld: `voltooid`. */
  readonly uitkomst: 'voltooid' | 'wordtVoltooid';
  /** Nummer waarmee een beheerder deze aanvraag vindt, ook als het niet lukt. Is er een gesprek geregistreerd, dan is dit het nummer daarvan. Voorbeeld: `1000000000`. */
  readonly kenmerk?: string | undefined;
  /** Om voor te lezen aan de klant. Voorbeeld: `De aanvraag voor parkeervergunning is geregistreerd. Het zaaknummer is KCC-2026-000001.`. */
  readonly tekst: string;
  /** Het gesprek. */
  readonly klantcontact?: GeregistreerdKlantcontact | undefined;
  /** De klant, als die in Klanten staat. */
  readonly partij?: GeregistreerdePartij | undefined;
  /** De klant in dit gesprek. */
  readonly betrokkene?: GeregistreerdeBetrokkene | undefined;
  /** De zaak, als het vervolg dat is. */
  readonly zaak?: GeregistreerdeZaak | undefined;
  /** De interne taak, als het vervolg dat is of is geworden. */
  readonly interneTaak?: GeregistreerdeInterneTaak | undefined;
  /** Als er een zaak zou komen en het een interne taak is geworden. */
  readonly zaakNietGemaakt?: ZaakNietGemaakt | undefined;
  /** Wat uit het verzoek in geen register staat. Ontbreekt als alles er staat. */
  readonly nietBewaard?: readonly NietBewaard[] | undefined;
}

/** Hoe een aanvraag ervoor staat. */
export interface Productaanvraagtoestand {
  /** Nummer van de aanvraag. (uuid) Voorbeeld: `cad1cb9c-a7c7-46a4-b401-edd77b6e91a8`. */
  readonly id: string;
  /** Het product dat is aangevraagd. Voorbeeld: `parkeervergunning`. */
  readonly product?: string | undefined;
  /** Wanneer de aanvraag binnenkwam. (tijdstip met tijdzone (ISO 8601)) Voorbeeld: `2026-03-01T09:00:00.000Z`. */
  readonly ontvangenOp: string;
  /** Hoe de aanvraag ervoor staat. Voorbeeld: `voltooid`. */
  readonly uitkomst: 'voltooid' | 'wordtVoltooid' | 'ongedaanGemaakt' | 'wordtOngedaanGemaakt' | 'vraagtAandacht';
  /** Als de aanvraag is geregistreerd, of dat nog kan worden. */
  readonly registratie?: Productaanvraagantwoord | undefined;
  /** Als de aanvraag niet is geregistreerd, of niet helemaal. */
  readonly probleem?: Probleem | undefined;
  /** Wat er voor de aanvraag is gedaan. */
  readonly stappen: readonly Stap[];
}

/** Wat er aangevraagd kan worden. */
export interface Productlijst {
  /** De producten. */
  readonly producten: readonly Product[];
}

/** Het gesprek, als u niets zegt. */
export interface StandaardKlantcontact {
  /** Hoe de klant contact opnam. Voorbeeld: `telefoon`. */
  readonly kanaal: string;
  /** Waar het gesprek over gaat. Voor `{naam}` komt de naam van het product. Voorbeeld: `Productaanvraag: {naam}`. */
  readonly onderwerp: string;
  /** Taal (ISO 639-2). Voorbeeld: `nld`. */
  readonly taal: string;
  /** Of het gesprek vertrouwelijk is. Voorbeeld: `false`. */
  readonly vertrouwelijk: boolean;
  /** Of het gesprek is gelukt. Voorbeeld: `true`. */
  readonly indicatieContactGelukt: boolean;
}

/** Een nieuwe klant, als u niets zegt. */
export interface StandaardPartij {
  /** Taal (ISO 639-2). Kan leeg zijn. Voorbeeld: `nld`. */
  readonly voorkeurstaal: string;
  /** Of de klant actief is. Voorbeeld: `true`. */
  readonly indicatieActief: boolean;
  /** Of de klant geheimhouding heeft. Voorbeeld: `false`. */
  readonly indicatieGeheimhouding: boolean;
  /** Of een nieuwe klant zonder BSN, RSIN, KvK- of vestigingsnummer mag. Voorbeeld: `true`. */
  readonly zonderIdentificatorToegestaan: boolean;
}

/** Een stap, zo ver als die is. Een stap die opnieuw is gedaan, staat er vaker. */
export interface Stap {
  /** Welke stap. Voorbeeld: `klantcontact`. */
  readonly naam: string;
  /** Wat ervan kwam. Voorbeeld: `gedaan`. */
  readonly resultaat: 'gedaan' | 'geweigerd' | 'onbereikbaar' | 'onbekend';
  /** Wanneer de stap begon. (tijdstip met tijdzone (ISO 8601)) Voorbeeld: `2026-03-01T09:00:00.000Z`. */
  readonly begonnenOp?: string | undefined;
  /** Wanneer de stap klaar was. (tijdstip met tijdzone (ISO 8601)) Voorbeeld: `2026-03-01T09:00:00.000Z`. */
  readonly afgerondOp?: string | undefined;
}

/** Welke aanvragen: alles wat aandacht vraagt en hierdoor is blijven steken. Wat u weglaat, telt niet mee. */
export interface TeHervatten {
  /** Sleutel van het product. (hoogstens 100 tekens) Voorbeeld: `parkeervergunning`. */
  readonly product?: string | undefined;
  /** De stap waar de aanvraag is blijven steken: `oorzaak.stap` uit de lijst. (hoogstens 100 tekens) Voorbeeld: `onderwerpobject`. */
  readonly stap?: string | undefined;
  /** Het register waardoor de aanvraag is blijven steken. Voorbeeld: `klanten`. */
  readonly register?: 'klanten' | 'taken' | 'zaken' | 'catalogi' | undefined;
  /** Wat dat register deed. Voorbeeld: `onbereikbaar`. */
  readonly oorzaak?: 'geweigerd' | 'onbereikbaar' | 'onbekend' | undefined;
  /** De code van dat register. (hoogstens 200 tekens) Voorbeeld: `invalid`. */
  readonly code?: string | undefined;
  /** Alleen deze aanvragen daarvan. Zonder dit veld: allemaal. (hoogstens 500) */
  readonly aanvragen?: readonly string[] | undefined;
}

/** Hoeveel aanvragen samen worden hervat. */
export interface Telling {
  /** Hoeveel het er nu zijn. Voorbeeld: `14`. */
  readonly aantal: number;
  /** Hoeveel er tegelijk kunnen. Zijn het er meer, dan eerst de oudste. Voorbeeld: `500`. */
  readonly hoogstens: number;
}

/** Iemand voor wie een interne taak kan zijn. */
export interface Toewijsbare {
  /** Wat voor iemand het is. Voorbeeld: `medewerker`. */
  readonly soort: 'medewerker' | 'afdeling' | 'groep';
  /** Met `soort` samen het veld `toegewezenAan` van een aanvraag. Voorbeeld: `marieke@gemeente.example`. */
  readonly identificatie: string;
  /** Naam, om te laten zien. Voorbeeld: `Marieke de Boer`. */
  readonly naam: string;
}

/** Voor wie een interne taak kan zijn. */
export interface Toewijsbaren {
  /** Hoogstens 20, op naam. */
  readonly toewijsbaar: readonly Toewijsbare[];
  /** Of er meer zijn. Zoek dan op een groter deel van de naam. Voorbeeld: `false`. */
  readonly meer: boolean;
}

/** Voor wie een interne taak is. */
export interface Toewijzing {
  /** Wat voor iemand het is. Voorbeeld: `afdeling`. */
  readonly soort: 'medewerker' | 'afdeling' | 'groep';
  /** Van een medewerker het e-mailadres, van een afdeling of groep de identificatie. Hoofdletters in een e-mailadres maken niet uit. (hoogstens 200 tekens) Voorbeeld: `parkeren`. */
  readonly identificatie: string;
}

/** Wat er vandaag binnenkwam. */
export interface Vandaag {
  /** Hoeveel aanvragen. Voorbeeld: `120`. */
  readonly ontvangen: number;
  /** Hoeveel daarvan zijn geregistreerd. Voorbeeld: `117`. */
  readonly voltooid: number;
  /** Hoeveel daarvan zonder zaak: een collega maakt die. Voorbeeld: `3`. */
  readonly zonderZaak: number;
  /** Hoeveel daarvan niet zijn geregistreerd. Voorbeeld: `1`. */
  readonly ongedaanGemaakt: number;
}

/** Waardoor een aanvraag is blijven steken. */
export interface Vastgelopen {
  /** Welk register. Ontbreekt als Klantregie zelf vastliep. Voorbeeld: `klanten`. */
  readonly register?: 'klanten' | 'taken' | 'zaken' | 'catalogi' | undefined;
  /** Wat het register deed. Voorbeeld: `geweigerd`. */
  readonly soort: 'geweigerd' | 'onbereikbaar' | 'onbekend';
  /** De stap waar de aanvraag is blijven steken. Voorbeeld: `onderwerpobject`. */
  readonly stap: string;
  /** De code van het register. Voorbeeld: `invalid`. */
  readonly code?: string | undefined;
  /** Hetzelfde in woorden. Voorbeeld: `Klanten was niet bereikbaar bij het gesprek.`. */
  readonly tekst: string;
}

/** Alleen waar het staat. */
export interface Verwijzing {
  /** uuid in het register. (uuid) Voorbeeld: `cad1cb9c-a7c7-46a4-b401-edd77b6e91a8`. */
  readonly uuid: string;
}

/** Een zaak bij een gesprek dat al is geregistreerd. */
export interface ZaakAanvraag {
  /** Sleutel van het product, uit `GET /producten`. (hoogstens 100 tekens) Voorbeeld: `parkeervergunning`. */
  readonly product: string;
  /** Wie de aanvraag doet. Eigen contactgegevens komen op de zaak. */
  readonly klant: BekendePartij | NieuwePartij | EenmaligeKlant;
  /** Wat er op de zaak komt te staan. */
  readonly vervolg?: ZaakVervolg | undefined;
}

/** Er zou een zaak komen, maar dat lukte niet. Een collega maakt die. */
export interface ZaakNietGemaakt {
  /** Waarom. Voorbeeld: `Er is nu geen zaak gemaakt: Zaken was niet bereikbaar.`. */
  readonly reden: string;
  /** Hetzelfde, voor een programma. */
  readonly oorzaak?: Oorzaak | undefined;
}

/** Er komt meteen een zaak. */
export interface ZaakVervolg {
  /** Wat het vervolg is. Voorbeeld: `zaak`. */
  readonly soort: 'zaak';
  /** Omschrijving van de zaak. Zonder dit veld: de naam van het product. (hoogstens 80 tekens) Voorbeeld: `Aanvraag parkeervergunning`. */
  readonly omschrijving?: string | undefined;
  /** Toelichting bij de zaak. Mag meer regels hebben. (hoogstens 1000 tekens) Voorbeeld: `Klant verhuist op 1 april.`. */
  readonly toelichting?: string | undefined;
}

/** De naam zoals die bij een eerder gesprek is getypt. */
export interface ZoekNaam {
  /** Achternaam, zonder voorvoegsel. Schrijf die met een hoofdletter, zoals bij het gesprek. (hoogstens 200 tekens) Voorbeeld: `Vries`. */
  readonly achternaam: string;
  /** Voornaam. (hoogstens 200 tekens) Voorbeeld: `Sanne`. */
  readonly voornaam?: string | undefined;
}

/** Waarop u zoekt: één gegeven. Alleen `vestigingsnummer` en `kvkNummer` gaan samen. */
export interface ZoekPartij {
  /** uuid van de partij in Klanten. (uuid) Voorbeeld: `9194a0f8-df7b-4b8c-a227-709a5ca27835`. */
  readonly uuid?: string | undefined;
  /** BSN: 9 cijfers die kloppen met de elfproef. (hoogstens 50 tekens) Voorbeeld: `999990019`. */
  readonly bsn?: string | undefined;
  /** KvK-nummer: 8 cijfers. Vindt de organisatie en haar vestigingen. (hoogstens 50 tekens) Voorbeeld: `12345678`. */
  readonly kvkNummer?: string | undefined;
  /** RSIN: 9 cijfers die kloppen met de elfproef. (hoogstens 50 tekens) Voorbeeld: `002220647`. */
  readonly rsin?: string | undefined;
  /** Vestigingsnummer: 12 cijfers. Stuur ook het KvK-nummer. (hoogstens 50 tekens) Voorbeeld: `000012345678`. */
  readonly vestigingsnummer?: string | undefined;
  /** E-mailadres. (hoogstens 80 tekens) Voorbeeld: `sanne@voorbeeld.nl`. */
  readonly email?: string | undefined;
  /** Telefoonnummer, op elke manier geschreven. (hoogstens 80 tekens) Voorbeeld: `06-12345678`. */
  readonly telefoonnummer?: string | undefined;
  /** Nummer van het bezoekadres in de BAG: 16 cijfers. (hoogstens 50 tekens) Voorbeeld: `0599010000165822`. */
  readonly nummeraanduidingId?: string | undefined;
  /** Vindt alleen klanten met een gesprek waarbij deze naam is getypt. */
  readonly naam?: ZoekNaam | undefined;
}

/** Wie er zijn gevonden. */
export interface Zoekresultaat {
  /** Hoogstens 20, elk één keer. Leeg als er niemand is gevonden. */
  readonly partijen: readonly Partij[];
  /** Of er meer zijn. Vraag de klant dan om een ander gegeven. Voorbeeld: `false`. */
  readonly meer: boolean;
  /** Of alle klanten hierop te vinden zijn. Zo niet, dan kan de klant er toch zijn. Voorbeeld: `true`. */
  readonly volledig: boolean;
  /** Waarom het niet volledig is. Voorbeeld: `Zoek op een ander gegeven.`. */
  readonly toelichting?: string | undefined;
}

/** Every `type` that a problem can have in this version. */
export type ProblemType =
  | '/problemen/aanvraag-loopt-nog'
  | '/problemen/afsluiten-kan-niet'
  | '/problemen/alleen-json'
  | '/problemen/andere-versie'
  | '/problemen/antwoord-alleen-in-json'
  | '/problemen/authenticatie-onvoldoende'
  | '/problemen/geen-toegang'
  | '/problemen/gegevens-niet-bewaard'
  | '/problemen/hervatten-kan-niet'
  | '/problemen/idempotency-key-hergebruikt'
  | '/problemen/idempotency-key-ongeldig'
  | '/problemen/idempotency-key-ontbreekt'
  | '/problemen/iemand-was-u-voor'
  | '/problemen/interne-fout'
  | '/problemen/klant-al-bekend'
  | '/problemen/klant-mogelijk-bekend'
  | '/problemen/niet-beschikbaar'
  | '/problemen/niet-gevonden'
  | '/problemen/niet-ingelogd'
  | '/problemen/ongedaan-gemaakt'
  | '/problemen/ongeldig-verzoek'
  | '/problemen/ongeldige-invoer'
  | '/problemen/ongeldige-json'
  | '/problemen/register-fout'
  | '/problemen/register-te-traag'
  | '/problemen/te-druk'
  | '/problemen/te-groot'
  | '/problemen/te-veel-verzoeken'
  | '/problemen/terugdraaien-kan-niet'
  | '/problemen/vraagt-aandacht'
  | '/problemen/wordt-ongedaan-gemaakt';

/** What each operation is asked, and what it answers by status. */
export interface Operations {
  /** Registreer een productaanvraag */
  readonly productaanvraagRegistreren: {
    readonly input: {
      readonly body: Productaanvraag;
      /** Hoeveel seconden u hoogstens op het einde wacht. 0: niet. */
      readonly wait?: number | undefined;
    };
    readonly answer: { readonly status: 201; readonly body: Productaanvraagantwoord } | { readonly status: 202; readonly body: Productaanvraagantwoord };
  };
  /** Bekijk uw eigen aanvragen */
  readonly eigenAanvragenBekijken: {
    readonly input: {
      readonly query?: {
        /** Eerste dag waarop de aanvraag binnenkwam. Zonder `vanaf` en `sleutel`: vandaag. (datum (JJJJ-MM-DD)) Voorbeeld: `2026-03-01`. */
        readonly vanaf?: string | undefined;
        /** De `Idempotency-Key` waarmee u de aanvraag stuurde. Zo weet u of die is aangekomen, ook als u de gegevens niet meer hebt. (vorm `^[A-Za-z0-9._~-]{16,64}$`) Voorbeeld: `6f1c0a52-5d0e-4a55-9d3b-2f6a7c1e8b90`. */
        readonly sleutel?: string | undefined;
        /** Welke bladzijde. (van 1 tot en met 100000) Zonder dit veld: `1`. Voorbeeld: `1`. */
        readonly page?: number | undefined;
        /** Hoeveel aanvragen op een bladzijde. (van 1 tot en met 100) Zonder dit veld: `20`. Voorbeeld: `20`. */
        readonly pageSize?: number | undefined;
      } | undefined;
    };
    readonly answer: { readonly status: 200; readonly body: EigenAanvragen };
  };
  /** Bekijk hoe een productaanvraag ervoor staat */
  readonly productaanvraagBekijken: {
    readonly input: {
      readonly path: {
        /** Nummer van de aanvraag, uit het antwoord of uit `Location`. (uuid) Voorbeeld: `cad1cb9c-a7c7-46a4-b401-edd77b6e91a8`. */
        readonly id: string;
      };
      /** Hoeveel seconden u hoogstens op het einde wacht. 0: niet. */
      readonly wait?: number | undefined;
    };
    readonly answer: { readonly status: 200; readonly body: Productaanvraagtoestand };
  };
  /** Bekijk de producten */
  readonly productenBekijken: {
    readonly input: {};
    readonly answer: { readonly status: 200; readonly body: Productlijst };
  };
  /** Bekijk wat er te kiezen is en wat wordt ingevuld */
  readonly instellingenBekijken: {
    readonly input: {};
    readonly answer: { readonly status: 200; readonly body: Instellingen };
  };
  /** Bekijk wie er is ingelogd */
  readonly medewerkerBekijken: {
    readonly input: {};
    readonly answer: { readonly status: 200; readonly body: Medewerker };
  };
  /** Zoek voor wie een interne taak kan zijn */
  readonly toewijsbaarZoeken: {
    readonly input: {
      readonly query: {
        /** Een deel van de naam. Hoofdletters maken niet uit. (hoogstens 200 tekens) Voorbeeld: `mari`. */
        readonly zoek: string;
        /** Wat voor iemand. Zonder deze parameter: allemaal. Voorbeeld: `medewerker`. */
        readonly soort?: 'medewerker' | 'afdeling' | 'groep' | undefined;
      };
    };
    readonly answer: { readonly status: 200; readonly body: Toewijsbaren };
  };
  /** Zoek een klant */
  readonly partijenZoeken: {
    readonly input: {
      readonly body: ZoekPartij;
    };
    readonly answer: { readonly status: 200; readonly body: Zoekresultaat };
  };
  /** Bekijk een klant */
  readonly partijBekijken: {
    readonly input: {
      readonly path: {
        /** uuid van de partij. (uuid) Voorbeeld: `9194a0f8-df7b-4b8c-a227-709a5ca27835`. */
        readonly uuid: string;
      };
    };
    readonly answer: { readonly status: 200; readonly body: Partij };
  };
  /** Registreer een gesprek */
  readonly klantcontactRegistreren: {
    readonly input: {
      readonly body: KlantcontactAanvraag;
      /** Hoeveel seconden u hoogstens op het einde wacht. 0: niet. */
      readonly wait?: number | undefined;
    };
    readonly answer: { readonly status: 201; readonly body: Productaanvraagantwoord } | { readonly status: 202; readonly body: Productaanvraagantwoord };
  };
  /** Bekijk een gesprek */
  readonly klantcontactBekijken: {
    readonly input: {
      readonly path: {
        /** uuid van het klantcontact. (uuid) Voorbeeld: `e09e95d9-2cbd-4c04-90c7-6b56c0885b92`. */
        readonly uuid: string;
      };
    };
    readonly answer: { readonly status: 200; readonly body: Klantcontactgegevens };
  };
  /** Leg vast hoe u controleerde wie de klant is */
  readonly authenticatieVastleggen: {
    readonly input: {
      readonly path: {
        /** uuid van het klantcontact. (uuid) Voorbeeld: `cad1cb9c-a7c7-46a4-b401-edd77b6e91a8`. */
        readonly uuid: string;
      };
      readonly body: AuthenticatieAanvraag;
    };
    readonly answer: { readonly status: 200; readonly body: Authenticatieantwoord };
  };
  /** Registreer de klant bij een gesprek */
  readonly betrokkeneRegistreren: {
    readonly input: {
      readonly path: {
        /** uuid van het klantcontact. (uuid) Voorbeeld: `cad1cb9c-a7c7-46a4-b401-edd77b6e91a8`. */
        readonly uuid: string;
      };
      readonly body: BetrokkeneAanvraag;
      /** Hoeveel seconden u hoogstens op het einde wacht. 0: niet. */
      readonly wait?: number | undefined;
    };
    readonly answer: { readonly status: 201; readonly body: Productaanvraagantwoord } | { readonly status: 202; readonly body: Productaanvraagantwoord };
  };
  /** Registreer een zaak bij een gesprek */
  readonly zaakRegistreren: {
    readonly input: {
      readonly path: {
        /** uuid van het klantcontact. (uuid) Voorbeeld: `cad1cb9c-a7c7-46a4-b401-edd77b6e91a8`. */
        readonly uuid: string;
      };
      readonly body: ZaakAanvraag;
      /** Hoeveel seconden u hoogstens op het einde wacht. 0: niet. */
      readonly wait?: number | undefined;
    };
    readonly answer: { readonly status: 201; readonly body: Productaanvraagantwoord } | { readonly status: 202; readonly body: Productaanvraagantwoord };
  };
  /** Registreer een interne taak bij een gesprek */
  readonly interneTaakRegistreren: {
    readonly input: {
      readonly path: {
        /** uuid van het klantcontact. (uuid) Voorbeeld: `cad1cb9c-a7c7-46a4-b401-edd77b6e91a8`. */
        readonly uuid: string;
      };
      readonly body: InterneTaakAanvraag;
      /** Hoeveel seconden u hoogstens op het einde wacht. 0: niet. */
      readonly wait?: number | undefined;
    };
    readonly answer: { readonly status: 201; readonly body: Productaanvraagantwoord } | { readonly status: 202; readonly body: Productaanvraagantwoord };
  };
  /** Bekijk de aanvragen */
  readonly aanvragenBekijken: {
    readonly input: {
      readonly query?: {
        /** Sleutel van het product. (hoogstens 100 tekens) Voorbeeld: `parkeervergunning`. */
        readonly product?: string | undefined;
        /** De stap waar de aanvraag is blijven steken: `oorzaak.stap` uit de lijst. (hoogstens 100 tekens) Voorbeeld: `onderwerpobject`. */
        readonly stap?: string | undefined;
        /** Het register waardoor de aanvraag is blijven steken. Voorbeeld: `klanten`. */
        readonly register?: 'klanten' | 'taken' | 'zaken' | 'catalogi' | undefined;
        /** Wat dat register deed. Voorbeeld: `onbereikbaar`. */
        readonly oorzaak?: 'geweigerd' | 'onbereikbaar' | 'onbekend' | undefined;
        /** De code van dat register. (hoogstens 200 tekens) Voorbeeld: `invalid`. */
        readonly code?: string | undefined;
        /** Hoe de aanvraag ervoor staat. Voorbeeld: `vraagtAandacht`. */
        readonly uitkomst?: 'voltooid' | 'wordtVoltooid' | 'ongedaanGemaakt' | 'wordtOngedaanGemaakt' | 'vraagtAandacht' | undefined;
        /** Van wie de aanvraag is: `medewerker.id` uit de lijst. (hoogstens 255 tekens) Voorbeeld: `mira`. */
        readonly medewerker?: string | undefined;
        /** Eerste dag waarop de aanvraag binnenkwam. (datum (JJJJ-MM-DD)) Voorbeeld: `2026-03-01`. */
        readonly vanaf?: string | undefined;
        /** Laatste dag waarop de aanvraag binnenkwam. (datum (JJJJ-MM-DD)) Voorbeeld: `2026-03-31`. */
        readonly totEnMet?: string | undefined;
        /** Of een beheerder de aanvraag heeft afgesloten. Voorbeeld: `false`. */
        readonly afgesloten?: boolean | undefined;
        /** Een nummer dat de klant heeft gehoord (zaak, taak, gesprek of kenmerk), of het nummer van de aanvraag. (vorm `^(?:[1-9]\d{9}|\d{11,}|(?:[A-Za-z]|\d+[A-Za-z._-])[A-Za-z0-9._-]*)$`) Voorbeeld: `KCC-2026-000001`. */
        readonly nummer?: string | undefined;
        /** Wat voor aanvraag het is: de hele use case, of één stap. Voorbeeld: `productaanvraag`. */
        readonly soort?: 'productaanvraag' | 'klantcontact' | 'betrokkene' | 'zaak' | 'interneTaak' | undefined;
        /** Wat bovenaan staat. Voorbeeld: `nieuwste`. */
        readonly volgorde?: 'nieuwste' | 'oudste' | undefined;
        /** Welke bladzijde. (van 1 tot en met 100000) Zonder dit veld: `1`. Voorbeeld: `1`. */
        readonly page?: number | undefined;
        /** Hoeveel aanvragen op een bladzijde. (van 1 tot en met 100) Zonder dit veld: `20`. Voorbeeld: `20`. */
        readonly pageSize?: number | undefined;
      } | undefined;
    };
    readonly answer: { readonly status: 200; readonly body: Aanvragenlijst };
  };
  /** Bekijk alles van één aanvraag */
  readonly aanvraagBekijken: {
    readonly input: {
      readonly path: {
        /** Nummer van de aanvraag, uit de lijst. (uuid) Voorbeeld: `cad1cb9c-a7c7-46a4-b401-edd77b6e91a8`. */
        readonly id: string;
      };
    };
    readonly answer: { readonly status: 200; readonly body: Dossier };
  };
  /** Probeer opnieuw wat niet lukte */
  readonly aanvraagHervatten: {
    readonly input: {
      readonly path: {
        /** Nummer van de aanvraag, uit de lijst. (uuid) Voorbeeld: `cad1cb9c-a7c7-46a4-b401-edd77b6e91a8`. */
        readonly id: string;
      };
    };
    readonly answer: { readonly status: 200; readonly body: Dossier } | { readonly status: 202; readonly body: Dossier };
  };
  /** Draai een aanvraag terug */
  readonly aanvraagTerugdraaien: {
    readonly input: {
      readonly path: {
        /** Nummer van de aanvraag, uit de lijst. (uuid) Voorbeeld: `cad1cb9c-a7c7-46a4-b401-edd77b6e91a8`. */
        readonly id: string;
      };
    };
    readonly answer: { readonly status: 200; readonly body: Dossier } | { readonly status: 202; readonly body: Dossier };
  };
  /** Sluit een aanvraag af */
  readonly aanvraagAfsluiten: {
    readonly input: {
      readonly path: {
        /** Nummer van de aanvraag, uit de lijst. (uuid) Voorbeeld: `cad1cb9c-a7c7-46a4-b401-edd77b6e91a8`. */
        readonly id: string;
      };
      readonly body: Afsluiting;
    };
    readonly answer: { readonly status: 200; readonly body: Dossier };
  };
  /** Controleer de instellingen */
  readonly instellingenControleren: {
    readonly input: {};
    readonly answer: { readonly status: 200; readonly body: Controle };
  };
  /** Tel wat u samen kunt hervatten */
  readonly hervattingTellen: {
    readonly input: {
      readonly query?: {
        /** Sleutel van het product. (hoogstens 100 tekens) Voorbeeld: `parkeervergunning`. */
        readonly product?: string | undefined;
        /** De stap waar de aanvraag is blijven steken: `oorzaak.stap` uit de lijst. (hoogstens 100 tekens) Voorbeeld: `onderwerpobject`. */
        readonly stap?: string | undefined;
        /** Het register waardoor de aanvraag is blijven steken. Voorbeeld: `klanten`. */
        readonly register?: 'klanten' | 'taken' | 'zaken' | 'catalogi' | undefined;
        /** Wat dat register deed. Voorbeeld: `onbereikbaar`. */
        readonly oorzaak?: 'geweigerd' | 'onbereikbaar' | 'onbekend' | undefined;
        /** De code van dat register. (hoogstens 200 tekens) Voorbeeld: `invalid`. */
        readonly code?: string | undefined;
      } | undefined;
    };
    readonly answer: { readonly status: 200; readonly body: Telling };
  };
  /** Probeer veel aanvragen opnieuw */
  readonly samenHervatten: {
    readonly input: {
      readonly body: TeHervatten;
    };
    readonly answer: { readonly status: 202; readonly body: Hervatting };
  };
  /** Bekijk hoe ver een hervatting is */
  readonly hervattingBekijken: {
    readonly input: {
      readonly path: {
        /** Nummer van de hervatting. (uuid) Voorbeeld: `cad1cb9c-a7c7-46a4-b401-edd77b6e91a8`. */
        readonly id: string;
      };
    };
    readonly answer: { readonly status: 200; readonly body: Hervatting };
  };
  /** Bekijk hoe het ervoor staat */
  readonly overzichtBekijken: {
    readonly input: {};
    readonly answer: { readonly status: 200; readonly body: Overzicht };
  };
  /** Bekijk wat beheerders deden */
  readonly ingrepenBekijken: {
    readonly input: {
      readonly query?: {
        /** Van wie de ingreep is: `door.id` uit de lijst. (hoogstens 255 tekens) Voorbeeld: `bea`. */
        readonly persoon?: string | undefined;
        /** Eerste dag. (datum (JJJJ-MM-DD)) Voorbeeld: `2026-03-01`. */
        readonly vanaf?: string | undefined;
        /** Laatste dag. (datum (JJJJ-MM-DD)) Voorbeeld: `2026-03-31`. */
        readonly totEnMet?: string | undefined;
        /** Welke bladzijde. (van 1 tot en met 100000) Zonder dit veld: `1`. Voorbeeld: `1`. */
        readonly page?: number | undefined;
        /** Hoeveel ingrepen op een bladzijde. (van 1 tot en met 100) Zonder dit veld: `20`. Voorbeeld: `20`. */
        readonly pageSize?: number | undefined;
      } | undefined;
    };
    readonly answer: { readonly status: 200; readonly body: Ingrepenlijst };
  };
  /** Bekijk wie wat deed */
  readonly auditlogBekijken: {
    readonly input: {
      readonly query?: {
        /** Wie het deed: `persoon` uit een regel. (hoogstens 255 tekens) Voorbeeld: `mira`. */
        readonly persoon?: string | undefined;
        /** Wat iemand deed. Voorbeeld: `partijBekijken`. */
        readonly actie?: 'medewerkerBekijken' | 'productenBekijken' | 'instellingenBekijken' | 'toewijsbaarZoeken' | 'partijenZoeken' | 'partijBekijken' | 'klantcontactBekijken' | 'klantcontactRegistreren' | 'authenticatieVastleggen' | 'betrokkeneRegistreren' | 'zaakRegistreren' | 'interneTaakRegistreren' | 'productaanvraagRegistreren' | 'eigenAanvragenBekijken' | 'productaanvraagBekijken' | 'aanvragenBekijken' | 'aanvraagBekijken' | 'aanvraagHervatten' | 'aanvraagTerugdraaien' | 'aanvraagAfsluiten' | 'hervattingTellen' | 'samenHervatten' | 'hervattingBekijken' | 'instellingenControleren' | 'overzichtBekijken' | 'ingrepenBekijken' | 'auditlogBekijken' | 'inloggen' | 'uitloggen' | 'auditlogUitvoeren' | undefined;
        /** Waarmee iemand iets deed: de uuid van een partij of een aanvraag, bijvoorbeeld. (uuid) */
        readonly object?: string | undefined;
        /** Wat ervan kwam. Voorbeeld: `geweigerd`. */
        readonly resultaat?: 'gelukt' | 'geweigerd' | 'mislukt' | undefined;
        /** Eerste dag. (datum (JJJJ-MM-DD)) Voorbeeld: `2026-03-01`. */
        readonly vanaf?: string | undefined;
        /** Laatste dag. (datum (JJJJ-MM-DD)) Voorbeeld: `2026-03-31`. */
        readonly totEnMet?: string | undefined;
        /** Welke bladzijde. (van 1 tot en met 100000) Zonder dit veld: `1`. Voorbeeld: `1`. */
        readonly page?: number | undefined;
        /** Hoeveel regels op een bladzijde. (van 1 tot en met 100) Zonder dit veld: `20`. Voorbeeld: `20`. */
        readonly pageSize?: number | undefined;
      } | undefined;
    };
    readonly answer: { readonly status: 200; readonly body: Auditlog };
  };
  /** Bekijk welke API dit is */
  readonly apiBekijken: {
    readonly input: {};
    readonly answer: { readonly status: 200; readonly body: Api };
  };
  /** Haal de beschrijving van de API op */
  readonly openapiOphalen: {
    readonly input: {};
    readonly answer: { readonly status: 200; readonly body: unknown };
  };
}

/** Where each operation is. `keyed`: it writes under an Idempotency-Key. */
export const OPERATIONS = {
  productaanvraagRegistreren: { method: 'POST', path: '/productaanvragen', keyed: true },
  eigenAanvragenBekijken: { method: 'GET', path: '/productaanvragen', keyed: false },
  productaanvraagBekijken: { method: 'GET', path: '/productaanvragen/{id}', keyed: false },
  productenBekijken: { method: 'GET', path: '/producten', keyed: false },
  instellingenBekijken: { method: 'GET', path: '/instellingen', keyed: false },
  medewerkerBekijken: { method: 'GET', path: '/medewerker', keyed: false },
  toewijsbaarZoeken: { method: 'GET', path: '/toewijsbaar', keyed: false },
  partijenZoeken: { method: 'POST', path: '/partijen/_zoek', keyed: false },
  partijBekijken: { method: 'GET', path: '/partijen/{uuid}', keyed: false },
  klantcontactRegistreren: { method: 'POST', path: '/klantcontacten', keyed: true },
  klantcontactBekijken: { method: 'GET', path: '/klantcontacten/{uuid}', keyed: false },
  authenticatieVastleggen: { method: 'PUT', path: '/klantcontacten/{uuid}/authenticatie', keyed: false },
  betrokkeneRegistreren: { method: 'POST', path: '/klantcontacten/{uuid}/betrokkenen', keyed: true },
  zaakRegistreren: { method: 'POST', path: '/klantcontacten/{uuid}/zaken', keyed: true },
  interneTaakRegistreren: { method: 'POST', path: '/klantcontacten/{uuid}/interne-taken', keyed: true },
  aanvragenBekijken: { method: 'GET', path: '/beheer/productaanvragen', keyed: false },
  aanvraagBekijken: { method: 'GET', path: '/beheer/productaanvragen/{id}', keyed: false },
  aanvraagHervatten: { method: 'POST', path: '/beheer/productaanvragen/{id}/hervatting', keyed: false },
  aanvraagTerugdraaien: { method: 'POST', path: '/beheer/productaanvragen/{id}/ongedaanmaking', keyed: false },
  aanvraagAfsluiten: { method: 'POST', path: '/beheer/productaanvragen/{id}/afsluiting', keyed: false },
  instellingenControleren: { method: 'GET', path: '/beheer/controle', keyed: false },
  hervattingTellen: { method: 'GET', path: '/beheer/te-hervatten', keyed: false },
  samenHervatten: { method: 'POST', path: '/beheer/hervattingen', keyed: true },
  hervattingBekijken: { method: 'GET', path: '/beheer/hervattingen/{id}', keyed: false },
  overzichtBekijken: { method: 'GET', path: '/beheer/overzicht', keyed: false },
  ingrepenBekijken: { method: 'GET', path: '/beheer/ingrepen', keyed: false },
  auditlogBekijken: { method: 'GET', path: '/beheer/audit', keyed: false },
  apiBekijken: { method: 'GET', path: '/', keyed: false },
  openapiOphalen: { method: 'GET', path: '/openapi.json', keyed: false },
} as const;
