import type { RegisterAnswer } from '../register-server.js';
import { notFound } from './problem.js';

const DEFAULT_SIZE = 100;
const LARGEST_SIZE = 500;

/** The query parameters that every list knows beside its filters. */
export const PAGING_PARAMETERS = ['page', 'pageSize'] as const;

/** A page of a list. */
export interface Page<T> {
  readonly count: number;
  readonly next: string | null;
  readonly previous: string | null;
  readonly results: readonly T[];
}

/**
 * The page that `query` asks for; `url` is the address of the list without its query. A size that makes no sense is the
 * default one, a too large one is capped; a page that makes no sense or is past the end is a 404.
 */
export function paginate<T>(rows: readonly T[], query: URLSearchParams, url: string): Page<T> {
  const size = pageSize(last(query, 'pageSize'));
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const page = pageNumber(last(query, 'page') ?? '1', pages);
  return {
    count: rows.length,
    next: page < pages ? addressOf(page + 1, query, url) : null,
    previous: page > 1 ? addressOf(page - 1, query, url) : null,
    results: rows.slice((page - 1) * size, page * size),
  };
}

/** The page as an answer, each of its rows rendered. */
export function pageAnswer<T>(page: Page<T>, render: (row: T) => object): RegisterAnswer {
  return { status: 200, body: { ...page, results: page.results.map(render) } };
}

function pageSize(text: string | undefined): number {
  const size = /^[+-]?\d+$/.test(text?.trim() ?? '') ? Number(text) : 0;
  return size > 0 ? Math.min(size, LARGEST_SIZE) : DEFAULT_SIZE;
}

function pageNumber(text: string, pages: number): number {
  if (text === 'last') return pages;
  const page = /^\d+$/.test(text) ? Number(text) : 0;
  if (page < 1 || page > pages) throw notFound('Ongeldige pagina.');
  return page;
}

/** DRF: the parameters in alphabetical order, page 1 without `page`. */
function addressOf(page: number, query: URLSearchParams, url: string): string {
  const parameters = new URLSearchParams(query);
  if (page === 1) parameters.delete('page');
  else parameters.set('page', String(page));
  parameters.sort();
  return parameters.size > 0 ? `${url}?${parameters}` : url;
}

function last(query: URLSearchParams, name: string): string | undefined {
  return query.getAll(name).at(-1);
}
