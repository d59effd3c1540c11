import type { Authenticatiemethode, Product } from '../../client/src/index.js';
import { naamOf, type Form, type Vervolg } from './form.js';

const NIVEAUS = ['geen', 'laag', 'substantieel', 'hoog'] as const;

/** Whether it is sure enough who calls; undefined when that cannot be said yet. */
export function isSureEnough(
  product: Product | undefined,
  methode: Authenticatiemethode | undefined,
): boolean | undefined {
  if (!product || !methode) return undefined;
  return NIVEAUS.indexOf(methode.niveau) >= NIVEAUS.indexOf(product.niveau);
}

/** What a customer is called. */
export function klantnaamOf(form: Form): string {
  if (form.partij) return form.partij.naam || 'deze klant';
  if (form.soortPartij === 'organisatie') return form.organisatienaam.trim();
  const { voorletters, voornaam, voorvoegsel, achternaam } = naamOf(form);
  return [voorletters || voornaam, voorvoegsel, achternaam].filter(Boolean).join(' ');
}

/** What is going to be registered, in one sentence; undefined as long as it is not known what. */
export function summaryOf(form: Form, product: Product | undefined, vervolg: Vervolg): string | undefined {
  if (!product) return undefined;
  const who = klantnaamOf(form) || 'de klant';
  const kept = form.partij
    ? 'die al bekend is'
    : { ja: 'die wij gaan bewaren', nee: 'alleen voor deze aanvraag', '': '' }[form.bewaren];
  const followed = vervolg === 'zaak' ? 'Er komt meteen een zaak.' : 'Er komt een taak voor een collega.';
  return `${product.naam} voor ${who}${kept && `, ${kept}`}. ${followed}`;
}
