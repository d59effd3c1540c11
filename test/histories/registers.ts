import { klantenSimulator, KLANTEN_TOKEN } from '../../src/sandbox/simulator/klanten/klanten-simulator.js';
import type { RegisterAnswer, RegisterApi } from '../../src/sandbox/simulator/register-server.js';
import { zakenSimulator } from '../../src/sandbox/simulator/zaken/zaken-simulator.js';

/** What the registers have and have not. */
export interface Endpoints {
  readonly maakKlantcontact: boolean;
  readonly zaakRegistreren: boolean;
}

export type RegisterName = 'klanten' | 'zaken';

/** A request as it comes out of the JSON client. */
export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

const KLANTEN_ORIGIN = 'http://klanten.example';
export const ZAKEN_ORIGIN = 'http://zaken.example';
export const KLANTEN_URL = `${KLANTEN_ORIGIN}/klantinteracties/api/v1`;

export type Row = Readonly<Record<string, unknown>> & { readonly uuid: string };
/** By register and resource: `klanten/partijen`. */
export type Rows = ReadonlyMap<string, readonly Row[]>;

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
/** Origin, path and query. As the JSON client makes them: there is nothing in them that has to be put right first. */
const PARTS = /^(https?:\/\/[^/?]+)([^?]*)(?:\?(.*))?$/;
const BELOW_ROOT = /\/v1(\/[^?]*)/;
/** What no request can be blamed for: the catalogus, and what a register writes of its own accord. */
const OF_THE_REGISTER = /^(audittrails|gereserveerdeNummers)$|type|catalogus|eigenschappen$/i;

/** The simulated registers, spoken to without a network: every request is answered at once. */
export class Registers {
  readonly #apis: Readonly<Record<RegisterName, readonly RegisterApi[]>>;

  constructor({ maakKlantcontact, zaakRegistreren }: Endpoints) {
    this.#apis = {
      klanten: klantenSimulator({ maakKlantcontact }).apis,
      zaken: zakenSimulator({ zaakRegistreren }).apis,
    };
  }

  reset(): void {
    for (const apis of Object.values(this.#apis)) for (const api of apis) api.reset();
  }

  answer({ method, url, headers, body }: Sent): RegisterAnswer {
    const [, origin = '', pathname = '', query] = PARTS.exec(url) ?? [];
    const api = this.#apis[registerOf(url)].find(({ root }) => pathname.startsWith(`${root}/`));
    if (!api) return { status: 404, body: '<h1>Not Found</h1>' };
    const path = pathname.slice(api.root.length);
    return api.answer({
      method,
      path,
      query: new URLSearchParams(query),
      headers,
      body: Buffer.from(body ?? ''),
      origin,
    });
  }

  /** As another application that uses Klanten. Throws when that does not take it. */
  klanten<T = Row>(method: string, path: string, body?: object): T {
    const headers = { authorization: `Token ${KLANTEN_TOKEN}`, 'content-type': 'application/json' };
    const answer = this.answer({ method, url: `${KLANTEN_URL}/${path}`, headers, body: body && JSON.stringify(body) });
    if (answer.status >= 300)
      throw new Error(`${method} ${path} gave ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body as T;
  }

  /** Of everything that stands. */
  uuids(): Set<string> {
    return new Set([...this.rows().values()].flatMap((rows) => rows.map(({ uuid }) => uuid)));
  }

  rows(): Rows {
    return new Map(
      Object.entries(this.#apis).flatMap(([register, apis]) =>
        apis.flatMap((api) =>
          Object.entries(api.rows())
            .filter(([resource]) => !OF_THE_REGISTER.test(resource))
            .map(([resource, rows]) => [`${register}/${resource}`, rows as readonly Row[]] as const),
        ),
      ),
    );
  }
}

export const registerOf = (url: string): RegisterName => (url.startsWith(KLANTEN_ORIGIN) ? 'klanten' : 'zaken');

/** `POST /partijen`, `DELETE /klantcontacten/{uuid}`: below the root of the API. */
export const operationOf = ({ method, url }: Pick<Sent, 'method' | 'url'>): string =>
  `${method} ${BELOW_ROOT.exec(url)?.[1]?.replace(UUID, '{uuid}')}`;
