import { isDeepStrictEqual } from 'node:util';
import { holdsGroup, isEmptyGroup } from '../../klanten/groups.js';
import type {
  DigitaalAdresRow,
  ExpandedBetrokkene,
  ExpandedPartij,
  KlantenAdres,
  StoredAdres,
} from '../../klanten/klanten.types.js';
import { showPartijWithoutDigitaleAdressen } from '../../partij/partij.js';
import type { CustomerOfContact } from '../complete-customer.js';
import { nameOfPartij, type BetrokkeneName } from '../customer-name.js';
import type { DigitaalAdres, Klant } from '../productaanvraag.js';
import { sayingsOf, type Saying } from '../sayings.js';
import { hasSameName } from './duplicates.js';

/** What stands where something would be kept: the same, nothing yet, or something else. */
type Standing = 'same' | 'nothing' | 'other';

/**
 * Who of a klantcontact can be this customer: who is of the same partij, or of none as long as nobody found out. A new
 * partij is one of the same name: the step before registered it.
 */
export function betrokkeneOf(klant: Klant, betrokkenen: readonly ExpandedBetrokkene[]): ExpandedBetrokkene | undefined {
  const isKnown = ({ wasPartij, _expand }: ExpandedBetrokkene) => {
    if (klant.soort === 'bekendePartij') return wasPartij?.uuid === klant.partij;
    const partij = _expand?.wasPartij;
    return klant.soort === 'nieuwePartij' && partij && hasSameName(showPartijWithoutDigitaleAdressen(partij), klant);
  };
  return betrokkenen.find(isKnown) ?? betrokkenen.find(({ wasPartij }) => wasPartij === null);
}

/**
 * What the customer of a klantcontact does not have of what is said of them now.
 * @param body the request as it was sent: what it leaves out is not said.
 * @param partij that of the betrokkene, with its digitale adressen: what is said of a new partij stands there.
 */
export function customerOf(
  klant: Klant,
  body: unknown,
  betrokkene: ExpandedBetrokkene | undefined,
  partij: ExpandedPartij | undefined,
): CustomerOfContact {
  const standingOf = (saying: Saying) =>
    klant.soort === 'nieuwePartij' ? inPartij(saying, partij) : withBetrokkene(saying, betrokkene);
  const said = sayingsOf(klant).filter(({ locatie }) => isIn(body, locatie));
  const locaties = (standing: Standing) =>
    said.filter((it) => standingOf(it) === standing).map(({ locatie }) => locatie);
  return {
    ...(betrokkene && { betrokkene: betrokkene.uuid }),
    ...(klant.soort === 'nieuwePartij' && partij && { partij: partij.uuid }),
    ...(betrokkene && { naam: copiedName(betrokkene) }),
    takes: locaties('nothing'),
    lacks: locaties('other'),
  };
}

/** What a betrokkene is called after its partij: when another name holds for this request, it goes before that. */
function copiedName({ contactnaam, organisatienaam, _expand }: ExpandedBetrokkene): BetrokkeneName {
  const naam = (_expand?.wasPartij && nameOfPartij(_expand.wasPartij)) ?? {};
  return {
    ...(naam.contactnaam && isDeepStrictEqual(naam.contactnaam, contactnaam) && { contactnaam }),
    ...(naam.organisatienaam && naam.organisatienaam === organisatienaam && { organisatienaam }),
  };
}

function withBetrokkene({ detail, value }: Saying, betrokkene: ExpandedBetrokkene | undefined): Standing {
  if (!betrokkene) return 'other';
  const { organisatienaam, wasPartij, _expand: { digitaleAdressen } = {} } = betrokkene;
  if (detail in copiedName(betrokkene)) return 'nothing';
  switch (detail) {
    case 'contactnaam':
    case 'bezoekadres':
    case 'correspondentieadres':
      return standingOfGroup(betrokkene[detail] as StoredAdres, value as KlantenAdres);
    case 'organisatienaam':
      return organisatienaam === '' ? 'nothing' : sameIf(organisatienaam === value);
    case 'digitaleAdressen':
      return hasAdres(digitaleAdressen, value as DigitaalAdres) ? 'same' : 'nothing';
    default:
      return sameIf(detail === 'partij' && wasPartij?.uuid === value);
  }
}

/** A partij is for general use: a later step gives it nothing. */
function inPartij({ detail, value }: Saying, partij: ExpandedPartij | undefined): Standing {
  if (!partij) return 'other';
  const { partijIdentificatie, _expand: { digitaleAdressen } = {} } = partij;
  switch (detail) {
    case 'contactnaam':
      return sameIf(holdsGroup(partijIdentificatie?.contactnaam ?? {}, value as KlantenAdres));
    case 'naam':
      return sameIf(partijIdentificatie?.naam === value);
    case 'bezoekadres':
    case 'correspondentieadres':
      return sameIf(holdsGroup(partij[detail], value as KlantenAdres));
    case 'digitaleAdressen':
      return sameIf(hasAdres(digitaleAdressen, value as DigitaalAdres));
    case 'bsn':
    case 'rsin':
    case 'kvk_nummer':
    case 'vestigingsnummer':
      return sameIf(hasNummer(partij, detail, value));
    default:
      return sameIf((partij as unknown as Readonly<Record<string, unknown>>)[detail] === value);
  }
}

const sameIf = (isSame: boolean): Standing => (isSame ? 'same' : 'other');

function standingOfGroup(stored: StoredAdres, sent: KlantenAdres): Standing {
  return isEmptyGroup(stored) ? 'nothing' : sameIf(holdsGroup(stored, sent));
}

const hasAdres = (rows: readonly DigitaalAdresRow[] = [], sent: DigitaalAdres): boolean =>
  rows.some(
    ({ soortDigitaalAdres, adres, omschrijving }) =>
      soortDigitaalAdres === sent.soortDigitaalAdres &&
      adres === sent.adres &&
      (sent.omschrijving === '' || omschrijving === sent.omschrijving),
  );

/** The KvK-nummer of a vestiging is that of its organisatie, which its own number hangs under. */
function hasNummer({ partijIdentificatoren }: ExpandedPartij, soort: string, nummer: unknown): boolean {
  return partijIdentificatoren.some(
    ({ partijIdentificator: { codeSoortObjectId, objectId }, subIdentificatorVan }) =>
      (codeSoortObjectId === soort && objectId === nummer) || (soort === 'kvk_nummer' && subIdentificatorVan !== null),
  );
}

/** Whether there is something at a JSON Pointer. */
function isIn(body: unknown, pointer: string): boolean {
  const found = pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((value, name) => (value as Readonly<Record<string, unknown>> | null | undefined)?.[name], body);
  return found !== undefined && found !== null;
}
