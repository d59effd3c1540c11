import { randomUUID } from 'node:crypto';
import { SCENES } from '../../dist/sandbox/demo/scenes.js';

/** What follows what in each variant: so many round trips. A new customer is looked for first. */
const ROUND_TRIPS = { A: 2, B1: 4, B2: 2 };

/** The six variants of C9018. */
export const VARIANTS = SCENES.filter(({ storing }) => storing === undefined).map(({ titel, body }) => {
  const [, kind] = /\(variant (\w+)\)$/.exec(titel);
  const vervolg = body.vervolg.soort === 'zaak' ? 'zaak' : 'interne taak';
  return {
    name: `${kind} + ${vervolg}`,
    roundTrips: ROUND_TRIPS[kind] + (body.vervolg.soort === 'zaak' ? 1 : 0),
    body: () => unique(body),
  };
});

/** As long as the answer asks for. Milliseconds. */
const BACK_MS = 2000;

let customers = 0;
let known = [];

/** From now on a known customer is one of these partijen by turns: nobody calls thousands of times. */
export const knowCustomers = (partijen) => (known = partijen);

/** With addresses of its own: a new customer who is known already is refused. */
function unique(body) {
  customers += 1;
  if (body.klant.soort === 'bekendePartij' && known.length > 0)
    return { ...body, klant: { ...body.klant, partij: known[customers % known.length] } };
  if (!body.klant.digitaleAdressen) return body;
  const digitaleAdressen = body.klant.digitaleAdressen.map((it) => ({
    ...it,
    adres:
      it.soortDigitaalAdres === 'email' ? `klant${customers}@inwoner.example` : `06${String(10_000_000 + customers)}`,
  }));
  return { ...body, klant: { ...body.klant, digitaleAdressen } };
}

/** Sends one productaanvraag. Resolves with the status of the answer. */
export async function submit({ url, tokens }, body) {
  const response = await fetch(`${url}/api/v1/productaanvragen`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${tokens[0]}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify(body),
  });
  await response.arrayBuffer();
  return response.status;
}

/** The same, which must succeed. */
export async function register(product, body) {
  requireRegistered(await submit(product, body));
}

/** The same, of somebody who comes back a little later when it is too busy. */
export async function registerInTime(product, body) {
  let status;
  while ((status = await submit(product, body)) === 503) await new Promise((resolve) => setTimeout(resolve, BACK_MS));
  requireRegistered(status);
}

function requireRegistered(status) {
  if (status !== 201) throw new Error(`Een aanvraag kreeg ${status}.`);
}

/** Milliseconds. */
export async function timed(work) {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
