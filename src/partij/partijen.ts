import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../auth/caller.js';
import { Insight } from '../auth/insight.js';
import { KlantenClient } from '../klanten/klanten.client.js';
import type { ExpandedPartij, Page, PartijIdentificatorRow, Reference } from '../klanten/klanten.types.js';
import { commonPart, comparableEmailadres } from '../notation/emailadres.js';
import { nameSpellings } from '../notation/name-spellings.js';
import { soortOf } from '../notation/stored-identificatoren.js';
import { commonDigits, internationalTelefoonnummer } from '../notation/telefoonnummer-spelling.js';
import { AbsentPartijen } from './absent-partijen.js';
import { showPartij, type Partijgegevens } from './partij.js';
import { ShownPartijen } from './shown-partijen.js';
import type {
  ByDigitaalAdres,
  ByIdentificator,
  ByNaam,
  ByNummeraanduiding,
  ByOrganisatie,
  Zoeksleutel,
} from './zoeksleutel.js';

/** What a search brings (F7927). */
export interface Zoekresultaat {
  /** At most 20, each once. */
  readonly partijen: readonly Partijgegevens[];
  /** Whether there are more than these. */
  readonly meer: boolean;
  /** False when a partij that is looked for may be in Klanten and yet not be found by this. */
  readonly volledig: boolean;
  /** For the medewerker: why it is not volledig. */
  readonly toelichting?: string;
}

interface Found {
  readonly partijen: readonly ExpandedPartij[];
  readonly meer: boolean;
  /** Why something may be missing. */
  readonly gap?: string;
}

/** Most partijen in one answer: who gets more has to ask the customer for something better. */
const MOST = 20;
/** Reads at the same time: a register is small, and not ours alone. */
const AT_ONCE = 8;

const BY_NAAM =
  'Op naam zoeken wij alleen in de namen bij eerdere contacten. Staat de klant er niet bij, zoek dan op een ander gegeven.';
const TOO_MANY =
  'Er lijken te veel gegevens op wat u zoekt. Staat de klant er niet bij, zoek dan op een ander gegeven.';

/** The partijen of Klanten, for whoever has a customer on the line. Every method throws an UpstreamError. */
@Injectable()
export class Partijen {
  constructor(
    @Inject(KlantenClient) private readonly klanten: KlantenClient,
    @Inject(ShownPartijen) private readonly shown: ShownPartijen,
    @Inject(AbsentPartijen) private readonly absent: AbsentPartijen,
    @Inject(Insight) private readonly insight: Insight,
  ) {}

  /** F0138: one call. Undefined as well when the caller may not see it. */
  async find(uuid: string, caller: Caller): Promise<Partijgegevens | undefined> {
    const partij = await this.klanten.findExpandedPartij(uuid);
    if (!partij || !(await this.insight.maySeePartij(caller, partij))) return undefined;
    this.shown.remember(caller.id, [partij]);
    return showPartij(partij);
  }

  /**
   * F7927, in the fewest calls that Klanten allows for. Nobody found is an answer as well.
   * @param caller who is shown what is found, or that there is nobody; absent when nobody is.
   */
  async search(sleutel: Zoeksleutel, caller?: Pick<Caller, 'id'>): Promise<Zoekresultaat> {
    const { partijen, meer, gap } = await this.#look(sleutel);
    if (caller) this.shown.remember(caller.id, partijen);
    if (caller && partijen.length === 0 && gap === undefined) this.absent.remember(caller.id, sleutel);
    const bsn = sleutel.soort === 'identificator' && sleutel.codeSoortObjectId === 'bsn' ? sleutel.objectId : undefined;
    return {
      partijen: partijen.map((partij) => showPartij(partij, { bsn })),
      meer,
      volledig: gap === undefined,
      ...(gap !== undefined && { toelichting: gap }),
    };
  }

  #look(sleutel: Zoeksleutel): Promise<Found> {
    switch (sleutel.soort) {
      case 'uuid':
        return this.#read([sleutel]);
      case 'identificator':
        return this.#byIdentificator(sleutel);
      case 'organisatie':
        return this.#byOrganisatie(sleutel);
      case 'nummeraanduiding':
        return this.#byNummeraanduiding(sleutel);
      case 'digitaalAdres':
        return this.#byDigitaalAdres(sleutel);
      case 'naam':
        return this.#byNaam(sleutel);
    }
  }

  /** 1 call. */
  async #byIdentificator(sleutel: ByIdentificator): Promise<Found> {
    const page = await this.klanten.listPartijenByNummer(sleutel.objectId, sleutel.kvkNummer);
    return those(page, (partij) => isIdentifiedBy(partij, sleutel));
  }

  /** 2 calls, side by side: a vestiging only hangs under the KvK-nummer, which may be the organisatie's or nobody's. */
  async #byOrganisatie({ kvkNummer }: ByOrganisatie): Promise<Found> {
    const [organisatie, vestigingen] = await Promise.all([
      this.#byIdentificator({ soort: 'identificator', codeSoortObjectId: 'kvk_nummer', objectId: kvkNummer }),
      this.#vestigingenOf(kvkNummer),
    ]);
    return first([...organisatie.partijen, ...vestigingen.partijen], organisatie.meer || vestigingen.meer);
  }

  async #vestigingenOf(kvkNummer: string): Promise<Found> {
    const page = await this.klanten.listVestigingen(kvkNummer, MOST);
    return those(page, (partij) => isVestigingOf(partij, kvkNummer));
  }

  /** 1 call. */
  async #byNummeraanduiding({ nummeraanduidingId }: ByNummeraanduiding): Promise<Found> {
    const page = await this.klanten.listPartijenByNummeraanduiding(nummeraanduidingId, MOST);
    return those(page, ({ bezoekadres }) => bezoekadres['nummeraanduidingId'] === nummeraanduidingId);
  }

  /** 1 call, and then 1 for each partij, side by side. */
  async #byDigitaalAdres({ soortDigitaalAdres, adres }: ByDigitaalAdres): Promise<Found> {
    const isPhone = soortDigitaalAdres === 'telefoonnummer';
    const comparable = isPhone ? internationalTelefoonnummer : comparableEmailadres;
    const common = isPhone ? commonDigits(adres) : commonPart(adres);
    const wanted = comparable(adres);
    const page = await this.klanten.listDigitaleAdressenWith(common, soortDigitaalAdres);
    const same = page.results.filter((row) => comparable(row.adres) === wanted);
    return this.#read(
      same.map(({ verstrektDoorPartij }) => verstrektDoorPartij),
      page.next === null ? undefined : TOO_MANY,
    );
  }

  /** 1 call for each likely spelling of the name, which Klanten tells apart, and then 1 for each partij; side by side. */
  async #byNaam({ achternaam, voornaam }: ByNaam): Promise<Found> {
    const spelled = nameSpellings(achternaam).flatMap((achternaam) =>
      voornaam === undefined ? [{ achternaam }] : nameSpellings(voornaam).map((voornaam) => ({ achternaam, voornaam })),
    );
    const pages = await Promise.all(spelled.map((naam) => this.klanten.listBetrokkenenByNaam(naam)));
    return this.#read(
      pages.flatMap(({ results }) => results.map(({ wasPartij }) => wasPartij)),
      BY_NAAM,
    );
  }

  /** The first of the partijen that are referred to, each once. One that is gone by now is left out. */
  async #read(references: readonly (Reference | null)[], gap?: string): Promise<Found> {
    const uuids = [...new Set(references.flatMap((it) => it?.uuid ?? []))];
    const wanted = uuids.slice(0, MOST).entries();
    const partijen: (ExpandedPartij | undefined)[] = [];
    const read = async () => {
      for (const [index, uuid] of wanted) partijen[index] = await this.klanten.findExpandedPartij(uuid);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, read));
    return {
      partijen: partijen.filter((it) => it !== undefined),
      meer: uuids.length > MOST,
      ...(gap !== undefined && { gap }),
    };
  }
}

/** Those on the page that really are what was asked for: Klanten gives some others as well. */
function those({ results, next }: Page<ExpandedPartij>, isWanted: (partij: ExpandedPartij) => boolean): Found {
  return first(results.filter(isWanted), next !== null);
}

/** As many as fit in an answer, each once: Klanten may give a partij more than once. */
function first(partijen: readonly ExpandedPartij[], meer: boolean): Found {
  const each = [...new Map(partijen.map((partij) => [partij.uuid, partij])).values()];
  return { partijen: each.slice(0, MOST), meer: meer || each.length > MOST };
}

/** Whether one identificator has both the soort, in any spelling, and the number, and hangs under the KvK-nummer as far as that can be seen. */
function isIdentifiedBy(
  { partijIdentificatoren }: ExpandedPartij,
  { codeSoortObjectId, objectId, kvkNummer }: ByIdentificator,
): boolean {
  return partijIdentificatoren.some(
    (it) =>
      soortOf(it.partijIdentificator.codeSoortObjectId) === codeSoortObjectId &&
      it.partijIdentificator.objectId === objectId &&
      (kvkNummer === undefined || hangsUnder(it, kvkNummer, partijIdentificatoren)),
  );
}

/** Whether its vestigingsnummer, and not another of its identificatoren, hangs under the KvK-nummer. */
function isVestigingOf({ partijIdentificatoren }: ExpandedPartij, kvkNummer: string): boolean {
  return partijIdentificatoren.some(
    (it) =>
      it.partijIdentificator.codeSoortObjectId === 'vestigingsnummer' &&
      hangsUnder(it, kvkNummer, partijIdentificatoren),
  );
}

/** As far as that can be seen: of a KvK-nummer that is not the partij's own, Klanten itself has compared it. */
function hangsUnder(
  { subIdentificatorVan }: PartijIdentificatorRow,
  kvkNummer: string,
  own: readonly PartijIdentificatorRow[],
): boolean {
  const parent = own.find(({ uuid }) => uuid === subIdentificatorVan?.uuid);
  return parent === undefined || parent.partijIdentificator.objectId === kvkNummer;
}
