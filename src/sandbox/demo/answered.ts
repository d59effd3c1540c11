import { randomUUID } from 'node:crypto';
import type { Stage } from './stage.js';

/** What came back on a productaanvraag, whether it is registered or not. */
export interface Answered {
  readonly status: number;
  readonly body: AnsweredBody;
  /** How long it took, in milliseconds. */
  readonly duur: number;
}

interface AnsweredBody {
  readonly uitkomst?: string;
  /** To read out. */
  readonly tekst?: string;
  /** Why it was not registered. */
  readonly detail?: string;
  readonly klantcontact?: { readonly uuid: string; readonly nummer: string };
  readonly partij?: { readonly uuid: string };
  readonly betrokkene?: { readonly uuid: string };
  readonly zaak?: { readonly uuid: string; readonly identificatie: string };
  readonly interneTaak?: { readonly uuid: string; readonly nummer: string };
}

/** Sends a body as often as it is called, under one Idempotency-Key. */
export function sender({ url, token }: Stage, body: object): () => Promise<Answered> {
  const key = randomUUID();
  return async () => {
    const begonnen = performance.now();
    const response = await fetch(`${url}/api/v1/productaanvragen`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as AnsweredBody;
    return { status: response.status, body: answer, duur: Math.round(performance.now() - begonnen) };
  };
}
