import { describe, expect, it } from '@jest/globals';
import { readQuery } from '../http/read-query.js';
import { AuditfilterDto } from './audit.dto.js';

const OBJECT = '9194a0f8-df7b-4b8c-a227-709a5ca27835';

/** Whether it may be asked. */
function isAccepted(query: object): boolean {
  try {
    readQuery(AuditfilterDto, query);
    return true;
  } catch {
    return false;
  }
}

describe('what an auditor looks for', () => {
  it('is found however its uuid is spelled', () => {
    expect(readQuery(AuditfilterDto, { object: ` ${OBJECT.toUpperCase()} ` })).toMatchObject({ object: OBJECT });
  });

  it.each([
    [true, { object: OBJECT }],
    [false, { object: '999990019' }],
    [true, { persoon: 'm'.repeat(255) }],
    [false, { persoon: 'm'.repeat(256) }],
    [true, { actie: 'partijBekijken' }],
    [true, { actie: 'auditlogUitvoeren' }],
    [false, { actie: 'slapen' }],
    [true, { resultaat: 'geweigerd' }],
    [false, { resultaat: 'misschien' }],
    [true, { vanaf: '2026-03-01', totEnMet: '2026-03-31' }],
    [false, { vanaf: '2026-02-30' }],
  ])('may be asked: %s, when it is %j', (isRight, query) => {
    expect(isAccepted(query)).toBe(isRight);
  });
});
