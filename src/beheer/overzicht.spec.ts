import { describe, expect, it } from '@jest/globals';
import type { Stuck, Today } from '../database/aanvragen.js';
import { overzichtOf } from './overzicht.js';

const NOW = new Date('2026-03-02T10:00:00Z');
const EARLIER = new Date('2026-03-01T10:00:00Z');
const vandaag = {} as Today;

describe(overzichtOf.name, () => {
  it('has one of each kind that asks for something, also when there are none', () => {
    const open = [{ uitkomst: 'wordtVoltooid', aantal: 2, sinds: EARLIER, oudste: 60 }];
    expect(overzichtOf({ open, vandaag, stuck: [] }, NOW)).toStrictEqual({
      gemaaktOp: NOW.toISOString(),
      open: [
        { uitkomst: 'vraagtAandacht', aantal: 0 },
        { uitkomst: 'wordtVoltooid', aantal: 2, oudsteOp: EARLIER.toISOString() },
        { uitkomst: 'wordtOngedaanGemaakt', aantal: 0 },
      ],
      vandaag,
      oorzaken: [],
    });
  });

  it('says of a group what it got stuck at, as far as that was kept', () => {
    const times = { aantal: 3, oudste: EARLIER, sinds: NOW };
    const told = { aantal: 3, oudsteOp: EARLIER.toISOString(), sinds: NOW.toISOString() };
    const stuck: Stuck[] = [
      { stap: 'klantcontact', register: 'klanten', oorzaak: 'onbekend', code: null, ...times },
      { stap: null, register: null, oorzaak: null, code: null, ...times },
    ];
    const tekst = 'Klanten gaf geen antwoord bij het gesprek.';
    expect(overzichtOf({ open: [], vandaag, stuck }, NOW).oorzaken).toStrictEqual([
      { oorzaak: { register: 'klanten', soort: 'onbekend', stap: 'klantcontact', tekst }, tekst, ...told },
      { tekst: 'Van deze aanvragen is niet bewaard waardoor zij zijn blijven steken.', ...told },
    ]);
  });
});
