import { PROBLEM_TYPES, problemPath } from '../problems/catalogue.js';
import { IDEMPOTENCY_KEY } from '../http/idempotency-key.js';
import type { Json, Schema } from '../http/schema.js';
import type {
  DocumentedOperation,
  DocumentedParameter,
  DocumentedResponse,
  OpenApiDocument,
} from '../openapi/document.js';
import { exampleOf, nameOf } from '../openapi/example.js';
import { kindOf, limitsOf } from '../openapi/limits.js';
import { Html, html, inline, prose } from './html.js';
import { page } from './page.js';

/** An operation with where it stands. */
interface Entry extends DocumentedOperation {
  readonly method: string;
  readonly path: string;
}

/** An example of a request, of which the data can be changed. */
interface RequestExample {
  readonly title: string;
  readonly body?: string;
}

/** What is called, with its parameters filled in. */
interface Call {
  readonly method: string;
  readonly path: string;
  readonly hasKey: boolean;
  /** Whether anybody may. */
  readonly isOpen: boolean;
}

/** What a page about the API has beside that. */
interface Extras {
  /** Lets every example be tried: where it is, below /web/. Undefined: they are only to read. */
  readonly script?: string | undefined;
  /** The address of that of the gemeente. */
  readonly logo?: string | undefined;
}

/** The document of the API for a person. @param prefix what comes before every path */
export function docsPage(document: OpenApiDocument, prefix: string, extras: Extras = {}): string {
  return page('Beschrijving van de API', new DocsPage(document, prefix, extras).body(), extras.script);
}

class DocsPage {
  readonly #operations: readonly Entry[];
  readonly #schemas: Readonly<Record<string, Schema>>;

  constructor(
    private readonly document: OpenApiDocument,
    private readonly prefix: string,
    private readonly extras: Extras,
  ) {
    this.#schemas = document.components.schemas;
    this.#operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        ...operation,
        method: method.toUpperCase(),
        path: prefix + (path === '/' ? '' : path),
      })),
    );
  }

  body(): Html {
    const { info, tags } = this.document;
    return html`<div class="book">
      <nav aria-label="Inhoud" tabindex="0">
        <details>
          <summary>Inhoud</summary>
          <a href="#inhoud">${info.title} ${info.version}</a>
          ${tags.map(
            ({ name }) =>
              html`<strong>${name}</strong>
                <ul>
                  ${this.#of(name).map((it) => html`<li><a href="#${it.operationId}">${it.summary}</a></li>`)}
                </ul>`,
          )}
          <strong>fouten</strong>
          <ul>
            <li><a href="#fouten">Alle soorten fouten</a></li>
          </ul>
        </details>
      </nav>
      <main id="inhoud">
        ${this.extras.logo !== undefined && html`<img class="logo" src="${this.extras.logo}" alt="" />`}
        <h1>${info.title}</h1>
        <p class="soft">
          Versie ${info.version}. Hetzelfde voor een programma: <a href="${this.prefix}/openapi.json">openapi.json</a>.
          Vragen? <a href="mailto:${info.contact.email}">${info.contact.name}</a>.
        </p>
        ${prose(info.description)}
        <p>
          In de voorbeelden is <code>$KLANTREGIE</code> het adres van uw server, zoals
          <code>http://localhost:3000</code>, en <code>$TOKEN</code> uw token.
        </p>
        <p>
          <code>$SLEUTEL</code> is een sleutel die u maakt voor wat u gaat registreren, zoals <code>${KEY}</code>.
          Stuurt u hetzelfde nog een keer, stuur dan <strong>dezelfde sleutel</strong> mee: dan komt er niets dubbel te
          staan. Voor iets anders maakt u een nieuwe.
        </p>
        ${this.extras.script !== undefined && html`<div id="proberen" class="notice"></div>`}
        ${tags.map(
          ({ name, description }) =>
            html`<section aria-labelledby="tag-${name}">
              <h2 id="tag-${name}">${name}</h2>
              <p>${inline(description)}</p>
              ${this.#of(name).map((operation) => this.#operation(operation))}
            </section>`,
        )}
        ${problems()}
      </main>
    </div>`;
  }

  #of(tag: string): Entry[] {
    return this.#operations.filter(({ tags }) => tags.includes(tag as Entry['tags'][0]));
  }

  #operation(operation: Entry): Html {
    const { operationId, summary, description, method, path, parameters = [], requestBody, responses } = operation;
    const body = requestBody?.content['application/json']!.schema;
    const isGood = (status: string) => Number(status) < 400;
    const answers = Object.entries(responses);
    return html`<section class="operation" aria-labelledby="${operationId}">
      <h3 id="${operationId}">${summary}</h3>
      <code class="call"><span class="method">${method}</span> ${path}</code>
      ${prose(description)}
      <p class="soft">${operation.security === undefined ? 'Met een token.' : 'Zonder token.'}</p>
      ${
        parameters.length > 0 &&
        html`<h4>Parameters</h4>
          ${this.#parameters(parameters)}`
      }
      ${
        body &&
        html`<h4>Gegevens in het verzoek</h4>
          ${this.#fields(body)}`
      }
      <h4>Voorbeeld</h4>
      ${this.#examples(operation)}
      <h4>Antwoorden</h4>
      ${answers.filter(([status]) => isGood(status)).map(([status, answer]) => this.#answer(summary, status, answer))}
      <h4>Fouten</h4>
      ${errors(answers.filter(([status]) => !isGood(status)))}
    </section>`;
  }

  #parameters(parameters: readonly DocumentedParameter[]): Html {
    return html`<ul class="fields">
      ${parameters.map(
        ({ name, in: where, required, description = '', schema }) =>
          html`<li>
            <p>
              <code class="name">${name}</code> ${required && html`<span class="must">verplicht</span>`}
              <span class="soft">${inline([WHERE[where], ...saidOf(schema)].join(', '))}</span>
            </p>
            <p>${inline(description)}</p>
            ${exampleLine(schema)}
          </li>`,
      )}
    </ul>`;
  }

  /** The fields of an object, with those of the objects in it. */
  #fields(schema: Schema): Html {
    const { properties = {}, required = [], oneOf } = this.#resolved(schema);
    if (oneOf !== undefined) return html`${oneOf.map((variant) => this.#nested(this.#titleOf(variant), variant))}`;
    return html`<ul class="fields">
      ${Object.entries(properties).map(([name, property]) => {
        const inner = property.type === 'array' ? property.items! : property;
        const resolved = this.#resolved(inner);
        const hasFields = resolved.properties !== undefined || resolved.oneOf !== undefined;
        return html`<li>
          <p>
            <code class="name">${name}</code> ${required.includes(name) && html`<span class="must">verplicht</span>`}
            <span class="soft">${inline(saidOf({ ...this.#resolved(property), ...property }).join(', '))}</span>
          </p>
          <p>${inline(property.description ?? '')}</p>
          ${exampleLine(property)}
          ${hasFields && (resolved.oneOf === undefined ? this.#nested(`Velden van ${name}`, inner) : this.#fields(inner))}
        </li>`;
      })}
    </ul>`;
  }

  #nested(title: string | Html, schema: Schema): Html {
    const { description = '' } = this.#resolved(schema);
    return html`<details>
      <summary>${title}</summary>
      <p>${inline(description)}</p>
      ${this.#fields(schema)}
    </details>`;
  }

  /** A variant by its `soort`. */
  #titleOf(variant: Schema): Html {
    return html`<code>${this.#resolved(variant).properties!['soort']!.enum!.map(String)}</code>`;
  }

  #resolved(schema: Schema): Schema {
    const [all] = schema.allOf ?? [];
    if (all !== undefined) return this.#resolved(all);
    return schema.$ref === undefined ? schema : this.#schemas[nameOf(schema.$ref)]!;
  }

  /** The first in full, the others folded. */
  #examples(operation: Entry): Html {
    const call = callOf(operation);
    const shown = (request: RequestExample) => this.#example(operation, call, request);
    const [first, ...others] = this.#requests(operation);
    return html`${others.length > 0 && html`<p>${first.title}</p>`} ${shown(first)}
    ${others.map(
      (request) =>
        html`<details>
          <summary>${request.title}</summary>
          ${shown(request)}
        </details>`,
    )}`;
  }

  /** To paste; and where it can be tried, with what that takes. */
  #example({ summary }: Entry, call: Call, { title, body }: RequestExample): Html {
    const canBeTried = this.extras.script !== undefined;
    // What is between the marks is what somebody may change.
    const data = canBeTried ? html`<span>${body}</span>` : html`${body}`;
    const text = body === undefined ? curlOf(call) : html`${curlOf(call, DATA)}${data}${END_OF_DATA}`;
    const shown = code(`${summary}: ${title}`, text);
    if (!canBeTried) return shown;
    const { method, path, hasKey, isOpen } = call;
    return html`<div
      class="example"
      data-method="${method}"
      data-path="${path}"
      data-label="${summary}: ${title}"
      ${hasKey && new Html(' data-key')}${isOpen && new Html(' data-open')}
    >
      ${shown}
    </div>`;
  }

  #requests({ requestBody }: Entry): [RequestExample, ...RequestExample[]] {
    const content = requestBody?.content['application/json'];
    if (content === undefined) return [{ title: 'Verzoek' }];
    const [first, ...others] = Object.values(content.examples ?? {}).map(({ summary, value }) => ({
      title: summary,
      body: pretty(value),
    }));
    return first
      ? [first, ...others]
      : [{ title: 'Verzoek', body: pretty(exampleOf(content.schema, this.#schemas) ?? {}) }];
  }

  #answer(operation: string, status: string, { description, headers, content }: DocumentedResponse): Html {
    const schema = content?.['application/json']!.schema;
    const example = schema && exampleOf(schema, this.#schemas);
    return html`<details>
      <summary><strong>${status}</strong> ${inline(description)}</summary>
      <p class="soft">Headers: ${Object.keys(headers).join(', ')}</p>
      ${schema && this.#fields(schema)}
      ${example !== undefined && code(`${operation}: voorbeeld van antwoord ${status}`, pretty(example))}
    </details>`;
  }
}

const KEY = '6f1c0a52-5d0e-4a55-9d3b-2f6a7c1e8b90';
const CONTINUED = ' \\\n  ';
const DATA = ['-H "Content-Type: application/json"', "-d @- <<'EINDE'\n"].join(CONTINUED);
const END_OF_DATA = '\nEINDE';
const WHERE: Readonly<Record<DocumentedParameter['in'], string>> = {
  path: 'in het adres',
  query: 'in de query',
  header: 'header',
};
/** What a value is, and may be. */
const saidOf = (schema: Schema): (string | undefined)[] => [kindOf(schema), ...limitsOf(schema)];

function exampleLine({ example }: Schema): Html | undefined {
  if (example === undefined || typeof example === 'object') return undefined;
  return html`<p class="soft">Voorbeeld: <code>${String(example)}</code></p>`;
}

function errors(answers: readonly (readonly [string, DocumentedResponse])[]): Html {
  return html`<table>
    <thead>
      <tr>
        <th scope="col">Status</th>
        <th scope="col">Wat er aan de hand is</th>
      </tr>
    </thead>
    <tbody>
      ${answers.map(
        ([status, { content }]) =>
          html`<tr>
            <th scope="row">${status}</th>
            <td>
              <ul>
                ${Object.entries(content!['application/problem+json']!.examples!).map(
                  ([slug, { summary }]) => html`<li><a href="${problemPath(slug)}">${summary}</a></li>`,
                )}
              </ul>
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function problems(): Html {
  return html`<section aria-labelledby="fouten">
    <h2 id="fouten">Alle soorten fouten</h2>
    <p>
      Elke fout is een <code>application/problem+json</code>. Laat uw software letten op <code>type</code>: dat
      verandert nooit.
    </p>
    <ul class="fields">
      ${[...PROBLEM_TYPES].map(
        ([slug, { title, status, uitleg }]) =>
          html`<li>
            <p>
              <a href="${problemPath(slug)}">${title}</a>
              <span class="soft">status ${status}, <code>${problemPath(slug)}</code></span>
            </p>
            <p>${inline(uitleg)}</p>
          </li>`,
      )}
    </ul>
  </section>`;
}

/** What an example calls. */
function callOf({ method, path, parameters = [], security }: Entry): Call {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    String(parameters.find((it) => it.name === name)!.schema.example ?? name),
  );
  const query = parameters.filter((it) => it.in === 'query' && it.schema.example !== undefined);
  const search = new URLSearchParams(
    Object.fromEntries(query.map(({ name, schema }) => [name, String(schema.example)])),
  ).toString();
  const hasKey = parameters.some((it) => it.name === IDEMPOTENCY_KEY.name);
  return { method, path: filled + (search && `?${search}`), hasKey, isOpen: security !== undefined };
}

/** @param data with what data begins that follows */
function curlOf({ method, path, hasKey, isOpen }: Call, ...data: readonly string[]): string {
  return [
    `curl ${method === 'GET' ? '' : `-X ${method} `}"$KLANTREGIE${path}"`,
    ...(isOpen ? [] : ['-H "Authorization: Bearer $TOKEN"']),
    ...(hasKey ? [`-H "${IDEMPOTENCY_KEY.name}: $SLEUTEL"`] : []),
    ...data,
  ].join(CONTINUED);
}

/** Can be scrolled with the keyboard. */
function code(label: string, text: string | Html): Html {
  return html`<pre tabindex="0" role="region" aria-label="${label}"><code>${text}</code></pre>`;
}

const pretty = (value: Json): string => JSON.stringify(value, null, 2);
