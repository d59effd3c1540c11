/** Which part of a list to read. */
interface Part {
  readonly offset: number;
  readonly limit: number;
}

/** One page of a list. */
export interface PageOfList<Row> {
  readonly rows: readonly Row[];
  readonly page: number;
  readonly hasNext: boolean;
}

/** @param read is asked for one row more than fits: whether that is there, says whether another page follows. */
export async function pageOfList<Row>(
  { page = 1, pageSize = 20 }: { readonly page?: number | undefined; readonly pageSize?: number | undefined },
  read: (part: Part) => Promise<readonly Row[]>,
): Promise<PageOfList<Row>> {
  const rows = await read({ offset: (page - 1) * pageSize, limit: pageSize + 1 });
  return { rows: rows.slice(0, pageSize), page, hasNext: rows.length > pageSize };
}
