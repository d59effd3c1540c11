import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { AuthenticatedRequest } from '../auth/caller.js';
import type { NieuweAuditregel } from '../database/auditregel.js';
import { Auditregels } from '../database/auditregels.js';
import type { Handeling } from '../database/handeling.js';
import { notesOf, type Class } from '../http/field-notes.js';
import { PREFIX } from '../http/http-app.js';
import { notAvailable, type ProblemException } from '../http/problem.js';
import { withinDatabaseLimit } from '../http/within-database-limit.js';
import { uuidsAt, uuidsIn } from '../notation/uuids-at.js';
import { routesOf } from '../openapi/routes.js';
import { LOG, type Log } from '../telemetry/log.js';
import { logContext } from '../telemetry/log-context.js';
import { HANDELINGEN, HANDELINGEN_OUTSIDE_API, type Handelingsoort } from './handelingen.js';
import { herkomstOf } from './herkomst.js';
import { Sparingly } from './sparingly.js';
import { Shipping } from '../verwerkingen/shipping.js';
import { Verwerkingen } from '../verwerkingen/verwerkingen.js';

/** What an operation is in the audit log, with the fields by which it can look. */
interface Operation extends Handelingsoort {
  readonly fields: readonly string[];
  /** Its operationId; absent outside the API. */
  readonly id?: string;
}

/** As it is known from its beginning. */
interface Begun extends Handeling {
  /** @param shown the answer, or the problem; @param fault kind of problem, when it is a fault of ours or a register */
  readonly records: (shown?: unknown, fault?: string) => readonly object[] | undefined;
}

interface Refusal {
  readonly reden?: string | undefined;
  /** uuids that it shows. */
  readonly shown?: readonly string[];
  readonly records?: readonly object[] | undefined;
}

const BEHIND =
  'Het logboek dataverwerkingen is nu niet bij te houden. Zolang verwerken wij geen gegevens. Probeer het later opnieuw.';

/** Where the uuids are in a problem that shows somebody. */
const SHOWN_BY_PROBLEM = ['kandidaten.uuid'];

/** Statuses that somebody can bring about without end. */
const SPARINGLY: ReadonlySet<number> = new Set([429, 503]);

/** A refusal gets no better by waiting for its line. Milliseconds. */
const REFUSAL_MS = 2000;

/**
 * Writes down who did what: one line for each time that somebody asked something of an operation, before the answer leaves. What
 * changed something in our tables has its line already, written with it.
 */
@Injectable()
export class Audit implements OnModuleInit {
  readonly #operations = new Map<string, Operation>();
  readonly #begun = new WeakMap<object, Begun>();
  readonly #sparingly = new Sparingly();

  constructor(
    @Inject(ModulesContainer) private readonly modules: ModulesContainer,
    @Inject(Auditregels) private readonly auditregels: Auditregels,
    @Inject(Verwerkingen) private readonly verwerkingen: Verwerkingen,
    @Inject(Shipping) private readonly shipping: Shipping,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onModuleInit(): void {
    for (const [route, soort] of Object.entries(HANDELINGEN_OUTSIDE_API))
      this.#operations.set(route.replace(' ', ' /'), { ...soort, fields: [] });
    for (const { id, method, path, query, body } of routesOf(this.modules)) {
      const soort = HANDELINGEN[id];
      const route = `${method.toUpperCase()} /${PREFIX}${path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
      if (soort) this.#operations.set(route, { ...soort, id, fields: fieldsOf(query ?? body) });
    }
  }

  /**
   * What somebody begins to do with a request; undefined when nobody has to answer for it. Throws a ProblemException 503 when
   * that may not be done now, for the logboek dataverwerkingen has not heard anything for too long.
   */
  begin(request: AuthenticatedRequest): Handeling | undefined {
    const operation = this.#operationOf(request);
    if (!operation) return undefined;
    const { id = '' } = operation;
    if (this.shipping.isBehind && this.verwerkingen.isOne(id)) throw notAvailable(BEHIND);
    const start = new Date();
    const handeling = {
      regel: () => ({ ...begunOf(request, operation), resultaat: 'gelukt' as const }),
      records: (shown?: unknown, fault?: string) => this.verwerkingen.recordsOf(id, { request, start, shown, fault }),
      isRecorded: false,
    };
    this.#begun.set(request, handeling);
    return handeling;
  }

  /** It was done. Throws a ProblemException 503 when that cannot be written down: then nobody is shown what came of it. */
  async succeeded(request: AuthenticatedRequest, status: number, answer: unknown): Promise<void> {
    const handeling = this.#begun.get(request);
    if (!handeling || handeling.isRecorded) return;
    const regel = handeling.regel();
    const shown = (this.#operationOf(request)?.toont ?? []).flatMap((path) => uuidsAt(answer, path));
    try {
      const line = { ...regel, status, objecten: each([...regel.objecten, ...shown]) };
      await this.#write(line, handeling.records(answer));
    } catch (error) {
      this.log.error({ err: error }, 'what somebody did could not be written in the audit log');
      throw notRecorded();
    }
  }

  /** It has been answered with a page. What was done by that has its line already. */
  async answered(request: AuthenticatedRequest, status: number): Promise<void> {
    if (status >= 400) await this.#refused(request, status);
  }

  /** It was refused, or failed. */
  async failed(request: AuthenticatedRequest, { problem, headers }: ProblemException): Promise<void> {
    // It was accepted, and this is what came of it.
    if (this.#begun.get(request)?.isRecorded && 'uitkomst' in problem) return;
    const { status } = problem;
    const reden = problem.type.split('/').at(-1);
    const shown = [
      ...SHOWN_BY_PROBLEM.flatMap((path) => uuidsAt(problem, path)),
      ...uuidsIn((headers['Location'] ?? '').split('/')),
    ];
    const isFault = status >= 500;
    const isLooked = (isFault && status !== 503) || status === 404 || shown.length > 0;
    const records = isLooked ? this.#begun.get(request)?.records(problem, isFault ? reden : undefined) : undefined;
    await this.#refused(request, status, { reden, shown, records });
  }

  /** When it cannot be written down the log says so, and that is all: nothing was shown or changed. */
  async #refused(
    request: AuthenticatedRequest,
    status: number,
    { reden, shown = [], records }: Refusal = {},
  ): Promise<void> {
    const operation = this.#operationOf(request);
    if (!operation) return;
    const { objecten, ...begun } = begunOf(request, operation);
    const isSparing = begun.persoon === undefined || SPARINGLY.has(status);
    const who = begun.persoon ?? begun.herkomst ?? '';
    const aantal = isSparing ? this.#sparingly.count(who, Date.now()) : 1;
    if (aantal === undefined) return;
    const resultaat = status < 500 ? 'geweigerd' : 'mislukt';
    const regel = { ...begun, objecten: each([...objecten, ...shown]), resultaat, status, reden, aantal } as const;
    try {
      await this.#write(regel, records, REFUSAL_MS);
    } catch (error) {
      this.log.error({ err: error, status }, 'a refusal could not be written in the audit log');
    }
  }

  #write(regel: NieuweAuditregel, records: readonly object[] | undefined, limit?: number): Promise<void> {
    const write = () => this.auditregels.add(regel, records);
    return withinDatabaseLimit(this.log, write, { ...(limit !== undefined && { limit }) });
  }

  #operationOf({ method, route }: AuthenticatedRequest): Operation | undefined {
    const path = (route as { path?: unknown } | undefined)?.path;
    return this.#operations.get(`${method === 'HEAD' ? 'GET' : method} ${String(path)}`);
  }
}

const notRecorded = (): ProblemException =>
  notAvailable('Wij kunnen nu niet vastleggen wie wat doet. Zolang laten wij niets zien. Probeer het later opnieuw.');

/** Everything that is known of it beforehand. */
function begunOf(request: AuthenticatedRequest, { actie, vraagt = [], zoekt, fields }: Operation) {
  const { caller, params, body, query } = request;
  const zoeksoort = zoekt ? fields.filter((name) => isGiven(body, name) || isGiven(query, name)).join(',') : '';
  return {
    persoon: caller?.id,
    rollen: [...(caller?.rollen ?? [])],
    herkomst: herkomstOf(request),
    actie,
    ...(zoeksoort !== '' && { zoeksoort }),
    objecten: each([...uuidsIn(Object.values(params)), ...vraagt.flatMap((path) => uuidsAt(body, path))]),
    trace: logContext().request,
  };
}

const isGiven = (sent: unknown, name: string): boolean =>
  typeof sent === 'object' && sent !== null && Object.hasOwn(sent, name);

/** Which page is no way of looking. */
const fieldsOf = (type: Class | undefined): string[] =>
  type ? [...notesOf(type).keys()].filter((name) => !['page', 'pageSize', 'volgorde'].includes(name)) : [];

const each = (uuids: readonly string[]): string[] => [...new Set(uuids)];
