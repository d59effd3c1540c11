import { Inject, Injectable } from '@nestjs/common';
import { ProblemException } from '../http/problem.js';
import type { Partijgegevens } from '../partij/partij.js';
import { Partijen } from '../partij/partijen.js';
import type { Zoeksleutel } from '../partij/zoeksleutel.js';
import { LOG, type Log } from '../telemetry/log.js';
import type { Klant, NieuwePartij } from './productaanvraag.js';
import { reach } from './reach.js';
import { nummerOf } from './steps/identificatoren.js';

/** Finds out whether a new partij is already there, before it is written. */
@Injectable()
export class Duplicates {
  constructor(
    @Inject(Partijen) private readonly partijen: Partijen,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /**
   * Throws a ProblemException 409 with the candidates: when one of the identificatoren is in use, and when an e-mail
   * address or phone number is, by someone of the same name. The latter may be a relative, so the caller may overrule it.
   */
  async require(klant: Klant): Promise<void> {
    if (klant.soort !== 'nieuwePartij') return;
    const [known, alike] = await reach(this.log, 'dubbele klanten', () =>
      Promise.all([
        this.#find(identificatorKeys(klant)),
        this.#find(klant.ondanksMogelijkeDubbele ? [] : adresKeys(klant)),
      ]),
    );
    if (known.length > 0) throw new ProblemException('klant-al-bekend', { extensions: candidates(known) });
    const namesakes = alike.filter((partij) => hasSameName(partij, klant));
    if (namesakes.length > 0)
      throw new ProblemException('klant-mogelijk-bekend', { extensions: candidates(namesakes) });
  }

  /** Everything that the keys find, each partij once. */
  async #find(keys: readonly Zoeksleutel[]): Promise<Partijgegevens[]> {
    const results = await Promise.all(keys.map((key) => this.partijen.search(key)));
    const found = results.flatMap(({ partijen }) => partijen.map((partij) => [partij.uuid, partij] as const));
    return [...new Map(found).values()];
  }
}

const candidates = (kandidaten: readonly Partijgegevens[]) => ({
  uitkomst: 'ongedaanGemaakt',
  stap: 'partij',
  kandidaten,
});

/** An organisatie and its vestiging are each known by a number of their own: neither is a double of the other. */
function identificatorKeys({ partijIdentificatoren }: NieuwePartij): Zoeksleutel[] {
  const kvkNummer = nummerOf(partijIdentificatoren, 'kvk_nummer');
  const isVestiging = nummerOf(partijIdentificatoren, 'vestigingsnummer') !== undefined;
  return partijIdentificatoren
    .filter(({ codeSoortObjectId }) => !(isVestiging && codeSoortObjectId === 'kvk_nummer'))
    .map(({ codeSoortObjectId, objectId }) => ({
      soort: 'identificator',
      codeSoortObjectId,
      objectId,
      ...(codeSoortObjectId === 'vestigingsnummer' && kvkNummer !== undefined && { kvkNummer }),
    }));
}

function adresKeys({ digitaleAdressen }: NieuwePartij): Zoeksleutel[] {
  return digitaleAdressen.flatMap(({ soortDigitaalAdres, adres }) =>
    soortDigitaalAdres === 'overig' ? [] : [{ soort: 'digitaalAdres', soortDigitaalAdres, adres }],
  );
}

function hasSameName(partij: Partijgegevens, { contactnaam, naam }: NieuwePartij): boolean {
  const theirs = partij.contactnaam?.achternaam ?? partij.naam;
  return theirs.toLowerCase() === (contactnaam?.achternaam ?? naam ?? '').toLowerCase();
}
