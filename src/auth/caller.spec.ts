import { describe, expect, it } from '@jest/globals';
import { callerOf, type AuthenticatedRequest, type Caller } from './caller.js';

describe(callerOf.name, () => {
  it('is who the guard let in', () => {
    const caller = { id: 'mira' } as Caller;
    expect(callerOf({ caller } as AuthenticatedRequest)).toBe(caller);
  });

  it('is a mistake where no token is needed', () => {
    expect(() => callerOf({} as AuthenticatedRequest)).toThrow(TypeError);
  });
});
