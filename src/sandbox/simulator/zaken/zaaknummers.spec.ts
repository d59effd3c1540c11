import { describe, expect, it } from '@jest/globals';
import { Zaaknummers } from './zaaknummers.js';

const RSIN = '002220647';

describe('the numbers of zaken', () => {
  it('count per year, over all bronorganisaties', () => {
    const nummers = new Zaaknummers();
    nummers.reserve(RSIN, nummers.next('2026'));
    nummers.reserve('000000000', nummers.next('2026'));
    expect(nummers.next('2026')).toBe('ZAAK-2026-0000000003');
    expect(nummers.next('2027')).toBe('ZAAK-2027-0000000001');
  });

  it('are not moved by numbers of another shape', () => {
    const nummers = new Zaaknummers();
    nummers.claim(RSIN, 'KCC-02000000000000000000000000000009', crypto.randomUUID());
    expect(nummers.next('2026')).toBe('ZAAK-2026-0000000001');
  });

  it('come back when the zaak that had the highest is gone, but not when the number was only reserved', () => {
    const nummers = new Zaaknummers();
    const zaak = crypto.randomUUID();
    nummers.reserve(RSIN, nummers.next('2026'));
    const { identificatie } = nummers.reserve(RSIN, nummers.next('2026'));
    nummers.claim(RSIN, identificatie, zaak);
    expect(nummers.next('2026')).toBe('ZAAK-2026-0000000003');
    nummers.release(zaak);
    expect(nummers.next('2026')).toBe(identificatie);
    expect(nummers.reserved()).toHaveLength(1);
  });

  it('cannot be made in a year that has one of their shape with something after it', () => {
    const nummers = new Zaaknummers();
    const zaak = crypto.randomUUID();
    nummers.claim(RSIN, 'ZAAK-2026-0000000009-x', zaak);
    expect(() => nummers.next('2026')).toThrow();
    nummers.release(zaak);
    expect(nummers.next('2026')).toBe('ZAAK-2026-0000000001');
  });
});
