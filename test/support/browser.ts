/** What a browser shows in the end. */
export interface Shown {
  readonly url: URL;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

interface Asking {
  readonly method?: string;
  readonly body?: URLSearchParams | string;
  readonly headers?: Readonly<Record<string, string>>;
}

const ACCEPT = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
const MOST_STEPS = 10;

/** A browser without a window: follows redirects, keeps the cookies of each host, and says where a request comes from. */
export class Browser {
  readonly #cookies = new Map<string, Map<string, string>>();
  /** Every address that was opened, and every header and body that came back: all that a browser has seen. */
  readonly seen: string[] = [];

  /** Follows wherever it leads. */
  async open(address: string | URL, asking: Asking = {}): Promise<Shown> {
    let shown = await this.ask(address, asking);
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const next = shown.headers.get('location') ?? /^0; url=(.*)$/.exec(shown.headers.get('refresh') ?? '')?.[1];
      if (next === undefined || next === null) return shown;
      shown = await this.ask(new URL(next, shown.url));
    }
    throw new Error(`${String(address)} leads round and round`);
  }

  /** One request. What changes something comes from a page at the same address, unless its headers say otherwise. */
  async ask(address: string | URL, { method = 'GET', body, headers = {} }: Asking = {}): Promise<Shown> {
    const url = new URL(address);
    const jar = this.cookiesOf(url);
    const cookie = [...jar].map((pair) => pair.join('=')).join('; ');
    const response = await fetch(url, {
      method,
      redirect: 'manual',
      headers: {
        accept: ACCEPT,
        ...(cookie !== '' && { cookie }),
        ...(method !== 'GET' && { origin: url.origin }),
        ...headers,
      },
      ...(body !== undefined && { body }),
    });
    for (const line of response.headers.getSetCookie()) keep(jar, line);
    const text = await response.text();
    this.seen.push(url.href, JSON.stringify([...response.headers]), text);
    return { url, status: response.status, headers: response.headers, text };
  }

  /** The cookies of a host, to look at or to tamper with. As in a browser, its ports have the same. */
  cookiesOf(address: string | URL): Map<string, string> {
    const { hostname } = new URL(address);
    const jar = this.#cookies.get(hostname) ?? new Map<string, string>();
    this.#cookies.set(hostname, jar);
    return jar;
  }

  /** Chooses on the page of the development issuer, and goes where that leads. */
  async choose(page: Shown, keuze: string, more: Readonly<Record<string, string>> = {}): Promise<Shown> {
    return this.open(...choiceOn(page, keuze, more));
  }

  /** The same, as far as the address that it leads to. */
  async chosen(page: Shown, keuze: string): Promise<URL> {
    const { headers } = await this.ask(...choiceOn(page, keuze, {}));
    return new URL(headers.get('location') ?? '');
  }
}

/** The form of that page, filled in. */
function choiceOn({ url, text }: Shown, keuze: string, more: Readonly<Record<string, string>>): [URL, Asking] {
  const hidden = [...text.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
  const body = new URLSearchParams({ keuze, ...more });
  for (const [, name = '', value = ''] of hidden) body.append(name, value.replaceAll('&amp;', '&'));
  return [new URL('/authorize', url), { method: 'POST', body }];
}

function keep(jar: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
  const [name = '', ...value] = pair.split('=');
  const expires = attributes.find((it) => it.toLowerCase().startsWith('expires='))?.slice('expires='.length);
  if (expires !== undefined && Date.parse(expires) <= Date.now()) jar.delete(name);
  else jar.set(name, value.join('='));
}
