import type { JWTPayload } from 'jose';
import type { Answer, ProductUnderTest } from './product.js';
import type { Surroundings } from './surroundings.js';

/** A medewerker who looks things up. */
export class Reader {
  private constructor(
    private readonly surroundings: Surroundings,
    private readonly product: ProductUnderTest,
    private readonly authorization: string,
  ) {}

  /** @param claims over those of Mira Jansen. */
  static async login(surroundings: Surroundings, product: ProductUnderTest, claims?: JWTPayload): Promise<Reader> {
    return new Reader(surroundings, product, `Bearer ${await surroundings.issuer.token(claims)}`);
  }

  /** @param path below the prefix: `/partijen/9194a0f8-…`. */
  get(path: string): Promise<Answer> {
    return this.product.request('GET', `/api/v1${path}`, { headers: { authorization: this.authorization } });
  }

  zoek(body: unknown): Promise<Answer> {
    return this.product.request('POST', '/api/v1/partijen/_zoek', {
      body: JSON.stringify(body),
      headers: { authorization: this.authorization, 'content-type': 'application/json' },
    });
  }

  /** What was asked of Klanten during the work. */
  async calls(work: () => Promise<unknown>): Promise<string[]> {
    const { calls } = this.surroundings.klanten;
    const before = calls.length;
    await work();
    return calls.slice(before).map(({ operation }) => operation);
  }
}
