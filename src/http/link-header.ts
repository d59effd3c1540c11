/**
 * The header `Link` of one page of a list (RFC 8288): where the first, previous and next page are, as far as there are.
 * @param path without a query. @param query as it was asked.
 */
export function linkHeader(
  path: string,
  query: Readonly<Record<string, string>>,
  { page, hasNext }: { readonly page: number; readonly hasNext: boolean },
): string {
  const { page: _, ...rest } = query;
  const to = (rel: string, number: number) =>
    `<${path}?${new URLSearchParams({ ...rest, page: String(number) }).toString()}>; rel="${rel}"`;
  return [to('first', 1), ...(page > 1 ? [to('prev', page - 1)] : []), ...(hasNext ? [to('next', page + 1)] : [])].join(
    ', ',
  );
}
