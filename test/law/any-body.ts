import {
  AuthenticatieAanvraagDto,
  BetrokkeneAanvraagDto,
  InterneTaakAanvraagDto,
  KlantcontactAanvraagDto,
  ZaakAanvraagDto,
} from '../../src/productaanvraag/door/dto/klantcontacten.dto.js';
import { ProductaanvraagDto } from '../../src/productaanvraag/door/dto/productaanvraag.dto.js';
import { AdresDto } from '../../src/productaanvraag/door/dto/adres.dto.js';
import { ContactnaamDto } from '../../src/productaanvraag/door/dto/contactnaam.dto.js';
import { EenmaligeKlantDto, NieuwePartijDto } from '../../src/productaanvraag/door/dto/klant.dto.js';
import { notesOf, type Class, type FieldNotes } from '../../src/http/field-notes.js';
import type { Random } from '../histories/random.js';
import { anyText, VALUES, type Fields, type Style } from './any-value.js';

/** Everything that registers something. */
export const ENDPOINTS = {
  productaanvraag: ProductaanvraagDto,
  klantcontact: KlantcontactAanvraagDto,
  betrokkene: BetrokkeneAanvraagDto,
  zaak: ZaakAanvraagDto,
  interneTaak: InterneTaakAanvraagDto,
  authenticatie: AuthenticatieAanvraagDto,
} as const satisfies Readonly<Record<string, Class>>;

export type Endpoint = keyof typeof ENDPOINTS;

/** A body that the endpoint takes, made from what the decorators of its DTO say. */
export const anyBodyFor = (endpoint: Endpoint, random: Random, style: Style): Fields =>
  anyBody(ENDPOINTS[endpoint], random, style);

function anyBody(type: Class, random: Random, style: Style, soort?: string): Fields {
  const body: Record<string, unknown> = soort === undefined ? {} : { soort };
  for (const [name, notes] of notesOf(type)) {
    if (name in body || !(isNeeded(name, notes) || random.chance(style.fill))) continue;
    body[name] = anyValue(name, notes, body, { random, style });
  }
  return agree(type, body, { random, style });
}

/** Without authenticatie no product may be applied for. */
const isNeeded = (name: string, { required }: FieldNotes) => required || name === 'authenticatie';

interface Chances {
  readonly random: Random;
  readonly style: Style;
}

function anyValue(
  name: string,
  { schema, part, variants }: FieldNotes,
  siblings: Fields,
  { random, style }: Chances,
): unknown {
  if (variants) {
    const [soort, type] = random.pick(Object.entries(variants));
    return anyBody(type, random, style, soort);
  }
  if (part) {
    if (schema.type !== 'array') return anyBody(part(), random, style);
    if (name === 'partijIdentificatoren') return anyNumbers(part(), siblings, { random, style });
    const count = style.longest && random.chance(0.3) ? Number(schema['maxItems']) : random.between(0, 3);
    return withOneVoorkeur(random.several(count, () => anyBody(part(), random, style)));
  }
  if (name === 'niveau') return random.pick(['laag', 'substantieel', 'hoog']);
  if (schema['enum']) return random.pick(schema['enum'] as unknown[]);
  if (schema.type === 'boolean') return random.chance(0.5);
  if (schema.type === 'integer') return random.between(Number(schema['minimum']), Number(schema['maximum']));
  const make = VALUES[name];
  if (make) return make(random, siblings, style);
  if (schema['pattern'] || schema['format']) throw new Error(`any-value.ts knows no value for ${name}`);
  return anyText(random, name, Number(schema['maxLength']), style);
}

/** Numbers that may belong to this customer. */
function anyNumbers(type: Class, { soortPartij }: Fields, { random, style }: Chances): Fields[] {
  const possible = ['bsn', 'rsin', 'kvk_nummer', 'vestigingsnummer'].filter(
    (soort) => soort !== { persoon: 'rsin', organisatie: 'bsn' }[String(soortPartij)],
  );
  const soorten = possible.filter(() => random.chance(0.5));
  const needsKvk = soorten.includes('vestigingsnummer') && !soorten.includes('kvk_nummer');
  return [...soorten, ...(needsKvk ? ['kvk_nummer'] : [])].map((codeSoortObjectId) => ({
    ...anyBody(type, random, style),
    codeSoortObjectId,
    objectId: VALUES['objectId']!(random, { codeSoortObjectId }, style),
  }));
}

function withOneVoorkeur(list: readonly Fields[]): Fields[] {
  const first = list.findIndex(({ voorkeur }) => voorkeur === true);
  return list.map((it, index) => (it['voorkeur'] === true && index !== first ? { ...it, voorkeur: false } : it));
}

const wholeName = (naam: Fields) =>
  ['voorletters', 'voornaam', 'voorvoegselAchternaam', 'achternaam'].map((part) => naam[part] ?? '').join(' ');

/** What the fields of a DTO demand of each other. */
const DEMANDS: ReadonlyMap<Class, (body: Record<string, unknown>, text: (name: string) => string) => void> = new Map<
  Class,
  (body: Record<string, unknown>, text: (name: string) => string) => void
>([
  [
    ContactnaamDto,
    (naam, text) => {
      if (!naam['voornaam']) naam['achternaam'] ??= text('achternaam');
      if ([...wholeName(naam)].length <= 200) return;
      for (const part of ['voornaam', 'achternaam'])
        if (naam[part]) naam[part] = [...String(naam[part])].slice(0, 85).join('').trimEnd();
    },
  ],
  [
    AdresDto,
    (adres, text) => {
      if (Object.keys(adres).length === 0) adres['straatnaam'] = text('straatnaam');
    },
  ],
  [
    NieuwePartijDto,
    (klant, text) => {
      const isPersoon = klant['soortPartij'] === 'persoon';
      delete klant[isPersoon ? 'naam' : 'contactnaam'];
      if (isPersoon) klant['contactnaam'] ??= { achternaam: text('achternaam') };
      else klant['naam'] ??= text('naam');
    },
  ],
  [
    EenmaligeKlantDto,
    (klant, text) => {
      if (!klant['contactnaam']) klant['organisatienaam'] ??= text('organisatienaam');
    },
  ],
]);

function agree(type: Class, body: Record<string, unknown>, { random, style }: Chances): Fields {
  for (const [dto, demand] of DEMANDS)
    if (type === dto || type.prototype instanceof dto) demand(body, (name) => anyText(random, name, 60, style));
  return body;
}
