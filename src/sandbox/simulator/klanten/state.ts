import { Table, type Row } from '../drf/table.js';
import type {
  Actor,
  ActorKlantcontact,
  Betrokkene,
  Bijlage,
  DigitaalAdres,
  Internetaak,
  Klantcontact,
  Onderwerpobject,
  Partij,
  PartijIdentificator,
} from './rows.js';

/** Everything that the register holds, and the ways in which its rows are looked up. */
export class KlantenState {
  readonly actoren = new Table<Actor>();
  readonly klantcontacten = new Table<Klantcontact>();
  readonly actorklantcontacten = new Table<ActorKlantcontact>();
  readonly betrokkenen = new Table<Betrokkene>();
  readonly partijen = new Table<Partij>();
  readonly partijIdentificatoren = new Table<PartijIdentificator>();
  readonly digitaleadressen = new Table<DigitaalAdres>();
  readonly internetaken = new Table<Internetaak>();
  readonly onderwerpobjecten = new Table<Onderwerpobject>();
  readonly bijlagen = new Table<Bijlage>();

  readonly actorenByObjectId = this.actoren.index((row) => row.actoridentificator.objectId);

  readonly klantcontactByReferentienummer = this.klantcontacten.index((row) => row.referentienummer);
  readonly klantcontactByNummer = this.klantcontacten.index((row) => row.nummer);

  readonly actorklantcontactenOfActor = this.actorklantcontacten.index((row) => row.actor);
  readonly actorklantcontactenOfKlantcontact = this.actorklantcontacten.index((row) => row.klantcontact);
  readonly actorklantcontactByPair = this.actorklantcontacten.index((row) => `${row.actor} ${row.klantcontact}`);

  readonly betrokkenenOfKlantcontact = this.betrokkenen.index((row) => row.hadKlantcontact);
  readonly betrokkenenOfPartij = this.betrokkenen.index((row) => row.wasPartij);

  readonly partijByNummer = this.partijen.index((row) => row.nummer);
  readonly partijenThatPrefer = this.partijen.index((row) => row.voorkeursDigitaalAdres);
  readonly contactpersonenOf = this.partijen.index(werkgeverOf);

  readonly identificatorenOfPartij = this.partijIdentificatoren.index((row) => row.identificeerdePartij);
  readonly identificatorByTuple = this.partijIdentificatoren.index(identificatorTuple);
  readonly identificatorenByObjectId = this.partijIdentificatoren.index((row) => row.partijIdentificator.objectId);
  readonly subIdentificatorenOf = this.partijIdentificatoren.index((row) => row.subIdentificatorVan);

  readonly adressenOfPartij = this.digitaleadressen.index((row) => row.verstrektDoorPartij);
  readonly adressenOfBetrokkene = this.digitaleadressen.index((row) => row.verstrektDoorBetrokkene);
  readonly adressenByAdres = this.digitaleadressen.index((row) => row.adres);
  readonly adressenByPart = this.digitaleadressen.textIndex((row) => row.adres);
  readonly adressenByReferentie = this.digitaleadressen.index((row) => row.referentie);
  readonly adresByUniqueReferentie = this.digitaleadressen.index(referentieKey);

  readonly internetakenOfKlantcontact = this.internetaken.index((row) => row.aanleidinggevendKlantcontact);
  readonly internetaakByReferentienummer = this.internetaken.index((row) => row.referentienummer);
  readonly internetaakByNummer = this.internetaken.index((row) => row.nummer);

  readonly onderwerpobjectenOfKlantcontact = this.onderwerpobjecten.index((row) => row.klantcontact);
  readonly onderwerpobjectenOfWasKlantcontact = this.onderwerpobjecten.index((row) => row.wasKlantcontact);
  readonly onderwerpobjectenByObjectId = this.onderwerpobjecten.index(
    (row) => row.onderwerpobjectidentificator.objectId,
  );
  readonly bijlagenOfKlantcontact = this.bijlagen.index((row) => row.wasBijlageVanKlantcontact);

  /** The tables by the name of their resource. */
  readonly tables: Readonly<Record<string, Table<Row>>> = tablesOf(this);

  clear(): void {
    for (const table of Object.values(this.tables)) table.clear();
  }
}

/** Open Klant 2.6 and later: unique, with the parent when there is one. */
export function identificatorTuple({
  partijIdentificator: { codeObjecttype, codeSoortObjectId, objectId, codeRegister },
  subIdentificatorVan,
}: Pick<PartijIdentificator, 'partijIdentificator' | 'subIdentificatorVan'>): string {
  return JSON.stringify([codeObjecttype, codeSoortObjectId, objectId, codeRegister, subIdentificatorVan]);
}

/** What makes the referentie of a digitaal adres unique; undefined when it does not have to be. */
export function referentieKey({
  verstrektDoorPartij,
  soortDigitaalAdres,
  referentie,
}: Pick<DigitaalAdres, 'verstrektDoorPartij' | 'soortDigitaalAdres' | 'referentie'>): string | undefined {
  return verstrektDoorPartij && referentie ? `${verstrektDoorPartij} ${soortDigitaalAdres} ${referentie}` : undefined;
}

function werkgeverOf({ partijIdentificatie }: Partij): string | null {
  return partijIdentificatie && 'werkteVoorPartij' in partijIdentificatie ? partijIdentificatie.werkteVoorPartij : null;
}

function tablesOf(state: KlantenState): Record<string, Table<Row>> {
  const tables = {
    actoren: state.actoren,
    klantcontacten: state.klantcontacten,
    actorklantcontacten: state.actorklantcontacten,
    betrokkenen: state.betrokkenen,
    partijen: state.partijen,
    'partij-identificatoren': state.partijIdentificatoren,
    digitaleadressen: state.digitaleadressen,
    internetaken: state.internetaken,
    onderwerpobjecten: state.onderwerpobjecten,
    bijlagen: state.bijlagen,
  };
  return tables as unknown as Record<string, Table<Row>>;
}
