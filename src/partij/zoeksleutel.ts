/** By what a partij is looked for: checked and normalised. */
export type Zoeksleutel = ByUuid | ByIdentificator | ByOrganisatie | ByDigitaalAdres | ByNummeraanduiding | ByNaam;

export interface ByUuid {
  readonly soort: 'uuid';
  readonly uuid: string;
}

/** Who has this very number. By a KvK-nummer that is the organisatie alone: a vestiging is a partij of its own. */
export interface ByIdentificator {
  readonly soort: 'identificator';
  readonly codeSoortObjectId: 'bsn' | 'rsin' | 'kvk_nummer' | 'vestigingsnummer';
  readonly objectId: string;
  /** Of a vestigingsnummer: what it hangs under. */
  readonly kvkNummer?: string;
}

/** The organisatie with this KvK-nummer, and all that is registered as a vestiging of it. */
export interface ByOrganisatie {
  readonly soort: 'organisatie';
  readonly kvkNummer: string;
}

export interface ByDigitaalAdres {
  readonly soort: 'digitaalAdres';
  readonly soortDigitaalAdres: 'email' | 'telefoonnummer';
  /** As it is stored. */
  readonly adres: string;
}

export interface ByNummeraanduiding {
  readonly soort: 'nummeraanduiding';
  /** BAG, 16 digits; of the bezoekadres. */
  readonly nummeraanduidingId: string;
}

export interface ByNaam {
  readonly soort: 'naam';
  readonly achternaam: string;
  readonly voornaam?: string;
}
