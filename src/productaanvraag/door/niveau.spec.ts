import { describe, expect, it } from '@jest/globals';
import { requireNiveau } from './niveau.js';
import { parkeervergunning } from '../../../test/support/read-aanvraag.js';

describe('requireNiveau', () => {
  it.each([
    [undefined, 'geen', true],
    [undefined, 'laag', false],
    ['laag', 'laag', true],
    ['hoog', 'substantieel', true],
    ['laag', 'substantieel', false],
    ['substantieel', 'hoog', false],
  ] as const)('authenticatie on niveau %s where %s is needed: %s', (niveau, needed, enough) => {
    const check = () =>
      requireNiveau(niveau ? { authenticatie: { methode: 'x', niveau } } : {}, {
        ...parkeervergunning,
        niveau: needed,
      });
    if (enough) expect(check).not.toThrow();
    else {
      expect(check).toThrow(
        expect.objectContaining({
          problem: expect.objectContaining({
            type: '/problemen/authenticatie-onvoldoende',
            status: 403,
            detail: expect.stringContaining(`niveau ${needed}`),
            vereistNiveau: needed,
          }),
        }),
      );
    }
  });
});
