import { nullable, object, required, type Field } from '../drf/fields.js';
import { isEmail } from '../drf/formats.js';
import { satisfying, text } from '../drf/scalar-fields.js';
import type { Contactpersoon } from './zaken-rows.js';

/** Open Zaak 1.30: how a rol that has no contactpersoon is shown. */
export const GEEN_CONTACTPERSOON: Contactpersoon = { emailadres: '', functie: '', telefoonnummer: '', naam: '' };

export const contactpersoonField: Field<Contactpersoon> = nullable(
  object(
    {
      emailadres: text({ max: 254, blank: true, rules: [satisfying(isEmail, 'Voer een geldig e-mailadres in.')] }),
      functie: text({ max: 50, blank: true }),
      telefoonnummer: text({ max: 20, blank: true }),
      naam: required(text({ max: 200, blank: true })),
    },
    (values): Contactpersoon => ({ ...GEEN_CONTACTPERSOON, ...values }),
  ),
  () => GEEN_CONTACTPERSOON,
);
