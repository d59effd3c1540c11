import type { Roltype } from '../catalogi/catalogus-rows.js';
import { now } from '../drf/date-times.js';
import { nullable, object, required, type Field } from '../drf/fields.js';
import { isUrl } from '../drf/formats.js';
import type { Place } from '../drf/place.js';
import { choice, date, satisfying, text } from '../drf/scalar-fields.js';
import { BETROKKENE_TYPEN, betrokkeneIdentificatieField } from './betrokkene-fields.js';
import { contactpersoonField, GEEN_CONTACTPERSOON } from './contactpersoon-fields.js';
import type { TypeFields } from './type-field.js';
import type { Rol, Zaak } from './zaken-rows.js';

/** Open Zaak 1.30: of these a zaak has one at most. Only checked, so that two at the same time both pass there. */
const AT_MOST_ONE = ['initiator', 'zaakcoordinator'];

/** As it stands: it is read when the betrokkeneType is known. */
const untouched: Field<unknown> = { read: (raw) => raw };

/**
 * A rol of a zaak that has the rollen `present`. Open Zaak 1.30 reports in three rounds: the fields of the rol itself, then
 * those of the betrokkene, then what is wrong with the rol as a whole.
 */
export function rolField(types: TypeFields, zaak: Zaak, present: readonly Rol[]): Field<Rol> {
  const fields = {
    betrokkene: text({ max: 1000, blank: true, rules: [satisfying(isUrl, 'Voer een geldige URL in.')] }),
    betrokkeneType: required(choice(BETROKKENE_TYPEN)),
    afwijkendeNaamBetrokkene: text({ max: 625, blank: true }),
    roltype: required(types.roltype),
    roltoelichting: text({ max: 1000, blank: true }),
    indicatieMachtiging: choice(['gemachtigde', 'machtiginggever'], { blank: true }),
    contactpersoonRol: contactpersoonField,
    beginGeldigheid: nullable(date()),
    eindeGeldigheid: nullable(date()),
    betrokkeneIdentificatie: untouched,
  };
  return object(fields, ({ betrokkeneIdentificatie: raw, roltype, ...values }, place) => {
    const betrokkeneType = values.betrokkeneType!;
    const identificatie = readIdentificatie(betrokkeneIdentificatieField(betrokkeneType), raw, place);
    if (!identificatie || !isAllowed(roltype!, zaak, present, place)) return undefined;
    const isKnown = Object.keys(identificatie).length > 0;
    if (!isKnown && !values.betrokkene) {
      const reason = 'betrokkene or betrokkeneIdentificatie must be provided';
      return place.at('nonFieldErrors').refuse('invalid-betrokkene', reason);
    }
    if (values.beginGeldigheid && values.eindeGeldigheid && values.eindeGeldigheid < values.beginGeldigheid) {
      return place.at('nonFieldErrors').refuse('einde-geldigheid-before-begin-geldigheid');
    }
    return {
      ...EMPTY,
      ...values,
      uuid: crypto.randomUUID(),
      zaak: zaak.uuid,
      betrokkeneType,
      roltype: roltype!.uuid,
      omschrijving: roltype!.omschrijving,
      omschrijvingGeneriek: roltype!.omschrijvingGeneriek,
      registratiedatum: now(),
      betrokkeneIdentificatie: isKnown ? identificatie : null,
    };
  });
}

const EMPTY = {
  betrokkene: '',
  afwijkendeNaamBetrokkene: '',
  roltoelichting: '',
  indicatieMachtiging: '',
  contactpersoonRol: GEEN_CONTACTPERSOON,
  beginGeldigheid: null,
  eindeGeldigheid: null,
};

type Identificatie = Readonly<Record<string, unknown>>;

function readIdentificatie(field: Field<Identificatie>, raw: unknown, place: Place): Identificatie | undefined {
  const errors = place.errors.length;
  const values = raw === undefined ? {} : field.read(withANummer(raw), place.at('betrokkeneIdentificatie'));
  return place.errors.length === errors ? values : undefined;
}

/** Open Zaak 1.30: the A-nummer may be called `inpANummer`; it is shown as `inpA_nummer`. */
function withANummer(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null || !('inpANummer' in raw)) return raw;
  return { inpA_nummer: raw.inpANummer, ...raw };
}

function isAllowed(roltype: Roltype, zaak: Zaak, present: readonly Rol[], place: Place): boolean {
  const { omschrijvingGeneriek } = roltype;
  const isPresent = present.some((rol) => rol.omschrijvingGeneriek === omschrijvingGeneriek);
  if (AT_MOST_ONE.includes(omschrijvingGeneriek) && isPresent) {
    place.at('roltype').refuse('max-occurences', `De waarde \`${omschrijvingGeneriek}\` komt al 1 keer voor`);
    return false;
  }
  if (roltype.zaaktype === zaak.zaaktype) return true;
  place.at('nonFieldErrors').refuse('zaaktype-mismatch', 'De referentie hoort niet bij het zaaktype van de zaak.');
  return false;
}
