import type {
  Authenticatie,
  Authenticatiemethode,
  BetrokkeneAanvraag,
  Contactgegevens,
  InterneTaakVervolg,
  Klantcontact,
  Productaanvraag,
  ZaakVervolg,
} from '../../client/src/index.js';
import { withOffset } from '../shared/time.js';
import { adresOf, filledBereikbaarheid, naamOf, type Form, type Vervolg } from './form.js';

/** The whole request. @param vervolg what follows when nothing else was chosen */
export function productaanvraagOf(
  form: Form,
  startedAt: Date,
  methoden: readonly Authenticatiemethode[],
  vervolg: Vervolg,
): Productaanvraag {
  return {
    product: form.product,
    klantcontact: klantcontactOf(form, startedAt),
    ...authenticatieOf(form, methoden),
    klant: klantOf(form),
    vervolg: vervolgOf(form, vervolg),
  };
}

export function klantcontactOf(form: Form, startedAt: Date): Klantcontact {
  const at = form.tijdstip === '' ? startedAt : new Date(form.tijdstip);
  return {
    ...filled({
      inhoud: form.inhoud,
      onderwerp: form.onderwerp ?? '',
      kanaal: form.kanaal ?? '',
      taal: form.taal ?? '',
    }),
    ...(form.vertrouwelijk !== '' && { vertrouwelijk: form.vertrouwelijk === 'ja' }),
    ...(form.gelukt !== '' && { indicatieContactGelukt: form.gelukt === 'ja' }),
    plaatsgevondenOp: withOffset(at),
  };
}

export function authenticatieOf(
  form: Form,
  methoden: readonly Authenticatiemethode[],
): { authenticatie?: Authenticatie } {
  const found = methoden.find(({ methode }) => methode === form.methode);
  return found ? { authenticatie: { methode: found.methode, niveau: found.niveau } } : {};
}

/** Who the customer is: on file, to be kept, or for this once. */
export function klantOf(form: Form): BetrokkeneAanvraag['klant'] {
  if (form.partij) {
    const anders = form.anders ? contactgegevensOf(form) : {};
    return {
      soort: 'bekendePartij',
      partij: form.partij.uuid,
      ...(Object.keys(anders).length > 0 && { afwijkendeContactgegevens: anders }),
    };
  }
  const { contactnaam, organisatienaam, ...rest } = contactgegevensOf(form);
  const nummers = form.identificatoren.length > 0 ? { partijIdentificatoren: form.identificatoren } : {};
  if (form.bewaren === 'nee')
    return {
      soort: 'eenmalig',
      ...(contactnaam && { contactnaam }),
      ...(organisatienaam && { organisatienaam }),
      ...rest,
      ...nummers,
    };
  return {
    soort: 'nieuwePartij',
    soortPartij: form.soortPartij,
    ...(form.soortPartij === 'organisatie'
      ? organisatienaam && { naam: organisatienaam }
      : contactnaam && { contactnaam: { ...contactnaam, achternaam: contactnaam.achternaam ?? '' } }),
    ...rest,
    ...nummers,
    ...(form.ondanksMogelijkeDubbele && { ondanksMogelijkeDubbele: true }),
  };
}

function contactgegevensOf(form: Form): Contactgegevens {
  const { voorletters, voornaam, voorvoegsel, achternaam } = naamOf(form);
  const contactnaam = filled({ voorletters, voornaam, voorvoegselAchternaam: voorvoegsel, achternaam });
  const digitaleAdressen = filledBereikbaarheid(form).map(({ soort, adres, omschrijving, voorkeur }) => ({
    soortDigitaalAdres: soort,
    adres: adres.trim(),
    ...filled({ omschrijving }),
    ...(voorkeur && { voorkeur }),
  }));
  const bezoekadres = adresOf(form);
  return {
    ...(Object.keys(contactnaam).length > 0 && { contactnaam }),
    ...(form.organisatienaam.trim() !== '' && { organisatienaam: form.organisatienaam.trim() }),
    ...(bezoekadres && { bezoekadres }),
    ...(digitaleAdressen.length > 0 && { digitaleAdressen }),
  };
}

/** @param standard what the product gets when nothing was chosen */
export function vervolgOf(form: Form, standard: Vervolg): ZaakVervolg | InterneTaakVervolg {
  const toelichting = filled({ toelichting: form.toelichting });
  if ((form.vervolg || standard) === 'zaak') return { soort: 'zaak', ...toelichting };
  const { soort, identificatie } = form.toegewezenAan ?? {};
  return {
    soort: 'interneTaak',
    ...toelichting,
    ...filled({ gevraagdeHandeling: form.gevraagdeHandeling }),
    ...(soort && identificatie !== undefined && { toegewezenAan: { soort, identificatie } }),
  };
}

/** Without what is empty, and without spaces around the rest. */
function filled<Name extends string>(texts: Readonly<Record<Name, string>>): Partial<Record<Name, string>> {
  const entries = Object.entries<string>(texts).map(([name, text]) => [name, text.trim()] as const);
  return Object.fromEntries(entries.filter(([, text]) => text !== '')) as Partial<Record<Name, string>>;
}
