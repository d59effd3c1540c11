import { describe, expect, it } from '@jest/globals';
import { read } from './registers.js';

describe('how the registers are', () => {
  const { registers } = read({
    registers: {
      klanten: { bereikbaar: true, versie: '0.9.0', meldingen: ['Het token is onbekend.'] },
      zaken: { bereikbaar: true, meldingen: [] },
      catalogi: { bereikbaar: false, meldingen: [] },
      gecontroleerdOp: '2026-03-03T10:15:00Z',
    },
    storingen: { taken: { sinds: '2026-03-03T10:16:00Z', wachtend: 2 } },
    zekeringen: { klanten: 'gesloten', taken: 'halfOpen', zaken: 'open', catalogi: 'gesloten' },
  });

  it.each([
    ['klanten', 'works'],
    ['taken', 'tried'],
    ['zaken', 'silent'],
    ['catalogi', 'silent'],
  ])('%s %s', (naam, stand) => expect(registers.find((it) => it.naam === naam)?.stand).toBe(stand));

  it('silent, when the last call was not answered, whatever was seen before that', () => {
    const storing = { sinds: '2026-03-03T10:16:00Z', wachtend: 12 };
    const looked = { zaken: { bereikbaar: true, meldingen: [] } };
    const [zaken] = read({
      registers: looked,
      zekeringen: { zaken: 'gesloten' },
      storingen: { zaken: storing },
    }).registers;
    expect(zaken).toMatchObject({ stand: 'silent', storing });
  });

  it('with what they say of themselves', () => {
    expect(registers[0]).toEqual({
      naam: 'klanten',
      stand: 'works',
      versie: '0.9.0',
      meldingen: ['Het token is onbekend.'],
    });
  });
});
