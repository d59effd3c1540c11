import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { OtherApplication } from '../support/other-application.js';
import type { Answer, ProductUnderTest } from '../support/product.js';
import type { Surroundings } from '../support/surroundings.js';
import { liesOf, type Whole } from './judge.js';
import { countsOf, watchingRows, type Change } from './registered.js';
import type { Scenario } from './scenarios.js';
import { LATE, type Way } from './ways.js';

/** The nth call of an operation, reading or writing. */
export interface Call {
  readonly register: 'klanten' | 'zaken';
  readonly operation: string;
  readonly number: number;
}

/** What came of one call that failed in one way. */
export interface Verdict {
  readonly scenario: string;
  readonly call: Call;
  readonly way: string;
  readonly end: 'all' | 'nothing' | 'attention' | 'not begun';
  /** How it ended after a beheerder pressed a button, with the register mended. */
  readonly mended?: 'all' | 'nothing';
  readonly lies: readonly string[];
}

/** A scenario as it goes when nothing else fails. */
export interface Clean {
  readonly calls: readonly Call[];
  readonly end: Verdict['end'];
  readonly whole: Whole;
}

const ENDS: Readonly<Record<string, Verdict['end']>> = {
  voltooid: 'all',
  ongedaanGemaakt: 'nothing',
  vraagtAandacht: 'attention',
};

/** Runs scenarios in which calls fail against one product. */
export class Laboratory {
  readonly #other: OtherApplication;

  constructor(
    private readonly surroundings: Surroundings,
    private readonly product: ProductUnderTest,
    private readonly beheerder: string,
  ) {
    this.#other = new OtherApplication(surroundings);
  }

  /** What a scenario does and brings about when no more fails than it says, and when nothing does. */
  async clean(scenario: Scenario): Promise<Clean> {
    const { klanten: _, zaken: __, ...untroubled } = scenario;
    const reference = await this.#look(untroubled);
    const clean = await this.#look(scenario);
    return { ...clean, whole: { ...reference.whole, ...clean.whole } };
  }

  async #look(scenario: Scenario): Promise<Clean> {
    const { klanten, zaken } = this.surroundings;
    const from = [klanten.calls.length, zaken.calls.length];
    const { settled, change, sentFrom } = await this.#run(scenario);
    const calls = [klanten, zaken].flatMap((server, index) => {
      const counts = new Map<string, number>();
      return server.calls.slice(sentFrom[index] ?? from[index]).map(({ operation }): Call => {
        const number = (counts.get(operation) ?? 0) + 1;
        counts.set(operation, number);
        return { register: server.name as Call['register'], operation, number };
      });
    });
    const { uitkomst, interneTaak } = told(settled) as Answer['body'];
    const counts = countsOf(change);
    const whole = uitkomst === 'voltooid' ? { [interneTaak ? 'interneTaak' : 'zaak']: counts } : {};
    return { calls, end: endOf(settled), whole };
  }

  /** One call fails in one way. */
  async attempt(scenario: Scenario, { whole, end: cleanEnd }: Clean, call: Call, way: Way): Promise<Verdict> {
    const { operation, number } = call;
    const { answer, settled, change, again, rows } = await this.#run(scenario, () =>
      this.surroundings[call.register].faults.add({ operation, call: number, ...way.rule }),
    );
    const end = endOf(settled);
    const lies = [
      ...differs('the same key gives another answer', again, answer),
      ...differs('it is told otherwise than it was answered', told(settled), answer.body),
      ...liesOf(answer, change, whole),
      ...unforgivable(way, end, cleanEnd),
    ];
    const verdict = { scenario: scenario.name, call, way: way.name, end };
    if (end !== 'attention') return { ...verdict, lies };
    const mended = await this.#mend(answer.body.id);
    return {
      ...verdict,
      ...(mended.end !== 'attention' && mended.end !== 'not begun' && { mended: mended.end }),
      lies: [
        ...lies,
        ...liesOf(mended.answer, rows(), whole).map((lie) => `after mending: ${lie}`),
        ...(mended.end === 'attention' ? ['it could not be mended'] : []),
      ],
    };
  }

  async #run(scenario: Scenario, strike: () => void = () => {}) {
    const { surroundings, product } = this;
    const { klanten, zaken } = surroundings;
    const path = await this.#pathOf(scenario);
    const body = JSON.stringify(scenario.body).replaceAll('{uniek}', randomUUID());
    const token = scenario.isNewcomer ? await this.#newcomer() : undefined;
    const send = (key: string) => product.post(path, body, { key, ...(token !== undefined && { token }) });
    const rows = watchingRows(surroundings);
    const sentFrom = [klanten.calls.length, zaken.calls.length];
    for (const rule of scenario.klanten ?? []) klanten.faults.add(rule);
    for (const rule of scenario.zaken ?? []) zaken.faults.add(rule);
    strike();
    const key = randomUUID();
    const answer = await send(key);
    const settled = answer.body.id === undefined ? answer : await product.settled(answer.body.id, token);
    for (const { faults } of [klanten, zaken]) faults.clear();
    // What a register was still to do, it has done after this: timers in one process go off in order.
    await pause(LATE + 1);
    const change: Change = rows();
    const again = answer.body.id === undefined ? answer : await send(key);
    return { answer, settled: { ...settled, status: answer.status }, change, again, rows, sentFrom };
  }

  /** As a beheerder does: first try again, and when that is of no use, take everything back. */
  async #mend(id: string): Promise<{ end: Verdict['end']; answer: Answer }> {
    for (const button of ['hervatting', 'ongedaanmaking']) {
      const path = `/api/v1/beheer/productaanvragen/${id}/${button}`;
      await this.product.request('POST', path, { headers: { authorization: `Bearer ${this.beheerder}` } });
      const settled = await this.product.settled(id, this.beheerder);
      if (endOf(settled) !== 'attention') return { end: endOf(settled), answer: asAnswered(settled) };
    }
    const settled = await this.product.settled(id, this.beheerder);
    return { end: endOf(settled), answer: asAnswered(settled) };
  }

  async #pathOf({ path = '/productaanvragen' }: Scenario): Promise<string> {
    if (!path.includes('{klantcontact}')) return path;
    const { uuid } = await this.#other.createInKlanten('klantcontacten', {
      kanaal: 'telefoon',
      onderwerp: 'Productaanvraag',
      taal: 'nld',
      vertrouwelijk: false,
      metadata: { product: 'eerder', authenticatiemethode: 'controlevragen', betrouwbaarheidsniveau: 'laag' },
    });
    return path.replace('{klantcontact}', uuid);
  }

  #newcomer(): Promise<string> {
    const id = randomUUID();
    return this.surroundings.issuer.token({ sub: id, email: `${id}@gemeente.example`, name: 'Nina Nieuw' });
  }
}

const endOf = ({ body }: Answer): Verdict['end'] => (body.stappen || body.id ? ENDS[body.uitkomst]! : 'not begun');

/** What the request itself would be answered now. */
function asAnswered({ body, ...rest }: Answer): Answer {
  const said = body.registratie ?? body.probleem;
  return { ...rest, status: body.registratie ? 201 : body.probleem.status, body: said };
}

const told = ({ body }: Answer): unknown => (body.stappen ? (body.registratie ?? body.probleem) : body);

function differs(what: string, one: unknown, other: unknown): string[] {
  const [a, b] = [one, other].map((it) => {
    const { status, body } = it as Partial<Answer>;
    return JSON.stringify(status === undefined || body === undefined ? it : { status, body });
  });
  return a === b ? [] : [`${what}: ${a} instead of ${b}`];
}

/** What a single failure may not bring about. A hitch changes nothing, not even before the request is begun. */
function unforgivable({ isForGood, mayTurn }: Way, end: Verdict['end'], clean: Verdict['end']): string[] {
  if (isForGood) return [];
  if (end === 'attention') return ['a person has to look although the register came back'];
  return !mayTurn && end !== clean ? [`it ends otherwise than without the failure: ${end}`] : [];
}
