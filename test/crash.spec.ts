import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from './support/product.js';
import { VARIANTS, type Variant } from './support/requests.js';
import { Holding, RestartableProduct, sum, times, type Difference, type Sent } from './support/restartable-product.js';
import { until } from './support/round-trips.js';
import { writtenBy } from './support/rounds.js';
import type { Write } from './support/writes.js';

const variants = Object.keys(VARIANTS) as Variant[];
/** How long a register may be busy with a call of a process that is gone: longer than a start takes. Milliseconds. */
const GRENS = 5000;

/** Within that, and longer than undoing takes. Milliseconds. */
const LATE = 1000;
const REFUSED = { kind: 'refuse', status: 400 } as const;
const isPivot = ({ operation }: Write) => /zaak_registreren|internetaken/.test(operation);
const isBeforePivot = (variant: Variant, { operation }: Write) =>
  /^POST .(partijen|maak-klantcontact)$/.test(operation) ||
  (variant.startsWith('B1') && operation === 'POST /digitaleadressen');

let product: RestartableProduct;

afterEach(() => {
  for (const { faults } of [product.surroundings.klanten, product.surroundings.zaken]) faults.clear();
});

/** Waits until the registers hold so much more, without anybody asking for it. */
async function eventually(difference: () => Difference, expected: Difference): Promise<void> {
  await until(() => isDeepStrictEqual(difference(), expected));
  expect(difference()).toEqual(expected);
}

/** Asks again under the same key, and by the id: what both say now. */
async function answersOf({ key }: Sent, body: unknown): Promise<{ repeated: Answer; found: Answer }> {
  const repeated = await product.here.submit(body, { key });
  return { repeated, found: await product.here.find(repeated.body.id) };
}

/** Each of them is registered, and its caller learns that by asking again. */
async function expectRegistered(sent: readonly Sent[], body: unknown): Promise<void> {
  for (const each of sent) {
    expect(await each.answer).toBeUndefined();
    const { repeated, found } = await answersOf(each, body);
    expect(repeated).toMatchObject({ status: 201, body: { uitkomst: 'voltooid' } });
    expect(found.body).toMatchObject({ uitkomst: 'voltooid', registratie: repeated.body });
    expect((await product.here.submit(body, { key: each.key })).body).toEqual(repeated.body);
  }
}

/** Each of them is undone, and its caller learns that by asking again. */
async function expectUndone(sent: readonly Sent[], body: unknown): Promise<void> {
  for (const each of sent) {
    expect(await each.answer).toBeUndefined();
    const { repeated, found } = await answersOf(each, body);
    expect(repeated).toMatchObject({ status: 502, body: { uitkomst: 'ongedaanGemaakt' } });
    expect(found.body).toMatchObject({ uitkomst: 'ongedaanGemaakt', probleem: repeated.body });
    expect((await product.here.submit(body, { key: each.key })).body).toEqual(repeated.body);
  }
}

describe('a process that is killed between the effect of a call and its checkpoint', () => {
  beforeAll(async () => {
    product = await RestartableProduct.start();
  });
  afterAll(() => product.stop());

  it.each(variants)('has %s finished by the next, whichever write it was at', async (variant) => {
    const body = VARIANTS[variant];
    const { writes, added } = await product.sendInPeace(body);
    const difference = product.here.counting();
    const holding = new Holding();
    const sent: Sent[] = [];
    for (const write of writes)
      sent.push(await product.sendUntil(write, holding.fault, body, writtenBy(write, writes)));

    await product.killAndRestart();
    holding.release();
    await eventually(difference, times(writes.length, added));
    await expectRegistered(sent, body);
    expect(difference()).toEqual(times(writes.length, added));
  });

  it.each(variants)('has %s undone by the next, whichever removal it was at', async (variant) => {
    const body = VARIANTS[variant];
    const { register, operation } = (await product.sendInPeace(body)).writes.find(isPivot)!;
    const { faults } = product.surroundings[register];
    const refusePivot = () => faults.add({ operation, fault: REFUSED });
    const difference = product.here.counting();
    // The look at what is undone, in peace.
    faults.add({ operation, times: 2, fault: REFUSED });
    const { answer, writes } = await product.sendInPeace(body);
    expect(answer).toMatchObject({ status: 502 });
    expect(difference()).toEqual({});

    const holding = new Holding();
    const sent: Sent[] = [];
    for (const write of writes.filter((it) => it.operation.startsWith('DELETE '))) {
      refusePivot();
      sent.push(await product.sendUntil(write, holding.fault, body, writtenBy(write, writes)));
    }
    expect(sent.length).toBeGreaterThan(0);
    await product.killAndRestart();
    holding.release();
    await eventually(difference, {});
    await expectUndone(sent, body);
    expect(difference()).toEqual({});
  });

  it.each(['A + zaak', 'B2 + interne taak'] as const)(
    'has %s finished by the next, also when its register refuses to hear it again',
    async (variant) => {
      const body = VARIANTS[variant];
      const { writes, added } = await product.sendInPeace(body);
      const pivot = writes.find(isPivot)!;
      const difference = product.here.counting();
      const holding = new Holding();
      const sent = await product.sendUntil(pivot, holding.fault, body, writtenBy(pivot, writes));
      product.surroundings[pivot.register].faults.add({ operation: pivot.operation, times: Infinity, fault: REFUSED });
      await product.killAndRestart();
      holding.release();
      await eventually(difference, added);
      await expectRegistered([sent], body);
      expect(difference()).toEqual(added);
    },
  );

  it('makes the actor of a new medewerker no second time', async () => {
    const actoren = () => product.surroundings.klanten.apis.flatMap((api) => api.rows()['actoren'] ?? []);
    const { surroundings } = product;
    const token = await surroundings.issuer.token({
      sub: 'nieuw',
      email: 'nieuw@gemeente.example',
      name: 'Nina Nieuw',
    });
    const before = actoren().length;
    const holding = new Holding();
    const write = { register: 'klanten', operation: 'POST /actoren', call: 1 } as const;
    const sent = await product.sendUntil(write, holding.fault, VARIANTS['B2 + zaak'], [write], { token });
    await product.killAndRestart();
    holding.release();
    expect(await product.here.submit(VARIANTS['B2 + zaak'], { token, key: sent.key })).toMatchObject({ status: 201 });
    expect(actoren()).toHaveLength(before + 1);
  });
});

describe('a process that is killed before a call has had its effect', () => {
  beforeAll(async () => {
    product = await RestartableProduct.start({ registerGrens: GRENS });
  });
  afterAll(() => product.stop());

  it.each(['B1 + zaak', 'B2 + interne taak'] as const)(
    'has %s finished by the next, and nothing doubled by the effect that comes later',
    async (variant) => {
      const body = VARIANTS[variant];
      const { writes, added } = await product.sendInPeace(body);
      const difference = product.here.counting();
      const holding = new Holding('later');
      const sent: Sent[] = [];
      for (const write of writes)
        sent.push(await product.sendUntil(write, holding.fault, body, writtenBy(write, writes)));

      await product.killAndRestart();
      holding.release();
      await eventually(difference, times(writes.length, added));
      await expectRegistered(sent, body);
      expect(difference()).toEqual(times(writes.length, added));
    },
  );

  it.each(['B1 + zaak', 'B2 + interne taak'] as const)(
    'has %s undone by the next, and nothing left by the effect that comes later',
    async (variant) => {
      const body = VARIANTS[variant];
      const { writes } = await product.sendInPeace(body);
      const pivot = writes.find(isPivot)!;
      const difference = product.here.counting();
      const holding = new Holding('later');
      const sent: Sent[] = [];
      for (const write of writes.filter((it) => isBeforePivot(variant, it)))
        sent.push(await product.sendUntil(write, holding.fault, body, writtenBy(write, writes)));
      expect(sent.length).toBeGreaterThan(0);

      const { faults, calls } = product.surroundings[pivot.register];
      faults.add({ operation: pivot.operation, times: Infinity, fault: REFUSED });
      const refused = calls.length;
      await product.killAndRestart();
      await until(() => calls.slice(refused).filter((it) => it.operation === pivot.operation).length >= sent.length);
      // By now all could have been taken away, if nobody thought of what may yet come.
      await pause(LATE);
      holding.release();
      await expectUndone(sent, body);
      expect(difference()).toEqual({});
    },
  );
});

describe('a process that is killed again and again', () => {
  beforeAll(async () => {
    product = await RestartableProduct.start();
  });
  afterAll(() => product.stop());

  it('loses nothing and doubles nothing of many productaanvragen of every variant', async () => {
    const added: Difference[] = [];
    for (const variant of variants) added.push((await product.sendInPeace(VARIANTS[variant])).added);
    const difference = product.here.counting();
    const { klanten, zaken } = product.surroundings;
    const madeCalls = () => klanten.calls.length + zaken.calls.length;

    const all = [...variants, ...variants, ...variants].map((variant) => ({
      body: VARIANTS[variant],
      key: randomUUID(),
    }));
    for (const calls of [5, 20, 35]) {
      for (const { body, key } of all) product.send(body, { key });
      const enough = madeCalls() + calls;
      await until(() => madeCalls() >= enough);
      await product.killAndRestart();
    }
    const answers = await Promise.all(all.map(({ body, key }) => product.here.submit(body, { key })));
    expect(answers.map(({ status }) => status)).toEqual(all.map(() => 201));
    expect(difference()).toEqual(times(3, sum(added)));
  });
});
