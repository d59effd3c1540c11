import { isDeepStrictEqual } from 'node:util';
import type { RegisterCall } from '../simulator/register-server.js';
import { sender, type Answered } from './answered.js';
import { readBack, type Found } from './read-back.js';
import { rowsOf, writtenIn, type Register } from './rows.js';
import type { Scene } from './scenes.js';
import type { Stage } from './stage.js';

/** How a scene went. */
export interface Performed {
  readonly answered: Answered;
  /** What was registered of it. */
  readonly found: readonly Found[];
  /** What the registers were asked to change, in order for each. */
  readonly changes: readonly string[];
  /** How many rows of productaanvragen each register held. */
  readonly before: Record<Register, number>;
  readonly after: Record<Register, number>;
  /** What was not as it should be. */
  readonly flaws: readonly string[];
}

/** Sends a productaanvraag, sends it once more, and holds the registers against what came back. */
export async function perform(stage: Stage, scene: Scene): Promise<Performed> {
  const registers = [stage.klanten, stage.zaken];
  const look = () => rowsOf(registers);
  const before = writtenIn(look());
  const earlier = registers.map(({ calls }) => calls.length);
  if (scene.storing) stage[scene.storing.register].faults.add(scene.storing);
  const send = sender(stage, scene.body);
  const answered = await send();
  const changes = registers.flatMap(({ calls }, index) => changesOf(calls.slice(earlier[index])));
  const repeated = await send();
  for (const { faults } of registers) faults.clear();
  const rows = look();
  const after = writtenIn(rows);

  const isUndone = scene.einde === 'niets';
  const { found, flaws } = isUndone ? { found: [], flaws: [] } : readBack(rows, scene, answered);
  return {
    answered,
    found,
    changes,
    before: countsOf(before),
    after: countsOf(after),
    flaws: [
      ...flawsOfAnswer(scene, answered),
      ...flaws,
      ...(isUndone ? flawsOfUndoing(changes) : []),
      ...flawsOfRows(before, after, found),
      ...(isSame(answered, repeated) ? [] : ['dezelfde Idempotency-Key gaf een ander antwoord']),
    ],
  };
}

function flawsOfAnswer({ einde }: Scene, { status, body: { uitkomst } }: Answered): string[] {
  const isRight =
    einde === 'niets' ? status >= 400 && uitkomst === 'ongedaanGemaakt' : status === 201 && uitkomst === 'voltooid';
  return isRight ? [] : [`het antwoord was ${status} ${uitkomst ?? ''}`.trimEnd()];
}

/** Nothing left is no feat when nothing was made. */
function flawsOfUndoing(changes: readonly string[]): string[] {
  const isUndone = changes.includes('POST /partijen') && changes.at(-1) === 'DELETE /partijen/{uuid}';
  return isUndone ? [] : ['de partij is niet geregistreerd en daarna weer verwijderd'];
}

function changesOf(calls: readonly RegisterCall[]): string[] {
  return calls.flatMap(({ operation }) => (operation.startsWith('GET ') ? [] : [operation]));
}

/** Exactly what was found may have come, and nothing may have gone. */
function flawsOfRows(
  before: Record<Register, readonly string[]>,
  after: Record<Register, readonly string[]>,
  found: readonly Found[],
): string[] {
  return (Object.keys(after) as Register[]).flatMap((register) => {
    const known = new Set([...before[register], ...found.map(({ uuid }) => uuid)]);
    const strange = after[register].filter((uuid) => !known.has(uuid)).length;
    const gone = before[register].filter((uuid) => !after[register].includes(uuid)).length;
    return [
      ...(strange > 0 ? [`in ${register} is iets achtergebleven (${strange})`] : []),
      ...(gone > 0 ? [`uit ${register} is iets verdwenen (${gone})`] : []),
    ];
  });
}

function countsOf(written: Record<Register, readonly string[]>): Record<Register, number> {
  return { Klanten: written.Klanten.length, Taken: written.Taken.length, Zaken: written.Zaken.length };
}

function isSame(one: Answered, other: Answered): boolean {
  return one.status === other.status && isDeepStrictEqual(one.body, other.body);
}
