import { Agent } from 'node:https';
import { HttpService } from '@nestjs/axios';
import { askPermission } from '../fence/fence.js';
import { whoIsServed } from '../fence/on-behalf-of.js';
import { logContext } from '../telemetry/log-context.js';
import { traceparentOfNow } from '../telemetry/traceparent.js';
import { FairLine, NoPlaceError } from '../timing/fair-line.js';
import { isReadable, judge, ownErrorOf, readBody, type Answer, type Verdict } from './answer.js';
import { Circuit, CircuitOpenError, type CircuitOptions, type CircuitStand } from './circuit.js';
import { exchange, NotConnectedError } from './exchange.js';
import { KEPT_OPEN } from './kept-open.js';
import type { Probe } from './probe.js';
import type { Shape } from './shape.js';
import { Silence, type Silent } from './silence.js';
import { UpstreamError, type FailureKind, type System, type UpstreamFailure } from './upstream.error.js';

export interface JsonRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the API root, one item per segment; each is encoded. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
  /** What a 2xx answer must have; without it any will do. */
  readonly answer?: Shape;
}

export interface JsonClientOptions {
  readonly system: System;
  /** The API root, without a trailing slash. */
  readonly baseUrl: string;
  /** Milliseconds after which a call that was given a place counts as unanswered: connecting and the whole answer included. */
  readonly timeout: number;
  /** When it counts as dead. Of registers with one address the first counts. */
  readonly circuit: CircuitOptions;
  /** How many calls it gets at once. Of registers with one address the first counts. */
  readonly line: LineOptions;
  /** Sent with every call, whatever it is; and what the connection shows and trusts. */
  readonly connection?: ConnectionOptions | undefined;
}

interface ConnectionOptions {
  readonly headers: Readonly<Record<string, string>>;
  /** PEM; without any of it, what all calls use. Another object when it has become another. */
  readonly tls: { readonly cert?: string; readonly key?: string; readonly ca?: string };
}

/** How many calls are open at once to one register, and how long others wait for one of those places. */
interface LineOptions {
  /** From each process. Those for whom they are share the places by turns. */
  readonly tegelijk: number;
  /** Milliseconds. */
  readonly wachten: number;
}

/** What clients of one address share. */
interface Address {
  readonly circuit: Circuit;
  readonly line: FairLine;
  readonly silence: Silence;
  /** Milliseconds to wait for a place. */
  readonly wachten: number;
}

/** One call, as it is measured: nothing of what was sent or answered. */
export interface MeasuredCall {
  readonly register: System;
  readonly methode: JsonRequest['method'];
  /** What came of it: the class of the status (`2xx`), or why there was none. */
  readonly resultaat: string;
}

/** Is called when a call is sent; what it returns, when that has ended. */
export type MeasureCall = () => (call: MeasuredCall) => void;

/** Makes a client per register, all over the one tuned HTTP client. What has the same address is dead together. */
export class JsonClients {
  readonly #addresses = new Map<string, Address>();
  readonly #systems = new Map<System, Address>();
  #measure: MeasureCall = () => () => {};

  constructor(private readonly http: HttpService) {}

  /** Has every call measured from now on. */
  measureWith(measure: MeasureCall): void {
    this.#measure = measure;
  }

  to(options: JsonClientOptions): JsonClient {
    const address = this.#addresses.get(options.baseUrl) ?? {
      circuit: new Circuit(options.circuit),
      line: new FairLine({ places: options.line.tegelijk, line: Infinity }),
      silence: new Silence(),
      wachten: options.line.wachten,
    };
    this.#addresses.set(options.baseUrl, address);
    this.#systems.set(options.system, address);
    return new JsonClient(this.http, options, address, () => this.#measure());
  }

  /** Whether calls are let through to each register. */
  get standen(): Readonly<Partial<Record<System, CircuitStand>>> {
    return Object.fromEntries([...this.#systems].map(([system, { circuit }]) => [system, circuit.stand]));
  }

  /** The registers that did not answer the last call that was sent from here. */
  get silent(): Readonly<Partial<Record<System, Silent>>> {
    return Object.fromEntries(
      [...this.#systems].flatMap(([system, { silence }]) => (silence.now ? [[system, silence.now]] : [])),
    );
  }
}

/** One register, spoken to in JSON. Every failure leaves as an UpstreamError that says what is certain. */
export class JsonClient {
  /** Connections that show and trust what was configured are not shared with registers of which that is not so. */
  #own: { readonly tls: ConnectionOptions['tls']; readonly agent: Agent } | undefined;

  constructor(
    private readonly http: HttpService,
    private readonly options: JsonClientOptions,
    private readonly address: Address,
    private readonly measure: MeasureCall,
  ) {}

  /** Sends one request and returns the body of its 2xx answer (undefined when that has none). */
  async send<T>(request: JsonRequest): Promise<T> {
    const verdict = await this.#inTurn(request);
    if ('body' in verdict) return verdict.body as T;
    const { kind, what, ...details } = verdict.failure;
    throw this.#error(request, kind, what, details);
  }

  /** Asks only to see how the register answers, also when it counts as dead. Throws an UpstreamError when it does not answer at all. */
  async probe(request: Omit<JsonRequest, 'method' | 'body'>): Promise<Probe> {
    const answer = await this.#exchange({ ...request, method: 'GET' });
    this.address.silence.heard(judge(answer, request.answer).sign, undefined);
    const { status, headers } = answer;
    const body = readBody(answer);
    const own = ownErrorOf(answer, body);
    const isGood = status === 200 && isReadable(body) && body !== undefined && (request.answer?.(body) ?? true);
    const apiVersion = headers['api-version'];
    return {
      status,
      isOwn: isGood || own !== undefined,
      ...(typeof apiVersion === 'string' && { apiVersion }),
      ...(own?.code !== undefined && { code: own.code }),
    };
  }

  /**
   * Waits for a place. Whether it may still be written is asked before that, for it can take long, and just before it is
   * sent. Who has to wait for that answer holds no place meanwhile: others would be kept from a register because of us.
   */
  async #inTurn(request: JsonRequest): Promise<Verdict> {
    const mayGo = async () => {
      if (request.method !== 'GET') await askPermission();
    };
    try {
      for (;;) {
        await mayGo();
        const verdict = await this.address.line.within(whoIsServed(), this.address.wachten, async () => {
          if (!(await isAtOnce(mayGo()))) return undefined;
          return this.address.circuit.run(async () => {
            const judged = judge(await this.#exchange(request), request.answer);
            this.address.silence.heard(judged.sign, logContext().run);
            return judged;
          });
        });
        if (verdict) return verdict;
      }
    } catch (error) {
      if (error instanceof NoPlaceError)
        throw this.#error(request, 'unavailable', 'had geen plaats voor', { isKeptBack: true });
      if (!(error instanceof CircuitOpenError)) throw error;
      this.address.silence.notAnswered(logContext().run);
      const { pauze } = this.address.circuit.options;
      throw this.#error(request, 'unavailable', 'werd met rust gelaten bij', { retryAfter: pauze, isKeptBack: true });
    }
  }

  async #exchange(request: JsonRequest): Promise<Answer> {
    const ended = this.measure();
    const traceparent = traceparentOfNow();
    const agent = this.#agent();
    let resultaat = 'geenAntwoord';
    try {
      const answer = await exchange(this.http, {
        method: request.method,
        url: this.#url(request),
        limit: this.options.timeout,
        headers: {
          ...this.options.connection?.headers,
          accept: 'application/json',
          ...(traceparent !== undefined && { traceparent }),
          ...(request.body && { 'content-type': 'application/json' }),
          ...request.headers,
        },
        ...(agent && { agent }),
        ...(request.body && { body: JSON.stringify(request.body) }),
      });
      resultaat = `${Math.floor(answer.status / 100)}xx`;
      return answer;
    } catch (error) {
      this.address.silence.notAnswered(logContext().run);
      // The error itself holds what was sent.
      if (!(error instanceof NotConnectedError)) throw this.#error(request, 'unknown', 'gaf geen antwoord op');
      resultaat = 'nietBereikbaar';
      throw this.#error(request, 'unavailable', 'was niet bereikbaar voor');
    } finally {
      ended({ register: this.options.system, methode: request.method, resultaat });
    }
  }

  /** Once something else is configured, calls that are under way keep their connection; new ones get another. */
  #agent(): Agent | undefined {
    const { tls = {} } = this.options.connection ?? {};
    if (Object.keys(tls).length === 0) return undefined;
    if (this.#own?.tls !== tls) this.#own = { tls, agent: new Agent({ ...KEPT_OPEN, ...tls }) };
    return this.#own.agent;
  }

  #url({ path, query }: JsonRequest): string {
    const url = [this.options.baseUrl, ...path.map(encodeURIComponent)].join('/');
    return query ? `${url}?${new URLSearchParams(query).toString()}` : url;
  }

  #error(
    request: JsonRequest,
    kind: FailureKind,
    what: string,
    details: Partial<Omit<UpstreamFailure, 'kind' | 'message'>> = {},
  ): UpstreamError {
    const { system } = this.options;
    const operation = `${request.method} ${request.path[0] ?? ''}`;
    return new UpstreamError({
      kind: kind === 'unknown' && request.method === 'GET' ? 'unavailable' : kind,
      message: `${system} ${what} ${operation}`,
      system,
      operation,
      fields: [],
      ...details,
    });
  }
}

/** Whether something is so without any waiting. Rejects when it is refused. */
const isAtOnce = (answer: Promise<void>): Promise<boolean> =>
  Promise.race([answer.then(() => true), new Promise<false>((resolve) => setImmediate(resolve, false))]);
