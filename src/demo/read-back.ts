import type { Contactnaam, DigitaalAdres, Partij } from '../simulator/klanten/rows.js';
import type { Answered } from './answered.js';
import type { Register, Rows } from './rows.js';

/** One row that belongs to a productaanvraag, in words. */
export interface Found {
  readonly register: Register;
  readonly uuid: string;
  readonly tekst: string;
}

/** A row that should be there. */
type Wanted<T> = T | undefined;

/**
 * Looks up in the registers what the answer says that was registered, and everything that must hang on it. What is not
 * there is a flaw.
 */
export function readBack(rows: Rows, answered: Answered, naam: string): { found: Found[]; flaws: string[] } {
  const found: Found[] = [];
  const flaws: string[] = [];
  const need = <T extends { uuid: string }>(register: Register, what: string, row: Wanted<T>, tekst: (row: T) => string) => {
    if (row) found.push({ register, uuid: row.uuid, tekst: `${what} ${tekst(row)}`.trim() });
    else flaws.push(`${register} heeft geen ${what} zoals die er moet zijn`);
  };

  const contact = rows.klantcontacten.find(({ uuid }) => uuid === answered.klantcontact?.uuid);
  const hangsOnContact = ({ klantcontact }: { klantcontact: string | null }) => klantcontact === contact?.uuid;
  const betrokkene = rows.betrokkenen.find(({ uuid }) => uuid === answered.betrokkene?.uuid);
  const partij = rows.partijen.find(({ uuid }) => uuid === answered.partij?.uuid);
  const actor = rows.actorklantcontacten.find(hangsOnContact);
  const medewerker = rows.actoren.find(({ uuid }) => uuid === actor?.actor);

}

function voluit({ voornaam, voorvoegselAchternaam, achternaam }: Contactnaam): string {
  return [voornaam, voorvoegselAchternaam, achternaam].filter(Boolean).join(' ');
}
