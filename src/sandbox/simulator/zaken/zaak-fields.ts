import type { Vertrouwelijkheidaanduiding, Zaaktype } from '../catalogi/catalogus-rows.js';
import { now, today } from '../drf/date-times.js';
import { list, nullable, object, required, type Field, type Fields } from '../drf/fields.js';
import { isUrl } from '../drf/formats.js';
import type { Place } from '../drf/place.js';
import { choice, date, dateTime, satisfying, text } from '../drf/scalar-fields.js';
import { addDuration } from './iso-duration.js';
import { rsin } from './nummer-fields.js';
import { VERTROUWELIJKHEDEN } from './toegang.js';
import type { TypeFields } from './type-field.js';
import type { Zaak } from './zaken-rows.js';
import type { Zaaknummers } from './zaaknummers.js';

export const vertrouwelijkheidaanduidingField: Field<Vertrouwelijkheidaanduiding> = choice(VERTROUWELIJKHEDEN);

/** The simulator asks nothing of other servers, so of a communicatiekanaal only the name can be said. */
const unreachable: Field<string> = {
  read: (raw, place) => (raw === '' ? '' : place.refuse('bad-url', 'De URL gaf geen antwoord.')),
};

const KENMERK = { kenmerk: required(text({ max: 40 })), bron: required(text({ max: 40 })) };

/** Open Zaak 1.30, in its order, which is the order of the errors. Of the fields that the simulator does not keep, none. */
function zaakFields(types: TypeFields) {
  return {
    identificatie: text({ max: 40, blank: true }),
    bronorganisatie: required(rsin()),
    omschrijving: text({ max: 80, blank: true }),
    toelichting: text({ max: 1000, blank: true }),
    zaaktype: required(types.zaaktype),
    registratiedatum: date(),
    verantwoordelijkeOrganisatie: required(rsin()),
    startdatum: required(date()),
    einddatumGepland: nullable(date()),
    uiterlijkeEinddatumAfdoening: nullable(date()),
    publicatiedatum: nullable(date()),
    laatstGeopend: nullable(dateTime()),
    communicatiekanaal: unreachable,
    communicatiekanaalNaam: text({ max: 250, blank: true }),
    productenOfDiensten: list(text({ max: 1000, rules: [satisfying(isUrl, 'Voer een geldige URL in.')] })),
    vertrouwelijkheidaanduiding: vertrouwelijkheidaanduidingField,
    kenmerken: list(object(KENMERK, (values) => ({ kenmerk: values.kenmerk!, bron: values.bron! }))),
    opdrachtgevendeOrganisatie: rsin({ blank: true }),
  } satisfies Fields;
}

/** A new zaak. `generated`: its number when none was sent. */
export function newZaakField(types: TypeFields, nummers: Zaaknummers, generated: string | undefined): Field<Zaak> {
  return object(zaakFields(types), ({ communicatiekanaal: _, ...values }, place): Zaak | undefined => {
    const zaaktype = values.zaaktype!;
    const bronorganisatie = values.bronorganisatie!;
    const identificatie = values.identificatie || generated!;
    if (nummers.isTaken(bronorganisatie, identificatie)) {
      const reason = `Deze identificatie (${identificatie}) bestaat al voor deze bronorganisatie`;
      return place.at('identificatie').refuse('identificatie-niet-uniek', reason);
    }
    if (!areOf(zaaktype, values.productenOfDiensten ?? [], place)) return undefined;
    const startdatum = values.startdatum!;
    return {
      ...EMPTY,
      registratiedatum: today(),
      vertrouwelijkheidaanduiding: zaaktype.vertrouwelijkheidaanduiding,
      ...values,
      einddatumGepland: values.einddatumGepland ?? plus(startdatum, zaaktype.servicenorm),
      uiterlijkeEinddatumAfdoening: values.uiterlijkeEinddatumAfdoening ?? plus(startdatum, zaaktype.doorlooptijd),
      uuid: crypto.randomUUID(),
      identificatie,
      bronorganisatie,
      verantwoordelijkeOrganisatie: values.verantwoordelijkeOrganisatie!,
      startdatum,
      zaaktype: zaaktype.uuid,
      laatstGemuteerd: now(),
    };
  });
}

/** Changes of a zaak that exists. Open Zaak 1.30: of its number and its zaaktype it keeps what it has. */
export function zaakChangesField(types: TypeFields, zaak: Zaak): Field<Partial<Zaak>> {
  return object(zaakFields(types), ({ communicatiekanaal: _, zaaktype, ...values }, place) => {
    const reason = 'Dit veld mag niet gewijzigd worden.';
    if (zaaktype && zaaktype.uuid !== zaak.zaaktype) place.at('zaaktype').refuse('wijzigen-niet-toegelaten', reason);
    if (values.identificatie !== undefined && values.identificatie !== zaak.identificatie) {
      place.at('identificatie').refuse('wijzigen-niet-toegelaten', reason);
    }
    return { ...values, laatstGemuteerd: now() };
  });
}

const EMPTY = {
  omschrijving: '',
  toelichting: '',
  einddatum: null,
  publicatiedatum: null,
  laatstGeopend: null,
  communicatiekanaalNaam: '',
  productenOfDiensten: [],
  kenmerken: [],
  archiefnominatie: null,
  archiefstatus: 'nog_te_archiveren',
  archiefactiedatum: null,
  startdatumBewaartermijn: null,
  opdrachtgevendeOrganisatie: '',
};

function areOf({ productenOfDiensten }: Zaaktype, asked: readonly string[], place: Place): boolean {
  if (asked.every((each) => productenOfDiensten.includes(each))) return true;
  place.at('productenOfDiensten').refuse('invalid-products-services');
  return false;
}

function plus(date: string, duration: string | null): string | null {
  return duration && addDuration(date, duration);
}
