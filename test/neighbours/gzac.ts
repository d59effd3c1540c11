import { query, text, type Registers } from './registers.js';

/** The numbers of the contacts at a zaak. @param objecttype as it is set in GZAC. */
export const contactsAt = (registers: Registers, zaak: string, objecttype: string): Promise<readonly string[]> =>
  contacts(registers, {
    onderwerpobject__onderwerpobjectidentificatorCodeObjecttype: objecttype,
    onderwerpobject__onderwerpobjectidentificatorObjectId: zaak,
  });

/** The numbers of the contacts of a partij. */
export const contactsOf = (registers: Registers, partij: string): Promise<readonly string[]> =>
  contacts(registers, { hadBetrokkene__wasPartij__uuid: partij });

async function contacts(registers: Registers, by: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const found = await registers.listKlanten(`klantcontacten${query(by)}`);
  return found.map((contact) => text(contact, 'nummer'));
}
