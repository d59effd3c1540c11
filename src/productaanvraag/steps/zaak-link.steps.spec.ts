import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Opdracht } from '../opdracht.js';
import type { StepTools } from './step-tools.js';
import { addZaakLink, linkZaak, unlinkZaak } from './zaak-link.steps.js';

const LIMIT = 40;
const codes = { codeObjecttype: 'zaak', codeRegister: 'openzaak', codeSoortObjectId: 'uuid' };
const opdracht = { terms: { tijden: { registerGrens: LIMIT }, codes: { zaak: codes } } } as unknown as Opdracht;
const link = (changed: object = {}) => ({
  uuid: 'o',
  onderwerpobjectidentificator: { ...codes, objectId: 'z', ...changed },
});

let log: unknown[];
let standing: object[];

beforeEach(() => {
  log = [];
  standing = [];
});

const klanten = {
  putOnderwerpobject: async (uuid: string, body: object) => void log.push(`put ${uuid}`, body),
  removeOnderwerpobject: async (uuid: string) => void log.push(`remove ${uuid}`),
  createOnderwerpobject: async (body: object) => (log.push('create', body), { uuid: 'new' }),
  listOnderwerpobjecten: async (klantcontact: string, zaak: string) => (
    log.push(`list ${klantcontact} ${zaak}`),
    standing
  ),
};
const tools = { klanten } as unknown as StepTools;
const BODY = {
  klantcontact: { uuid: 'gesprek' },
  wasKlantcontact: null,
  onderwerpobjectidentificator: { ...codes, objectId: 'z' },
};

describe(linkZaak.name, () => {
  it('makes what stands refer to the zaak', async () => {
    await linkZaak(tools, opdracht, { uuid: 'gesprek', onderwerpobject: 'o' }, 'z').run(undefined);
    expect(log).toEqual(['put o', BODY]);
  });

  it('is a mistake when nothing stands', async () => {
    await expect(linkZaak(tools, opdracht, { uuid: 'gesprek' }, 'z').run(undefined)).rejects.toThrow(TypeError);
    expect(log).toEqual([]);
  });
});

describe(unlinkZaak.name, () => {
  it('takes away what stands', async () => {
    await unlinkZaak(tools, 'o').run(undefined);
    expect(log).toEqual(['remove o']);
  });
});

describe(addZaakLink.name, () => {
  const step = () => addZaakLink(tools, opdracht, { klantcontact: 'gesprek', zaak: 'z', codes });

  it('makes it', async () => {
    await expect(step().run(undefined)).resolves.toBe('new');
    expect(log).toEqual(['create', BODY]);
  });

  it('finds what an attempt made that was left unanswered', async () => {
    standing = [link()];
    await expect(step().run(Date.now())).resolves.toBe('o');
    expect(log).toEqual(['list gesprek z']);
  });

  it('makes it only once such an attempt can no longer be under way', async () => {
    const before = performance.now();
    await expect(step().run(Date.now())).resolves.toBe('new');
    expect(performance.now() - before).toBeGreaterThanOrEqual(LIMIT - 1);
  });

  it.each([
    ['the same', {}, 'o'],
    ['of another objecttype', { codeObjecttype: 'document' }, undefined],
    ['of another register', { codeRegister: 'ander' }, undefined],
  ])('takes for its own only what is %s', async (_, changed, expected) => {
    standing = [link({ codeObjecttype: 'x', codeRegister: 'x' }), link(changed)];
    await expect(step().find()).resolves.toBe(expected);
  });

  it('finds nothing where nothing is', async () => {
    await expect(step().find()).resolves.toBeUndefined();
  });

  it('is undone', async () => {
    await step().undo('o');
    expect(log).toEqual(['remove o']);
  });
});
