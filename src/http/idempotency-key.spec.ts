import { describe, expect, it } from '@jest/globals';
import type { Request } from 'express';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { askIdempotencyKey, IdempotencyKeys, needsIdempotencyKey, readIdempotencyKey } from './idempotency-key.js';

class Controller {
  write(): void {}
  read(): void {}
  add(): void {}
}

describe('a method that asks for the key', () => {
  it('says so', () => {
    askIdempotencyKey(Controller.prototype, 'write');
    expect(needsIdempotencyKey(Controller.prototype, 'write')).toBe(true);
    expect(needsIdempotencyKey(Controller.prototype, 'read')).toBe(false);
  });

  it('does so by a parameter, which is given the keys', () => {
    IdempotencyKeys()(Controller.prototype, 'add', 0);
    expect(needsIdempotencyKey(Controller.prototype, 'add')).toBe(true);
    expect(Object.keys(Reflect.getMetadata(ROUTE_ARGS_METADATA, Controller, 'add') as object)).toHaveLength(1);
  });
});

describe(readIdempotencyKey.name, () => {
  it('passes over blanks around it', () => {
    const request = { get: () => ' een-eigen-sleutel ' } as unknown as Request;
    expect(readIdempotencyKey(request)).toEqual(['een-eigen-sleutel']);
  });
});
