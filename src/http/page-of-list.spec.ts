import { describe, expect, it } from '@jest/globals';
import { notesOf } from './field-notes.js';
import { PageNumber, PageSize } from './page-fields.js';
import { pageOfList } from './page-of-list.js';
import { ProblemException } from './problem.js';
import { readQuery } from './read-query.js';

class Vraag {
  @PageNumber()
  readonly page?: number;

  @PageSize('dingen')
  readonly pageSize?: number;
}

const ALL = Array.from({ length: 45 }, (_, index) => index);
const pageOf = (query: Record<string, unknown>) =>
  pageOfList(readQuery(Vraag, query), async ({ offset, limit }) => ALL.slice(offset, offset + limit));

describe(pageOfList.name, () => {
  it('has twenty of the first, unless another is asked for', async () => {
    expect(await pageOf({})).toEqual({ rows: ALL.slice(0, 20), page: 1, hasNext: true });
    expect(await pageOf({ page: '3' })).toEqual({ rows: ALL.slice(40), page: 3, hasNext: false });
    expect(await pageOf({ page: '3', pageSize: '10' })).toEqual({ rows: ALL.slice(20, 30), page: 3, hasNext: true });
    expect(await pageOfList({}, async () => ALL)).toMatchObject({ rows: ALL.slice(0, 20), page: 1 });
  });

  it('says that nothing follows the last one, also when that is full', async () => {
    expect(await pageOf({ pageSize: '45' })).toMatchObject({ rows: ALL, hasNext: false });
    expect(await pageOf({ page: '9' })).toEqual({ rows: [], page: 9, hasNext: false });
  });

  it('asks for one more than fits, and no more', async () => {
    const asked: unknown[] = [];
    await pageOfList({ page: 2, pageSize: 5 }, async (part) => (asked.push(part), []));
    expect(asked).toEqual([{ offset: 5, limit: 6 }]);
  });

  it('tells the document of the API what it takes', () => {
    const [page, pageSize] = ['page', 'pageSize'].map((name) => notesOf(Vraag).get(name));
    expect(page).toMatchObject({ schema: { example: 1, minimum: 1, maximum: 100_000, default: 1 } });
    expect(pageSize).toMatchObject({ schema: { example: 20, minimum: 1, maximum: 100, default: 20 } });
  });

  it.each([
    { page: '1', pageSize: '1' },
    { page: '100000', pageSize: '100' },
  ])('takes %j', async (query) => {
    await expect(pageOf(query)).resolves.toBeDefined();
  });

  it.each([{ page: '0' }, { page: '100001' }, { pageSize: '0' }, { pageSize: '101' }, { page: 'een' }])(
    'takes no %j',
    async (query) => {
      expect(() => readQuery(Vraag, query)).toThrow(ProblemException);
    },
  );
});
