import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Opdracht } from '../opdracht.js';
import { betrokkeneBody } from './betrokkene-body.js';
import { registerBetrokkene } from './register-betrokkene.step.js';
import type { StepTools } from './step-tools.js';

const LIMIT = 40;
const opdracht = { terms: { tijden: { registerGrens: LIMIT } } } as unknown as Opdracht;
const row = (uuid: string, changed: object = {}) => ({
  uuid,
  rol: 'klant',
  initiator: true,
  wasPartij: { uuid: 'partij' },
  organisatienaam: '',
  contactnaam: { achternaam: '', voornaam: '' },
  ...changed,
});

let log: string[];
let standing: object[];

beforeEach(() => {
  log = [];
  standing = [];
});

/** @param before those who were there before this request. */
function step(before: readonly string[] = []) {
  const klanten = {
    createBetrokkene: async () => (log.push('create'), { uuid: 'new' }),
    listBetrokkenen: async () => (log.push('list'), standing),
    removeBetrokkene: async (uuid: string) => void log.push(`remove ${uuid}`),
  };
  const contact = { klantcontact: 'gesprek', betrokkenen: before };
  const body = betrokkeneBody({ partij: 'partij', naam: undefined, own: undefined });
  return registerBetrokkene({ klanten } as unknown as StepTools, opdracht, contact, body);
}

describe('a betrokkene', () => {
  it('is added', async () => {
    await expect(step().run(undefined)).resolves.toBe('new');
    expect(log).toEqual(['create']);
  });

  it('is found when an attempt made it that was left unanswered', async () => {
    standing = [row('onze')];
    await expect(step().run(Date.now())).resolves.toBe('onze');
    expect(log).toEqual(['list']);
  });

  it('is added only once such an attempt can no longer be under way', async () => {
    const before = performance.now();
    await expect(step().run(Date.now())).resolves.toBe('new');
    expect(performance.now() - before).toBeGreaterThanOrEqual(LIMIT - 1);
  });

  it.each([
    ['was there before this request', row('eerder')],
    ['is somebody else', row('ander', { wasPartij: { uuid: 'ander' } })],
  ])('is not ours when it %s', async (_, other) => {
    standing = [other];
    await expect(step(['eerder']).find()).resolves.toBeUndefined();
    standing.push(row('onze'));
    await expect(step(['eerder']).find()).resolves.toBe('onze');
  });

  it('is taken away again', async () => {
    await step().undo('onze');
    expect(log).toEqual(['remove onze']);
  });
});
