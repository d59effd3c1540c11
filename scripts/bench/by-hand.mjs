import { Agent, request } from 'node:http';
import { makePartijen, registration } from './registration.mjs';

/** The floor: calls that can be made together are, with nothing of ours between the program and the wire. */
export const floor = (registers) => registration(registers, { send: overNodeHttp(), together: besideEachOther });

/** The field: what a contact-centre UI of today sends, one call after another. */
export const field = (registers) => registration(registers, { send: overFetch, together: oneAfterAnother });

/** Customers who are known already. @returns the uuids of so many partijen. */
export const knownCustomers = (registers, count) => makePartijen(registers, { send: overNodeHttp(), count });

const besideEachOther = (calls) => Promise.all(calls.map((call) => call()));

async function oneAfterAnother(calls) {
  const answers = [];
  for (const call of calls) answers.push(await call());
  return answers;
}

function overNodeHttp() {
  const agent = new Agent({ keepAlive: true });
  return (method, url, authorization, body) =>
    new Promise((resolve, reject) => {
      const text = body && JSON.stringify(body);
      const headers = headersFor(authorization, text);
      if (text) headers['content-length'] = Buffer.byteLength(text);
      request(url, { method, agent, headers }, (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () => {
          const answer = Buffer.concat(chunks).toString();
          if (response.statusCode < 300) resolve(answer === '' ? undefined : JSON.parse(answer));
          else reject(new Error(`${method} ${url}: ${response.statusCode} ${answer}`));
        });
      })
        .on('error', reject)
        .end(text);
    });
}

async function overFetch(method, url, authorization, body) {
  const text = body && JSON.stringify(body);
  const response = await fetch(url, {
    method,
    headers: headersFor(authorization, text),
    ...(text && { body: text }),
  });
  const answer = await response.text();
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${answer}`);
  return answer === '' ? undefined : JSON.parse(answer);
}

const headersFor = (authorization, text) => ({
  authorization,
  accept: 'application/json',
  'accept-crs': 'EPSG:4326',
  'content-crs': 'EPSG:4326',
  ...(text && { 'content-type': 'application/json' }),
});
