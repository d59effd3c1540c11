import type { Row, Rows } from './registers.js';

/** Rows without what is different every time: of each resource how many, and what each of them refers to. */
export interface Picture {
  readonly counts: Readonly<Record<string, number>>;
  readonly references: string;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

export function pictureOf(rows: Rows): Picture {
  const resources = new Map([...rows].flatMap(([resource, list]) => list.map(({ uuid }) => [uuid, resource] as const)));
  const described = [...rows].flatMap(([resource, list]) =>
    list.map((row) => `${resource}(${referencesOf(row, resources).toSorted().join(' ')})`),
  );
  return {
    counts: Object.fromEntries([...rows].map(([resource, list]) => [resource, list.length] as const).toSorted()),
    references: described.toSorted().join(', '),
  };
}

function referencesOf({ uuid: own, ...fields }: Row, resources: ReadonlyMap<string, string>): string[] {
  return Object.entries(fields).flatMap(([name, value]) =>
    [...(JSON.stringify(value)?.match(UUID) ?? [])].flatMap((uuid) => {
      const resource = resources.get(uuid);
      return resource === undefined || uuid === own ? [] : [`${name}: ${resource}`];
    }),
  );
}
