import { describe, expect, it } from '@jest/globals';
import { shown } from './getoonde-regel.js';

const LEAST = {
  nummer: 7,
  op: new Date('2026-03-01T09:00:00.123Z'),
  persoon: null,
  rollen: ['medewerker'],
  herkomst: null,
  actie: 'partijBekijken',
  zoeksoort: null,
  objecten: ['9194a0f8-df7b-4b8c-a227-709a5ca27835'],
  resultaat: 'gelukt' as const,
  status: null,
  reden: null,
  trace: null,
  aantal: 1,
};
const { nummer, rollen, actie, objecten, resultaat, aantal } = LEAST;
const SHOWN = { nummer, op: '2026-03-01T09:00:00.123Z', rollen, actie, objecten, resultaat, aantal };

describe('a line of the audit log', () => {
  it('leaves out what is not known', () => {
    expect(shown(LEAST)).toStrictEqual(SHOWN);
  });

  it.each([
    ['persoon', 'mira'],
    ['herkomst', '192.0.2.1'],
    ['zoeksoort', 'bsn'],
    ['status', 404],
    ['reden', 'niet-gevonden'],
  ])('shows %s when it is', (name, value) => {
    expect(shown({ ...LEAST, [name]: value })).toStrictEqual({ ...SHOWN, [name]: value });
  });

  it('shows a trace as others write it', () => {
    const trace = '4bf92f35-77b3-4da6-a3ce-929d0e0e4736';
    expect(shown({ ...LEAST, trace })).toStrictEqual({ ...SHOWN, trace: '4bf92f3577b34da6a3ce929d0e0e4736' });
  });
});
