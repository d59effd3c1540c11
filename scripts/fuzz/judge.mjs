import addFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';

const PROBLEM = 'application/problem+json';
const PROBLEM_SCHEMA = { $ref: '#/components/schemas/Probleem' };
/** Headers that an answer only sometimes has. */
const SOMETIMES = ['Link', 'Preference-Applied'];
const TOO_LARGE_HEADERS = 12_000;

/** Holds answers against the document of the API. */
export class Judge {
  #document;
  #prefix;
  #ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
  #validators = new Map();
  #paths;

  constructor(document, prefix) {
    this.#document = document;
    this.#prefix = prefix;
    addFormats.default(this.#ajv);
    this.#ajv.addSchema({ ...document, components: { ...document.components, schemas: closed(document) } }, 'api');
    this.#paths = Object.entries(document.paths).map(([path, methods]) => ({
      pattern: new RegExp(`^${path === '/' ? '/?' : path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
      methods,
    }));
  }

  /** What is wrong with the answer, each in one line; nothing: it is as it should be. */
  judge(request, answer) {
    if (answer.error) return [`geen antwoord: ${answer.error}`];
    const { status, headers } = answer;
    const findings = [];
    if (status === 500) findings.push('status 500');
    // Nothing is wrong with the registers here: one of them was asked for what it never accepts.
    if ([502, 503, 504].includes(status)) findings.push(`status ${status}, terwijl de registers in orde zijn`);
    if (headers['api-version'] !== this.#document.info.version)
      findings.push(`${status}: API-Version is ${headers['api-version']}`);
    const documented = this.#documented(request, status);
    if (typeof documented === 'string') return [...findings, documented];
    findings.push(...this.#headers(status, headers, documented));
    if (request.method === 'HEAD') return answer.text === '' ? findings : [...findings, `${status}: HEAD met een body`];
    return [...findings, ...this.#body(answer, documented)];
  }

  /** The answer as the document describes it; a text when it does not. */
  #documented({ method, path, headers, withoutHost }, status) {
    const [rawPath = ''] = path.split(/[?#]/);
    const problem = { content: { [PROBLEM]: { schema: PROBLEM_SCHEMA } }, headers: {} };
    if (status === 431) return isTooLarge(headers) ? problem : 'status 431 bij gewone headers';
    if (status === 400 && (withoutHost || /[^\x21-\x7e]/.test(path))) return problem;
    const found = rawPath.startsWith(this.#prefix)
      ? this.#paths.filter(({ pattern }) => pattern.test(rawPath.slice(this.#prefix.length)))
      : [];
    const isReadable = canDecode(rawPath);
    if (found.length === 0) {
      if (status === 404 || (!isReadable && status === 400)) return problem;
      return `status ${status} bij een adres dat niet bestaat`;
    }
    const wanted = method === 'HEAD' ? 'get' : method.toLowerCase();
    const operation = found.map(({ methods }) => methods[wanted]).find((it) => it !== undefined);
    if (operation === undefined) {
      if (status === 405 || (!isReadable && [400, 404].includes(status))) return problem;
      return `status ${status} bij een methode die er niet kan`;
    }
    return operation.responses[status] ?? `status ${status} staat niet in de beschrijving`;
  }

  *#headers(status, headers, { headers: documented = {} }) {
    const needed = [
      ...(status === 401 ? ['WWW-Authenticate'] : []),
      ...(status === 405 ? ['Allow'] : []),
      ...(status === 429 || status === 503 ? ['Retry-After'] : []),
      ...(status === 201 || status === 202 ? ['Location'] : []),
      ...(status < 300 ? Object.keys(documented) : []),
    ];
    for (const name of new Set(needed))
      if (!SOMETIMES.includes(name) && headers[name.toLowerCase()] === undefined)
        yield `${status}: de header ${name} ontbreekt`;
  }

  *#body({ status, headers, text }, { content = {} }) {
    const type = headers['content-type'] ?? '';
    const essence = type.split(';')[0].trim();
    const described = content[essence];
    if (described === undefined) return yield `${status}: Content-Type is '${type}'`;
    if (essence === PROBLEM && type !== PROBLEM) yield `${status}: Content-Type is '${type}'`;
    let body;
    try {
      body = JSON.parse(text);
    } catch {
      return yield `${status}: de body is geen JSON`;
    }
    const validate = this.#validator(described.schema);
    if (!validate(body)) for (const it of validate.errors) yield `${status}: ${describe(it)}`;
    if (essence !== PROBLEM) return;
    for (const member of ['title', 'detail'])
      if (typeof body[member] !== 'string' || body[member] === '') yield `${status}: ${member} ontbreekt`;
    if (body.status !== status) yield `${status}: status in de body is ${body.status}`;
    const kinds = described.examples && Object.values(described.examples).map(({ value }) => value.type);
    if (kinds && !kinds.includes(body.type)) yield `${status}: ${body.type} staat niet in de beschrijving`;
  }

  #validator(schema) {
    const key = JSON.stringify(schema);
    if (!this.#validators.has(key)) {
      const inDocument = JSON.parse(key.replaceAll('"#/components/', '"api#/components/'));
      this.#validators.set(key, this.#ajv.compile(inDocument));
    }
    return this.#validators.get(key);
  }
}

/** The schemas, in which an object has no other fields than are described: an answer should hold nothing else. */
function closed({ components }) {
  const close = (schema) => {
    if (Array.isArray(schema)) return schema.map(close);
    if (typeof schema !== 'object' || schema === null) return schema;
    const entries = Object.entries(schema).map(([name, part]) => [name, name === 'enum' ? part : close(part)]);
    const own = Object.fromEntries(entries);
    return schema.type === 'object' && schema.properties ? { additionalProperties: false, ...own } : own;
  };
  return close(components.schemas);
}

/** Without the numbers of places in lists, so that the same thing is found once. */
function describe({ instancePath, message, params }) {
  const where = instancePath.replaceAll(/\/\d+/g, '/0');
  return `${where === '' ? 'de body' : where} ${message}${params.additionalProperty ? ` (${params.additionalProperty})` : ''}`;
}

/** A path with a character at which others would end it is not read either (`%00`). */
function canDecode(path) {
  if (path.includes('%00')) return false;
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

function isTooLarge(headers) {
  return JSON.stringify(headers).length > TOO_LARGE_HEADERS;
}
