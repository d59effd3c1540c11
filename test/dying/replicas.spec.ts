import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, isPivot, REFUSED } from '../support/after-a-crash.js';
import type { ProductProcess } from '../support/product-process.js';
import type { ProductUnderTest } from '../support/product.js';
import { VARIANTS, type Variant } from '../support/requests.js';
import { Holding, RestartableProduct, sum, times, type Difference } from '../support/restartable-product.js';
import { until } from '../support/round-trips.js';
import { IS_THOROUGH } from '../support/thorough.js';

const LONG = 20 * 60_000;

const variants = Object.keys(VARIANTS) as Variant[];
const IN_FLIGHT = 50;

/** In which the one has taken over what the other was doing. Milliseconds. */
const LIMIT = 30_000;

let product: RestartableProduct;
let other: ProductProcess;
let there: ProductUnderTest;

async function startOther(): Promise<void> {
  other = await product.another();
  there = product.at(other);
}

/** How many calls the registers got. */
const calls = () => product.surroundings.klanten.calls.length + product.surroundings.zaken.calls.length;

const clearFaults = () => {
  for (const { faults } of [product.surroundings.klanten, product.surroundings.zaken]) faults.clear();
};

describe('of two processes that share the work', () => {
  const report: string[] = [];

  beforeAll(async () => {
    product = await RestartableProduct.start();
    await startOther();
  });
  afterEach(clearFaults);
  afterAll(async () => {
    process.stdout.write(`\n${report.join('\n')}\n`);
    await other.stop();
    await product.stop();
  });

  /** Fifty requests of every variant, and what they add. */
  async function flight() {
    const added: Difference[] = [];
    for (const variant of variants) added.push((await product.sendInPeace(VARIANTS[variant])).added);
    const all = Array.from({ length: IN_FLIGHT }, (_, index) => index % variants.length);
    return {
      requests: all.map((index) => ({ body: VARIANTS[variants[index]!], key: randomUUID() })),
      added: sum(all.map((index) => added[index]!)),
    };
  }

  it.each(IS_THOROUGH ? Array.from({ length: 12 }, (_, index) => 10 + index * 15) : [150])(
    'the one is killed with fifty requests in flight after %d calls, and the other finishes them all',
    async (moment) => {
      const { requests, added } = await flight();
      const difference = product.here.counting();
      const before = calls();
      const cutOff = requests.map(({ body, key }) => there.submit(body, { key }).catch(() => undefined));
      await until(() => calls() - before >= moment);
      const killed = Date.now();
      await other.kill();
      const done = (await Promise.all(cutOff)).filter((answer) => answer !== undefined).length;
      expect(done).toBeLessThan(IN_FLIGHT);

      const answers = await Promise.all(requests.map(({ body, key }) => product.here.submit(body, { key })));
      const took = Date.now() - killed;
      report.push(
        `killed after ${moment} calls: ${IN_FLIGHT - done} of ${IN_FLIGHT} in flight, all finished in ${took} ms`,
      );
      expect(answers.filter(({ status }) => status !== 201).map(({ body }) => body)).toEqual([]);
      expect(difference()).toEqual(added);
      expect(took).toBeLessThan(LIMIT);
      await startOther();
    },
    LONG,
  );

  it('the one is killed while it undoes, and the other goes on with that', async () => {
    const { writes } = await product.sendInPeace(VARIANTS['B1 + zaak']);
    const pivot = writes.find(isPivot)!;
    const { faults } = product.surroundings[pivot.register];
    faults.add({ operation: pivot.operation, times: Infinity, fault: REFUSED });
    const difference = product.here.counting();
    const keys = Array.from({ length: IN_FLIGHT }, () => randomUUID());
    const removals = () => product.surroundings.klanten.calls.filter(({ operation }) => operation.startsWith('DELETE'));
    const before = removals().length;
    const cutOff = keys.map((key) => there.submit(VARIANTS['B1 + zaak'], { key }).catch(() => undefined));
    await until(() => removals().length - before >= IN_FLIGHT);
    const killed = Date.now();
    await other.kill();
    await Promise.all(cutOff);
    const answers = await Promise.all(keys.map((key) => product.here.submit(VARIANTS['B1 + zaak'], { key })));
    report.push(`killed while undoing: all undone in ${Date.now() - killed} ms`);
    expect(answers.map(({ body }) => body.uitkomst)).toEqual(keys.map(() => 'ongedaanGemaakt'));
    expect(difference()).toEqual({});
    expect(Date.now() - killed).toBeLessThan(LIMIT);
    await startOther();
  });
});

describe('a process that was only paused', () => {
  beforeAll(async () => {
    // Its unanswered call is given up only after it has come back.
    product = await RestartableProduct.start({ register: 8000 });
    await startOther();
  });
  afterEach(clearFaults);
  afterAll(async () => {
    other.signal('SIGCONT');
    await other.kill();
    await product.stop();
  });

  it('does nothing more for what its successor has undone meanwhile', async () => {
    const body = VARIANTS['A + zaak'];
    await product.sendInPeace(body);
    await there.submit(body);
    const { klanten, zaken } = product.surroundings;
    const difference = product.here.counting();
    const written = () =>
      [...klanten.calls, ...zaken.calls].filter(({ operation }) => !operation.startsWith('GET ')).length;
    const isHanging = () =>
      klanten.calls.some(({ operation, open }) => open && operation === 'POST /maak-klantcontact');

    zaken.faults.add({ operation: 'POST /zaak_registreren', times: Infinity, fault: REFUSED });
    klanten.faults.add({ operation: 'POST /maak-klantcontact', fault: { kind: 'hangBefore' } });
    const key = randomUUID();
    const waiting = there.submit(body, { key });
    await until(isHanging);
    expect(isHanging()).toBe(true);
    other.signal('SIGSTOP');

    const answer = await product.here.submit(body, { key });
    expect(answer.body).toMatchObject({ uitkomst: 'ongedaanGemaakt' });
    expect(difference()).toEqual({});
    const after = written();

    // It comes back in the middle of the call, of which it then gives up waiting for the answer.
    other.signal('SIGCONT');
    expect((await waiting).body).toEqual(answer.body);
    expect(written()).toBe(after);
    expect(difference()).toEqual({});
    // What it takes on later it does as before.
    clearFaults();
    expect(await there.submit(body)).toMatchObject({ status: 201 });
  });

  it('does not do beside its successor what both are busy with', async () => {
    const body = VARIANTS['B2 + zaak'];
    const { writes, added } = await product.sendInPeace(body);
    await there.submit(body);
    const difference = product.here.counting();
    const holding = new Holding();
    const sent: string[] = [];
    for (const write of writes) {
      const { register, operation, call } = write;
      const seen = product.surroundings[register].calls.length;
      product.surroundings[register].faults.add({ operation, call, fault: holding.fault });
      const key = randomUUID();
      sent.push(key);
      void there.submit(body, { key }).catch(() => {});
      const isHeld = () =>
        product.surroundings[register].calls.slice(seen).some((it) => it.operation === operation && it.open);
      await until(isHeld);
    }
    other.signal('SIGSTOP');
    const answers = await Promise.all(sent.map((key) => product.here.submit(body, { key })));
    expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
    expect(difference()).toEqual(times(sent.length, added));
    holding.release();
    other.signal('SIGCONT');
    const again = await Promise.all(sent.map((key) => there.submit(body, { key })));
    expect(again.map((it) => it.body)).toEqual(answers.map((it) => it.body));
    expect(difference()).toEqual(times(sent.length, added));
  });
});

describe('while the version is raised, process by process', () => {
  const earlier = mkdtempSync(join(tmpdir(), 'klantregie-earlier-'));

  beforeAll(async () => {
    buildEarlierVersion(earlier);
    product = await RestartableProduct.start();
  });
  afterAll(async () => {
    await product.stop();
    rmSync(earlier, { recursive: true });
  });

  const startEarlier = async () => {
    other = await product.another(join(earlier, 'dist', 'main.js'));
    there = product.at(other);
  };

  it('a request that the earlier version began is finished by that version, wherever its caller asks', async () => {
    const body = VARIANTS['B1 + zaak'];
    const { added } = await product.sendInPeace(body);
    const difference = product.here.counting();
    await startEarlier();
    const holding = new Holding();
    product.surroundings.zaken.faults.add({ operation: 'POST /zaak_registreren', fault: holding.fault });
    const key = randomUUID();
    const before = product.surroundings.zaken.calls.length;
    const cutOff = there.submit(body, { key }).catch(() => undefined);
    await until(() =>
      product.surroundings.zaken.calls
        .slice(before)
        .some(({ operation, open }) => open && operation.startsWith('POST')),
    );
    await other.kill();
    holding.release();
    await cutOff;

    // The new version sees that it is under way, and leaves it alone.
    const asked = await product.here.submit(body, { key, headers: { prefer: 'wait=6' } });
    expect(asked).toMatchObject({ status: 202, body: { uitkomst: 'wordtVoltooid' } });
    await startEarlier();
    await eventually(difference, added);
    const answer = await product.here.submit(body, { key });
    expect(answer).toMatchObject({ status: 201, body: { uitkomst: 'voltooid' } });
    expect((await there.submit(body, { key })).body).toEqual(answer.body);
    expect(difference()).toEqual(added);
    await other.stop();
  });
});

/** The product as it was built, with steps that are numbered differently. */
function buildEarlierVersion(directory: string): void {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  for (const part of ['dist', 'config', 'package.json'])
    cpSync(join(root, part), join(directory, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(directory, 'node_modules'));
  const file = join(directory, 'dist', 'durable', 'durable.module.js');
  const built = readFileSync(file, 'utf8');
  const changed = built.replace(/SAGA_VERSION = '.*'/, "SAGA_VERSION = 'earlier'");
  if (changed === built) throw new Error('the version of the sagas was not found');
  writeFileSync(file, changed);
}
