import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { readLogo, type Logo } from '../../src/config/logo.js';
import { ProductUnderTest } from '../support/product.js';
import { startSurroundings, type Surroundings } from '../support/surroundings.js';
import { unhurried } from '../support/unhurried.js';
import { logIn, look, lookOtherwise, newComputer, startBrowser } from './support/browser.js';

const DRAWN =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><path fill="#0b57a4" d="M4 4h32v32H4z"/>' +
  '<path fill="#1b1f24" d="M44 16h72v8H44z"/></svg>';
const LOGO = `data:image/svg+xml;base64,${Buffer.from(DRAWN).toString('base64')}`;

let surroundings: Surroundings;
let product: ProductUnderTest;
let browser: Browser;
let computer: BrowserContext;
let page: Page;

beforeAll(async () => {
  surroundings = await startSurroundings();
  const environment = { ...surroundings.environment, SIMULATED_REGISTERS: 'true' };
  product = await ProductUnderTest.start({ ...surroundings, environment }, (configuration) => ({
    ...unhurried(configuration),
    weergave: { ...configuration.weergave, naam: 'Voorbeeldstad', logo: readLogo('', LOGO) as Logo },
  }));
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await product.stop();
  await surroundings.stop();
});
beforeEach(async () => {
  await computer?.close();
  computer = await newComputer(browser);
  page = await computer.newPage();
});

describe('the pages around it', () => {
  it.each([
    ['probleem', '/problemen/klant-al-bekend'],
    ['bestaat-niet', '/bestaat-niet'],
  ])('keep nobody out: %s', async (name, path) => {
    await page.goto(product.product.url + path);
    await look(page, `rondom-${name}`);
  });

  it('keep nobody out: the description of the API', async () => {
    await page.goto(`${product.product.url}/docs`);
    await page.getByText('U bent nog niet ingelogd.').waitFor();
    // There are tens of thousands of elements on it: by night, a part of it has to do.
    await look(page, 'rondom-docs', { byNight: false });
  });

  it('keep nobody out: choosing who to be, or not to be anybody', async () => {
    await page.goto(product.product.url);
    await page.getByRole('button', { name: 'Mira Jansen' }).waitFor();
    await look(page, 'rondom-inloggen');
    await page.getByRole('button', { name: 'Weiger' }).click();
    await page.getByRole('heading', { name: 'U bent niet ingelogd' }).waitFor();
    await look(page, 'rondom-niet-ingelogd');
  });

  it('have a menu that is folded on a phone, and the fields of everything on paper', async () => {
    await page.goto(`${product.product.url}/docs`);
    const link = page.getByRole('link', { name: 'Alle soorten fouten' });
    await link.waitFor();
    await page.setViewportSize({ width: 320, height: 640 });
    await link.waitFor({ state: 'hidden' });
    await page.getByText('Inhoud', { exact: true }).click();
    await link.waitFor();
    await page.emulateMedia({ media: 'print' });
    await link.waitFor({ state: 'hidden' });
    await page
      .getByText(/^Velden van /)
      .first()
      .locator('xpath=../..')
      .locator('li')
      .first()
      .waitFor();
  });
});

describe('the examples of the API', () => {
  const FIRST = 'Registreer een productaanvraag: Een bekende klant, met een zaak';
  const form = () => page.getByRole('form');
  const at = (label: string) => `.example[data-label="${label}"]`;
  const open = (label: string) => page.locator(at(label)).getByRole('button', { name: 'Probeer het' }).click();
  /** Of several examples all but the first are folded. */
  const unfold = () =>
    page.evaluate('document.querySelectorAll("details:has(> .example)").forEach((it) => (it.open = true))');
  /** The page is so long that looking at all of it takes half a minute each time. */
  const alone = (label: string) =>
    page.evaluate(`{
      const example = document.querySelector(${JSON.stringify(at(label))});
      for (const it of document.querySelectorAll('.operation, .fields, details, table'))
        if (!it.contains(example)) it.remove();
    }`);
  const send = async (status: number) => {
    await form().getByRole('button', { name: 'Verstuur' }).click();
    await form().getByText(`Status ${status}, na`).waitFor();
  };

  it('can be tried by who logs in, who comes back to the same place', async () => {
    const problems: string[] = [];
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    await page.goto(`${product.product.url}/docs`);
    await page.getByText('U bent nog niet ingelogd.').waitFor();
    await alone(FIRST);
    await look(page, 'docs-vooraf');
    await open(FIRST);
    expect(await form().getByRole('button', { name: 'Verstuur' }).count()).toBe(0);
    await look(page, 'docs-niet-ingelogd');
    await form().getByRole('link', { name: 'Log in om dit te proberen' }).click();
    await page.getByRole('button', { name: 'Mira Jansen' }).click();
    await page.getByText('U bent ingelogd als Mira Jansen').waitFor();
    expect(new URL(page.url()).hash).toBe('#productaanvraagRegistreren');
    // That nobody is logged in yet is said by a 401, which the console tells as well.
    expect(problems.filter((it) => !it.includes('401'))).toEqual([]);
  });

  it('are carried out as they are; again with the same key they give the same answer', async () => {
    await logIn(page, product.product.url, 'Mira Jansen', '/inloggen?naar=/docs');
    await alone(FIRST);
    await open(FIRST);
    await look(page, 'docs-proberen');
    const difference = product.counting();
    await send(201);
    await form().getByText('Lees voor: Uw aanvraag voor een parkeervergunning is geregistreerd.').waitFor();
    const answer = form().getByRole('region', { name: 'antwoord op uw verzoek' });
    const first = await answer.textContent();
    expect(first).toMatch(/"identificatie": "KCC-/);
    await look(page, 'docs-geprobeerd');
    await lookOtherwise(page, 'docs-geprobeerd');
    await send(201);
    expect(await answer.textContent()).toBe(first);
    expect(difference()).toMatchObject({ 'klanten/klantcontacten': 1, 'zaken/zaken': 1 });
    await form().getByRole('button', { name: 'Nieuwe sleutel' }).click();
    await form().getByLabel('Gegevens').fill('{"product": "vliegend-tapijt"}');
    await send(400);
    await look(page, 'docs-fout');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await form().getByLabel('Adres').fill('https://kwaad.example/api/v1/productaanvragen');
    await form().getByRole('button', { name: 'Verstuur' }).click();
    await form().getByText('Er kwam geen antwoord.').waitFor();
    expect(asked).toEqual([]);
    expect(await page.evaluate('[document.cookie, JSON.stringify({ ...localStorage, ...sessionStorage })]')).toEqual([
      '',
      '{}',
    ]);
  });

  it('are answered with what they promise when they are sent as they are', async () => {
    await logIn(page, product.product.url, 'Mira Jansen', '/inloggen?naar=/docs');
    await page.getByText('U bent ingelogd als Mira Jansen').waitFor();
    await unfold();
    for (const [label, status] of [
      [
        'Registreer een productaanvraag: Een bekende klant die nu ergens anders te bereiken is, met een interne taak',
        201,
      ],
      ['Registreer een productaanvraag: Een nieuwe klant die wordt bewaard', 201],
      ['Registreer een productaanvraag: Een klant van wie niets wordt bewaard', 201],
      ['Bekijk een klant: Verzoek', 200],
      ['Haal de beschrijving van de API op: Verzoek', 200],
    ] as const) {
      await open(label);
      await send(status);
      await form().getByRole('button', { name: 'Sluit' }).click();
    }
  });
});

it('the logo of the gemeente stands on every screen, and does nothing but stand there', async () => {
  const { url } = product.product;
  for (const path of ['/gesprek', '/beheer', '/docs']) {
    if (path === '/gesprek') await logIn(page, url, 'Bram de Boer', path);
    else await page.goto(url + path);
    const logo = page.locator('img[src^="/logo/"]');
    await logo.waitFor();
    // Drawn, and not only asked for.
    await page.waitForFunction(`document.querySelector('img[src^="/logo/"]').naturalWidth > 0`);
    if (path !== '/docs') await look(page, `logo${path.replace('/', '-')}`);
  }
  const src = await page.locator('img[src^="/logo/"]').getAttribute('src');
  const response = await fetch(url + src!);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'image/svg+xml',
    'cache-control': 'public, max-age=31536000, immutable',
    'content-security-policy': expect.stringMatching(/^default-src 'none'.*; sandbox$/),
  });
  expect(await response.text()).toBe(DRAWN);
  expect((await fetch(`${url}/logo/0000000000000000.svg`)).status).toBe(404);
});
