import { describe, expect, it } from '@jest/globals';
import type { DocumentedOperation, OpenApiDocument } from '../openapi/document.js';
import { docsPage } from './docs-page.js';

const HEADERS = { 'API-Version': { $ref: '#/components/headers/API-Version' } };
const answer = (description: string, schema?: object) => ({
  description,
  headers: HEADERS,
  ...(schema && { content: { 'application/json': { schema } } }),
});

function pageOf(
  operation: Partial<DocumentedOperation>,
  path = '/dingen',
  method = 'get',
  schemas: object = {},
  extras?: Parameters<typeof docsPage>[2],
): string {
  const document = {
    info: {
      title: 'Proef',
      version: '1.2.3',
      description: 'Een `proef`.',
      contact: { name: 'Wij', email: 'wij@proef.example' },
    },
    tags: [
      { name: 'dingen', description: 'Over `dingen`.' },
      { name: 'leeg', description: 'Niets.' },
    ],
    paths: {
      [path]: {
        [method]: {
          operationId: 'doen',
          tags: ['dingen'],
          summary: 'Doe het',
          description: 'Zo dus.',
          responses: {},
          ...operation,
        },
      },
    },
    components: { schemas },
  };
  return docsPage(document as unknown as OpenApiDocument, '/api/v1', extras);
}

/** What the example is to be pasted. */
const examplesOf = (page: string): string[] =>
  [...page.matchAll(/<pre [^>]*aria-label="([^"]*)"><code>([^<]*)<\/code><\/pre>/g)].map(([, label, text = '']) =>
    `${label}\n${text}`
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&amp;', '&'),
  );

/** A page without what only lays it out. */
const plain = (page: string): string => page.replace(/\s+/g, ' ').replaceAll('> <', '><');

describe(docsPage.name, () => {
  it('says what it is about, and lists each operation under its chapter', () => {
    const page = plain(pageOf({}));
    expect(page).toContain('Versie 1.2.3.');
    expect(page).toContain('<p>Een <code>proef</code>.</p>');
    expect(page).toContain('<a href="/api/v1/openapi.json">');
    expect(page).toContain('<li><a href="#doen">Doe het</a></li>');
    expect(page).toContain('<p>Over <code>dingen</code>.</p>');
    expect(page.match(/<h3 id="doen">/g)).toHaveLength(1);
  });

  it.each([
    ['/dingen', 'get', '<span class="method">GET</span> /api/v1/dingen<'],
    ['/', 'post', '<span class="method">POST</span> /api/v1<'],
  ])('says how it is called: %s', (path, method, call) => {
    expect(plain(pageOf({}, path, method))).toContain(call);
  });

  it('says whether a token is needed', () => {
    expect(pageOf({})).toContain('Met een token.');
    expect(pageOf({ security: [] })).toContain('Zonder token.');
    expect(examplesOf(pageOf({}))).toEqual([
      'Doe het: Verzoek\ncurl "$KLANTREGIE/api/v1/dingen" \\\n  -H "Authorization: Bearer $TOKEN"',
    ]);
    expect(examplesOf(pageOf({ security: [] }))).toEqual(['Doe het: Verzoek\ncurl "$KLANTREGIE/api/v1/dingen"']);
  });

  it('says what goes into the address and the headers', () => {
    const parameters = [
      {
        name: 'uuid',
        in: 'path',
        required: true,
        description: 'Van `welk`.',
        schema: { type: 'string', format: 'uuid', example: 'u1' },
      },
      { name: 'soort', in: 'path', required: true, schema: { type: 'string' } },
      { name: 'zoek', in: 'query', required: true, schema: { type: 'string', maxLength: 9, example: 'a b' } },
      { name: 'page', in: 'query', required: false, schema: { type: 'integer', minimum: 1, maximum: 5 } },
      {
        name: 'Idempotency-Key',
        in: 'header',
        required: true,
        schema: { type: 'string', pattern: '^a$', maxLength: 3 },
      },
      { name: 'Prefer', in: 'header', required: false, schema: { type: 'string', example: 'wait=5' } },
    ] as const;
    const page = pageOf({ parameters }, '/dingen/{uuid}/{soort}', 'delete');
    const text = plain(page);
    expect(text).toContain('<h4>Parameters</h4>');
    expect(text).toContain(
      '<code class="name">uuid</code><span class="must">verplicht</span><span class="soft">in het adres, uuid</span>',
    );
    expect(text).toContain('<p>Van <code>welk</code>.</p><p class="soft">Voorbeeld: <code>u1</code></p>');
    expect(text).toContain('<span class="soft">in de query, tekst, hoogstens 9 tekens</span>');
    expect(text).toContain(
      '<code class="name">page</code><span class="soft">in de query, heel getal, van 1 tot en met 5</span>',
    );
    expect(text).toContain('<span class="soft">header, tekst, vorm <code>^a$</code></span>');
    expect(examplesOf(page)).toEqual([
      'Doe het: Verzoek\ncurl -X DELETE "$KLANTREGIE/api/v1/dingen/u1/soort?zoek=a+b" \\\n' +
        '  -H "Authorization: Bearer $TOKEN" \\\n  -H "Idempotency-Key: $SLEUTEL"',
    ]);
    expect(plain(pageOf({}))).not.toContain('<h4>Parameters</h4>');
  });

  const SCHEMAS = {
    Ding: {
      type: 'object',
      required: ['naam'],
      properties: {
        naam: { type: 'string', description: 'De `naam`.', example: 'x' },
        keus: { type: 'string', enum: ['a', 'b'] },
        een: { type: 'string', enum: ['a'] },
        plek: { allOf: [{ $ref: '#/components/schemas/Plek' }], description: 'Waar.' },
        plekken: { type: 'array', items: { $ref: '#/components/schemas/Plek' }, maxItems: 3 },
        vorm: { oneOf: [{ $ref: '#/components/schemas/Rond' }, { $ref: '#/components/schemas/Vierkant' }] },
      },
    },
    Plek: {
      type: 'object',
      description: 'Een plek.',
      properties: { straat: { type: 'string', example: 'Dorpsstraat' } },
    },
    Vierkant: { type: 'object', properties: { soort: { type: 'string', enum: ['vierkant'] } } },
    Rond: {
      type: 'object',
      properties: { soort: { type: 'string', enum: ['rond'] }, straal: { type: 'integer', example: 3 } },
    },
  };
  const DING = { $ref: '#/components/schemas/Ding' };

  it('says what is sent, with all that is in it', () => {
    const page = pageOf(
      { requestBody: { required: true, content: { 'application/json': { schema: DING } } } },
      '/dingen',
      'post',
      SCHEMAS,
    );
    const text = plain(page);
    expect(text).toContain('<h4>Gegevens in het verzoek</h4>');
    expect(text).toContain(
      '<code class="name">naam</code><span class="must">verplicht</span><span class="soft">tekst</span>',
    );
    expect(text).toContain('<p>De <code>naam</code>.</p>');
    expect(text).toContain('<code class="name">keus</code><span class="soft">een van: a, b</span>');
    expect(text).toContain('<span class="soft">altijd a</span>');
    expect(text).toContain('<code class="name">plek</code><span class="soft">object</span>');
    expect(text).toContain('<span class="soft">lijst, hoogstens 3</span>');
    expect(text).toContain('<span class="soft">object, een van deze soorten</span>');
    expect(text.match(/<summary>Velden van plek<\/summary><p>Een plek.<\/p>/g)).toHaveLength(1);
    expect(text).toContain('<summary>Velden van plekken</summary>');
    expect(text).not.toMatch(/Velden van (vorm|naam|keus|soort)/);
    // What it is an example of stands below it.
    expect(text.match(/<p class="soft">Voorbeeld/g)).toHaveLength(4);
    expect(text).toContain('<summary><code>rond</code></summary>');
    expect(examplesOf(page)).toEqual([
      `Doe het: Verzoek\ncurl -X POST "$KLANTREGIE/api/v1/dingen" \\\n  -H "Authorization: Bearer $TOKEN" \\\n` +
        `  -H "Content-Type: application/json" \\\n  -d @- <<'EINDE'\n` +
        JSON.stringify(
          { naam: 'x', plek: { straat: 'Dorpsstraat' }, plekken: [{ straat: 'Dorpsstraat' }], vorm: { straal: 3 } },
          null,
          2,
        ).replaceAll('>', '&gt;') +
        '\nEINDE',
    ]);
    expect(pageOf({})).not.toContain('Gegevens in het verzoek');
  });

  it('gives no example by itself of what is made of parts', () => {
    const Lijst = { type: 'object', properties: { een: { type: 'array', items: {}, example: ['a'] }, twee: {} } };
    const content = { 'application/json': { schema: Lijst } };
    const page = plain(pageOf({ requestBody: { required: true, content } } as object, '/dingen', 'post'));
    expect(page).not.toContain('<p class="soft">Voorbeeld');
  });

  it('asks for a key, and for data, only where that is needed', () => {
    const page = { name: 'page', in: 'query', required: false, schema: { type: 'integer' } } as const;
    expect(examplesOf(pageOf({ parameters: [page] }))).toEqual([
      'Doe het: Verzoek\ncurl "$KLANTREGIE/api/v1/dingen" \\\n  -H "Authorization: Bearer $TOKEN"',
    ]);
  });

  it('titles an example that is the only one nowhere but beside it', () => {
    const examples = { een: { summary: 'Zo', value: { naam: 'y' } } };
    const content = { 'application/json': { schema: DING, examples } };
    expect(plain(pageOf({ requestBody: { required: true, content } }, '/dingen', 'post', SCHEMAS))).not.toContain(
      '<p>Zo</p>',
    );
  });

  describe('where it can be tried', () => {
    const key = { name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string' } } as const;
    const content = {
      'application/json': { schema: DING, examples: { een: { summary: 'Zo', value: { naam: 'y' } } } },
    };
    const writing = { parameters: [key], requestBody: { required: true, content } };

    it('marks each example with what that takes', () => {
      const tried = (operation: object, method: string) =>
        plain(pageOf(operation, '/dingen', method, SCHEMAS, { script: 'a1/docs.js' }));
      const page = tried(writing, 'post');
      expect(page).toContain('<div id="proberen" class="notice"></div>');
      expect(page).toContain('data-method="POST" data-path="/api/v1/dingen" data-label="Doe het: Zo" data-key >');
      expect(page).toMatch(/<span>\{ &quot;naam&quot;: &quot;y&quot; \}<\/span> EINDE/);
      expect(page).toContain('<script type="module" src="/web/a1/docs.js">');
      expect(tried({ security: [] }, 'get')).toContain('data-label="Doe het: Verzoek" data-open >');
      expect(tried({}, 'get')).toContain('data-label="Doe het: Verzoek" >');
    });

    it('has nothing of that elsewhere', () => {
      expect(plain(pageOf(writing, '/dingen', 'post', SCHEMAS))).not.toMatch(
        /id="proberen"|data-method|<script|<span>\{/,
      );
    });
  });

  it('shows the logo of the gemeente, when there is one', () => {
    expect(pageOf({}, '/dingen', 'get', {}, { logo: '/logo/a.svg' })).toContain('<img class="logo" src="/logo/a.svg"');
    expect(pageOf({})).not.toMatch(/<img|false|undefined/);
  });

  it('gives the examples that there are, the first in full', () => {
    const examples = { een: { summary: 'Zo', value: { naam: 'y' } }, twee: { summary: 'Of zo', value: { naam: 'z' } } };
    const content = { 'application/json': { schema: DING, examples } };
    const page = pageOf({ requestBody: { required: true, content } }, '/dingen', 'post', SCHEMAS);
    expect(examplesOf(page).map((it) => it.split('\n')[0])).toEqual(['Doe het: Zo', 'Doe het: Of zo']);
    expect(plain(page)).toContain('<p>Zo</p>');
    expect(plain(page)).toContain('<summary>Of zo</summary>');
    expect(plain(page)).not.toContain('<summary>Zo</summary>');
  });

  it('says how it may end', () => {
    const problem = {
      description: 'Weg.',
      headers: HEADERS,
      content: {
        'application/problem+json': {
          schema: {},
          examples: { 'niet-gevonden': { summary: 'Er is niets', value: {} } },
        },
      },
    };
    const responses = { 200: answer('Goed.', DING), 204: answer('Leeg.'), 400: problem };
    const page = pageOf({ responses } as Partial<DocumentedOperation>, '/dingen', 'get', SCHEMAS);
    const text = plain(page);
    expect(text).toContain('<summary><strong>200</strong> Goed.</summary><p class="soft">Headers: API-Version</p><ul');
    expect(text).toContain(
      '<summary><strong>204</strong> Leeg.</summary><p class="soft">Headers: API-Version</p></details>',
    );
    expect(text).not.toContain('<strong>400</strong>');
    expect(text).toContain(
      '<th scope="row">400</th><td><ul><li><a href="/problemen/niet-gevonden">Er is niets</a></li></ul></td>',
    );
    expect(text).not.toContain('<th scope="row">200</th>');
    const [request, answered, ...others] = examplesOf(page);
    expect([request?.split('\n')[0], others]).toEqual(['Doe het: Verzoek', []]);
    expect(answered).toMatch(/^Doe het: voorbeeld van antwoord 200\n\{\n {2}"naam": "x",/);
  });

  it('explains every kind of problem', () => {
    expect(plain(pageOf({}))).toContain('<span class="soft">status 404, <code>/problemen/niet-gevonden</code></span>');
  });
});
