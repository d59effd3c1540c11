import type { OtherApplication, Resource } from '../support/other-application.js';

/** What a neighbour of the product sees of the registers: it only asks. */
export type Registers = Pick<OtherApplication, 'klanten' | 'listKlanten' | 'zaken' | 'listZaken' | 'atKlanten'>;

export interface Ref {
  readonly uuid: string;
  readonly url: string;
}

/** `?a=b&c=d`. */
export const query = (parameters: Readonly<Record<string, string>>): string =>
  `?${new URLSearchParams(parameters).toString()}`;

export const refs = (row: Resource, field: string): readonly Ref[] => row[field] as readonly Ref[];

/** What was asked for with `expand`. */
export function expanded(row: Resource | undefined, field: string): readonly Resource[] {
  const { _expand: fields = {} } = (row ?? {}) as { _expand?: Readonly<Record<string, readonly Resource[]>> };
  return fields[field] ?? [];
}

export const text = (row: Resource, field: string): string => String(row[field]);
