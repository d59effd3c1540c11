import { beforeEach, describe, expect, it } from '@jest/globals';
import { UpstreamError } from '../../upstream/upstream.error.js';
import type { Opdracht } from '../opdracht.js';
import type { DigitaalAdres } from '../productaanvraag.js';
import { registerBetrokkeneAdres, registerPartijAdres } from './register-digitaal-adres.step.js';
import type { StepTools } from './step-tools.js';

const LIMIT = 40;
const opdracht = { id: 'aanvraag', terms: { tijden: { registerGrens: LIMIT } } } as unknown as Opdracht;
const adres = { adres: 'an@inwoner.test', soortDigitaalAdres: 'email', omschrijving: '' } as DigitaalAdres;
const refusal = (name: string, code: string, status = 400) =>
  new UpstreamError({
    kind: 'refused',
    message: 'klanten weigerde',
    system: 'klanten',
    operation: 'POST digitaleadressen',
    status,
    fields: [{ name, code }],
  });
const TAKEN = refusal('nonFieldErrors', 'unique');

let log: string[];
let standing: { uuid: string; verstrektDoorPartij: { uuid: string } | null }[];
let fault: Error | undefined;

beforeEach(() => {
  log = [];
  standing = [];
  fault = undefined;
});

const klanten = {
  createDigitaalAdres: async ({ referentie }: { referentie: string }) => {
    log.push(`create ${referentie}`);
    if (fault) throw fault;
    return { uuid: 'new' };
  },
  listDigitaleAdressen: async (referentie: string) => (log.push(`list ${referentie}`), standing),
  removeDigitaalAdres: async (uuid: string) => void log.push(`remove ${uuid}`),
};
const tools = { klanten } as unknown as StepTools;

describe(registerPartijAdres.name, () => {
  const step = (partij = 'partij') => registerPartijAdres(tools, opdracht, { partij, adres, index: 1 });

  it('makes it, under a mark of its own', async () => {
    await expect(step().run(undefined)).resolves.toBe('new');
    expect(log).toEqual(['create klantregie-aanvraag-1']);
  });

  it('is left in doubt when another attempt is refused before the content was looked at', async () => {
    fault = refusal('nonFieldErrors', 'invalid', 403);
    await expect(step().run(Date.now())).rejects.toMatchObject({ failure: { kind: 'unknown' } });
    expect(log).toEqual(['create klantregie-aanvraag-1']);
  });

  it('finds what an attempt made that was left unanswered', async () => {
    standing = [
      { uuid: 'zonder', verstrektDoorPartij: null },
      { uuid: 'ander', verstrektDoorPartij: { uuid: 'ander' } },
      { uuid: 'onze', verstrektDoorPartij: { uuid: 'partij' } },
    ];
    fault = TAKEN;
    await expect(step().run(Date.now())).resolves.toBe('onze');
    await expect(step().run(undefined)).rejects.toBe(TAKEN);
  });

  it('takes no address of another partij for it', async () => {
    standing = [{ uuid: 'ander', verstrektDoorPartij: { uuid: 'ander' } }];
    fault = TAKEN;
    await expect(step().run(Date.now())).rejects.toBe(TAKEN);
  });
});

describe(registerBetrokkeneAdres.name, () => {
  const step = () => registerBetrokkeneAdres(tools, opdracht, { betrokkene: 'betrokkene', adres, index: 0 });
  const ours = { uuid: 'onze', verstrektDoorPartij: null };

  it('makes it', async () => {
    await expect(step().run(undefined)).resolves.toBe('new');
    expect(log).toEqual(['create klantregie-aanvraag-0']);
  });

  it('finds what an attempt made that was left unanswered', async () => {
    standing = [ours];
    await expect(step().run(Date.now())).resolves.toBe('onze');
    expect(log).toEqual(['list klantregie-aanvraag-0']);
  });

  it('makes it only once such an attempt can no longer be under way', async () => {
    const before = performance.now();
    await expect(step().run(Date.now())).resolves.toBe('new');
    expect(performance.now() - before).toBeGreaterThanOrEqual(LIMIT - 1);
  });

  it('looks what stands', async () => {
    await expect(step().find()).resolves.toBeUndefined();
    standing = [ours];
    await expect(step().find()).resolves.toBe('onze');
  });

  it('takes away all that stands under its mark', async () => {
    standing = [ours, { ...ours, uuid: 'nog een' }];
    await step().undo('onze');
    expect(log).toEqual(['list klantregie-aanvraag-0', 'remove onze', 'remove nog een']);
  });
});
