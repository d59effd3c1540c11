import { beforeEach, describe, expect, it } from '@jest/globals';
import type { NewActor } from '../../klanten/klanten.types.js';
import { OptionalEndpoint } from '../../upstream/optional-endpoint.js';
import { UpstreamError } from '../../upstream/upstream.error.js';
import type { Opdracht } from '../opdracht.js';
import { prepare, prepareZaak } from './prepare.step.js';
import type { StepTools } from './step-tools.js';

const BEKEND = { soort: 'bekendePartij', partij: 'partij' };
const EENMALIG = { soort: 'eenmalig' };
const ZAAK = { soort: 'zaak' };
const TAAK = { soort: 'interneTaak' };

/** As Klanten has it. */
const KNOWN = {
  uuid: 'partij',
  soortPartij: 'persoon',
  partijIdentificatie: null,
  partijIdentificatoren: [
    {
      uuid: 'nummer',
      partijIdentificator: { codeSoortObjectId: 'bsn', objectId: '999990019', codeObjecttype: '', codeRegister: '' },
      subIdentificatorVan: null,
    },
  ],
};

let log: string[];
/** Whom the actor was asked for. */
let asked: unknown[];
let partij: object | undefined;
let reserving: Error | undefined;
let canReserve: boolean | undefined;
let looks: boolean | undefined;

beforeEach(() => {
  log = [];
  asked = [];
  partij = KNOWN;
  reserving = undefined;
  canReserve = true;
  looks = undefined;
});

interface Given {
  readonly klant?: object;
  readonly vervolg?: object;
  readonly sleutels?: Partial<Opdracht['sleutels']>;
}

function given({ klant = EENMALIG, vervolg = ZAAK, sleutels = { zaak: 'Z-1' } }: Given) {
  const zaaknummerReserveren = new OptionalEndpoint();
  zaaknummerReserveren.learn(canReserve);
  const tools = {
    actoren: { ensure: async ({ actoridentificator: it }: NewActor) => (asked.push(it.objectId), 'actor') },
    klanten: { findPartij: async (uuid: string) => (log.push(`partij ${uuid}`), partij) },
    zaken: {
      reserveZaaknummer: async () => {
        log.push('reserve');
        if (reserving) throw reserving;
        return 'Z-reserved';
      },
      hasZaaknummerReserveren: async () => looks,
    },
    capabilities: { zaaknummerReserveren },
  } as unknown as StepTools;
  const terms = { codes: { medewerker: {} }, rsin: '002220647' };
  const aanvrager = { id: 'mira', identificatie: 'mira@gemeente.example', naam: 'Mira' };
  return [tools, { aanvraag: { klant, vervolg }, aanvrager, sleutels, terms } as unknown as Opdracht] as const;
}

const preparing = (it: Given) => prepare(...given(it)).run(undefined);

describe('what is found out beside the first write', () => {
  it('is the actor of who asks', async () => {
    await expect(preparing({})).resolves.toStrictEqual({});
    expect(asked).toEqual(['mira@gemeente.example']);
    expect(log).toEqual([]);
  });

  it.each([
    ['for a zaak', ZAAK, [{ codeSoortObjectId: 'bsn', objectId: '999990019' }]],
    ['for the name of a betrokkene, and no more', TAAK, []],
  ])('is what Klanten knows of a partij %s', async (_, vervolg, partijIdentificatoren) => {
    await expect(preparing({ klant: BEKEND, vervolg })).resolves.toEqual({
      partij: { uuid: 'partij', soortPartij: 'persoon', partijIdentificatie: null, partijIdentificatoren },
    });
    expect(log).toEqual(['partij partij']);
  });

  it.each([
    ['who is not known', EENMALIG, ZAAK, false],
    ['somebody whose name is known from the request', { ...BEKEND, getoond: KNOWN }, TAAK, false],
    [
      'somebody who goes by another name',
      { ...BEKEND, afwijkendeContactgegevens: { organisatienaam: 'De Korenbloem' } },
      TAAK,
      false,
    ],
    ['somebody who was looked up for the request', { ...BEKEND, getoond: KNOWN }, ZAAK, true],
  ])('is not asked for of %s', async (_, klant, vervolg, isKnown) => {
    const { partij: known } = await preparing({ klant, vervolg });
    expect(known !== undefined).toBe(isKnown);
    expect(log).toEqual([]);
  });

  it('is nothing of a partij that is not there', async () => {
    partij = undefined;
    for (const vervolg of [ZAAK, TAAK]) await expect(preparing({ klant: BEKEND, vervolg })).resolves.toEqual({});
  });
});

describe('the number of a zaak', () => {
  const sleutels = { eigenZaaknummer: 'Z-own' };

  it('is reserved when it is the register that issues it', async () => {
    await expect(preparing({ sleutels })).resolves.toEqual({ zaaknummer: 'Z-reserved' });
  });

  it.each([
    ['it is our own', { vervolg: ZAAK, sleutels: { zaak: 'Z-1' } }],
    ['there is to be none', { vervolg: TAAK, sleutels }],
  ])('is not when %s', async (_, it) => {
    await expect(preparing(it)).resolves.toEqual({});
    expect(log).toEqual([]);
  });

  it('is our own in a register that issues none', async () => {
    canReserve = false;
    await expect(preparing({ sleutels })).resolves.toEqual({ zaaknummer: 'Z-own' });
    expect(log).toEqual([]);
  });

  it('is asked for all the same when we have none', async () => {
    canReserve = false;
    await expect(preparing({ sleutels: {} })).resolves.toEqual({ zaaknummer: 'Z-reserved' });
  });

  const failure = (kind: 'refused' | 'unavailable') =>
    new UpstreamError({ kind, message: kind, system: 'zaken', operation: 'POST zaaknummer_reserveren', fields: [] });

  it.each([failure('refused'), failure('unavailable')])(
    'is our own when there is none to be had: %#',
    async (error) => {
      reserving = error;
      await expect(preparing({ sleutels })).resolves.toEqual({ zaaknummer: 'Z-own' });
      await expect(preparing({ sleutels: {} })).rejects.toBe(error);
    },
  );

  it('is not our own after a mistake of ours', async () => {
    reserving = new TypeError('onvoorzien');
    await expect(preparing({ sleutels })).rejects.toBe(reserving);
  });

  it('is our own once the register is seen to have no such endpoint', async () => {
    canReserve = undefined;
    looks = false;
    reserving = new UpstreamError({
      ...failure('unavailable').failure,
      status: 404,
      isBetween: true,
    });
    const [tools, opdracht] = given({ sleutels });
    await expect(prepare(tools, opdracht).run(undefined)).resolves.toEqual({ zaaknummer: 'Z-own' });
    expect(tools.capabilities.zaaknummerReserveren.isPresent).toBe(false);
  });
});

describe(prepareZaak.name, () => {
  const preparingZaak = (klant: object) => prepareZaak(...given({ klant })).run(undefined);

  it('refuses a partij that is not there', async () => {
    await expect(preparingZaak(BEKEND)).resolves.toHaveProperty('partij');
    partij = undefined;
    await expect(preparingZaak(BEKEND)).rejects.toMatchObject({
      failure: { kind: 'refused', status: 404, fields: [{ name: 'uuid', code: 'does_not_exist' }] },
    });
  });

  it('does not mind who has none', async () => {
    partij = undefined;
    await expect(preparingZaak(EENMALIG)).resolves.toEqual({});
  });

  it('makes the actor known as prepare does', async () => {
    await prepareZaak(...given({})).run(undefined);
    expect(asked).toEqual(['mira@gemeente.example']);
  });
});
