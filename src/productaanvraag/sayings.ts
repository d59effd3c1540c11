import type { Detail } from './klant-details.js';
import type { Contactnaam, DigitaalAdres, Klant, PartijIdentificator } from './productaanvraag.js';

/** One thing that a request says of its customer. */
export interface Saying {
  /** JSON Pointer. */
  readonly locatie: string;
  readonly detail: Detail;
  /** As it is kept: a text, or a group of them. */
  readonly value: unknown;
  /** What can be kept or lost by itself. */
  readonly parts: readonly Saying[];
}

/** Everything that a caller says of a customer, but for what only says what to do. */
export const sayingsOf = (klant: Klant): readonly Saying[] => sayingsIn(klant, '/klant');

function sayingsIn(said: object, at: string): readonly Saying[] {
  return Object.entries(said).flatMap(([name, value]): readonly Saying[] => {
    const locatie = `${at}/${name}`;
    switch (name) {
      case 'soort':
      case 'ondanksMogelijkeDubbele':
      case 'getoond':
        return [];
      case 'afwijkendeContactgegevens':
        return sayingsIn(value, locatie);
      case 'contactnaam':
        return [{ locatie, detail: name, value, parts: namesIn(value, locatie) }];
      case 'digitaleAdressen':
        return (value as readonly DigitaalAdres[]).map((adres, index, { length }) =>
          ofAdres(adres, `${locatie}/${index}`, length > 1),
        );
      case 'partijIdentificatoren':
        return (value as readonly PartijIdentificator[]).map(({ codeSoortObjectId, objectId }, index) =>
          plain(`${locatie}/${index}`, codeSoortObjectId, objectId),
        );
      default:
        return value === '' ? [] : [plain(locatie, name as Detail, value)];
    }
  });
}

const plain = (locatie: string, detail: Detail, value: unknown): Saying => ({ locatie, detail, value, parts: [] });

const namesIn = (naam: Contactnaam, at: string): Saying[] =>
  Object.entries(naam).flatMap(([part, value]) => (value === '' ? [] : [plain(`${at}/${part}`, 'contactnaam', value)]));

/** @param hasOthers without which it says nothing that it is preferred. */
function ofAdres(value: DigitaalAdres, locatie: string, hasOthers: boolean): Saying {
  const { omschrijving, voorkeur } = value;
  const parts = [
    ...(omschrijving === '' ? [] : [plain(`${locatie}/omschrijving`, 'omschrijving', omschrijving)]),
    ...(voorkeur && hasOthers ? [plain(`${locatie}/voorkeur`, 'voorkeur', voorkeur)] : []),
  ];
  return { locatie, detail: 'digitaleAdressen', value, parts };
}
