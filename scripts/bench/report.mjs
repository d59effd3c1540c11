import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { barChart } from './chart.mjs';
import { kB, ms, print, times } from './figures.mjs';

const COLUMNS = ['p50', 'p95', 'p99', 'vloer p50', 'veld p50', '÷ vloer', '÷ veld'];
const ON_PATH = ['÷ kritieke pad', 'vloer ÷ pad'];

/** Shows the figures of a measurement as tables. */
export function report(figures) {
  const { start, inRust, duur, belasting, processen, helft, helftVloer, vierkeer, naastEenAnder, rijen } = figures;
  print([
    ['Starten en stilstaan', ''],
    ['eerste start, tot het eerste antwoord', ms(start.eerste)],
    ['tweede start, tot het eerste antwoord', ms(start.tweede)],
    ['processor in rust: product', `${times(inRust.product)} %`],
    ['processor in rust: PostgreSQL', `${times(inRust.postgres)} %`],
    ['geheugen in rust', `${inRust.geheugen} MB`],
  ]);
  for (const delay of delaysOf(figures)) {
    const rows = duur.filter(({ vertraging }) => vertraging === delay);
    print([
      [
        delay === 0 ? 'Registers zonder vertraging' : `Registers van ${delay} ms`,
        ...COLUMNS,
        ...(delay ? ON_PATH : []),
      ],
      ...rows.map(({ variant, kritiekePad, klantregie, vloer, veld }) => [
        variant,
        ...Object.values(klantregie).map(ms),
        ms(vloer.p50),
        ms(veld.p50),
        times(klantregie.p50 / vloer.p50),
        times(klantregie.p50 / veld.p50),
        ...(delay ? [times(klantregie.p50 / kritiekePad), times(vloer.p50 / kritiekePad)] : []),
      ]),
    ]);
  }
  print([
    ['Tegelijk', 'per seconde', 'vloer per seconde', 'product', 'PostgreSQL', 'opdrachten', 'WAL', 'geheugen'],
    ...belasting.map((it) => [
      String(it.tegelijk),
      it.perSeconde.toFixed(0),
      it.vloerPerSeconde.toFixed(0),
      ms(it.product),
      ms(it.postgres),
      it.opdrachten.toFixed(1),
      kB(it.wal),
      `${it.geheugen} MB`,
    ]),
  ]);
  print([
    ['Processen op één database', 'per seconde', 'product', 'PostgreSQL', 'opdrachten', 'WAL'],
    ...processen.map((it) => [
      String(it.processen),
      it.perSeconde.toFixed(0),
      ms(it.product),
      ms(it.postgres),
      it.opdrachten.toFixed(1),
      kB(it.wal),
    ]),
  ]);
  print([
    ['Aanvragen per seconde, wat er ook gebeurt', 'geregistreerd', 'p50', 'p99', 'p99 ÷ p50', '503', 'anders'],
    ...[
      ['de helft van wat kan', helft],
      ['evenveel, de vloer', helftVloer],
      ['vier keer wat kan', vierkeer],
    ].map(([name, it]) => [
      `${name}: ${it.perSecond}`,
      String(it.geregistreerd),
      ms(it.p50),
      ms(it.p99),
      times(it.p99 / it.p50),
      String(it.afgewezen),
      String(it.anders),
    ]),
  ]);
  print(
    [
      ['p50', 'zonder', 'met', 'verhouding'],
      ['naast 200 keer zoeken door een ander', naastEenAnder.alleen, naastEenAnder.ernaast],
      [`met ${rijen.aantal} afgelopen aanvragen`, rijen.ervoor, rijen.erna],
    ].map(([name, ...them]) =>
      typeof them[0] === 'string' ? [name, ...them] : [name, ...them.map(ms), times(them[1] / them[0])],
    ),
  );
  console.log(`\nOp schijf, per afgelopen aanvraag: ${kB(rijen.opSchijf)}.`);
  console.log(
    'Vloer: dezelfde aanroepen, met de hand, tegelijk wat kan. Veld: dezelfde, na elkaar. Product en PostgreSQL: processortijd per aanvraag.',
  );
}

/** Draws how long they take, a chart per delay of the registers, into this folder. */
export function draw(figures, folder) {
  mkdirSync(folder, { recursive: true });
  for (const delay of delaysOf(figures))
    writeFileSync(
      join(folder, `duur-${delay}-ms.svg`),
      barChart({
        title: `Eén aanvraag, registers van ${delay} ms (p50, in milliseconden)`,
        series: ['vloer', 'klantregie', 'veld'],
        rows: figures.duur
          .filter(({ vertraging }) => vertraging === delay)
          .map(({ variant, ...of }) => [variant, of.vloer.p50, of.klantregie.p50, of.veld.p50]),
      }),
    );
}

/** Of the registers. Milliseconds. */
const delaysOf = ({ duur }) => [...new Set(duur.map(({ vertraging }) => vertraging))];
