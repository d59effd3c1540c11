import type { KlantenClient } from '../klanten/klanten.client.js';
import type { PartijIdentity } from '../klanten/klanten.types.js';
import type { Identificatiesoort } from '../notation/identificatienummer.js';
import { readStoredIdentificatoren, soortOf } from '../notation/stored-identificatoren.js';
import type { PartijIdentificator } from './productaanvraag.js';

/** What a zaak and a betrokkene take over from a known partij: plain data, for it is stored with the run. */
export type KnownPartij = Omit<PartijIdentity, 'partijIdentificatoren'> & {
  /** At most one of each soort, however they were stored. None when no zaak is to have them. */
  readonly partijIdentificatoren: readonly PartijIdentificator[];
  /** Of which soorten Klanten has a number that is wrong, and that is therefore not here. Absent: of none. */
  readonly wrong?: readonly Identificatiesoort[];
};

type Identificatoren = PartijIdentity['partijIdentificatoren'];

/** Reads the numbers of a partij as they were meant. Asks for one thing at most: the KvK-nummer of a vestiging. */
export async function readKnownPartij(klanten: KlantenClient, partij: PartijIdentity): Promise<KnownPartij> {
  const { uuid, soortPartij, partijIdentificatie } = partij;
  const { identificatoren, wrong } = readStoredIdentificatoren(
    (await withKvkNummer(klanten, partij.partijIdentificatoren)).map((it) => it.partijIdentificator),
  );
  return {
    uuid,
    soortPartij,
    partijIdentificatie,
    partijIdentificatoren: identificatoren,
    ...(wrong.length > 0 && { wrong }),
  };
}

/** A vestigingsnummer hangs under the KvK-nummer of its organisatie, which need not be a number of the vestiging itself. */
async function withKvkNummer(klanten: KlantenClient, own: Identificatoren): Promise<Identificatoren> {
  const vestiging = own.find((it) => isOf('vestigingsnummer', it) && it.subIdentificatorVan);
  const parent = vestiging?.subIdentificatorVan?.uuid;
  if (parent === undefined || own.some((it) => it.uuid === parent)) return own;
  const kvkNummer = await klanten.findPartijIdentificatorByUuid(parent);
  return kvkNummer ? [...own.filter((it) => !isOf('kvk_nummer', it)), kvkNummer] : own;
}

const isOf = (soort: Identificatiesoort, { partijIdentificator }: Identificatoren[number]): boolean =>
  soortOf(partijIdentificator.codeSoortObjectId) === soort;
