import { BLANKED } from '../opdracht.js';
import type { NewRol, RolRow, StatusRow } from '../../zaken/zaken.types.js';

/** What a request writes with its zaak: by this it is told from what colleagues add. */
export interface OwnParts {
  /** The initiator; its roltype does not count. */
  readonly rol: NewRol;
  /** datumStatusGezet of the first status: unique within a zaak. */
  readonly statusmoment: string;
}

/** The same moment, however it is written. */
export const isOwnStatus = ({ datumStatusGezet }: StatusRow, { statusmoment }: OwnParts): boolean =>
  Date.parse(datumStatusGezet) === Date.parse(statusmoment);

/**
 * Whether a rol is the initiator that we wrote. Zaken knows no key for it: it is recognised by what we call it and by who it
 * is. That a register kept less of that than was sent does not make it another's; that it says more does. Of what is not kept
 * any more only that it was said is known.
 */
export function isOwnRol(row: RolRow, { rol }: OwnParts): boolean {
  return (
    row.omschrijvingGeneriek === 'initiator' &&
    row.roltoelichting === rol.roltoelichting &&
    row.betrokkeneType === rol.betrokkeneType &&
    isSamePartij(row.betrokkene, rol.betrokkene) &&
    Object.entries(row.betrokkeneIdentificatie ?? {}).every(
      ([name, value]) => value === '' || value === null || isAsSent(value, rol.betrokkeneIdentificatie?.[name]?.trim()),
    )
  );
}

const isAsSent = (value: unknown, sent = ''): boolean => value === sent || sent.includes(BLANKED);

/** Wherever Klanten was when it was written. */
const isSamePartij = (row: string, sent: string | undefined): boolean =>
  row === '' || sent === undefined || lastPart(row) === lastPart(sent);

const lastPart = (url: string): string | undefined => url.split('/').at(-1);
