import { describe, expect, it } from '@jest/globals';
import { groupedPresses } from './presses.js';

describe('the presses of beheerders', () => {
  it('are one when many requests were resumed together, and keep their order', () => {
    const press = (id: number, hervatting?: string) => ({ id, hervatting });
    const [a, b, c, d] = [press(1), press(2, 'x'), press(3), press(4, 'x')];
    expect(groupedPresses([a, b, c, d])).toEqual([[a], [b, d], [c]]);
  });
});
