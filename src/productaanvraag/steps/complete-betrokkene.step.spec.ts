import { describe, expect, it } from '@jest/globals';
import type { BetrokkeneDetails } from '../../klanten/klanten.types.js';
import { UpstreamError } from '../../upstream/upstream.error.js';
import type { Opdracht } from '../opdracht.js';
import { completeBetrokkene } from './complete-betrokkene.step.js';
import type { StepTools } from './step-tools.js';

const KADE = { straatnaam: 'Kade', huisnummer: 3 };
/** As Klanten keeps it. */
const STORED_KADE = { straatnaam: 'Kade', huisnummer: 3, stad: '', land: '' };
const SANNE = { voorletters: '', voornaam: 'Sanne', voorvoegselAchternaam: 'de', achternaam: 'Vries' };
const JAN = { voorletters: 'J.', voornaam: 'Jan', voorvoegselAchternaam: '', achternaam: 'Bakker' };

/** Of what was given. */
const DIGEST = expect.stringMatching(/^[\w-]{43}$/);

const opdracht = { terms: { tijden: { registerGrens: 40 } } } as unknown as Opdracht;

const refusal = (status: number) => {
  const [system, operation, message] = ['klanten', 'PATCH betrokkenen', 'nee'] as const;
  return new UpstreamError({ kind: 'refused', system, operation, message, status, fields: [] });
};

describe(completeBetrokkene.name, () => {
  /** The step, with the betrokkene as it stands now, and what is sent of it. */
  function completing(
    details: BetrokkeneDetails,
    row: object = {},
    isCalledAfterPartij = false,
    fault?: Error,
  ): { step: ReturnType<typeof completeBetrokkene>; sent: unknown[] } {
    const sent: unknown[] = [];
    const klanten = {
      listBetrokkenen: async (klantcontact: string) =>
        klantcontact === 'k' ? [{ uuid: 'een ander' }, { uuid: 'b', organisatienaam: '', ...row }] : [],
      findPartij: async (uuid: string) => (uuid === 'p' ? { partijIdentificatie: { contactnaam: SANNE } } : undefined),
      setBetrokkeneDetails: async (uuid: string, what: unknown) => {
        sent.push([uuid, what]);
        if (fault) throw fault;
      },
    };
    const place = { klantcontact: 'k', betrokkene: 'b' };
    return {
      step: completeBetrokkene({ klanten } as unknown as StepTools, opdracht, place, details, isCalledAfterPartij),
      sent,
    };
  }

  it('does not take the beginning of another name for the one that it gave', async () => {
    const { step, sent } = completing({ organisatienaam: 'De Korenbloem' }, { organisatienaam: 'De Korenbloem Noord' });
    await expect(step.find()).resolves.toBeUndefined();
    await step.undo(await givenBy({ organisatienaam: 'De Korenbloem' }));
    expect(sent).toEqual([]);
  });

  it('finds nothing, and undoes nothing, where it is gone', async () => {
    const { step, sent } = completing({ organisatienaam: 'De Korenbloem' }, { uuid: 'weg' });
    await expect(step.find()).resolves.toBeUndefined();
    await step.undo(await givenBy({ organisatienaam: 'De Korenbloem' }));
    expect(sent).toEqual([]);
  });

  /** What its checkpoint keeps of it. */
  const givenBy = async (details: BetrokkeneDetails) => completing(details).step.run(undefined);

  it('keeps nothing of what it gave by which it can be read', async () => {
    expect(JSON.stringify(await givenBy({ contactnaam: JAN, organisatienaam: 'De Korenbloem' }))).not.toMatch(
      /Jan|Bakker|Korenbloem/,
    );
  });

  it('takes it away although what it gave is not kept any more', async () => {
    const given = await givenBy({ bezoekadres: KADE, contactnaam: JAN });
    const row = { bezoekadres: STORED_KADE, contactnaam: JAN, wasPartij: { uuid: 'p' } };
    const { step, sent } = completing({ bezoekadres: { straatnaam: '·', huisnummer: 0 } }, row, true);
    await step.undo(given);
    expect(sent).toEqual([['b', { bezoekadres: null, contactnaam: SANNE }]]);
  });

  it('gives it what it does not have', async () => {
    const { step, sent } = completing({ organisatienaam: 'De Korenbloem' });
    await expect(step.run(undefined)).resolves.toEqual({ organisatienaam: DIGEST });
    expect(sent).toEqual([['b', { organisatienaam: 'De Korenbloem' }]]);
  });

  it.each([
    [403, 'unknown'],
    [400, 'refused'],
  ])('is not told to have nothing of it by a refusal after an unanswered attempt: %i', async (status, kind) => {
    const fault = refusal(status);
    const given = { bezoekadres: KADE };
    await expect(completing(given, {}, false, fault).step.run(undefined)).rejects.toBe(fault);
    const absent = { bezoekadres: { straatnaam: '', huisnummer: null } };
    const failed = completing(given, absent, false, fault).step.run(Date.now());
    await expect(failed).rejects.toMatchObject({ failure: { kind } });
  });

  it('has what an unanswered attempt gave it, although it is refused by now', async () => {
    const { step } = completing({ bezoekadres: KADE }, { bezoekadres: STORED_KADE }, false, refusal(400));
    await expect(step.run(Date.now())).resolves.toEqual({ bezoekadres: DIGEST });
  });

  it.each([
    ['stands', { bezoekadres: STORED_KADE }, { bezoekadres: DIGEST }],
    ['does not stand', { bezoekadres: { ...STORED_KADE, straatnaam: '', huisnummer: null } }, undefined],
    ['was changed by a colleague', { bezoekadres: { ...STORED_KADE, huisnummer: 5 } }, undefined],
  ])('finds out whether it %s', async (_, row, found) => {
    await expect(completing({ bezoekadres: KADE }, row).step.find()).resolves.toEqual(found);
  });

  it('takes away what it gave, and leaves what a colleague changed', async () => {
    const row = { bezoekadres: STORED_KADE, correspondentieadres: { ...STORED_KADE, huisnummer: 5 } };
    const given = { bezoekadres: KADE, correspondentieadres: KADE, organisatienaam: 'De Korenbloem' };
    const { step, sent } = completing(given, { ...row, organisatienaam: 'De Korenbloem' });
    await step.undo(await givenBy(given));
    expect(sent).toEqual([['b', { bezoekadres: null, organisatienaam: '' }]]);
  });

  it('puts the name of its partij back', async () => {
    const { step, sent } = completing({ contactnaam: JAN }, { contactnaam: JAN, wasPartij: { uuid: 'p' } }, true);
    await step.undo(await givenBy({ contactnaam: JAN }));
    expect(sent).toEqual([['b', { contactnaam: SANNE }]]);
  });

  it('sends nothing when there is nothing of it left', async () => {
    const { step, sent } = completing({ organisatienaam: 'De Korenbloem' });
    await step.undo(await givenBy({ organisatienaam: 'De Korenbloem' }));
    expect(sent).toEqual([]);
  });
});
