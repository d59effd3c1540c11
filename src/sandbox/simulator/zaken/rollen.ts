import { exact, oneOf, type Filter, type Filters } from '../drf/filters.js';
import { readBody } from '../drf/fields.js';
import { byUrl } from '../drf/url-filter.js';
import { CATALOGI_ROOT } from '../catalogi/catalogus-representation.js';
import type { Handeling } from './audit-trail.js';
import { BETROKKENE_TYPEN } from './betrokkene-fields.js';
import { rolField } from './rol-fields.js';
import type { Subresource } from './subresource.js';
import { BIJWERKEN } from './toegang.js';
import type { BetrokkeneType, Rol } from './zaken-rows.js';
import type { ZakenRegister } from './zaken-register.js';
import { ZAKEN_ROOT } from './zaken-representation.js';

/** /rollen. Open Zaak 1.30: `zaken.aanmaken` is not enough to add one. */
export function rollen(register: ZakenRegister): Subresource<Rol> {
  const { store } = register;
  return {
    path: 'rollen',
    table: store.rollen,
    ofZaak: store.rollenVan,
    filters: ({ origin }) => rolFilters(origin),
    show: ({ rol }) => rol,
    handeling: rolHandeling,
    create: {
      scopes: BIJWERKEN,
      read(call, _, zaak, body) {
        const present = store.rollenVan.all(zaak.uuid);
        return { row: readBody(rolField(register.types(call), zaak, present), body) };
      },
    },
    remove: { scopes: BIJWERKEN },
  };
}

/** Open Zaak 1.30: shown in the audit trail by the end of the URL of its betrokkene. */
export function rolHandeling({ uuid, zaak, betrokkene, omschrijving }: Rol, actie: Handeling['actie']): Handeling {
  const resourceWeergave = betrokkene.split('/').at(-1) || omschrijving;
  return { zaak, resource: 'rol', resourceUuid: uuid, resourceWeergave, actie };
}

function rolFilters(origin: string): Filters<Rol> {
  return {
    ...betrokkeneFilters((rol) => [rol]),
    omschrijving: exact(({ omschrijving }) => omschrijving),
    roltype: byUrl(`${origin}${CATALOGI_ROOT}/roltypen`, ({ roltype }) => roltype),
    zaak: byUrl(`${origin}${ZAKEN_ROOT}/zaken`, ({ zaak }) => zaak),
  };
}

const GENERIEK = [
  'adviseur',
  'behandelaar',
  'belanghebbende',
  'beslisser',
  'initiator',
  'klantcontacter',
  'mede_initiator',
  'zaakcoordinator',
];

/** What a betrokkene can be found by: `betrokkeneIdentificatie__natuurlijkPersoon__inpBsn`. */
const NUMMERS: readonly (readonly [string, BetrokkeneType, string])[] = [
  ['medewerker__identificatie', 'medewerker', 'identificatie'],
  ['natuurlijkPersoon__anpIdentificatie', 'natuurlijk_persoon', 'anpIdentificatie'],
  ['natuurlijkPersoon__inpA_nummer', 'natuurlijk_persoon', 'inpA_nummer'],
  ['natuurlijkPersoon__inpBsn', 'natuurlijk_persoon', 'inpBsn'],
  ['nietNatuurlijkPersoon__annIdentificatie', 'niet_natuurlijk_persoon', 'annIdentificatie'],
  ['nietNatuurlijkPersoon__innNnpId', 'niet_natuurlijk_persoon', 'innNnpId'],
  ['nietNatuurlijkPersoon__kvkNummer', 'niet_natuurlijk_persoon', 'kvkNummer'],
  ['nietNatuurlijkPersoon__vestigingsNummer', 'niet_natuurlijk_persoon', 'vestigingsNummer'],
  ['organisatorischeEenheid__identificatie', 'organisatorische_eenheid', 'identificatie'],
  ['vestiging__kvkNummer', 'vestiging', 'kvkNummer'],
  ['vestiging__vestigingsNummer', 'vestiging', 'vestigingsNummer'],
];

/** Filters on the betrokkene of a rol, for a list of rollen (itself) or of zaken (its rollen, with a prefix). */
export function betrokkeneFilters<T>(rollenOf: (row: T) => readonly Rol[], prefix = ''): Filters<T> {
  const pick = (value: (rol: Rol) => unknown) => (row: T) => rollenOf(row).map((rol) => value(rol) as string);
  const numbers = NUMMERS.map(([name, type, key]): [string, Filter<T>] => [
    `${prefix}betrokkeneIdentificatie__${name}`,
    exact(pick((rol) => (rol.betrokkeneType === type ? rol.betrokkeneIdentificatie?.[key] : undefined))),
  ]);
  return {
    ...Object.fromEntries(numbers),
    [`${prefix}betrokkene`]: exact(pick(({ betrokkene }) => betrokkene)),
    [`${prefix}betrokkeneType`]: oneOf(
      BETROKKENE_TYPEN,
      pick(({ betrokkeneType }) => betrokkeneType),
    ),
    [`${prefix}omschrijvingGeneriek`]: oneOf(
      GENERIEK,
      pick(({ omschrijvingGeneriek }) => omschrijvingGeneriek),
    ),
  };
}
