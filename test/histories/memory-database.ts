import type { Aanvraagregel, Aanvragen, NieuweAanvraag } from '../../src/database/aanvragen.js';
import type { Ingreep, Ingrepen } from '../../src/database/ingrepen.js';
import { NotBegunError, type Exclusively } from '../../src/database/mutex.js';
import type { Volgnummers } from '../../src/database/nummers.js';
import type { Twijfels } from '../../src/database/twijfels.js';
import { applied } from './memory-engine.js';
import type { Process } from './process.js';
import { Questions } from './questions.js';
import type { VirtualTime } from './virtual-time.js';

type Regel = { -readonly [K in keyof Aanvraagregel]: Aanvraagregel[K] } & {
  readonly nummers: Volgnummers;
  heropend: boolean;
  terug: boolean;
  einde?: string | undefined;
};

/** There are no statements here. */
const NEVER = () => Promise.reject(new TypeError('nobody asks the database in memory in its own words'));

/** What the list says before a request has ended. */
const NO_END = { nummer: null, stap: null, register: null, oorzaak: null, code: null };

/** Our own database, in memory: what all processes share but the log of the engine. */
export class MemoryDatabase {
  readonly #regels = new Map<string, Regel>();
  readonly #ingrepen = new Map<string, Ingreep[]>();
  readonly #twijfels = new Map<string, number | undefined>();
  readonly #locks = new Map<string, Promise<unknown>>();
  #nummer = 0;

  constructor(
    time: VirtualTime,
    private readonly questions = new Questions(time),
  ) {}

  aanvragen(process: Process): Aanvragen {
    const query = this.#queryOf(process);
    const change = (id: string, changes: Partial<Regel>) =>
      query(() => {
        const regel = this.#regels.get(id);
        if (regel) Object.assign(regel, changes);
      });
    const aanvragen: Partial<Aanvragen> = {
      draw: () => query(() => ({ ...this.#draw(), server: 'the only one' })),
      opening: (nieuw, nummers) => {
        const apply = () => this.#opened(nieuw, nummers) === nummers;
        return { change: { parts: '', values: [], apply }, ask: NEVER, alone: () => query(apply) };
      },
      open: (nieuw) => query(() => this.#opened(nieuw, this.#draw())),
      markTurned: (id) => change(id, { uitkomst: 'wordtOngedaanGemaakt' }),
      markEnded: (id, uitkomst, einde = {}, { log } = {}) =>
        query(() => {
          const regel = this.#regels.get(id);
          if (!regel || (log && !applied(log.change))) return false;
          const geschoond = log?.isBlanked ? new Date() : regel.geschoond;
          Object.assign(regel, { ...NO_END, ...einde, uitkomst, geeindigd: new Date(), einde: log?.end, geschoond });
          return true;
        }),
      markReopened: (id, uitkomst, terug) =>
        change(id, {
          uitkomst,
          geeindigd: null,
          afgesloten: null,
          heropend: true,
          einde: undefined,
          ...(terug !== 'gebleven' && { terug }),
        }),
      close: (id) => change(id, { afgesloten: new Date() }),
      historyOf: (id) =>
        query(() => {
          const { heropend = false, terug = false, einde } = this.#regels.get(id) ?? {};
          return { wasReopened: heropend, isTakenBack: terug, end: einde ?? null };
        }),
      find: (id) => query(() => this.#regels.get(id)),
    };
    return aanvragen as Aanvragen;
  }

  ingrepen(process: Process): Ingrepen {
    const query = this.#queryOf(process);
    const ingrepen: Partial<Ingrepen> = {
      add: (id, ingreep) =>
        query(
          () =>
            void this.#ingrepen.set(id, [
              ...(this.#ingrepen.get(id) ?? []),
              { hervatting: null, ...ingreep, op: new Date() },
            ]),
        ),
      list: (id) => query(() => this.#ingrepen.get(id) ?? []),
    };
    return ingrepen as Ingrepen;
  }

  twijfels(process: Process): Twijfels {
    const query = this.#queryOf(process);
    const twijfels: Partial<Twijfels> = {
      begin: (key) => orNotBegun(query(() => void this.#twijfels.set(key, undefined))),
      since: (key) =>
        orNotBegun(
          query(() => {
            if (!this.#twijfels.has(key)) return undefined;
            const since = this.#twijfels.get(key) ?? Date.now();
            this.#twijfels.set(key, since);
            return since;
          }),
        ),
      settle: (key) => query(() => void this.#twijfels.delete(key)).catch(() => {}),
    };
    return twijfels as Twijfels;
  }

  /** A lock goes when its process does. */
  exclusively(process: Process): Exclusively {
    const query = this.#queryOf(process);
    return async (key, work) => {
      await orNotBegun(query(() => {}));
      for (let before = this.#locks.get(key); before; before = this.#locks.get(key)) await before;
      const done = Promise.race([work(), process.gone]);
      this.#locks.set(key, done);
      const free = () => {
        if (this.#locks.get(key) === done) this.#locks.delete(key);
      };
      done.then(free, free);
      return done as ReturnType<typeof work>;
    };
  }

  #draw(): Volgnummers {
    const next = () => String(1_000_000_000 + (this.#nummer += 1));
    return { klantcontact: next(), interneTaak: next(), partij: next(), zaak: next().slice(-6) };
  }

  /** The numbers that it has from then on. */
  #opened(nieuw: NieuweAanvraag, nummers: Volgnummers): Volgnummers {
    const known = this.#regels.get(nieuw.id);
    if (known) return known.nummers;
    const stand = { ontvangen: new Date(), uitkomst: 'wordtVoltooid', geeindigd: null, afgesloten: null };
    const rest = { ...NO_END, kenmerk: null, geschoond: null, heropend: false, terug: false };
    this.#regels.set(nieuw.id, { ...nieuw, ...stand, ...rest, nummers });
    return nummers;
  }

  #queryOf(process: Process) {
    return <T>(work: () => T): Promise<T> => this.questions.ask(process, work);
  }
}

/** Of which it is certain that it was not begun. */
const orNotBegun = <T>(asked: Promise<T>): Promise<T> =>
  asked.catch((error: unknown) => {
    throw new NotBegunError('our own database failed', error);
  });
