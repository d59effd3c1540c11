import type { Product } from '../../config/configuration.js';
import type { NietBewaard, Registratie } from '../opdracht.js';
import { namesOf } from './shown-registratie.js';

type Spoken = Pick<Product, 'naam' | 'teksten'>;

/**
 * What can be read out to the customer once it is registered: in the words of the product, or else in ours.
 * @param soort the kind of request. @param product when it is about one.
 */
export function readOut(soort: string, product: Spoken | undefined, registratie: Partial<Registratie>): string {
  const { zaak, interneTaak, klantcontact } = registratie;
  const values = {
    product: product?.naam ?? '',
    zaaknummer: zaak?.identificatie ?? '',
    taaknummer: interneTaak?.nummer ?? '',
    gespreksnummer: klantcontact?.nummer ?? '',
    // What it was called before.
    contactnummer: klantcontact?.nummer ?? '',
  };
  const words =
    soort === 'productaanvraag' ? ofTheWhole(product?.teksten ?? {}, registratie) : ofAStep(soort, registratie);
  return [fill(words, values), ...passOn(registratie.nietBewaard)].join(' ');
}

/** What the medewerker has to see to themselves; nothing when everything is kept. */
export function passOn(nietBewaard: readonly NietBewaard[] = []): readonly string[] {
  const names = namesOf(nietBewaard);
  return names === '' ? [] : [`Niet bewaard is: ${names}. Dat geef ik zelf door aan een collega.`];
}

/**
 * What can be said of a request that is not registered, or not yet. `{kenmerk}`: the number under which it is found.
 * None tells the customer what a medewerker has yet to find out: whether it is them.
 */
export const SPOKEN = {
  underWay: 'De aanvraag is ontvangen en wordt nu geregistreerd. U hoeft niets te doen. Het kenmerk is {kenmerk}.',
  turning: 'Het is niet gelukt om de aanvraag te registreren. Wat er al stond, halen wij weg.',
  halfway:
    'De aanvraag is ontvangen, maar nog niet klaar. Een collega zoekt het uit en belt u terug. Het kenmerk is {kenmerk}.',
  takenBack: 'De aanvraag is teruggedraaid.',
  undone: 'Het is niet gelukt om de aanvraag te registreren.',
  nothingLeft: 'Er is niets bewaard.',
  notYet: 'Er is nog niets geregistreerd.',
  later: 'Ik probeer het over een paar minuten opnieuw.',
  change: 'Ik loop eerst de gegevens met u na.',
  known: 'Ik kijk eerst uw gegevens na.',
  help: 'Ik vraag een collega om hulp.',
} as const;

/** Sentences, with the number in them. */
export const speak = (sentences: readonly string[], kenmerk: string): string => fill(sentences.join(' '), { kenmerk });

function ofTheWhole(teksten: NonNullable<Product['teksten']>, registratie: Partial<Registratie>): string {
  const { zaak, klantcontact, zaakNietGemaakt } = registratie;
  const gesprek = klantcontact ? ' Het nummer van dit gesprek is {gespreksnummer}.' : '';
  if (zaakNietGemaakt) return `${LATER}${gesprek}`;
  if (zaak) return teksten.zaak ?? `${ZAAK}${gesprek}`;
  return teksten.interneTaak ?? `${INTERNE_TAAK}${gesprek}`;
}

const ZAAK = 'De aanvraag voor {product} is geregistreerd. Het zaaknummer is {zaaknummer}.';
const INTERNE_TAAK =
  'De aanvraag voor {product} is geregistreerd. Een collega neemt de aanvraag in behandeling. Het nummer van de taak is ' +
  '{taaknummer}.';
const LATER =
  'De aanvraag voor {product} is geregistreerd. Er is nog geen zaak. Een collega maakt die. Het nummer van de taak is ' +
  '{taaknummer}.';

function ofAStep(soort: string, { zaak }: Partial<Registratie>): string {
  switch (soort) {
    case 'klantcontact':
      return 'Het gesprek is geregistreerd. Het nummer van dit gesprek is {gespreksnummer}.';
    case 'betrokkene':
      return 'De klant is bij het gesprek geregistreerd.';
    case 'interneTaak':
      return 'De interne taak is geregistreerd. Het nummer is {taaknummer}.';
    default:
      return zaak
        ? 'De zaak is geregistreerd. Het zaaknummer is {zaaknummer}.'
        : 'Er is nog geen zaak. Een collega maakt die. Het nummer van de taak is {taaknummer}.';
  }
}

const BEGINNING = /(?:^|[.!?]\s+)$/;

/** A name in the middle of a sentence begins with a small letter. */
function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (braces, name: string, at: number) => {
    const value = values[name] ?? braces;
    return name === 'product' && !BEGINNING.test(text.slice(0, at)) ? inMidSentence(value) : value;
  });
}

/** A name that is spelled with capitals keeps them: `AOW`, `DigiD`. */
const inMidSentence = (name: string): string =>
  /^\p{Lu}\S*\p{Lu}/u.test(name) ? name : name.replace(/^\p{Lu}/u, (first) => first.toLowerCase());
