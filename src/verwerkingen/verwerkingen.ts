import { Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { SETTINGS, type LogboekSettings, type Settings } from '../config/settings.js';
import { pseudonymOf, type PseudonymKey } from '../logboek/pseudonym.js';
import { recordsOf, type LogboekRecord, type Subject } from '../logboek/record.js';
import { newSpanId, readTraceparent } from '../logboek/traceparent.js';
import { uuidsAt, uuidsIn } from '../notation/uuids-at.js';
import { readIdentificatienummer } from '../notation/identificatienummer.js';
import { logContext } from '../telemetry/log-context.js';
import { VERWERKINGEN, type Verwerking } from './activiteiten.js';

/** Something that was done with data of customers, as far as the request and its answer tell. */
export interface Done {
  readonly request: Pick<Request, 'headers' | 'params' | 'body'>;
  readonly start: Date;
  /** The answer, or the problem. Absent: there is none yet. */
  readonly shown?: unknown;
  /** Kind of problem, when it failed by a fault. */
  readonly fault?: string | undefined;
}

/** Makes the records of the logboek dataverwerkingen of what is done. */
@Injectable()
export class Verwerkingen {
  readonly #settings: LogboekSettings | undefined;
  readonly #key: PseudonymKey | undefined;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {
    const { logboek } = settings;
    this.#settings = logboek;
    this.#key = logboek && { id: logboek.key.id, secret: Buffer.from(logboek.key.secret, 'base64') };
  }

  /** Whether an operation does something with data of customers that has to be told. */
  isOne(operationId: string): boolean {
    return this.#settings !== undefined && VERWERKINGEN[operationId] !== undefined;
  }

  /** Undefined when there is nothing to tell, or no logboek. */
  recordsOf(
    operationId: string,
    { request: { headers, params, body }, start, shown, fault }: Done,
  ): LogboekRecord[] | undefined {
    const verwerking = VERWERKINGEN[operationId];
    if (!this.#settings || !verwerking) return undefined;
    const activity = this.settings.configuration.logboek.activiteiten[verwerking.activiteit];
    if (activity === undefined) return undefined;
    const { request = '', span = newSpanId() } = logContext();
    return recordsOf({
      traceId: request.replaceAll('-', ''),
      spanId: span,
      parentSpanId: readTraceparent(headers['traceparent'])?.spanId,
      name: verwerking.naam,
      activity,
      start,
      end: new Date(),
      status: fault === undefined ? 'Unset' : 'Error',
      fault,
      subjects: this.#subjects(bsnIn(body), partijenOf(verwerking, { params, body, shown })),
      processors: [...new Set(registersOf(verwerking, body).map((register) => this.settings[register].url))],
    });
  }

  /** A BSN says better who it is than a partij does, as long as it can only be one. */
  #subjects(bsn: string | undefined, partijen: readonly string[]): Subject[] {
    if (bsn !== undefined && partijen.length < 2) return [this.#subject('BSN', bsn)];
    const type = `${this.settings.klanten.url}/partijen`;
    return partijen.map((uuid) => this.#subject(type, uuid));
  }

  #subject(type: string, id: string): Subject {
    return { id: pseudonymOf(this.#key!, type, id), type };
  }
}

/** Those that the request leads to: of what follows a gesprek, it says which. */
function registersOf({ registers }: Verwerking, body: unknown): Verwerking['registers'] {
  const { vervolg } = (body ?? {}) as { vervolg?: { soort?: unknown } };
  const unasked = vervolg?.soort === 'zaak' ? 'taken' : vervolg?.soort === 'interneTaak' ? 'zaken' : undefined;
  return registers.filter((register) => register !== unasked);
}

/** uuids of the partijen that it is about, each once. */
function partijenOf(
  { inPath, vraagt, toont }: Verwerking,
  { params, body, shown }: Pick<Request, 'params' | 'body'> & { readonly shown: unknown },
): string[] {
  const asked = [...(inPath ? uuidsIn(Object.values(params)) : []), ...(vraagt ? uuidsAt(body, vraagt) : [])];
  return [...new Set([...asked, ...uuidsAt(shown, toont), ...uuidsAt(shown, 'kandidaten.uuid')])];
}

/** The BSN of the customer, when the request says it. */
function bsnIn(body: unknown): string | undefined {
  const { bsn, klant } = (body ?? {}) as { bsn?: unknown; klant?: { partijIdentificatoren?: unknown } };
  const identificatoren: unknown = klant?.partijIdentificatoren;
  const stated = Array.isArray(identificatoren)
    ? identificatoren.find((it: { codeSoortObjectId?: unknown } | null) => it?.codeSoortObjectId === 'bsn')
    : undefined;
  const text: unknown = bsn ?? (stated as { objectId?: unknown } | undefined)?.objectId;
  return typeof text === 'string' ? readIdentificatienummer('bsn', text) : undefined;
}
