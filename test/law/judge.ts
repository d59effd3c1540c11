import { isDeepStrictEqual } from 'node:util';
import type { Random } from '../histories/random.js';
import type { VirtualTime } from '../histories/virtual-time.js';
import { anyBodyFor, type Endpoint } from './any-body.js';
import type { Fields } from './any-value.js';
import { leavesOf, type Leaf } from './leaves.js';
import { Office, registersWith, type Handled } from './office.js';
import { stands } from './stands.js';

/** A request with what came of it. */
export interface Verdict {
  readonly endpoint: Endpoint;
  readonly body: Fields;
  readonly status: number;
  readonly answer: Fields;
  /** What is not as the answer says; each as the kind that it is of. */
  readonly lies: readonly string[];
}

/** The whole can come to most. */
const ENDPOINTS: readonly Endpoint[] = [
  'productaanvraag',
  'productaanvraag',
  'productaanvraag',
  'productaanvraag',
  'klantcontact',
  'betrokkene',
  'zaak',
  'zaak',
  'interneTaak',
  'authenticatie',
];

/** Sends any valid request, and looks for everything that it says. */
export async function judge(time: VirtualTime, random: Random): Promise<Verdict> {
  const registers = registersWith({ maakKlantcontact: random.chance(0.7), zaakRegistreren: random.chance(0.7) });
  const office = new Office(time, registers);
  const style = { fill: random.pick([0, 0.3, 0.6, 1]), longest: random.chance(0.3) };
  const endpoint = random.pick(ENDPOINTS);
  const body = { ...anyBodyFor(endpoint, random, style) };
  const klantcontact = office.registerKlantcontact();
  if (endpoint === 'zaak' && random.chance(0.7)) {
    // Who was registered before may be this customer or another, or nobody was.
    const before = random.chance(0.5) ? { klant: body['klant'] } : anyBodyFor('betrokkene', random, style);
    await office.send('betrokkene', before, klantcontact);
  }
  if ('product' in body && random.chance(0.3)) {
    // Of the other products no colleague makes the zaak instead.
    body['product'] = 'uitwijk';
    office.refusesZaken = true;
  }
  const handled = await office.send(endpoint, body, klantcontact);
  const lies = [...liesOf(endpoint, body, handled), ...office.surprises];
  return { endpoint, body, status: handled.status, answer: handled.body, lies };
}

interface Named {
  readonly locatie: string;
}

function liesOf(endpoint: Endpoint, body: Fields, { status, body: answer, rows, again, looked }: Handled): string[] {
  // By chance somebody has this number already.
  if (status === 409) return [];
  if (status > 201) return [`${status} ${JSON.stringify(answer)}`];
  const named = (answer['nietBewaard'] ?? []) as readonly Named[];
  const leaves = leavesOf(body).filter(({ pointer }) => !isQuestion(endpoint, pointer));
  const lost = leaves.filter((leaf) => !named.some((it) => isWithin(leaf, it)) && !stands(leaf, rows));
  const kept = named.filter((it) =>
    leaves.filter((leaf) => isWithin(leaf, it)).every((leaf) => isUnmistakable(leaf) && stands(leaf, rows)),
  );
  const kind = kindOf(endpoint, body, answer);
  const lies = [
    ...lost.map(({ pointer }) => `lost ${pointer}`),
    ...kept.map(({ locatie }) => `named although it stands ${locatie}`),
    ...(named.length > 0 === / Niet bewaard is: /.test(String(answer['tekst'])) ? [] : ['another sentence than list']),
    ...(isDeepStrictEqual(again, answer) ? [] : ['the same key gets another answer']),
    ...(isDeepStrictEqual(looked, answer) ? [] : ['who asks how it stands is told otherwise']),
  ];
  return lies.map((lie) => `${kind}: ${lie.replaceAll(/\/\d+/g, '/n')}`);
}

const isWithin = ({ pointer }: Leaf, { locatie }: Named): boolean =>
  pointer === locatie || pointer.startsWith(`${locatie}/`);

/** For which product the authenticatie is to suffice. */
const isQuestion = (endpoint: Endpoint, pointer: string): boolean =>
  endpoint === 'authenticatie' && pointer === '/product';

/** What is short, or one of a few words, may be said of somebody else as well. */
const isUnmistakable = ({ name, value }: Leaf): boolean => String(value).length > 6 && name !== 'soortPartij';

function kindOf(endpoint: Endpoint, body: Fields, answer: Fields): string {
  const { soort = '' } = (body['klant'] ?? {}) as { soort?: string };
  const ending = ['zaakNietGemaakt', 'zaak', 'interneTaak'].find((it) => it in answer && it !== endpoint) ?? '';
  return [endpoint, soort, ending].filter(Boolean).join(' ');
}
