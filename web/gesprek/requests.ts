import type { Authenticatiemethode, Partij } from '../../client/src/index.js';
import { authenticatieOf, klantcontactOf, klantOf, productaanvraagOf, vervolgOf } from './body.js';
import type { Call } from './calls.js';
import { filledBereikbaarheid, type Bereikbaarheid, type Form, type Vervolg } from './form.js';
import { mistakesOf, type Mistake } from './pointers.js';
import type { Rejection } from './outcome.js';
import { digitsOf } from './recognise.js';
import type { Request } from './sender.js';

/** What is sent of a call: the whole request, or one that belongs to a conversation that is registered. */
export function requestOf(
  { form, startedAt, earlier }: Call,
  methoden: readonly Authenticatiemethode[],
  standard: Vervolg,
): Request {
  if (!earlier) {
    return {
      operation: 'productaanvraagRegistreren',
      input: { body: productaanvraagOf(form, startedAt, methoden, standard) },
    };
  }
  const path = { uuid: earlier.klantcontact };
  const vervolg = vervolgOf(form, standard);
  if (vervolg.soort === 'interneTaak')
    return { operation: 'interneTaakRegistreren', input: { path, body: { product: form.product, vervolg } } };
  const klant =
    earlier.partij === undefined ? klantOf(form) : ({ soort: 'bekendePartij', partij: earlier.partij } as const);
  return { operation: 'zaakRegistreren', input: { path, body: { product: form.product, klant, vervolg } } };
}

/** Only what was said. */
export const onlyKlantcontact = ({ form, startedAt }: Call, methoden: readonly Authenticatiemethode[]): Request => ({
  operation: 'klantcontactRegistreren',
  input: { body: { klantcontact: klantcontactOf(form, startedAt), ...authenticatieOf(form, methoden) } },
});

/** What can be seen before it is sent: the rest says the API, all of it at once. */
export function missingIn({ form, earlier }: Call): Mistake[] {
  const mistakes: Mistake[] = [];
  if (form.product === '') mistakes.push({ field: 'product', detail: 'Kies een product.' });
  if (!earlier && !form.partij && form.bewaren === '')
    mistakes.push({ field: 'klant-soort', detail: 'Kies of wij de gegevens mogen bewaren.' });
  return mistakes;
}

/** What there is to mend, at the fields. */
export function mistakesIn(form: Form, { problem }: Rejection): Mistake[] {
  if (problem.type === '/problemen/authenticatie-onvoldoende')
    return [{ field: 'authenticatie', detail: problem.detail }];
  return mistakesOf(form, problem.errors ?? []);
}

/** It is somebody on file; what was typed holds for this request, when that is wanted. */
export function asKnown(form: Form, partij: Partij, withTyped: boolean): Partial<Form> {
  return { partij, anders: withTyped && differentIn(form, [partij]).length > 0, naam: undefined };
}

/** What was typed and is not on file yet. */
export function differentIn(form: Form, partijen: readonly Partij[]): Bereikbaarheid[] {
  const known = partijen.flatMap(({ digitaleAdressen = [] }) => digitaleAdressen.map(({ adres }) => spelled(adres)));
  return filledBereikbaarheid(form).filter(({ adres }) => !known.includes(spelled(adres)));
}

const spelled = (adres: string): string => (adres.includes('@') ? adres.trim().toLowerCase() : digitsOf(adres));
