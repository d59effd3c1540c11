import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { Auditregel } from '../database/auditregels.js';
import { seal, textOf, whatIsWrong } from './seal.js';

const REGEL: Omit<Auditregel, 'nummer'> = {
  op: new Date('2026-03-01T09:00:00.123Z'),
  persoon: 'mira',
  rollen: ['medewerker'],
  herkomst: '192.0.2.1',
  actie: 'partijBekijken',
  zoeksoort: null,
  objecten: ['9194a0f8-df7b-4b8c-a227-709a5ca27835'],
  resultaat: 'gelukt',
  status: 200,
  reden: null,
  trace: '4bf92f35-77b3-4da6-a3ce-929d0e0e4736',
  aantal: 1,
};

const five = () => [...seal(undefined, [REGEL, { ...REGEL, persoon: 'bram' }, REGEL, REGEL, REGEL])];

describe('a seal', () => {
  it('can be made anew by anybody who has the lines', () => {
    let before = '0'.repeat(64);
    for (const regel of five()) {
      before = createHash('sha256')
        .update(`${before}\n${textOf(regel)}`)
        .digest('hex');
      expect(regel.zegel).toBe(before);
    }
    expect(textOf(five()[1]!)).toBe(
      '{"nummer":2,"op":"2026-03-01T09:00:00.123Z","persoon":"bram","rollen":["medewerker"],"herkomst":"192.0.2.1",' +
        '"actie":"partijBekijken","zoeksoort":null,"objecten":["9194a0f8-df7b-4b8c-a227-709a5ca27835"],' +
        '"resultaat":"gelukt","status":200,"reden":null,"trace":"4bf92f35-77b3-4da6-a3ce-929d0e0e4736","aantal":1}',
    );
  });

  it('goes on where the last one was', () => {
    const all = five();
    expect([...all.slice(0, 2), ...seal(all[1], [REGEL, REGEL, REGEL])]).toEqual(all);
  });
});

describe('whether lines are right', () => {
  it('is seen from the first of all, from another, and from one that is known', () => {
    expect(whatIsWrong(undefined, five())).toBeUndefined();
    expect(whatIsWrong(undefined, five().slice(2))).toBeUndefined();
    expect(whatIsWrong(five()[1], five().slice(2))).toBeUndefined();
    expect(whatIsWrong(undefined, [])).toBeUndefined();
  });

  it.each(Object.keys(REGEL))('is seen when somebody changes %s', (name) => {
    const changed = five();
    const value = name === 'op' ? new Date(0) : ['rollen', 'objecten'].includes(name) ? [] : 'anders';
    changed[2] = { ...changed[2]!, [name]: value };
    expect(whatIsWrong(undefined, changed)).toMatch(/^Het zegel van regel 3 klopt niet/);
  });

  it('is seen when somebody seals the line anew as well, at the next', () => {
    const changed = five();
    changed[2] = seal(changed[1], [{ ...REGEL, persoon: 'iemand anders' }])[0]!;
    expect(whatIsWrong(undefined, changed)).toMatch(/^Het zegel van regel 4 klopt niet/);
    expect(whatIsWrong(changed[1], changed.slice(2))).toMatch(/^Het zegel van regel 4 klopt niet/);
  });

  it('is seen when some are taken out, or put in', () => {
    expect(whatIsWrong(undefined, five().toSpliced(1, 1))).toBe('Regel 2 ontbreekt.');
    expect(whatIsWrong(undefined, five().toSpliced(1, 2))).toBe('Regel 2 tot en met 3 ontbreken.');
    expect(whatIsWrong(five()[0], five().slice(2))).toBe('Regel 2 ontbreekt.');
    const first = five();
    first[0] = { ...first[0]!, persoon: 'iemand anders' };
    expect(whatIsWrong(undefined, first)).toMatch(/^Het zegel van regel 1 klopt niet/);
    expect(whatIsWrong(undefined, five().toSpliced(2, 0, five()[1]!))).toBeDefined();
  });
});
