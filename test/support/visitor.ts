import { randomUUID } from 'node:crypto';
import { Browser, type Shown } from './browser.js';
import type { Answer, ProductUnderTest } from './product.js';
import { VARIANTS } from './requests.js';

/** Somebody with a browser, at the pages of the product. */
export class Visitor {
  readonly browser = new Browser();

  constructor(private readonly product: ProductUnderTest) {}

  at(path: string): string {
    return this.product.product.url + path;
  }

  /** @param path of ours */
  open(path: string): Promise<Shown> {
    return this.browser.open(this.at(path));
  }

  /** Sets out at the start, and chooses who to be. */
  async logIn(keuze: string, more: Readonly<Record<string, string>> = {}): Promise<Shown> {
    return this.browser.choose(await this.open('/'), keuze, more);
  }

  logOut(): Promise<Shown> {
    return this.browser.open(this.at('/uitloggen'), { method: 'POST' });
  }

  /** What a program in a page asks. */
  async call(
    method: string,
    path: string,
    headers: Readonly<Record<string, string>> = {},
    body?: string,
  ): Promise<Answer> {
    const shown = await this.browser.ask(this.at(path), {
      method,
      headers: { accept: 'application/json', ...headers },
      ...(body !== undefined && { body }),
    });
    return { ...shown, body: shown.text === '' ? undefined : JSON.parse(shown.text) };
  }

  sessie(): Promise<Answer> {
    return this.call('GET', '/sessie');
  }

  /** Registers something, as the page of a call does. */
  submit(headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const all = { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers };
    return this.call('POST', '/api/v1/productaanvragen', all, JSON.stringify(VARIANTS['A + zaak']));
  }

  get cookies(): Map<string, string> {
    return this.browser.cookiesOf(this.at('/'));
  }

  /** What says who is logged in. */
  get cookie(): string | undefined {
    return this.cookies.get('klantregie');
  }
}
