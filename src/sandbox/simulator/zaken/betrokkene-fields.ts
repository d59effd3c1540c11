import { list, nullable, object, required, type Field, type Fields } from '../drf/fields.js';
import { choice, integer, matching, text } from '../drf/scalar-fields.js';
import { bsn, rsin } from './nummer-fields.js';
import type { BetrokkeneType, Rol } from './zaken-rows.js';

const RECHTSVORMEN = [
  'besloten_vennootschap',
  'cooperatie_europees_economische_samenwerking',
  'europese_cooperatieve_venootschap',
  'europese_naamloze_vennootschap',
  'kerkelijke_organisatie',
  'naamloze_vennootschap',
  'onderlinge_waarborg_maatschappij',
  'overig_privaatrechtelijke_rechtspersoon',
  'stichting',
  'vereniging',
  'vereniging_van_eigenaars',
  'publiekrechtelijke_rechtspersoon',
  'vennootschap_onder_firma',
  'maatschap',
  'rederij',
  'commanditaire_vennootschap',
  'kapitaalvennootschap_binnen_eer',
  'overige_buitenlandse_rechtspersoon_vennootschap',
  'kapitaalvennootschap_buiten_eer',
] as const;

const optional = (max: number) => text({ max, blank: true });

const VERBLIJFSADRES = {
  aoaIdentificatie: required(optional(100)),
  wplWoonplaatsNaam: required(text({ max: 80 })),
  gorOpenbareRuimteNaam: required(text({ max: 80 })),
  aoaPostcode: optional(7),
  aoaHuisnummer: required(integer({ min: 0, max: 99_999 })),
  aoaHuisletter: optional(1),
  aoaHuisnummertoevoeging: optional(4),
  inpLocatiebeschrijving: optional(1000),
};

const SUB_VERBLIJF_BUITENLAND = {
  lndLandcode: required(text({ max: 4 })),
  lndLandnaam: required(text({ max: 40 })),
  subAdresBuitenland_1: optional(35),
  subAdresBuitenland_2: optional(35),
  subAdresBuitenland_3: optional(35),
};

const ADRESSEN = {
  verblijfsadres: nullable(object(VERBLIJFSADRES)),
  subVerblijfBuitenland: nullable(object(SUB_VERBLIJF_BUITENLAND)),
};

/** Open Zaak 1.30: what can be said of a betrokkene, per type, in the order in which it comes back. */
const BETROKKENE_FIELDS = {
  natuurlijk_persoon: {
    inpBsn: bsn(),
    anpIdentificatie: optional(17),
    inpA_nummer: text({
      blank: true,
      max: 10,
      rules: [matching(/^[1-9]\d{9}$/, 'A-nummer moet 10 cijfers hebben.', 'a-nummer-incorrect-format')],
    }),
    geslachtsnaam: optional(200),
    voorvoegselGeslachtsnaam: optional(80),
    voorletters: optional(20),
    voornamen: optional(200),
    geslachtsaanduiding: choice(['m', 'v', 'o'], { blank: true }),
    geboortedatum: optional(18),
    ...ADRESSEN,
  },
  niet_natuurlijk_persoon: {
    innNnpId: rsin({ blank: true }),
    annIdentificatie: optional(17),
    kvkNummer: optional(8),
    vestigingsNummer: optional(24),
    statutaireNaam: optional(500),
    innRechtsvorm: choice(RECHTSVORMEN, { blank: true }),
    bezoekadres: optional(1000),
    ...ADRESSEN,
  },
  vestiging: {
    vestigingsNummer: optional(24),
    handelsnaam: list(text({ max: 625 }), 'field'),
    ...ADRESSEN,
    kvkNummer: optional(8),
  },
  organisatorische_eenheid: {
    identificatie: optional(255),
    naam: optional(255),
    isGehuisvestIn: optional(255),
  },
  medewerker: {
    identificatie: optional(128),
    achternaam: optional(200),
    voorletters: optional(20),
    voorvoegselAchternaam: optional(10),
  },
} as const satisfies Readonly<Record<BetrokkeneType, Fields>>;

export const BETROKKENE_TYPEN = Object.keys(BETROKKENE_FIELDS) as readonly BetrokkeneType[];

/** What is sent of a betrokkene of this type; keys of another type are unknown keys, and so count for nothing. */
export function betrokkeneIdentificatieField(type: BetrokkeneType): Field<Readonly<Record<string, unknown>>> {
  return object<Fields>(BETROKKENE_FIELDS[type]);
}

/** Open Zaak 1.30: how someone logged in is said of persons and companies only. */
export function metAuthenticatie(type: BetrokkeneType): boolean {
  return type === 'natuurlijk_persoon' || type === 'niet_natuurlijk_persoon' || type === 'vestiging';
}

/** A betrokkene as it is shown: with everything that was not sent empty. Null when only a URL is known. */
export function betrokkeneWeergave({ betrokkeneType, betrokkeneIdentificatie }: Rol): object | null {
  return betrokkeneIdentificatie && complete(BETROKKENE_FIELDS[betrokkeneType], betrokkeneIdentificatie);
}

/** The values of an object with, for all that is absent, what an empty column gives. */
function complete(fields: Fields, values: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.keys(fields).map((name) => [name, shown(name, values[name])]));
}

const PARTS: Readonly<Record<string, Fields>> = {
  verblijfsadres: VERBLIJFSADRES,
  subVerblijfBuitenland: SUB_VERBLIJF_BUITENLAND,
};

function shown(name: string, value: unknown): unknown {
  const part = PARTS[name];
  if (part) return value ? complete(part, value as Readonly<Record<string, unknown>>) : null;
  return value ?? (name === 'handelsnaam' ? [] : '');
}
