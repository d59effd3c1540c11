import { describe, expect, it } from '@jest/globals';
import type { Response } from 'express';
import type { Answer } from '../answer/answer.js';
import { respond } from './respond.js';

const LOCATION = '/api/v1/productaanvragen/a';

/** What was done with the response. */
function responding(answer: object) {
  const done: unknown[] = [];
  const response = {
    status: (status: number) => (done.push(status), response),
    location: (location: string) => (done.push(location), response),
  };
  return { done, respond: () => respond(response as unknown as Response, answer as Answer) };
}

describe(respond.name, () => {
  it.each([
    [201, 'voltooid'],
    [202, 'wordtVoltooid'],
  ])('answers with %d and where it is when it is %s', (status, uitkomst) => {
    const body = { id: 'a', uitkomst, tekst: '' };
    const { done, respond } = responding({ status, location: LOCATION, body });
    expect(respond()).toBe(body);
    expect(done).toEqual([status, LOCATION]);
  });

  it('throws what is a problem, which says where it is as well', () => {
    const problem = { type: '/problemen/ongedaan-gemaakt', title: 'x', status: 422, uitkomst: 'ongedaanGemaakt' };
    const { done, respond } = responding({ status: 422, location: LOCATION, body: problem });
    expect(respond).toThrow(expect.objectContaining({ problem, headers: { Location: LOCATION } }));
    expect(done).toEqual([]);
  });
});
