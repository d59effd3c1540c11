import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../../auth/caller.js';
import { may } from '../../auth/may.js';
import { SETTINGS, type Settings } from '../../config/settings.js';
import { ProblemException } from '../../http/problem.js';
import { hasSameAchternaam, hasSameNaam } from '../../notation/fold.js';
import { AbsentPartijen } from '../../partij/absent-partijen.js';
import type { Partijgegevens } from '../../partij/partij.js';
import { Partijen } from '../../partij/partijen.js';
import type { Zoeksleutel } from '../../partij/zoeksleutel.js';
import { SPOKEN } from '../answer/read-out.js';
import type { Klant, NieuwePartij } from '../productaanvraag.js';
import { LookUpsBeforeStart } from './before-start.js';
import { nummerOf } from '../identificatoren.js';

/** Finds out whether a new partij is already there, before it is written. */
@Injectable()
export class Duplicates {
  constructor(
    @Inject(Partijen) private readonly partijen: Partijen,
    @Inject(AbsentPartijen) private readonly absent: AbsentPartijen,
    @Inject(LookUpsBeforeStart) private readonly lookUps: LookUpsBeforeStart,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Throws a ProblemException 409 with the candidates: when one of the identificatoren is in use, and when an e-mail
   * address or phone number is, by someone of the same name. The latter may be a relative, so the caller may overrule it. What
   * this caller has just searched by, and found nobody, is not looked up again.
   * @param caller a kanaal that may not see who they are is only told that there are any.
   * @param wait milliseconds that the caller waits, when it says so.
   */
  async require(klant: Klant, caller: Caller, wait?: number): Promise<void> {
    if (klant.soort !== 'nieuwePartij') return;
    const isUnknown = (key: Zoeksleutel) => !this.absent.take(caller.id, key);
    const identificatoren = identificatorKeys(klant).filter(isUnknown);
    const adressen = adresKeys(klant).filter(isUnknown);
    const look = () =>
      Promise.all([this.#find(identificatoren), this.#find(klant.ondanksMogelijkeDubbele ? [] : adressen)]);
    const [known, alike] = await this.lookUps.ask('dubbele klanten', look, wait);
    const maySee = may(caller, 'kandidaten', this.settings.configuration);
    const shown = (kandidaten: readonly Partijgegevens[]) =>
      maySee ? { extensions: { ...ENDED, kandidaten } } : { extensions: ENDED, detail: NOT_SHOWN };
    if (known.length > 0) throw new ProblemException('klant-al-bekend', shown(known));
    const namesakes = alike.filter((partij) => hasSameName(partij, klant));
    if (namesakes.length > 0) throw new ProblemException('klant-mogelijk-bekend', shown(namesakes));
  }

  /** Everything that the keys find, each partij once. */
  async #find(keys: readonly Zoeksleutel[]): Promise<Partijgegevens[]> {
    const results = await Promise.all(keys.map((key) => this.partijen.search(key)));
    const found = results.flatMap(({ partijen }) => partijen.map((partij) => [partij.uuid, partij] as const));
    return [...new Map(found).values()];
  }
}

const NOT_SHOWN = 'Er is niets geregistreerd. Wie het kan zijn, is voor dit kanaal niet te zien.';
const ENDED = { uitkomst: 'ongedaanGemaakt', stap: 'partij', tekst: `${SPOKEN.known} ${SPOKEN.notYet}` };

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

/** Of a persoon the achternaam, of an organisatie the whole name, in whatever way they were typed. */
export function hasSameName(partij: Partijgegevens, { contactnaam, naam = '' }: NieuwePartij): boolean {
  if (partij.contactnaam && contactnaam) return hasSameAchternaam(partij.contactnaam, contactnaam);
  return hasSameNaam(partij.contactnaam?.achternaam ?? partij.naam, contactnaam?.achternaam ?? naam);
}
