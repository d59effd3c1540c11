import type { RegisterServer } from '../../src/sandbox/simulator/register-server.js';
import type { Surroundings } from '../support/surroundings.js';

interface Row {
  readonly uuid: string;
}

/** Rows of every resource of every register, by resource and uuid. Nothing is left out. */
type Rows = ReadonlyMap<string, ReadonlyMap<string, Row>>;

/** What has come and gone in the registers since a moment. */
export interface Change {
  /** New rows by resource: `klanten/partijen`. */
  readonly added: ReadonlyMap<string, readonly Row[]>;
  /** Names of the resources of which something is gone that was there before. */
  readonly lost: readonly string[];
}

/** Starts looking at the registers; returns what has changed since then. */
export function watchingRows({ klanten, zaken }: Surroundings): () => Change {
  const before = read([klanten, zaken]);
  return () => {
    const now = read([klanten, zaken]);
    const added = [...now].map(([resource, rows]) => {
      const known = before.get(resource);
      return [resource, [...rows.values()].filter(({ uuid }) => !known?.has(uuid))] as const;
    });
    const lost = [...before].filter(([resource, rows]) =>
      [...rows.keys()].some((uuid) => !now.get(resource)?.has(uuid)),
    );
    return { added: new Map(added.filter(([, rows]) => rows.length > 0)), lost: lost.map(([resource]) => resource) };
  };
}

/** How many there are of each resource. */
export const countsOf = ({ added }: Change): Readonly<Record<string, number>> =>
  Object.fromEntries([...added].map(([resource, rows]) => [resource, rows.length] as const).toSorted());

function read(servers: readonly RegisterServer[]): Rows {
  const resources = servers.flatMap(({ name, apis }) =>
    apis.flatMap((api) =>
      Object.entries(api.rows()).map(([resource, rows]) => {
        const identified = (rows as readonly Partial<Row>[]).filter((row): row is Row => row.uuid !== undefined);
        return [`${name}/${resource}`, new Map(identified.map((row) => [row.uuid, row]))] as const;
      }),
    ),
  );
  return new Map(resources);
}
