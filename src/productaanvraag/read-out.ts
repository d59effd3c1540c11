import type { Product } from '../config/configuration.js';
import type { Registratie } from './opdracht.js';

type Spoken = Pick<Product, 'naam' | 'teksten'>;

/** What can be read out to the customer once it is registered: in the words of the product, or else in ours. */
export function readOut({ naam, teksten = {} }: Spoken, registratie: Partial<Registratie>): string {
  const { zaak, interneTaak, klantcontact, zaakNietGemaakt } = registratie;
  const numbers = {
    product: naam,
    zaaknummer: zaak?.identificatie ?? '',
    taaknummer: interneTaak?.nummer ?? '',
    contactnummer: klantcontact?.nummer ?? '',
  };
  const contact = klantcontact ? ' Het nummer van dit contact is {contactnummer}.' : '';
  if (zaakNietGemaakt) return fill(`${LATER}${contact}`, numbers);
  if (zaak) return fill(teksten.zaak ?? `${ZAAK}${contact}`, numbers);
  return fill(teksten.interneTaak ?? `${INTERNE_TAAK}${contact}`, numbers);
}

const ZAAK = 'De aanvraag voor {product} is geregistreerd. Het zaaknummer is {zaaknummer}.';
const INTERNE_TAAK =
  'De aanvraag voor {product} is geregistreerd. Een collega neemt de aanvraag in behandeling. Het nummer van de taak is ' +
  '{taaknummer}.';
const LATER =
  'De aanvraag voor {product} is geregistreerd. Er is nog geen zaak. Een collega maakt die. Het nummer van de taak is ' +
  '{taaknummer}.';

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (braces, name: string) => values[name] ?? braces);
}
