import { describe, expect, it } from '@jest/globals';
import type { Configuration } from '../../config/configuration.js';
import type { Identificator, NewActor } from '../../klanten/klanten.types.js';
import { assigneesOf, ensureAssignees, findAssignee } from './assignee.js';
import type { StepTools } from './step-tools.js';

const code = (codeSoortObjectId: string) => ({ codeObjecttype: 'a', codeRegister: 'b', codeSoortObjectId });
const codes = {
  toewijzing: { medewerker: code('email'), afdeling: code('idf'), groep: code('idf') },
} as unknown as Configuration['codes'];
const otto = { soort: 'medewerker', identificatie: 'otto@gemeente.example' } as const;
const parkeren = { soort: 'afdeling', identificatie: 'parkeren' } as const;

/** Klanten with these afdelingen: everybody has their identificatie for a uuid. */
const toolsWith = (...afdelingen: readonly string[]) =>
  ({
    actoren: {
      find: async ({ objectId }: Identificator) => (afdelingen.includes(objectId) ? objectId : undefined),
      ensure: async ({ actoridentificator }: NewActor) => actoridentificator.objectId,
    },
  }) as unknown as StepTools;

describe(ensureAssignees.name, () => {
  it.each([
    ['a medewerker with the afdeling', { toegewezenAan: otto, metAfdeling: parkeren }, [otto, parkeren]],
    ['a medewerker alone', { toegewezenAan: otto }, [otto]],
    ['an afdeling', { toegewezenAan: parkeren }, [parkeren]],
  ])('are %s', async (_, assignment, expected) => {
    const found = await ensureAssignees(toolsWith('parkeren'), codes, assignment);
    expect(found).toEqual(expected.map(({ identificatie }) => ({ uuid: identificatie })));
    expect(assigneesOf(codes, assignment).map(({ objectId }) => objectId)).toEqual(
      expected.map(({ identificatie }) => identificatie),
    );
  });

  it('do without an afdeling that goes along and is not there', async () => {
    const assignment = { toegewezenAan: otto, metAfdeling: parkeren };
    expect(await ensureAssignees(toolsWith(), codes, assignment)).toEqual([{ uuid: otto.identificatie }]);
  });

  it('are nobody when the one that it is for is not there', async () => {
    const assignment = { toegewezenAan: { ...parkeren, identificatie: 'weg' }, metAfdeling: parkeren };
    expect(await ensureAssignees(toolsWith('parkeren'), codes, assignment)).toEqual([]);
  });

  it('make a medewerker known who is not yet', async () => {
    const asked: unknown[] = [];
    const actoren = { ensure: async (...sent: unknown[]) => (asked.push(...sent), 'gemaakt') };
    const toegewezenAan = { ...otto, identificatie: 'Otto@gemeente.example' };
    await ensureAssignees({ actoren } as unknown as StepTools, codes, { toegewezenAan });
    const actoridentificator = { ...code('email'), objectId: 'Otto@gemeente.example' };
    const naam = 'otto@gemeente.example';
    expect(asked).toEqual([{ naam, soortActor: 'medewerker', indicatieActief: true, actoridentificator }]);
  });
});

describe(findAssignee.name, () => {
  it.each([otto, parkeren, { ...parkeren, soort: 'groep' }] as const)(
    'goes by the codes of the soort: %j',
    async (it) => {
      const find = async (identificator: Identificator) => JSON.stringify(identificator);
      const found = await findAssignee({ actoren: { find } } as unknown as StepTools, codes, it);
      expect(JSON.parse(found!)).toEqual({ ...codes.toewijzing[it.soort], objectId: it.identificatie });
    },
  );
});
