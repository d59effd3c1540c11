import { DETAILS, placesOf, type Detail, type Ending, type Place } from './klant-details.js';
import type { AnyAanvraag, NietBewaard, Registratie, Terms } from './opdracht.js';
import type { Klant, Vervolg } from './productaanvraag.js';
import { sayingsOf, type Saying } from './sayings.js';
import { initiatorOf } from './steps/initiator.js';

/** A request of any kind, as far as it says what is kept of it. */
interface Asked {
  readonly aanvraag: AnyAanvraag & {
    readonly vervolg?: Vervolg;
    /** Of a step that belongs to a klantcontact of before. */
    readonly contact?: object;
    /** Of the step zaak: JSON Pointers of what the customer of its klantcontact lacks, and is not given. */
    readonly customer?: { readonly lacks: readonly string[] };
  };
  readonly terms: Pick<Terms, 'product'>;
}

/**
 * What of an accepted request stands in no register, by design: all the rest does. It follows from the request and from
 * what came of it, so that the same key gives the same answer.
 * @param registratie what was registered; nothing as long as that is not known.
 */
export function notKept(asked: Asked, registratie: Partial<Registratie>): readonly NietBewaard[] {
  const { klant, vervolg, customer } = asked.aanvraag;
  const ending = endingOf(registratie) ?? vervolg?.soort ?? 'geen';
  return [
    ...lostProduct(asked, ending),
    ...(klant ? lostDetails(klant, ending, customer?.lacks ?? []) : []),
    ...wrongNumbers(registratie),
  ];
}

function endingOf({ zaak, interneTaak }: Partial<Registratie>): Ending | undefined {
  if (zaak) return 'zaak';
  return interneTaak && 'interneTaak';
}

/** The whole keeps it with the klantcontact, and a zaak is of its zaaktype. Of a taak by itself the texts have to say it. */
function lostProduct({ aanvraag, terms: { product } }: Asked, ending: Ending): NietBewaard[] {
  const { contact, vervolg } = aanvraag;
  if (!contact || !product || ending !== 'interneTaak') return [];
  const taak = vervolg?.soort === 'zaak' ? vervolg.uitwijk : vervolg;
  if (taak?.soort === 'interneTaak' && `${taak.gevraagdeHandeling} ${taak.toelichting}`.includes(product.naam))
    return [];
  return [{ locatie: '/product', naam: 'product', reden: 'In de taak staat niet voor welk product die is.' }];
}

/** What was not said, and yet belongs to who was meant. */
const wrongNumbers = ({ nummersNietOpZaak = [] }: Partial<Registratie>): NietBewaard[] =>
  nummersNietOpZaak.map((soort) => ({
    locatie: '/klant/partij',
    naam: `${DETAILS[soort].naam} op de zaak`,
    reden: `Het ${DETAILS[soort].naam} van deze klant klopt niet in Klanten. Daarom staat het niet op de zaak.`,
  }));

/** @param lacks JSON Pointers of what betrokkene and partij do not have. */
function lostDetails(klant: Klant, ending: Ending, lacks: readonly string[]): NietBewaard[] {
  const placesFor = keptPlaces(klant, ending);
  const isLacking = (locatie: string) => lacks.some((it) => locatie === it || locatie.startsWith(`${it}/`));
  const isKept = (saying: Saying) => placesFor(saying).some((place) => place === 'zaak' || !isLacking(saying.locatie));
  const lostOf = (saying: Saying): readonly Saying[] => (isKept(saying) ? saying.parts.flatMap(lostOf) : [saying]);
  return sayingsOf(klant)
    .flatMap(lostOf)
    .map(({ locatie, detail }) => ({ locatie, naam: DETAILS[detail].naam, reden: reasonFor(detail, ending) }));
}

/** Where a thing that is said of the customer is kept: with the zaak only what its initiator has room for. */
export function keptPlaces(klant: Klant, ending: Ending): (saying: Saying) => readonly Place[] {
  const onZaak = valuesOnZaak(klant);
  // Of a name something always is: what else is lost of it, is said of that part.
  const isOnZaak = ({ detail, value, parts }: Saying): boolean =>
    detail === 'partij' || onZaak.has(textOf(value)) || (detail === 'contactnaam' && parts.length > 0);
  return (saying) =>
    placesOf(saying.detail, klant.soort, ending).filter((place) => place !== 'zaak' || isOnZaak(saying));
}

/** Of a digitaal adres the adres. */
const textOf = (value: unknown): unknown => (value as { adres?: unknown }).adres ?? value;

/** All that the initiator of the zaak says of the customer. */
function valuesOnZaak(klant: Klant): ReadonlySet<unknown> {
  const { betrokkeneIdentificatie, afwijkendeNaamBetrokkene, contactpersoonRol } = initiatorOf(klant, {}, '', '');
  const values = new Set<unknown>([
    ...Object.values(betrokkeneIdentificatie ?? {}),
    ...Object.values(contactpersoonRol ?? {}),
    afwijkendeNaamBetrokkene,
  ]);
  const { contactnaam } = klant.soort === 'bekendePartij' ? (klant.afwijkendeContactgegevens ?? {}) : klant;
  if (contactnaam) {
    const { voorletters, ...called } = contactnaam;
    for (const part of Object.values(called)) values.add(part);
    if (!called.voornaam) values.add(voorletters);
  }
  return values;
}

function reasonFor(detail: Detail, ending: Ending): string {
  switch (detail) {
    case 'voorkeur':
      return 'Bij een gesprek kan niet worden bewaard welk adres de voorkeur heeft.';
    case 'bsn':
    case 'rsin':
    case 'kvk_nummer':
    case 'vestigingsnummer':
      return ending === 'zaak'
        ? 'Op de zaak is naast de andere nummers geen plaats voor dit nummer.'
        : 'Dit nummer kan alleen bij een partij of op een zaak staan.';
    default:
      return 'Bij dit gesprek staat geen klant, of er staat al iets anders.';
  }
}
