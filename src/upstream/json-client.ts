import { HttpService } from '@nestjs/axios';
import type { AxiosResponse } from 'axios';
import { firstValueFrom } from 'rxjs';
import { Circuit, CircuitOpenError, type CircuitOptions, type CircuitStand } from './circuit.js';
import { askPermission } from './permission.js';
import type { Probe } from './probe.js';
import { readRetryAfter } from './retry-after.js';
import type { Shape } from './shape.js';
import {
  UpstreamError,
  type FailureKind,
  type System,
  type UpstreamFailure,
  type UpstreamField,
} from './upstream.error.js';

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
  /** Milliseconds after which a call counts as unanswered, connecting included. */
  readonly timeout: number;
  /** When it counts as dead. Of registers with one address the first counts. */
  readonly circuit?: CircuitOptions | undefined;
}

/** Nothing was sent when connecting already failed. */
const NOT_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  // The certificate was looked at first.
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** A register that is given more to do than it takes, says so before it does anything. */
const TRY_LATER = new Set([429]);

/** Makes a client per register, all over the one tuned HTTP client. What has the same address is dead together. */
export class JsonClients {
  readonly #circuits = new Map<string, Circuit>();
  readonly #systems = new Map<System, Circuit>();

  constructor(private readonly http: HttpService) {}

  to(options: JsonClientOptions): JsonClient {
    const circuit = this.#circuits.get(options.baseUrl) ?? new Circuit(options.circuit);
    this.#circuits.set(options.baseUrl, circuit);
    this.#systems.set(options.system, circuit);
    return new JsonClient(this.http, options, circuit);
  }

  /** Whether calls are let through to each register. */
  get standen(): Readonly<Partial<Record<System, CircuitStand>>> {
    return Object.fromEntries([...this.#systems].map(([system, { stand }]) => [system, stand]));
  }
}

/** One register, spoken to in JSON. Every failure leaves as an UpstreamError that says what is certain. */
export class JsonClient {
  constructor(
    private readonly http: HttpService,
    private readonly options: JsonClientOptions,
    private readonly circuit: Circuit,
  ) {}

  /** Sends one request and returns the body of its 2xx answer (undefined when that has none). */
  async send<T>(request: JsonRequest): Promise<T> {
    if (request.method !== 'GET') await askPermission();
    const response = await this.#throughCircuit(request);
    const body = readJson(response.data);
    if (response.status >= 200 && response.status < 300) {
      const { status } = response;
      if (body === UNREADABLE || request.answer?.(body) === false)
        throw this.#error(request, 'unknown', 'gaf een onleesbaar antwoord op', { status });
      return body as T;
    }
    throw this.#refusal(request, response, body);
  }

  /** Asks only to see how the register answers. Throws an UpstreamError when it does not answer at all. */
  async probe(request: Omit<JsonRequest, 'method' | 'body'>): Promise<Probe> {
    const { status, headers, data } = await this.#exchange({ ...request, method: 'GET' });
    const body = readJson(data);
    const { code } = (typeof body === 'object' && body !== null ? body : {}) as { code?: unknown };
    const apiVersion: unknown = headers['api-version'];
    return {
      status,
      isJson: body !== undefined && body !== UNREADABLE,
      ...(typeof apiVersion === 'string' && { apiVersion }),
      ...(typeof code === 'string' && { code }),
    };
  }

  async #throughCircuit(request: JsonRequest): Promise<AxiosResponse<string>> {
    try {
      return await this.circuit.run(() => this.#exchange(request));
    } catch (error) {
      if (!(error instanceof CircuitOpenError)) throw error;
      throw this.#error(request, 'unavailable', 'werd met rust gelaten bij', {
        retryAfter: this.circuit.options.pauze,
      });
    }
  }

  async #exchange(request: JsonRequest): Promise<AxiosResponse<string>> {
    try {
      return await firstValueFrom(
        this.http.request<string>({
          method: request.method,
          url: this.#url(request),
          signal: AbortSignal.timeout(this.options.timeout),
          headers: {
            accept: 'application/json',
            ...(request.body && { 'content-type': 'application/json' }),
            ...request.headers,
          },
          ...(request.body && { data: JSON.stringify(request.body) }),
        }),
      );
    } catch (error) {
      const { code } = error as { code?: string };
      if (code !== undefined && NOT_CONNECTED.has(code))
        throw this.#error(request, 'unavailable', 'was niet bereikbaar voor');
      throw this.#error(request, 'unknown', 'gaf geen antwoord op');
    }
  }

  #url({ path, query }: JsonRequest): string {
    const url = [this.options.baseUrl, ...path.map(encodeURIComponent)].join('/');
    return query ? `${url}?${new URLSearchParams(query).toString()}` : url;
  }

  /** An answer that is not 2xx: below 500 (and not 408) it is certain that nothing has happened. */
  #refusal(request: JsonRequest, { status, headers }: AxiosResponse<string>, body: unknown): UpstreamError {
    const { code, domain, invalidParams } = (typeof body === 'object' && body !== null ? body : {}) as {
      code?: unknown;
      domain?: unknown;
      invalidParams?: unknown;
    };
    const fields = Array.isArray(invalidParams)
      ? invalidParams.filter(isField).map(({ name, code }) => ({ name, code }))
      : [];
    // FSC: the in- or outway between us and the register answers. Below 500 the register never saw the request.
    const between = typeof domain === 'string' && domain.startsWith('ERROR_DOMAIN_') && status < 500;
    const retryAfter = readRetryAfter(headers['retry-after'], new Date());
    const later = { status, ...(retryAfter !== undefined && { retryAfter }) };
    if (TRY_LATER.has(status) || between)
      return this.#error(request, 'unavailable', 'kan nu niet antwoorden op', later);
    if (status >= 500 || status === 408) return this.#error(request, 'unknown', `gaf fout ${status} op`, later);
    return this.#error(request, 'refused', `weigerde (${status})`, {
      status,
      ...(typeof code === 'string' && { code }),
      fields,
    });
  }

  #error(
    request: JsonRequest,
    kind: FailureKind,
    what: string,
    details: Partial<Pick<UpstreamFailure, 'status' | 'code' | 'fields' | 'retryAfter'>> = {},
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

const UNREADABLE = Symbol('unreadable');

function readJson(text: string): unknown {
  if (text === '' || text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return UNREADABLE;
  }
}

function isField(value: unknown): value is UpstreamField {
  const { name, code } = (value ?? {}) as Partial<UpstreamField>;
  return typeof name === 'string' && typeof code === 'string';
}
