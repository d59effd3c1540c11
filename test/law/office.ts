import { CONFIGURATIONS } from '../histories/configurations.js';
import { Colleagues } from '../histories/colleagues.js';
import { MemoryDatabase } from '../histories/memory-database.js';
import { MemoryEngine } from '../histories/memory-engine.js';
import { startMemoryProduct, type MemoryProduct } from '../histories/memory-product.js';
import { Process } from '../histories/process.js';
import { registerOf, Registers, type Endpoints, type Row, type Rows } from '../histories/registers.js';
import { rowsOfRequest } from '../histories/rows-of.js';
import { ownError, type Trouble } from '../histories/troubles.js';
import type { VirtualTime } from '../histories/virtual-time.js';
import { Wire } from '../histories/wire.js';
import type { Caller } from '../../src/auth/caller.js';
import { ProblemException } from '../../src/http/problem.js';
import type { Opdracht } from '../../src/productaanvraag/opdracht.js';
import type { Endpoint } from './any-body.js';
import type { Fields } from './any-value.js';

/** What a request was answered, and what stands because of it. */
export interface Handled {
  readonly status: number;
  readonly body: Fields;
  readonly rows: Rows;
  /** What is answered to the same key, and to who asks how it stands. */
  readonly again: Fields;
  readonly looked: Fields;
}

const MIA: Caller = {
  id: 'mia',
  soort: 'medewerker',
  identificatie: 'mia@gemeente.example',
  naam: 'Mia',
  rollen: new Set(['medewerker']),
};
const NO_ZAAK: Trouble = { name: 'no zaak', effect: 'none', back: ownError(403, 'permission_denied') };

/** The product in memory, with registers in which nothing of a request stands yet. */
export class Office {
  /** Whether Zaken opens no zaak. */
  refusesZaken = false;
  /** What nobody foresaw. */
  readonly surprises: string[] = [];
  readonly #registers: Registers;
  readonly #colleagues: Colleagues;
  readonly #engine: MemoryEngine;
  readonly #product: MemoryProduct;
  readonly #seeded: ReadonlySet<string>;
  #requests = 0;

  constructor(time: VirtualTime, registers: Registers) {
    this.#registers = registers;
    this.#registers.reset();
    this.#seeded = new Set([...registers.rows().values()].flat().map(({ uuid }) => uuid));
    this.#colleagues = new Colleagues(registers);
    const process = new Process('the only one', time);
    this.#engine = new MemoryEngine(time, {
      accident: () => undefined,
      strike: () => {},
      successor: () => process,
      surprise: (error) => this.#complain(error),
    });
    this.#product = startMemoryProduct({
      process,
      wire: new Wire(time, registers, process, ({ method, url }) => ({
        trouble: this.refusesZaken && registerOf(url) === 'zaken' && method === 'POST' ? NO_ZAAK : undefined,
        latency: 10,
      })),
      engine: this.#engine,
      database: new MemoryDatabase(time),
      configuration: CONFIGURATIONS.usual,
      complain: (what, error) => this.#complain(error ?? what),
    });
  }

  /** A conversation that was registered before, with nobody in it. Returns its uuid. */
  registerKlantcontact(): string {
    return this.#colleagues.registerKlantcontact();
  }

  async send(endpoint: Endpoint, body: Fields, klantcontact: string): Promise<Handled> {
    const key = `sleutel-van-verzoek-${(this.#requests += 1)}`;
    const { status, body: answer } = await this.#ask(endpoint, key, body, klantcontact);
    const { id = '' } = answer as { id?: string };
    const { sleutels } = (this.#engine.inputOf(id) ?? {}) as Partial<Opdracht>;
    const isStep = endpoint !== 'productaanvraag' && endpoint !== 'klantcontact';
    const ours = { id, sleutels, klantcontact: isStep ? klantcontact : undefined };
    const rows = this.#withWhatIsReferredTo(rowsOfRequest(this.#registers.rows(), ours, new Map()));
    if (endpoint === 'authenticatie')
      return { status, body: answer, rows: this.#rowsWith(klantcontact), again: answer, looked: answer };
    const again = await this.#ask(endpoint, key, body, klantcontact);
    const looked = id && (await this.#product.intakes.find(MIA, id));
    return {
      status,
      body: answer,
      rows,
      again: again.body,
      looked: looked ? (looked.registratie as unknown as Fields) : answer,
    };
  }

  async #ask(
    endpoint: Endpoint,
    key: string,
    body: Fields,
    klantcontact: string,
  ): Promise<{ status: number; body: Fields }> {
    const call = { caller: MIA, idempotencyKeys: [key], wait: undefined };
    const { productaanvragen, klantcontacten } = this.#product;
    const send = {
      productaanvraag: () => productaanvragen.submit(call, body),
      klantcontact: () => klantcontacten.registerKlantcontact(call, body),
      betrokkene: () => klantcontacten.registerBetrokkene(call, klantcontact, body),
      zaak: () => klantcontacten.registerZaak(call, klantcontact, body),
      interneTaak: () => klantcontacten.registerInterneTaak(call, klantcontact, body),
      authenticatie: async () => ({
        status: 200,
        body: await klantcontacten.recordAuthenticatie(MIA, klantcontact, body),
      }),
    }[endpoint];
    try {
      const { status, body: answered } = await send();
      return { status, body: answered as unknown as Fields };
    } catch (error) {
      if (!(error instanceof ProblemException)) throw error;
      return { status: error.getStatus(), body: error.problem as unknown as Fields };
    }
  }

  #rowsWith(klantcontact: string): Rows {
    const found = this.#registers.rows().get('klanten/klantcontacten') ?? [];
    return new Map([['klanten/klantcontacten', found.filter(({ uuid }) => uuid === klantcontact)]]);
  }

  /** Whom a taak is for stands beside it, and so does a partij that was registered in an earlier step. */
  #withWhatIsReferredTo(rows: Rows): Rows {
    const all = this.#registers.rows();
    const within = (resource: string) => JSON.stringify(rows.get(resource) ?? []);
    const [taken, betrokkenen] = [within('klanten/internetaken'), within('klanten/betrokkenen')];
    const of = (resource: string, isMeant: (row: Row) => boolean) => [...(all.get(resource) ?? [])].filter(isMeant);
    const partijen = of('klanten/partijen', ({ uuid }) => betrokkenen.includes(uuid) && !this.#seeded.has(uuid));
    const isOf = (row: Row) =>
      partijen.some(({ uuid }) => [row['verstrektDoorPartij'], row['identificeerdePartij']].includes(uuid));
    const nummers = of('klanten/partij-identificatoren', isOf);
    const parents = nummers.map(({ subIdentificatorVan }) => subIdentificatorVan);
    const more = {
      'klanten/actoren': of('klanten/actoren', ({ uuid }) => taken.includes(uuid)),
      'klanten/partijen': partijen,
      'klanten/digitaleadressen': of('klanten/digitaleadressen', isOf),
      'klanten/partij-identificatoren': [
        ...nummers,
        ...of('klanten/partij-identificatoren', ({ uuid }) => parents.includes(uuid)),
      ],
    };
    return new Map([
      ...rows,
      ...Object.entries(more).map(([resource, list]) => [resource, [...(rows.get(resource) ?? []), ...list]] as const),
    ]);
  }

  #complain(error: unknown): void {
    this.surprises.push(error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error));
  }
}

/** Registers cost more to make than to empty. */
const pool = new Map<string, Registers>();

export function registersWith(endpoints: Endpoints): Registers {
  const kind = JSON.stringify(endpoints);
  const registers = pool.get(kind) ?? new Registers(endpoints);
  pool.set(kind, registers);
  return registers;
}
