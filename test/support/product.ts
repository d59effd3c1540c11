import { randomUUID } from 'node:crypto';
import { readSettings, type Settings } from '../../src/config/settings.js';
import type { Configuration, Product } from '../../src/config/configuration.js';
import { startProduct, type Product as RunningProduct } from '../../src/run-product.js';
import type { Surroundings } from './surroundings.js';

/** Short, so that what takes hours in production takes moments here. Milliseconds. */
export const FAST = {
  wachttijd: 5000,
  register: 500,
  registerGrens: 400,
  snellePogingen: [5, 10],
  eerstePauze: 20,
  langstePauze: 100,
  opgevenNa: 500,
  zekerheid: 100,
  zaakAlsnog: 259_200_000,
  controle: 300_000,
  onderhoud: 60_000,
};

/** All tests call as the same person. */
export const UNLIMITED = { perMinuut: 1_000_000, tegelijk: 100, wachtrij: 1000, vlot: 3_600_000, lopend: 5000 };

/** What one test does to a register, the next does not feel. */
export const NEVER_DEAD = { naFouten: 1_000_000, pauze: 1 };

/** Products of which everything is undone when the zaak cannot be made, unless it says otherwise. */
export function productsWith(
  { producten }: Configuration,
  alsZaakNietLukt: Product['alsZaakNietLukt'] = 'ongedaanMaken',
): Configuration['producten'] {
  return new Map([...producten].map(([key, product]) => [key, { ...product, alsZaakNietLukt }]));
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // oxlint-disable-next-line typescript/no-explicit-any -- the tests look into answers of every shape
  readonly body: any;
}

export interface Submission {
  readonly key?: string;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The product in this process, with short times, and a caller that talks to it. */
export class ProductUnderTest {
  constructor(
    private readonly surroundings: Surroundings,
    readonly product: RunningProduct,
    private readonly token: string,
  ) {}

  static async start(
    surroundings: Surroundings,
    change: (configuration: Configuration) => Partial<Configuration> = () => ({}),
  ): Promise<ProductUnderTest> {
    const settings = readSettings(surroundings.environment);
    const configuration = {
      ...settings.configuration,
      tijden: FAST,
      verzoeken: UNLIMITED,
      zekering: NEVER_DEAD,
      producten: productsWith(settings.configuration),
    };
    const changed: Settings = { ...settings, configuration: { ...configuration, ...change(configuration) } };
    const product = await startProduct(changed);
    await product.prepared();
    return new ProductUnderTest(surroundings, product, await surroundings.issuer.token());
  }

  submit(body: unknown, submission: Submission = {}): Promise<Answer> {
    return this.post('/productaanvragen', JSON.stringify(body), submission);
  }

  /** @param path below the prefix. */
  post(
    path: string,
    body: string,
    { key = randomUUID(), token = this.token, headers = {} }: Submission = {},
  ): Promise<Answer> {
    return this.request('POST', `/api/v1${path}`, {
      body,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': key,
        ...headers,
      },
    });
  }

  find(id: string, token = this.token): Promise<Answer> {
    return this.request('GET', `/api/v1/productaanvragen/${id}`, { headers: { authorization: `Bearer ${token}` } });
  }

  /** Asks until the productaanvraag has come to its end. */
  async settled(id: string, token?: string): Promise<Answer> {
    for (;;) {
      const answer = await this.find(id, token);
      if (answer.status !== 200 || !answer.body.uitkomst.startsWith('wordt')) return answer;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async request(
    method: string,
    path: string,
    options: { body?: string; headers?: Record<string, string> },
  ): Promise<Answer> {
    const response = await fetch(this.product.url + path, { method, ...options });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
  }

  /** How many rows each resource of the registers has more (or less) than before; resources without a change are left out. */
  counting(): () => Record<string, number> {
    const count = () =>
      Object.entries(this.surroundings.rows()).map(([resource, rows]) => [resource, rows.length] as const);
    const before = new Map(count());
    return () =>
      Object.fromEntries(
        count()
          .map(([resource, number]) => [resource, number - (before.get(resource) ?? 0)] as const)
          .filter(([, difference]) => difference !== 0),
      );
  }

  stop(): Promise<void> {
    return this.product.stop();
  }
}
