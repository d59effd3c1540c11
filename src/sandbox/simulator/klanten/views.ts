import type { Row } from '../drf/table.js';
import type {
  Actor,
  ActorKlantcontact,
  Betrokkene,
  Bijlage,
  Contactnaam,
  DigitaalAdres,
  Internetaak,
  Klantcontact,
  Onderwerpobject,
  Partij,
  PartijIdentificatie,
  PartijIdentificator,
} from './rows.js';
import type { KlantenState } from './state.js';

/** How rows look in an answer: with addresses on the host that the caller used, and with what refers to them. */
export class Views {
  constructor(
    readonly state: KlantenState,
    readonly base: string,
  ) {}

  actor({ uuid, ...row }: Actor): object {
    return { uuid, url: this.#url('actoren', uuid), ...row };
  }

  klantcontact({ uuid, ...row }: Klantcontact): object {
    const { state } = this;
    const actoren = state.actorklantcontactenOfKlantcontact.all(uuid).map(({ actor }) => state.actoren.get(actor)!);
    return {
      uuid,
      url: this.#url('klantcontacten', uuid),
      gingOverOnderwerpobjecten: this.#links('onderwerpobjecten', state.onderwerpobjectenOfKlantcontact.all(uuid)),
      hadBetrokkenActoren: actoren.map((actor) => this.actor(actor)),
      omvatteBijlagen: this.#links('bijlagen', state.bijlagenOfKlantcontact.all(uuid)),
      hadBetrokkenen: this.#links('betrokkenen', state.betrokkenenOfKlantcontact.all(uuid)),
      leiddeTotInterneTaken: this.#links('internetaken', state.internetakenOfKlantcontact.all(uuid)),
      ...row,
    };
  }

  actorKlantcontact({ uuid, actor, klantcontact }: ActorKlantcontact): object {
    return {
      uuid,
      url: this.#url('actorklantcontacten', uuid),
      actor: this.#link('actoren', actor),
      klantcontact: this.#link('klantcontacten', klantcontact),
    };
  }

  betrokkene(row: Betrokkene): object {
    const { uuid, bezoekadres, correspondentieadres, contactnaam, rol, organisatienaam, initiator } = row;
    return {
      uuid,
      url: this.#url('betrokkenen', uuid),
      wasPartij: this.#link('partijen', row.wasPartij),
      hadKlantcontact: this.#link('klantcontacten', row.hadKlantcontact),
      digitaleAdressen: this.#links('digitaleadressen', this.state.adressenOfBetrokkene.all(uuid)),
      bezoekadres,
      correspondentieadres,
      contactnaam,
      volledigeNaam: volledigeNaam(contactnaam),
      rol,
      organisatienaam,
      initiator,
    };
  }

  partij({ uuid, nummer, interneNotitie, voorkeursDigitaalAdres, partijIdentificatie, ...row }: Partij): object {
    const { state } = this;
    return {
      uuid,
      url: this.#url('partijen', uuid),
      nummer,
      interneNotitie,
      betrokkenen: this.#links('betrokkenen', state.betrokkenenOfPartij.all(uuid)),
      categorieRelaties: [],
      digitaleAdressen: this.#links('digitaleadressen', state.adressenOfPartij.all(uuid)),
      voorkeursDigitaalAdres: this.#link('digitaleadressen', voorkeursDigitaalAdres),
      vertegenwoordigden: [],
      rekeningnummers: [],
      voorkeursRekeningnummer: null,
      partijIdentificatoren: state.identificatorenOfPartij.all(uuid).map((each) => this.partijIdentificator(each)),
      ...row,
      partijIdentificatie: this.#partijIdentificatie(partijIdentificatie),
    };
  }

  partijIdentificator({ uuid, identificeerdePartij, subIdentificatorVan, ...row }: PartijIdentificator): object {
    return {
      uuid,
      url: this.#url('partij-identificatoren', uuid),
      identificeerdePartij: this.#link('partijen', identificeerdePartij),
      ...row,
      subIdentificatorVan: this.#link('partij-identificatoren', subIdentificatorVan),
    };
  }

  digitaalAdres({ uuid, verstrektDoorBetrokkene, verstrektDoorPartij, ...row }: DigitaalAdres): object {
    return {
      uuid,
      url: this.#url('digitaleadressen', uuid),
      verstrektDoorBetrokkene: this.#link('betrokkenen', verstrektDoorBetrokkene),
      verstrektDoorPartij: this.#link('partijen', verstrektDoorPartij),
      ...row,
    };
  }

  internetaak({ uuid, aanleidinggevendKlantcontact, toegewezenAanActoren, ...row }: Internetaak): object {
    const actoren = toegewezenAanActoren.map((actor) => this.#link('actoren', actor));
    return {
      uuid,
      url: this.#url('internetaken', uuid),
      ...row,
      aanleidinggevendKlantcontact: this.#link('klantcontacten', aanleidinggevendKlantcontact),
      toegewezenAanActor: actoren[0] ?? { uuid: null },
      toegewezenAanActoren: actoren,
    };
  }

  onderwerpobject({ uuid, klantcontact, wasKlantcontact, onderwerpobjectidentificator }: Onderwerpobject): object {
    return {
      uuid,
      url: this.#url('onderwerpobjecten', uuid),
      klantcontact: this.#link('klantcontacten', klantcontact),
      wasKlantcontact: this.#link('klantcontacten', wasKlantcontact),
      onderwerpobjectidentificator,
    };
  }

  bijlage({ uuid, wasBijlageVanKlantcontact, bijlageidentificator }: Bijlage): object {
    return {
      uuid,
      url: this.#url('bijlagen', uuid),
      wasBijlageVanKlantcontact: this.#link('klantcontacten', wasBijlageVanKlantcontact),
      bijlageidentificator,
    };
  }

  #partijIdentificatie(identificatie: PartijIdentificatie | null): object | null {
    if (!identificatie || 'naam' in identificatie) return identificatie;
    const named = { ...identificatie, volledigeNaam: volledigeNaam(identificatie.contactnaam) };
    if (!('werkteVoorPartij' in named)) return named;
    return { ...named, werkteVoorPartij: this.#link('partijen', named.werkteVoorPartij) };
  }

  #url(resource: string, uuid: string): string {
    return `${this.base}/${resource}/${uuid}`;
  }

  #link(resource: string, uuid: string | null): object | null {
    return uuid === null ? null : { uuid, url: this.#url(resource, uuid) };
  }

  #links(resource: string, rows: readonly Row[]): (object | null)[] {
    return rows.map(({ uuid }) => this.#link(resource, uuid));
  }
}

function volledigeNaam({ voornaam, voorvoegselAchternaam, achternaam }: Contactnaam): string {
  return [voornaam, voorvoegselAchternaam, achternaam].filter(Boolean).join(' ');
}
