import { SEEDED_ORGANISATIE, SEEDED_PARTIJ } from '../../src/sandbox/simulator/klanten/seed.js';
import type { ProductName } from './configurations.js';
import type { Random } from './random.js';

/** Where a request goes: the composite, or one step of it. */
export type Kind = 'productaanvraag' | 'klantcontact' | 'betrokkene' | 'zaak' | 'interneTaak';

/** A request as a caller sends it, perhaps more than once. */
export interface RequestPlan {
  readonly kind: Kind;
  readonly caller: 'mia' | 'noor' | 'kanaal';
  readonly body: Readonly<Record<string, unknown>>;
}

const BSNS = ['999990019', '999993653', '111222333'];
const RSINS = ['002220647', '001509962'];
const KVKS = ['69599084', '12345678'];
const VESTIGINGEN = ['000037178598', '000000000001'];

/** Any request that is well-formed: with more or less of what may be left out. */
export function anyRequest(random: Random): RequestPlan {
  const kind = random.pick<Kind>([
    'productaanvraag',
    'productaanvraag',
    'productaanvraag',
    'productaanvraag',
    'klantcontact',
    'betrokkene',
    'zaak',
    'interneTaak',
  ]);
  const caller = random.pick(['mia', 'mia', 'noor', 'kanaal'] as const);
  return { kind, caller, body: bodyOf(kind, random) };
}

function bodyOf(kind: Kind, random: Random): RequestPlan['body'] {
  const product = random.pick<ProductName>(['uitwijk', 'later', 'terug', 'terug']);
  switch (kind) {
    case 'productaanvraag':
      return {
        product,
        ...(random.chance(0.7) && { klantcontact: klantcontactOf(random) }),
        authenticatie: AUTHENTICATIE,
        klant: klantOf(random),
        ...(random.chance(0.9) && { vervolg: random.chance(0.6) ? zaakOf(random) : interneTaakOf(random) }),
      };
    case 'klantcontact':
      return {
        klantcontact: klantcontactOf(random),
        ...(random.chance(0.5) && { authenticatie: AUTHENTICATIE }),
      };
    case 'betrokkene':
      return { klant: klantOf(random) };
    case 'zaak':
      return { product, klant: klantOf(random), ...(random.chance(0.5) && { vervolg: zaakOf(random) }) };
    case 'interneTaak':
      return { product, ...(random.chance(0.5) && { vervolg: interneTaakOf(random) }) };
  }
}

const AUTHENTICATIE = { methode: 'controlevragen', niveau: 'laag' };

const klantcontactOf = (random: Random) => ({
  inhoud: 'Klant wil graag een vergunning aanvragen.',
  ...(random.chance(0.5) && { kanaal: 'balie', vertrouwelijk: true }),
  ...(random.chance(0.3) && { plaatsgevondenOp: '2026-03-01T10:00:00+01:00' }),
});

const zaakOf = (random: Random) => ({
  soort: 'zaak',
  ...(random.chance(0.5) && { omschrijving: 'Aanvraag', toelichting: 'Graag snel.' }),
});

const interneTaakOf = (random: Random) => ({
  soort: 'interneTaak',
  ...(random.chance(0.5) && { toelichting: 'Graag vandaag.' }),
  ...(random.chance(0.3) && { toegewezenAan: { soort: 'groep', identificatie: 'balie-centrum' } }),
  ...(random.chance(0.2) && { toegewezenAan: { soort: 'medewerker', identificatie: 'otto@gemeente.example' } }),
});

const NAAM = { voorletters: 'K', voornaam: 'Karel', voorvoegselAchternaam: 'van', achternaam: 'Deurne' };
const ADRES = { straatnaam: 'Janssenstraat', huisnummer: 12, postcode: '9821 ST', stad: 'Tietjerkstradeel' };

function klantOf(random: Random): Readonly<Record<string, unknown>> {
  switch (random.pick(['bekendePartij', 'nieuwePartij', 'nieuwePartij', 'eenmalig'] as const)) {
    case 'bekendePartij':
      return {
        soort: 'bekendePartij',
        partij: random.pick([SEEDED_PARTIJ, SEEDED_PARTIJ, SEEDED_ORGANISATIE]),
        ...(random.chance(0.4) && { afwijkendeContactgegevens: contactgegevensOf(random) }),
      };
    case 'nieuwePartij': {
      const isPersoon = random.chance(0.6);
      return {
        soort: 'nieuwePartij',
        soortPartij: isPersoon ? 'persoon' : 'organisatie',
        ...(isPersoon ? { contactnaam: NAAM } : { naam: 'Bakkerij Deurne' }),
        ...(random.chance(0.5) && { bezoekadres: ADRES }),
        ...(random.chance(0.8) && { ondanksMogelijkeDubbele: true }),
        digitaleAdressen: adressenOf(random),
        partijIdentificatoren: isPersoon ? persoonsnummersOf(random) : organisatienummersOf(random),
      };
    }
    case 'eenmalig':
      return {
        soort: 'eenmalig',
        ...contactgegevensOf(random),
        contactnaam: NAAM,
        ...(random.chance(0.3) && { partijIdentificatoren: persoonsnummersOf(random) }),
      };
  }
}

const contactgegevensOf = (random: Random) => ({
  contactnaam: NAAM,
  ...(random.chance(0.3) && { correspondentieadres: ADRES }),
  digitaleAdressen: adressenOf(random),
});

function adressenOf(random: Random) {
  const preferred = random.between(0, 3);
  return random.several(random.between(0, 3), (index) => ({
    ...(random.chance(0.5)
      ? { soortDigitaalAdres: 'telefoonnummer', adres: `061234567${index}` }
      : { soortDigitaalAdres: 'email', adres: `karel${index}@inwoner.test` }),
    ...(index === preferred && { voorkeur: true }),
  }));
}

const nummer = (soort: string, objectId: string) => ({ codeSoortObjectId: soort, objectId });

const persoonsnummersOf = (random: Random) => (random.chance(0.4) ? [nummer('bsn', random.pick(BSNS))] : []);

function organisatienummersOf(random: Random) {
  if (random.chance(0.3)) return [nummer('rsin', random.pick(RSINS))];
  const kvk = nummer('kvk_nummer', random.pick(KVKS));
  return random.chance(0.6) ? [kvk, nummer('vestigingsnummer', random.pick(VESTIGINGEN))] : [kvk];
}
