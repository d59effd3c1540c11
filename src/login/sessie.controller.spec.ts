import { describe, expect, it } from '@jest/globals';
import type { AuthenticatedRequest } from '../auth/caller.js';
import { SessieController } from './sessie.controller.js';

const CALLER = { id: 'mira', soort: 'medewerker', identificatie: 'mira@gemeente.example', naam: 'Mira' };
const SESSION = {
  caller: { ...CALLER, rollen: new Set(['medewerker']) },
  verloopt: new Date('2026-03-01T10:00:00Z'),
  eindigt: new Date('2026-03-01T19:00:00Z'),
};

describe.each(['get', 'extend'] as const)('a session (%s)', (method) => {
  const answerTo = (request: object) => new SessieController()[method](request as AuthenticatedRequest);

  it('says who it is, and until when', () => {
    const { nu, ...rest } = answerTo({ session: SESSION });
    expect(rest).toEqual({
      identificatie: 'mira@gemeente.example',
      naam: 'Mira',
      rollen: ['medewerker'],
      verlooptOp: '2026-03-01T10:00:00.000Z',
      eindigtOp: '2026-03-01T19:00:00.000Z',
    });
    expect(Math.abs(Date.parse(nu) - Date.now())).toBeLessThan(60_000);
  });

  it('is not there for who came in with a token', () => {
    expect(() => answerTo({})).toThrow(expect.objectContaining({ problem: expect.objectContaining({ status: 404 }) }));
  });
});
