import type { Progress } from '../durable/durable.js';
import { readName } from '../saga/checkpoint-names.js';
import { succeeded } from '../saga/step.js';
import { entriesOf } from './log-entries.js';

/** Something that was registered and not taken away again, as the log has it. */
export interface Ding {
  readonly register: 'klanten' | 'taken' | 'zaken';
  readonly soort: string;
  readonly uuid: string;
  /** Which step made it. */
  readonly stap: string;
}

/** What goes when something else is taken away. */
const WITH: Readonly<Record<string, readonly string[]>> = {
  klantcontact: ['betrokkene', 'onderwerpobject', 'actorklantcontact', 'interneTaak'],
  partij: ['digitaalAdres'],
};

/** Everything that stands because of a request. */
export function whatStands(progress: Progress): readonly Ding[] {
  const standing = new Map<string, Ding>();
  for (const { naam, result } of entriesOf(progress)) {
    if (!succeeded(result)) continue;
    const { step, isUndoing } = readName(naam);
    if (step === 'onderwerpobjectWeg') forget(standing, ['onderwerpobject']);
    else if (isUndoing) takeAway(standing, step, result.value);
    else for (const ding of dingenOf(step, result.value)) standing.set(ding.uuid, ding);
  }
  return [...standing.values()];
}

/** @param kept what the undoing left, when it did. */
function takeAway(standing: Map<string, Ding>, stap: string, kept: unknown): void {
  const left = new Set([kept].flat().map((it) => (it as { uuid?: string } | null | undefined)?.uuid));
  const gone = [...standing.values()].filter((it) => it.stap === stap && !left.has(it.uuid));
  for (const ding of gone) {
    standing.delete(ding.uuid);
    if (ding.soort === stap) forget(standing, WITH[stap] ?? []);
  }
}

function forget(standing: Map<string, Ding>, soorten: readonly string[]): void {
  for (const ding of standing.values()) if (soorten.includes(ding.soort)) standing.delete(ding.uuid);
}

/** What a step says that it made. */
function dingenOf(stap: string, value: unknown): Ding[] {
  const uuid = uuidOf(value);
  if (uuid === undefined) return [];
  const of = (soort: string, register: Ding['register'] = 'klanten'): Ding => ({ register, soort, uuid, stap });
  switch (stap.replace(/\d+$/, '')) {
    case 'klantcontact':
      return [of('klantcontact'), ...partsOf(value, stap)];
    case 'zaak':
      return [of('zaak', 'zaken')];
    case 'interneTaak':
      return [of('interneTaak', 'taken')];
    case 'kvkNummer':
      return (value as { ours?: boolean }).ours === true ? [of('partijIdentificator')] : [];
    case 'partij':
    case 'betrokkene':
    case 'digitaalAdres':
    case 'actorklantcontact':
    case 'onderwerpobject':
      return [of(stap.replace(/\d+$/, ''))];
    default:
      return [];
  }
}

/** What was made together with a klantcontact. */
function partsOf(value: unknown, stap: string): Ding[] {
  const { betrokkene, onderwerpobject } = value as { betrokkene?: string; onderwerpobject?: string };
  return Object.entries({ betrokkene, onderwerpobject }).flatMap(([soort, uuid]) =>
    uuid === undefined ? [] : [{ register: 'klanten' as const, soort, uuid, stap }],
  );
}

function uuidOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  const { uuid } = (value ?? {}) as { uuid?: unknown };
  return typeof uuid === 'string' ? uuid : undefined;
}
