import { randomUUID } from 'node:crypto';

const MOST_ATTEMPTS = 150;

/**
 * Leaves out of a request whatever the finding does not need.
 * @param stillThere whether a request gives the same finding
 */
export async function minimise(request, stillThere) {
  let smallest = request;
  let attempts = 0;
  let changed = true;
  while (changed && attempts < MOST_ATTEMPTS) {
    changed = false;
    for (const candidate of smaller(smallest)) {
      if ((attempts += 1) > MOST_ATTEMPTS) break;
      if (!(await stillThere(renewed(candidate)))) continue;
      smallest = candidate;
      changed = true;
      break;
    }
  }
  return smallest;
}

/** With another key: the answer to the first request under a key is given again. */
function renewed(request) {
  const key = request.headers['Idempotency-Key'];
  return /^[\da-f-]{36}$/.test(key ?? '')
    ? { ...request, headers: { ...request.headers, 'Idempotency-Key': randomUUID() } }
    : request;
}

function* smaller(request) {
  if (request.body !== undefined) yield { ...request, body: undefined };
  for (const name of Object.keys(request.headers))
    yield {
      ...request,
      headers: Object.fromEntries(Object.entries(request.headers).filter(([other]) => other !== name)),
    };
  if (request.path.includes('?')) yield { ...request, path: request.path.split('?')[0] };
  for (const body of smallerTexts(request.body)) yield { ...request, body };
}

function* smallerTexts(text) {
  if (typeof text !== 'string') return;
  let body;
  try {
    body = JSON.parse(text);
  } catch {
    if (text.length > 20) yield text.slice(0, text.length / 2);
    return;
  }
  for (const value of smallerValues(body)) yield JSON.stringify(value);
}

function* smallerValues(value) {
  if (typeof value === 'string' && value.length > 8) yield value.slice(0, value.length / 2);
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    if (value.length > 1) yield value.slice(0, value.length / 2);
    for (const [index, item] of value.slice(0, 5).entries()) {
      yield value.toSpliced(index, 1);
      for (const part of smallerValues(item)) yield value.with(index, part);
    }
    return;
  }
  for (const name of Object.keys(value)) yield replaced(value, name, []);
  for (const [name, part] of Object.entries(value))
    for (const less of smallerValues(part)) yield replaced(value, name, [[name, less]]);
}

function replaced(value, name, entries) {
  return Object.fromEntries(Object.entries(value).flatMap((entry) => (entry[0] === name ? entries : [entry])));
}
