import { liesOf, type Whole } from '../faults/judge.js';
import type { Change } from '../faults/registered.js';
import type { Evidence, Stand } from './evidence.js';
import { expectedOf, type Expected, type Live } from './expected.js';
import { pictureOf, type Picture } from './picture.js';
import type { Row, Rows } from './registers.js';
import { filtered, withoutKvkNummer } from './rows-of.js';

/** Everything that is not as it was told. Empty: nobody was lied to. @param live lives through a plan, for comparison. */
export async function liesOfHistory(evidence: readonly Evidence[], live: Live): Promise<string[]> {
  const found: string[] = [];
  for (const { stands, lies } of evidence) {
    found.push(...lies);
    for (const stand of stands)
      found.push(...liesOfStand(stand, await expectedOf(stand.asked, stand.terms ?? 'usual', live)));
  }
  return [...new Set(found)];
}

function liesOfStand({ asked, answer, rows }: Stand, expected: Expected): string[] {
  const name = `${asked.kind} ${asked.id.slice(0, 8)}`;
  if (!answer) return rows.size === 0 ? [] : [`${name}: not accepted, and left behind: ${[...rows.keys()].join(', ')}`];
  const isWhole = answer.body.uitkomst === 'voltooid';
  // No answer that says what was registered speaks of the KvK-nummer that a vestiging hangs under.
  const isRegistered = isWhole || 'zaak' in answer.body || 'interneTaak' in answer.body;
  const left = isWhole ? rows : without(rows, named(answer.body['behouden']));
  const judged = isRegistered ? withoutKvkNummer(left) : left;
  const change: Change = { added: judged as Change['added'], lost: [] };
  const kvkNummers = countOf(judged) - countOf(withoutKvkNummer(judged));
  const whole: Whole = {
    ...(expected.zaak && { zaak: withKvkNummers(expected.zaak.counts, kvkNummers) }),
    ...(expected.interneTaak && { interneTaak: withKvkNummers(expected.interneTaak.counts, kvkNummers) }),
  };
  const lies = liesOf({ ...answer, headers: new Headers() }, change, whole);
  if (isWhole && lies.length === 0) {
    const { references: wanted } = (answer.body['interneTaak'] ? expected.interneTaak : expected.zaak) ?? {};
    const { references } = pictureOf(judged);
    if (references !== wanted) lies.push(`refers to something else: ${references} instead of ${wanted}`);
  }
  return lies.map((lie) => `${name}: ${lie}`);
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const named = (value: unknown): Set<string> => new Set(JSON.stringify(value ?? '').match(UUID));

const IDENTIFICATOREN = 'klanten/partij-identificatoren';

const countOf = (rows: Rows): number => rows.get(IDENTIFICATOREN)?.length ?? 0;

/** It may be the first to need the KvK-nummer that its vestiging hangs under, and then made that too: at most one. */
const withKvkNummers = (counts: Picture['counts'], kvkNummers: number): Picture['counts'] =>
  kvkNummers === 1 ? { ...counts, [IDENTIFICATOREN]: (counts[IDENTIFICATOREN] ?? 0) + 1 } : counts;

/** Without what others use by now, and what belongs to that. */
function without(rows: Rows, kept: Set<string>): Rows {
  const isKept = (row: Row) =>
    kept.has(row.uuid) || ['verstrektDoorPartij', 'identificeerdePartij'].some((field) => kept.has(String(row[field])));
  return filtered(rows, (row) => !isKept(row));
}
