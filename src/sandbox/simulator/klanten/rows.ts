import type { Row } from '../drf/table.js';

/*
 * What Open Klant stores, under the names of the API. A reference to another row is its uuid; what a row shows of the rows
 * that refer to it is not stored (see views.ts).
 */

/** Identifies an object in another register. */
export interface Identificator {
  readonly codeObjecttype: string;
  readonly codeSoortObjectId: string;
  readonly objectId: string;
  readonly codeRegister: string;
}

export interface Contactnaam {
  readonly voorletters: string;
  readonly voornaam: string;
  readonly voorvoegselAchternaam: string;
  readonly achternaam: string;
}

export interface Adres {
  readonly nummeraanduidingId: string;
  readonly straatnaam: string;
  readonly huisnummer: number | null;
  readonly huisnummertoevoeging: string;
  readonly postcode: string;
  readonly stad: string;
  readonly adresregel1: string;
  readonly adresregel2: string;
  readonly adresregel3: string;
  readonly land: string;
}

export interface Actor extends Row {
  readonly naam: string;
  readonly soortActor: string;
  readonly indicatieActief: boolean;
  readonly actoridentificator: Identificator;
  readonly actorIdentificatie: Readonly<Record<string, string>> | null;
}

export interface Klantcontact extends Row {
  readonly nummer: string | null;
  readonly referentienummer: string | null;
  readonly kanaal: string;
  readonly onderwerp: string;
  readonly inhoud: string;
  readonly reactie: string;
  readonly indicatieContactGelukt: boolean | null;
  readonly hoofdOnderwerpType: string;
  readonly verdereActieOndernomen: boolean;
  readonly taal: string;
  readonly vertrouwelijk: boolean;
  readonly plaatsgevondenOp: string;
  readonly metadata: Readonly<Record<string, string>>;
}

export interface ActorKlantcontact extends Row {
  readonly actor: string;
  readonly klantcontact: string;
}

export interface Betrokkene extends Row {
  readonly wasPartij: string | null;
  readonly hadKlantcontact: string;
  readonly bezoekadres: Adres;
  readonly correspondentieadres: Adres;
  readonly contactnaam: Contactnaam;
  readonly rol: string;
  readonly organisatienaam: string;
  readonly initiator: boolean;
}

/** The part of a partij that depends on soortPartij. */
export type PartijIdentificatie =
  | { readonly contactnaam: Contactnaam }
  | { readonly naam: string }
  | { readonly uuid: string; readonly werkteVoorPartij: string | null; readonly contactnaam: Contactnaam };

export interface Partij extends Row {
  readonly nummer: string | null;
  readonly interneNotitie: string;
  readonly voorkeursDigitaalAdres: string | null;
  readonly soortPartij: string;
  readonly indicatieGeheimhouding: boolean | null;
  readonly voorkeurstaal: string;
  readonly indicatieActief: boolean;
  readonly bezoekadres: Adres;
  readonly correspondentieadres: Adres;
  readonly partijIdentificatie: PartijIdentificatie | null;
}

export interface PartijIdentificator extends Row {
  readonly identificeerdePartij: string | null;
  readonly anderePartijIdentificator: string;
  readonly partijIdentificator: Identificator;
  readonly subIdentificatorVan: string | null;
}

export interface DigitaalAdres extends Row {
  readonly verstrektDoorBetrokkene: string | null;
  readonly verstrektDoorPartij: string | null;
  readonly adres: string;
  readonly soortDigitaalAdres: string;
  readonly isStandaardAdres: boolean;
  readonly omschrijving: string;
  readonly referentie: string;
  readonly verificatieDatum: string | null;
}

export interface Internetaak extends Row {
  readonly nummer: string | null;
  readonly referentienummer: string | null;
  readonly gevraagdeHandeling: string;
  readonly aanleidinggevendKlantcontact: string;
  readonly toegewezenAanActoren: readonly string[];
  readonly toelichting: string;
  readonly status: string;
  readonly toegewezenOp: string;
  readonly afgehandeldOp: string | null;
}

export interface Onderwerpobject extends Row {
  readonly klantcontact: string | null;
  readonly wasKlantcontact: string | null;
  readonly onderwerpobjectidentificator: Identificator;
}

export interface Bijlage extends Row {
  readonly wasBijlageVanKlantcontact: string | null;
  readonly bijlageidentificator: Identificator;
}
