import type {
  Actor,
  ActorKlantcontact,
  Betrokkene,
  DigitaalAdres,
  Internetaak,
  Klantcontact,
  Onderwerpobject,
  Partij,
} from '../simulator/klanten/rows.js';
import type { RegisterServer } from '../simulator/register-server.js';
import type { Statustype } from '../simulator/catalogi/catalogus-rows.js';
import type { Rol, Status, Zaak } from '../simulator/zaken/zaken-rows.js';

/** What the registers hold, as far as a productaanvraag has to do with it. */
export interface Rows {
  readonly actoren: readonly Actor[];
  readonly partijen: readonly Partij[];
  readonly digitaleadressen: readonly DigitaalAdres[];
  readonly klantcontacten: readonly Klantcontact[];
  readonly betrokkenen: readonly Betrokkene[];
  readonly actorklantcontacten: readonly ActorKlantcontact[];
  readonly onderwerpobjecten: readonly Onderwerpobject[];
  readonly internetaken: readonly Internetaak[];
  readonly zaken: readonly Zaak[];
  readonly rollen: readonly Rol[];
  readonly statussen: readonly Status[];
  readonly statustypen: readonly Statustype[];
}

/** Written for the one productaanvraag, by register. An actor is not: the next one uses it too. */
const WRITTEN = {
  Klanten: [
    'partijen',
    'partij-identificatoren',
    'digitaleadressen',
    'klantcontacten',
    'betrokkenen',
    'actorklantcontacten',
    'onderwerpobjecten',
    'bijlagen',
  ],
  Taken: ['internetaken'],
  Zaken: ['zaken', 'rollen', 'statussen', 'zaakobjecten', 'zaakeigenschappen', 'resultaten'],
} as const;

export type Register = keyof typeof WRITTEN;

/** Everything, as it is at this moment. */
export function rowsOf(registers: readonly RegisterServer[]): Rows {
  return Object.assign({}, ...registers.flatMap(({ apis }) => apis.map((api) => api.rows()))) as Rows;
}

/** The uuids of everything that was written for productaanvragen, by register. */
export function writtenIn(rows: Rows): Record<Register, readonly string[]> {
  const all: Readonly<Record<string, readonly { readonly uuid: string }[]>> = { ...rows };
  const uuidsOf = (register: Register) => WRITTEN[register].flatMap((name) => all[name]!.map(({ uuid }) => uuid));
  return { Klanten: uuidsOf('Klanten'), Taken: uuidsOf('Taken'), Zaken: uuidsOf('Zaken') };
}
