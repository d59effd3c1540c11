import type { Progress } from '../durable/durable.js';
import { entriesOf } from '../productaanvraag/answer/log-entries.js';
import { readStepName, type StepInfo } from '../productaanvraag/step-names.js';
import { readName } from '../saga/checkpoint-names.js';
import { succeeded } from '../saga/step.js';

/** Something that was registered and not taken away again, as the log has it. */
export interface GeregistreerdObject {
  readonly register: 'klanten' | 'taken' | 'zaken';
  readonly soort: string;
  readonly uuid: string;
  /** Which step made it. */
  readonly stap: string;
}

/** Everything that stands because of a request. */
export function whatStands(progress: Progress): readonly GeregistreerdObject[] {
  const standing = new Map<string, GeregistreerdObject>();
  for (const { naam, result } of entriesOf(progress)) {
    if (!succeeded(result)) continue;
    const { step, isUndoing } = readName(naam);
    const info = readStepName(step)?.info;
    if (!info) continue;
    if (info.removes) forget(standing, [info.removes]);
    else if (isUndoing) takeAway(standing, step, info, result.value);
    else for (const object of objectsOf(step, info, result.value)) standing.set(object.uuid, object);
  }
  return [...standing.values()];
}

/** @param kept what the undoing left, when it did. */
function takeAway(standing: Map<string, GeregistreerdObject>, stap: string, info: StepInfo, kept: unknown): void {
  const left = new Set([kept].flat().map((it) => (it as { uuid?: string } | null | undefined)?.uuid));
  const gone = [...standing.values()].filter((it) => it.stap === stap && !left.has(it.uuid));
  for (const object of gone) {
    standing.delete(object.uuid);
    if (object.soort === info.soort) forget(standing, info.takesAlong ?? []);
  }
}

function forget(standing: Map<string, GeregistreerdObject>, soorten: readonly string[]): void {
  for (const object of standing.values()) if (soorten.includes(object.soort)) standing.delete(object.uuid);
}

/** What a step says that it made. */
function objectsOf(stap: string, { soort, register }: StepInfo, value: unknown): GeregistreerdObject[] {
  const uuid = uuidOf(value);
  if (uuid === undefined || soort === undefined || register === undefined || wasThere(value)) return [];
  return [{ register, soort, uuid, stap }, ...(soort === 'klantcontact' ? partsOf(value, stap) : [])];
}

/** What was found and not made is not ours. */
const wasThere = (value: unknown): boolean => (value as { ours?: boolean }).ours === false;

/** What was made together with a klantcontact. */
function partsOf(value: unknown, stap: string): GeregistreerdObject[] {
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
