import type { Blanking } from '../../durable/durable.js';
import { BLANKED, type AnyAanvraag, type Opdracht } from '../opdracht.js';

/**
 * What stays of a request: what kind of things were said of whom, and how many; what refers to something in a register; and for
 * which colleague it is. A name that is not here is blanked, so that a new field is about a customer until it is said not to be.
 */
const STAYS: ReadonlySet<string> = new Set([
  'product',
  'soort',
  'kanaal',
  'taal',
  'vertrouwelijk',
  'indicatieContactGelukt',
  'plaatsgevondenOp',
  'authenticatie',
  'soortPartij',
  'codeSoortObjectId',
  'soortDigitaalAdres',
  'voorkeur',
  'ondanksMogelijkeDubbele',
  'toegewezenAan',
  'metAfdeling',
  'gedurende',
  'contact',
  'betrokkene',
  'takes',
  'lacks',
  'uuid',
  'wrong',
]);

/** The uuid of a partij, or what is known of it. */
const PARTIJ = 'partij';

/** The step that reads a known partij from Klanten. */
const PREPARED = 'vooraf';

/**
 * What is about the customer goes; the structure stays, for a request that is taken back is replayed. Free texts of the
 * medewerker are about the customer too.
 */
export const blanking = <Aanvraag extends AnyAanvraag>(): Blanking<Opdracht<Aanvraag>> => ({
  input: (opdracht) => ({ ...opdracht, aanvraag: blank(opdracht.aanvraag) }),
  // All that the other steps bring is uuids, numbers of ours, and failures, which hold no value that was sent or answered.
  checkpoint: (value) => {
    const prepared = isRecord(value) ? value[PREPARED] : undefined;
    const brought = isRecord(prepared) ? prepared['value'] : undefined;
    if (!isRecord(value) || !isRecord(prepared) || !isRecord(brought) || !isRecord(brought[PARTIJ])) return value;
    return { ...value, [PREPARED]: { ...prepared, value: { ...brought, [PARTIJ]: blank(brought[PARTIJ]) } } };
  },
});

function blank<T>(value: T): T {
  return (Array.isArray(value) ? value.map(blank) : isRecord(value) ? blankMembers(value) : blankValue(value)) as T;
}

const blankMembers = (record: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name,
      STAYS.has(name) || (name === PARTIJ && typeof value === 'string') ? value : blank(value),
    ]),
  );

function blankValue(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
      return value === '' ? '' : BLANKED;
    case 'number':
      return 0;
    case 'boolean':
      return false;
    default:
      return value;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
