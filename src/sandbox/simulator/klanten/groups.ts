import { nullable, object, reportedAs, type Field, type Fields, type Values } from '../drf/fields.js';
import { integer, matching, satisfying, text } from '../drf/scalar-fields.js';
import { isCountryCode } from './country-codes.js';
import type { Adres, Contactnaam, Identificator } from './rows.js';

/*
 * Groups of fields that Open Klant stores as a whole (vng-api-common: gegevensgroep): what is left out of a group that was
 * sent becomes empty, also in a PATCH, and a group that is null is an empty one.
 */

export const NO_IDENTIFICATOR: Identificator = {
  objectId: '',
  codeObjecttype: '',
  codeRegister: '',
  codeSoortObjectId: '',
};
export const NO_CONTACTNAAM: Contactnaam = { voorletters: '', voornaam: '', voorvoegselAchternaam: '', achternaam: '' };
export const NO_ADRES: Adres = {
  nummeraanduidingId: '',
  straatnaam: '',
  huisnummer: null,
  huisnummertoevoeging: '',
  postcode: '',
  stad: '',
  adresregel1: '',
  adresregel2: '',
  adresregel3: '',
  land: '',
};

/** An identificator in which any text goes. */
export function identificatorField(): Field<Identificator> {
  const code = text({ max: 200, blank: true });
  return group(NO_IDENTIFICATOR, {
    objectId: code,
    codeObjecttype: code,
    codeRegister: code,
    codeSoortObjectId: code,
  });
}

export function contactnaamField(): Field<Contactnaam> {
  return group(NO_CONTACTNAAM, {
    voorletters: text({ max: 10, blank: true }),
    voornaam: text({ max: 200, blank: true }),
    voorvoegselAchternaam: text({ max: 10, blank: true }),
    achternaam: text({ max: 200, blank: true }),
  });
}

export function adresField(): Field<Adres> {
  const postcode = matching(
    /^[1-9][0-9]{3} [A-Z]{2}$/,
    'Postcode moet aan het volgende formaat voldoen: `1234 AB` (met spatie)',
  );
  return group(NO_ADRES, {
    nummeraanduidingId: text({ blank: true, rules: [matching(/^[0-9]{16}$/, 'Ongeldige nummeraanduiding BAG-ID')] }),
    straatnaam: text({ max: 255, blank: true }),
    huisnummer: nullable(integer({ min: 1, max: 99_999 })),
    huisnummertoevoeging: text({ max: 20, blank: true }),
    postcode: text({ blank: true, rules: [postcode] }),
    stad: text({ max: 255, blank: true }),
    adresregel1: adresregel(1),
    adresregel2: adresregel(2),
    adresregel3: adresregel(3),
    land: text({
      max: 2,
      blank: true,
      rules: [satisfying(isCountryCode, 'Ongeldige landcode, de code moet behoren tot de ISO 3166-standaard')],
    }),
  });
}

/** vng-api-common changes the name in its errors, not in the data. */
function adresregel(number: number): Field<string> {
  return reportedAs(`adresregel_${number}`, text({ max: 80, blank: true }));
}

function group<T extends Values<F>, F extends Fields>(empty: T, fields: F): Field<T> {
  return nullable(
    object(fields, (values) => ({ ...empty, ...values })),
    () => empty,
  );
}
