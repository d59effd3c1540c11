import { describe, expect, it } from '@jest/globals';
import type { Configuration } from '../config/configuration.js';
import { actorOf } from './actor-of.js';

const code = (codeSoortObjectId: string) => ({ codeObjecttype: 'a', codeRegister: 'b', codeSoortObjectId });
const codes = { medewerker: code('email'), kanaal: code('kanaal') } as unknown as Configuration['codes'];

describe(actorOf.name, () => {
  it.each([
    ['medewerker', undefined, 'email'],
    ['medewerker', 'medewerker', 'email'],
    ['geautomatiseerde_actor', 'kanaal', 'kanaal'],
  ] as const)('is a %s for the soort %s', (soortActor, soort, codeSoortObjectId) => {
    expect(actorOf(codes, { ...(soort && { soort }), identificatie: 'mira', naam: 'Mira' })).toEqual({
      naam: 'Mira',
      soortActor,
      indicatieActief: true,
      actoridentificator: { ...code(codeSoortObjectId), objectId: 'mira' },
    });
  });

  it('has as much of a name as Klanten keeps, and no half a letter', () => {
    const { naam } = actorOf(codes, { identificatie: 'mira', naam: `${'a'.repeat(199)}😀b` });
    expect(naam).toBe(`${'a'.repeat(199)}😀`);
  });
});
