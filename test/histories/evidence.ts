import { isDeepStrictEqual } from 'node:util';
import { nameOfTerms, type TermsName } from './configurations.js';
import type { Rows } from './registers.js';
import type { Answer, Asked, Heard, World } from './world.js';

/** How one request stands: what is told of it, and what the registers hold because of it. */
export interface Stand {
  readonly asked: Asked;
  /** Absent when it was never accepted. */
  readonly answer: Answer | undefined;
  /** Under which it was accepted. */
  readonly terms: TermsName | undefined;
  readonly rows: Rows;
}

/** What is to be judged of a moment at which everything has come to rest. */
export interface Evidence {
  readonly stands: readonly Stand[];
  /** What is wrong whatever the registers hold. */
  readonly lies: readonly string[];
}

const FINAL = new Set(['voltooid', 'ongedaanGemaakt', 'vraagtAandacht']);
const NOT_KNOWN = '/problemen/aanname-niet-bekend';
const stateOf = ({ body }: Answer): string => String(body.uitkomst);

/** Looks how everything stands, does what a beheerder does about it, and looks again. */
export async function gather(world: World): Promise<Evidence[]> {
  const first = await look(world);
  const lies = await mend(world, first);
  if (!lies) return [first];
  const second = await look(world);
  return [first, { ...second, lies: [...second.lies, ...lies] }];
}

async function look(world: World): Promise<Evidence> {
  const stands: Stand[] = [];
  const lies = [...world.surprises];
  for (const [index, asked] of world.asked.entries()) {
    const answer = await world.standOf(asked);
    if (answer && wasRefused(world, index)) lies.push(`request ${index} was told no, and was accepted`);
    if (answer) lies.push(...differs('the same key gives another answer', await world.again(index), answer));
    lies.push(...liesOfHeard(world, index, answer));
    const opdracht = world.opdrachtOf(asked);
    stands.push({ asked, answer, terms: opdracht && nameOfTerms(opdracht.terms), rows: world.rowsOf(asked) });
  }
  lies.push(...liesOfRows(world, stands));
  return { stands, lies };
}

/** Whatever asks for attention is tried again, and when that is of no use taken back; so is some of what was done. */
async function mend(world: World, { stands }: Evidence): Promise<string[] | undefined> {
  const lies: string[] = [];
  let isTouched = false;
  for (const [index, { asked, answer }] of stands.entries()) {
    const now = async () => stateOf((await world.standOf(asked))!);
    const state = answer && stateOf(answer);
    if (state === 'voltooid' && world.plan.seed % 3 === 0) {
      isTouched = true;
      await world.press('ongedaanmaking', index);
    }
    if (state !== 'vraagtAandacht') continue;
    isTouched = true;
    const { body } = await world.press('hervatting', index);
    if ((await now()) !== 'vraagtAandacht') continue;
    const knop = body['type'] === '/problemen/hervatten-kan-niet' ? 'afsluiting' : 'ongedaanmaking';
    const { status } = await world.press(knop, index);
    const isMended = knop === 'afsluiting' ? status === 200 : status >= 400 || (await now()) !== 'vraagtAandacht';
    if (!isMended) lies.push(`request ${index} could not be mended`);
  }
  return isTouched ? lies : undefined;
}

/** Whether everybody who sent it was told that it was not accepted: an answer without an id says so, but for one. */
function wasRefused(world: World, request: number): boolean {
  const heard = world.heard.filter((it) => it.request === request);
  const isNo = ({ answer: { body } }: Heard) => body.id === undefined && body['type'] !== NOT_KNOWN;
  return heard.length > 0 && !world.askedWithoutAnswer.has(request) && heard.every(isNo);
}

/** What was told before must be so still, unless a person did something about it since. */
function liesOfHeard(world: World, request: number, now: Answer | undefined): string[] {
  const presses = world.pressed.filter((it) => it.request === request);
  const wasTakenBack = presses.some(({ knop, answer }) => knop === 'ongedaanmaking' && answer.status === 200);
  const lies: string[] = [];
  for (const { answer, askedAt } of world.heard.filter((it) => it.request === request)) {
    if (answer.body.id !== undefined && !now) lies.push(`request ${request} was accepted, and is not there`);
    const isTouched = world.pressedWithoutAnswer.has(request) || presses.some((it) => it.at >= askedAt);
    if (!now || isTouched || answer.body.id === undefined || !FINAL.has(stateOf(answer))) continue;
    lies.push(...differs('it is told otherwise than it was answered', now, answer));
  }
  if (now?.body['stap'] === 'ingreep' && !wasTakenBack && !world.pressedWithoutAnswer.has(request))
    lies.push(`request ${request} was taken back, and whoever asked for that was told otherwise`);
  return lies;
}

/** What must be so of the registers as a whole. */
function liesOfRows(world: World, stands: readonly Stand[]): string[] {
  const rows = world.rows();
  const here = new Set([...rows.values()].flatMap((list) => list.map(({ uuid }) => uuid)));
  const lost = [...world.seeded, ...world.colleagues.made.keys()].filter(
    (uuid) => !here.has(uuid) && !world.window.hides(uuid),
  );
  const told = lost.length > 0 ? JSON.stringify([...world.heard, ...world.pressed]) : '';
  const isNamed = (uuid: string) => told.includes(world.colleagues.made.get(uuid) ?? uuid);
  const ours = new Set(stands.flatMap((it) => [...it.rows.values()].flat().map(({ uuid }) => uuid)));
  const stray = [...rows].flatMap(([resource, list]) =>
    list
      .filter(({ uuid }) => !world.seeded.has(uuid) && !world.colleagues.made.has(uuid) && !ours.has(uuid))
      .map(() => resource),
  );
  const actoren = (rows.get('klanten/actoren') ?? []).map((row) => JSON.stringify(row['actoridentificator']));
  return [
    ...lost.filter((uuid) => !isNamed(uuid)).map((uuid) => `something of others is gone: ${world.whatWas(uuid)}`),
    ...stray.filter((resource) => resource !== 'klanten/actoren').map((resource) => `a row of nobody: ${resource}`),
    ...(new Set(actoren).size < actoren.length ? ['an actor stands twice'] : []),
  ];
}

function differs(what: string, one: Answer, other: Answer): string[] {
  return isDeepStrictEqual(one, other) ? [] : [`${what}: ${JSON.stringify(one)} instead of ${JSON.stringify(other)}`];
}
