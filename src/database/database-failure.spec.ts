import { describe, expect, it } from '@jest/globals';
import { DatabaseTooSlowError, isDatabaseFailure, mayPass } from './database-failure.js';

const failing = (code: string, message = 'iets') => Object.assign(new Error(message), { code });

describe(isDatabaseFailure.name, () => {
  it.each([
    failing('ECONNREFUSED'),
    failing('53300'),
    failing('53100'),
    failing('25006'),
    failing('42501'),
    failing('55P03'),
    failing('57014'),
    failing('2200H'),
    new Error('Connection terminated unexpectedly'),
    new Error('timeout exceeded when trying to connect'),
    new DatabaseTooSlowError('te traag'),
    new AggregateError([failing('ECONNREFUSED')]),
    new Error('ingepakt', { cause: failing('57P01') }),
  ])('holds for what the database itself lacks: %s', (error) => {
    expect(isDatabaseFailure(error)).toBe(true);
  });

  it.each([
    new TypeError('x is not a function'),
    new Error('iets anders'),
    failing('22021'),
    failing('22P02'),
    failing('23505'),
    failing('42703'),
    failing('ERR_INVALID_ARG_TYPE'),
    'tekst',
    undefined,
  ])('does not hold for a mistake of ours: %s', (error) => {
    expect(isDatabaseFailure(error)).toBe(false);
  });
});

describe(mayPass.name, () => {
  it('holds only for what helps to wait for', () => {
    expect([failing('57P03'), failing('53300'), failing('08006'), failing('ENOTFOUND')].every(mayPass)).toBe(true);
    expect([failing('57014'), failing('42501'), failing('55P03'), failing('28P01')].some(mayPass)).toBe(false);
  });
});
