import { describe, expect, it } from '@jest/globals';
import type { NewPartij } from '../../klanten/klanten.types.js';
import { UpstreamError } from '../../upstream/upstream.error.js';
import { BLANKED, type Opdracht } from '../opdracht.js';
import type { NieuwePartij } from '../productaanvraag.js';
import { registerPartij } from './register-partij.step.js';
import type { StepTools } from './step-tools.js';

const LIMIT = 40;
const opdracht = {
  sleutels: { partij: '1000000001' },
  terms: { tijden: { eerstePauze: 0, registerGrens: LIMIT } },
} as unknown as Opdracht;
const KVK = { codeSoortObjectId: 'kvk_nummer', objectId: '69599084' } as const;
const bakkerij = {
  soort: 'nieuwePartij',
  soortPartij: 'organisatie',
  naam: 'Bakkerij Deurne',
  digitaleAdressen: [],
  partijIdentificatoren: [KVK],
} as unknown as NieuwePartij;

const refusal = (name: string, code: string) =>
  new UpstreamError({
    kind: 'refused',
    message: 'klanten weigerde',
    system: 'klanten',
    operation: 'POST partijen',
    status: 400,
    fields: [{ name, code }],
  });

/** Registering it: what is sent, and what stands under the number. */
function registering({
  partij = bakkerij,
  fault,
  standing,
  parent,
}: { partij?: NieuwePartij; fault?: Error; standing?: object; parent?: string } = {}) {
  const sent: NewPartij[] = [];
  let looked = 0;
  const klanten = {
    createPartij: async (body: NewPartij) => {
      sent.push(body);
      if (fault) throw fault;
      return { uuid: 'nieuw' };
    },
    findPartijByNummer: async () => {
      looked += 1;
      return standing;
    },
  };
  const step = registerPartij({ klanten } as unknown as StepTools, opdracht, partij, parent);
  return { step, sent, lookUps: () => looked };
}

const numbered = (...numbers: readonly (readonly [soort: string, nummer: string])[]) =>
  numbers.map(([codeSoortObjectId, objectId]) => ({ partijIdentificator: { codeSoortObjectId, objectId } }));

describe('a partij that stands under our number', () => {
  const KVK = ['kvk_nummer', '69599084'] as const;
  const RSIN = ['rsin', '002220647'] as const;
  const ours = { uuid: 'onze', soortPartij: 'organisatie', partijIdentificatoren: numbered(RSIN, KVK) };
  const partij = {
    ...bakkerij,
    partijIdentificatoren: [KVK, RSIN].map(([codeSoortObjectId, objectId]) => ({ codeSoortObjectId, objectId })),
  } as NieuwePartij;

  it('is ours when it is of the same soort and has the same numbers, in whatever order', async () => {
    await expect(registering({ partij, standing: ours }).step.find()).resolves.toBe('onze');
  });

  it.each([
    ['is none', undefined],
    ['is of another soort', { ...ours, soortPartij: 'persoon' }],
    ['has another number', { ...ours, partijIdentificatoren: numbered(['rsin', '999990019'], KVK) }],
    ['has a number of another soort', { ...ours, partijIdentificatoren: numbered(['bsn', '002220647'], KVK) }],
    ['has one number less', { ...ours, partijIdentificatoren: numbered(KVK) }],
  ])('is not ours when it %s', async (_, standing) => {
    await expect(registering({ partij, ...(standing && { standing }) }).step.find()).resolves.toBeUndefined();
  });

  it.each([
    ['__all__', 'unique_together'],
    ['nummer', 'unique'],
  ])('is what an unanswered attempt of ours made: %s is in use', async (name, code) => {
    const taken = refusal(name, code);
    await expect(registering({ partij, fault: taken, standing: ours }).step.run(Date.now())).resolves.toBe('onze');
    await expect(registering({ partij, fault: taken, standing: ours }).step.run(undefined)).rejects.toBe(taken);
  });

  it.each([
    ['__all__', 'unique_together'],
    ['nummer', 'unique'],
  ])('is not taken for ours when somebody else used the number: %s is in use', async (name, code) => {
    const taken = refusal(name, code);
    const { step, lookUps } = registering({ partij, fault: taken, standing: { ...ours, soortPartij: 'persoon' } });
    await expect(step.run(Date.now())).rejects.toBe(taken);
    expect(lookUps()).toBe(1);
  });

  it('may yet come of an unanswered attempt when it is refused for another reason by now', async () => {
    const refused = refusal('interneNotitie', 'max_length');
    const before = performance.now();
    await expect(registering({ partij, fault: refused }).step.run(Date.now())).rejects.toBe(refused);
    expect(performance.now() - before).toBeGreaterThanOrEqual(LIMIT - 1);
  });
});

describe('a partij that is registered', () => {
  const adres = { straatnaam: 'Kade', huisnummer: 1 };
  const sent = async (changed: object, parent?: string) => {
    const { step, sent } = registering({
      partij: { ...bakkerij, ...changed } as NieuwePartij,
      ...(parent !== undefined && { parent }),
    });
    await expect(step.run(undefined)).resolves.toBe('nieuw');
    return sent[0]!;
  };

  it('goes by its name', async () => {
    const contactnaam = { voorletters: '', voornaam: 'An', voorvoegselAchternaam: '', achternaam: 'Deurne' };
    expect(await sent({})).toMatchObject({ nummer: '1000000001', partijIdentificatie: { naam: 'Bakkerij Deurne' } });
    expect((await sent({ contactnaam })).partijIdentificatie).toEqual({ contactnaam });
    expect((await sent({ naam: undefined })).partijIdentificatie).toEqual({ naam: '' });
  });

  it.each(['bezoekadres', 'correspondentieadres'] as const)('has an address where one is given: %s', async (name) => {
    expect(await sent({ [name]: adres })).toMatchObject({ [name]: adres });
    expect(await sent({})).not.toHaveProperty(name);
  });

  it('hangs its vestigingsnummer, and nothing else, under the KvK-nummer', async () => {
    const vestiging = [
      { codeSoortObjectId: 'rsin', objectId: '002220647' },
      { codeSoortObjectId: 'vestigingsnummer', objectId: '000037178601' },
    ];
    const under = async (parent?: string) =>
      (await sent({ partijIdentificatoren: vestiging }, parent)).partijIdentificatoren.map(
        (it) => it.subIdentificatorVan,
      );
    expect(await under('kvk')).toEqual([null, { uuid: 'kvk' }]);
    expect(await under()).toEqual([null, null]);
  });
});

describe('undoing a partij', () => {
  function undoing(
    { vestigingen = [], betrokkenen = [] }: { vestigingen?: readonly object[]; betrokkenen?: readonly object[] },
    partij = bakkerij,
  ) {
    const removed: string[] = [];
    const klanten = {
      listLatestKlantcontacten: async () => [],
      findPartij: async () => ({ uuid: 'partij', betrokkenen, partijIdentificatoren: [{ partijIdentificator: KVK }] }),
      listVestigingen: async (kvkNummer: string, pageSize: number) => ({
        results: kvkNummer === KVK.objectId ? vestigingen.slice(0, pageSize) : [],
      }),
      removePartij: async (uuid: string) => void removed.push(uuid),
    };
    const step = registerPartij({ klanten } as unknown as StepTools, opdracht, partij, undefined);
    return { undone: step.undo('partij'), removed };
  }

  it('takes it away', async () => {
    const { undone, removed } = undoing({});
    await expect(undone).resolves.toEqual([]);
    expect(removed).toEqual(['partij']);
  });

  it.each([
    ['a contact of a colleague refers to it', { betrokkenen: [{ uuid: 'b' }] }, 'bij een ander gesprek gebruikt'],
    ['a vestiging hangs under its KvK-nummer', { vestigingen: [{ uuid: 'v' }] }, 'onder het KvK-nummer'],
  ])('keeps it when %s, and says so', async (_, used, reden) => {
    const { undone, removed } = undoing(used);
    await expect(undone).resolves.toEqual({ soort: 'partij', uuid: 'partij', reden: expect.stringContaining(reden) });
    expect(removed).toEqual([]);
  });

  it.each([
    ['is taken away all the same, with what a colleague did with it', true],
    ['stays as it is', false],
  ])('does not say that it is kept before it is certain that it %s', async (_, isLate) => {
    const alone = { uuid: 'k', hadBetrokkenen: [], metadata: {} };
    const contact = { ...alone, hadBetrokkenen: [{ uuid: 'b' }] };
    let partij: object | undefined = { uuid: 'partij', betrokkenen: [] };
    let contacten: object[] = [];
    const land = () => {
      partij = undefined;
      contacten = [alone];
    };
    const klanten = {
      listLatestKlantcontacten: async () => contacten,
      findPartij: async () => partij,
      listVestigingen: async () => ({ results: [] }),
      findKlantcontact: async () => contacten[0],
      removePartij: async () => {
        partij = { uuid: 'partij', betrokkenen: [{ uuid: 'b' }] };
        contacten = [contact];
        if (isLate) setTimeout(land, LIMIT / 2);
        throw new UpstreamError({ ...refusal('', '').failure, kind: 'unknown' });
      },
    };
    const step = registerPartij({ klanten } as unknown as StepTools, opdracht, bakkerij, undefined);
    await expect(step.undo('partij')).rejects.toThrow(UpstreamError);
    const expected = isLate ? [{ soort: 'klantcontact', uuid: 'k', isBroken: true }] : { soort: 'partij' };
    await expect(step.undo('partij')).resolves.toMatchObject(expected);
  });

  it('says at once that it is kept when taking it away was refused before', async () => {
    let betrokkenen: object[] = [];
    let looked = 0;
    const refused = refusal('partij', 'protected');
    const klanten = {
      listLatestKlantcontacten: async () => [],
      findPartij: async () => {
        looked += 1;
        return { uuid: 'partij', betrokkenen };
      },
      listVestigingen: async () => ({ results: [] }),
      removePartij: async () => {
        betrokkenen = [{ uuid: 'b' }];
        throw refused;
      },
    };
    const step = registerPartij({ klanten } as unknown as StepTools, opdracht, bakkerij, undefined);
    await expect(step.undo('partij')).rejects.toBe(refused);
    looked = 0;
    await expect(step.undo('partij')).resolves.toMatchObject({ soort: 'partij', uuid: 'partij' });
    expect(looked).toBe(1);
  });

  it('knows the vestigingen under its KvK-nummer when that is not kept any more', async () => {
    const partijIdentificatoren = [{ ...KVK, objectId: BLANKED }];
    const { undone, removed } = undoing({ vestigingen: [{ uuid: 'v' }] }, { ...bakkerij, partijIdentificatoren });
    await expect(undone).resolves.toMatchObject({ reden: expect.stringContaining('onder het KvK-nummer') });
    expect(removed).toEqual([]);
  });

  it('does not look for vestigingen of who has no KvK-nummer of their own', async () => {
    const vestiging = [...bakkerij.partijIdentificatoren, { codeSoortObjectId: 'vestigingsnummer', objectId: '1' }];
    const partij = { ...bakkerij, partijIdentificatoren: vestiging } as NieuwePartij;
    const { undone, removed } = undoing({ vestigingen: [{ uuid: 'v' }] }, partij);
    await undone;
    expect(removed).toEqual(['partij']);
  });

  it('takes nothing away when it is gone already, and still sees what that harmed', async () => {
    const alone = { uuid: 'k', hadBetrokkenen: [], metadata: {} };
    let now: object[] = [];
    const klanten = {
      listLatestKlantcontacten: async () => now,
      findPartij: async () => {
        now = [alone];
        return undefined;
      },
      listVestigingen: async () => ({ results: [{ uuid: 'v' }] }),
      findKlantcontact: async () => alone,
      removePartij: () => Promise.reject(new Error('nothing is there')),
    };
    const step = registerPartij({ klanten } as unknown as StepTools, opdracht, bakkerij, undefined);
    await expect(step.undo('partij')).resolves.toMatchObject([{ soort: 'klantcontact', uuid: 'k', isBroken: true }]);
    // Tried once more, it still knows what was there before the first time.
    await expect(step.undo('partij')).resolves.toMatchObject([{ soort: 'klantcontact', uuid: 'k', isBroken: true }]);
  });
});
