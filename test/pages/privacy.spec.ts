import { readdirSync, readFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { chromium, type BrowserContext } from 'playwright-core';
import { ProductUnderTest } from '../support/product.js';
import { startSurroundings, type Surroundings } from '../support/surroundings.js';
import { unhurried } from '../support/unhurried.js';
import { logIn } from './support/browser.js';
import { Call } from './support/call.js';

let surroundings: Surroundings;
let product: ProductUnderTest;
let computer: BrowserContext;
let profile: string;

beforeAll(async () => {
  surroundings = await startSurroundings();
  product = await ProductUnderTest.start(surroundings, unhurried);
  profile = mkdtempSync(join(tmpdir(), 'klantregie-profile-'));
  computer = await chromium.launchPersistentContext(profile, {
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
});
afterAll(async () => {
  await computer.close();
  await product.stop();
  await surroundings.stop();
  rmSync(profile, { recursive: true, force: true });
});

/** Nowhere else in the world. */
const PLANTED = ['999990019', 'Zevenhuizerik', '0687659999', 'Geheimenisvol'];

it('nothing about a customer stays in the browser', async () => {
  const page = await computer.newPage();
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url(), request.headers()['referer'] ?? ''));
  await logIn(page, product.product.url, 'Mira Jansen');
  const call = new Call(page);
  await call.search(PLANTED[0]!);
  await page.getByText('Niemand gevonden').waitFor();
  await call.fillIn({ bewaren: 'ja', beller: `K. ${PLANTED[1]}`, telefoon: PLANTED[2]!, inhoud: PLANTED[3]! });
  await call.send();
  await call.sees('Lees dit voor');
  // And a second call that is left as it is.
  await page.keyboard.press('F8');
  await call.fillIn({ bewaren: 'nee', beller: `K. ${PLANTED[1]}`, telefoon: PLANTED[2]!, inhoud: PLANTED[3]! });
  const kept = await page.evaluate<string>(`(async () => JSON.stringify({
    local: { ...localStorage },
    session: { ...sessionStorage },
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
    cookies: document.cookie,
    history: [history.length, history.state],
    address: location.href,
    title: document.title,
  }))()`);
  page.on('dialog', (dialog) => void dialog.accept());
  await page.goto(`${product.product.url}/docs`);
  await page.goBack();
  await page.getByLabel('Wat vraagt de klant?').waitFor();
  expect(await page.getByLabel('Naam van de beller').inputValue()).toBe('');
  await computer.close();

  for (const planted of PLANTED) {
    expect({ planted, addresses: addresses.filter((it) => it.includes(planted)) }).toEqual({ planted, addresses: [] });
    expect({ planted, kept: kept.includes(planted) }).toEqual({ planted, kept: false });
    expect({ planted, files: filesWith(planted) }).toEqual({ planted, files: [] });
  }
});

/** Files of the browser in which it stands, as text or as UTF-16. */
function filesWith(planted: string): string[] {
  const wanted = [Buffer.from(planted), Buffer.from(planted, 'utf16le')];
  return readdirSync(profile, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => wanted.some((bytes) => readFileSync(path).includes(bytes)));
}
