import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Configuration } from '../../src/config/configuration.js';
import { eventually, expectRegistered, expectUndone, isPivot, REFUSED } from '../support/after-a-crash.js';
import { HeldCheckpoints } from '../support/held-checkpoints.js';
import { killAtEach } from '../support/kill-at-each.js';
import { configurationWith, type Changes } from '../support/product-process.js';
import { VARIANTS, type Variant } from '../support/requests.js';
import { RestartableProduct, TIJDEN, times } from '../support/restartable-product.js';
import { IS_THOROUGH } from '../support/thorough.js';
import type { Rows } from '../support/surroundings.js';

type Tijden = Configuration['tijden'];

const timed = (factor: number): Tijden => {
  const changed = (it: number) => Math.ceil(it * factor);
  return Object.fromEntries(
    Object.entries(TIJDEN).map(([name, it]) => [name, typeof it === 'number' ? changed(it) : it.map(changed)]),
  ) as unknown as Tijden;
};

const OTHER_PRODUCT = {
  naam: 'Iets anders',
  zaaktype: { catalogus: { domein: 'KLREG', rsin: '002220647' }, identificatie: 'VERHUIZING' },
  toegewezenAan: { soort: 'afdeling', identificatie: 'burgerzaken' },
  alsZaakNietLukt: 'internetaak',
  teksten: { zaak: 'Andere tekst {zaaknummer}.', interneTaak: 'Andere tekst {contactnummer}.' },
};

/** How the next process is configured. */
const CHANGES: Readonly<Record<string, readonly [tijden: Tijden, changes?: Changes]>> = {
  'every time shorter': [timed(0.5)],
  'every time longer': [timed(2)],
  'the product gone': [TIJDEN, { producten: ({ parkeervergunning: _, ...rest }) => rest }],
  'another product': [
    TIJDEN,
    { producten: (all) => ({ ...all, parkeervergunning: { ...all['parkeervergunning'], ...OTHER_PRODUCT } }) },
  ],
  'other codes': [
    TIJDEN,
    {
      codes: ({ zaak, ...rest }) => ({
        ...rest,
        zaak: { codeObjecttype: 'zaak', codeRegister: 'open-zaak', codeSoortObjectId: 'uuid' },
        zaakOok: [zaak],
      }),
    },
  ],
};

type Case = readonly [configuration: string, variant: Variant, written: boolean];

/** Which are carried on under which configuration: a dozen in all, and every variant. */
const forward: readonly Case[] = [
  ['every time shorter', 'B2 + zaak', true],
  ['every time longer', 'A + interne taak', false],
  ['the product gone', 'B1 + zaak', false],
  ['the product gone', 'B2 + interne taak', true],
  ['another product', 'A + zaak', true],
  ['another product', 'B1 + interne taak', false],
  ['other codes', 'B1 + zaak', true],
];
const undoing: readonly Case[] = [
  ['every time shorter', 'B1 + interne taak', false],
  ['every time longer', 'B2 + zaak', true],
  ['the product gone', 'A + zaak', true],
  ['another product', 'B2 + interne taak', false],
  ['other codes', 'A + zaak', false],
];

const some = (cases: readonly Case[]) => cases.filter((_, index) => IS_THOROUGH || index % 3 === 2);

let product: RestartableProduct;
let checkpoints: HeldCheckpoints;

beforeAll(async () => {
  product = await RestartableProduct.start();
  checkpoints = await HeldCheckpoints.in(product.surroundings.environment['DATABASE_URL']!);
});
afterAll(async () => {
  await checkpoints.end();
  await product.stop();
});
afterEach(() => {
  for (const { faults } of [product.surroundings.klanten, product.surroundings.zaken]) faults.clear();
});

/** Starts the next process under another configuration, and after the work the one after that as before. */
async function under(name: string, work: () => Promise<void>): Promise<void> {
  const directory = configurationWith(...CHANGES[name]!);
  try {
    await product.restart(directory);
    await work();
    await product.killAndRestart();
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const CHANCE = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT[\d:.]+Z?|KCC-\d+-\d+|\b\d{10}\b/g;

/** Without what is different every time: uuids, moments and numbers. */
const withoutChance = (value: unknown): string => JSON.stringify(value).replaceAll(CHANCE, '…');

/** The kinds of rows that came since then, each once. */
function kindsSince(before: Rows): string[] {
  const kinds = Object.entries(product.surroundings.rows()).flatMap(([resource, rows]) =>
    rows.slice(before[resource]?.length ?? 0).map((row) => `${resource} ${withoutChance(row)}`),
  );
  return [...new Set(kinds)].toSorted();
}

describe('a request that was halted at a checkpoint', () => {
  it.each(some(forward))('is finished as it was begun, with %s (%s)', async (name, variant, written) => {
    const body = VARIANTS[variant];
    const empty = product.surroundings.rows();
    const { answer, added } = await product.sendInPeace(body);
    const kinds = kindsSince(empty);
    const names = await checkpoints.namesOf(answer.body.id);
    const [before, difference] = [product.surroundings.rows(), product.here.counting()];
    const sent = await killAtEach(product, checkpoints, { names, body, written });
    await under(name, async () => {
      await eventually(difference, times(names.length, added));
      await expectRegistered(product, sent, body);
      expect(kindsSince(before)).toEqual(kinds);
      for (const { key } of sent)
        expect(withoutChance((await product.here.submit(body, { key })).body)).toBe(withoutChance(answer.body));
    });
  });

  it.each(some(undoing))('is undone as it was begun, with %s (%s)', async (name, variant, written) => {
    const body = VARIANTS[variant];
    const { register, operation } = (await product.sendInPeace(body)).writes.find(isPivot)!;
    product.surroundings[register].faults.add({ operation, times: Infinity, fault: REFUSED });
    const { answer } = await product.sendInPeace(body);
    const names = await checkpoints.namesOf(answer.body.id);
    const difference = product.here.counting();
    const sent = await killAtEach(product, checkpoints, { names, body, written });
    await under(name, async () => {
      await expectUndone(product, sent, body);
      expect(difference()).toEqual({});
      for (const { key } of sent)
        expect(withoutChance((await product.here.submit(body, { key })).body)).toBe(withoutChance(answer.body));
    });
  });
});
