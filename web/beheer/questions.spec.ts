import { expect, it } from '@jest/globals';
import { filtersOf, listPath } from './questions.js';

it('filters stand in the address under the names of the API, and what is empty is none', () => {
  const filters = filtersOf('?uitkomst=vraagtAandacht&product=&afgesloten=false');
  expect(filters).toEqual({ uitkomst: 'vraagtAandacht', afgesloten: 'false' });
  expect(listPath({ ...filters, page: 2 })).toBe('/beheer/aanvragen?uitkomst=vraagtAandacht&afgesloten=false&page=2');
  expect(listPath({})).toBe('/beheer/aanvragen');
});
