import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { SEEDED_PARTIJ } from '../../src/sandbox/simulator/klanten/seed.js';
import { ProductUnderTest } from '../support/product.js';
import { startSurroundings, type Surroundings } from '../support/surroundings.js';
import { unhurried } from '../support/unhurried.js';
import { logIn, look, newComputer, picture, startBrowser } from './support/browser.js';
import { Call } from './support/call.js';

let surroundings: Surroundings;
let product: ProductUnderTest;
let browser: Browser;
let computer: BrowserContext;
let page: Page;
let call: Call;

beforeAll(async () => {
  surroundings = await startSurroundings();
  product = await ProductUnderTest.start(surroundings, unhurried);
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
  page.on('dialog', (dialog) => void dialog.accept());
  await logIn(page, product.product.url, 'Mira Jansen');
  await page.getByLabel('Parkeervergunning').waitFor();
  call = new Call(page);
});

/** What somebody on file can be found by. */
const known = async (): Promise<string> => {
  const { body } = await product.request('GET', `/api/v1/partijen/${SEEDED_PARTIJ}`, {
    headers: { authorization: `Bearer ${await surroundings.issuer.token()}` },
  });
  const [adres] = body.digitaleAdressen as { adres: string }[];
  return adres!.adres;
};

describe('a call', () => {
  it('begins in the note, with nothing filled in', async () => {
    expect(await page.evaluate('document.activeElement.id')).toBe('klantcontact-inhoud');
    await look(page, 'leeg');
  });

  it.each(['zaak', 'interneTaak'] as const)('for who is on file ends in a number to read out: %s', async (vervolg) => {
    await call.fillIn({ vervolg });
    await call.search(await known());
    await page.getByRole('status').filter({ hasText: '1 klant gevonden' }).waitFor();
    await look(page, `gevonden-${vervolg}`);
    await page.locator('#zoeken').press('Enter');
    await page.getByText('Kloppen deze gegevens nog?').waitFor();
    await page.evaluate('scrollTo(0, 0)');
    if (vervolg === 'zaak') await picture(page, 'gesprek');
    const difference = product.counting();
    await call.send();
    await call.sees('Lees dit voor');
    if (vervolg === 'zaak') await picture(page, 'voltooid');
    await look(page, `bekend-${vervolg}`);
    expect(difference()).toMatchObject({ 'klanten/klantcontacten': 1, 'klanten/betrokkenen': 1 });
    expect(difference()).not.toHaveProperty('klanten/partijen');
  });

  it.each([
    ['ja', 'zaak', '0687650011'],
    ['ja', 'interneTaak', '0687650012'],
    ['nee', 'zaak', '0687650013'],
    ['nee', 'interneTaak', '0687650014'],
  ] as const)('for who is not, with keeping %s: %s', async (bewaren, vervolg, telefoon) => {
    await call.search(telefoon);
    await page.getByText('Niemand gevonden').waitFor();
    await call.fillIn({ bewaren, vervolg, beller: `K. van ${bewaren}${vervolg}` });
    // What was searched by is not typed again.
    expect(await page.getByLabel('Telefoonnummer', { exact: true }).inputValue()).toBe(telefoon);
    const difference = product.counting();
    await call.send();
    await call.sees('Lees dit voor');
    expect(difference()).toMatchObject({
      'klanten/klantcontacten': 1,
      'klanten/digitaleadressen': 1,
      ...(bewaren === 'ja' && { 'klanten/partijen': 1 }),
      ...(vervolg === 'zaak' ? { 'zaken/zaken': 1 } : { 'klanten/internetaken': 1 }),
    });
    await look(page, `bewaren-${bewaren}-${vervolg}`);
  });

  it('of a known customer takes twelve key strokes beside what is typed', async () => {
    const adres = await known();
    let strokes = 0;
    const press = async (key: string) => {
      strokes += 1;
      await page.keyboard.press(key);
    };
    await press('F8');
    await page.keyboard.type('Wil een vergunning.');
    await press('Tab');
    await page.keyboard.type('S. de Vries');
    await press('Tab');
    await press('Space');
    await press('Tab');
    await press('Tab');
    await press('Space');
    await press('Tab');
    await page.keyboard.type(adres);
    await press('Enter');
    await page.getByText('1 klant gevonden').waitFor();
    await press('Enter');
    await page.getByText('Kloppen deze gegevens nog?').waitFor();
    await press('Control+Enter');
    await call.sees('Lees dit voor');
    expect(strokes).toBeLessThanOrEqual(12);
  });

  it('goes on while another one is being filled in', async () => {
    await call.fillIn({ bewaren: 'nee', beller: 'A. Eerste' });
    await page.keyboard.press('F8');
    await call.fillIn({ bewaren: 'nee', beller: 'B. Tweede' });
    await look(page, 'twee-gesprekken');
    await call.send();
    await call.sees('Lees dit voor');
    await page.keyboard.press('F9');
    expect(await page.getByLabel('Naam van de beller').inputValue()).toBe('A. Eerste');
    await call.send();
    await call.sees('Lees dit voor');
  });

  it('can have another request, which belongs to the same conversation', async () => {
    await call.fillIn({ bewaren: 'nee' });
    await call.send();
    await call.sees('Lees dit voor');
    await call.press('Nog een aanvraag voor deze klant');
    await page.getByLabel('Verhuizing doorgeven').check();
    await look(page, 'nog-een-aanvraag');
    const difference = product.counting();
    await call.send();
    await call.sees('Lees dit voor');
    expect(difference()).toMatchObject({ 'zaken/zaken': 1 });
    expect(difference()).not.toHaveProperty('klanten/klantcontacten');
  });

  it('finds for whom a task is, by the keyboard', async () => {
    await call.fillIn({ bewaren: 'nee', vervolg: 'interneTaak' });
    const field = page.getByRole('combobox', { name: 'Voor wie?' });
    await field.fill('burg');
    await page.locator('#toewijsbaar-0').waitFor();
    await field.press('ArrowDown');
    await look(page, 'voor-wie');
    await field.press('Enter');
    await call.send();
    await call.sees('Lees dit voor');
  });

  it('says while talking whether it is sure enough who calls', async () => {
    await page.getByLabel('Parkeervergunning').check();
    await page.getByLabel('Niet gecontroleerd').check();
    await page.getByText('Parkeervergunning vraagt niveau laag').waitFor();
    await look(page, 'niet-zeker-genoeg');
    await page.getByLabel('Controlevragen').check();
    await page.getByText('Genoeg voor Parkeervergunning').waitFor();
  });

  it('asks before what was typed is lost, and only then', async () => {
    const asked: string[] = [];
    page.removeAllListeners('dialog');
    page.on('dialog', (dialog) => {
      asked.push(dialog.message());
      void dialog.dismiss();
    });
    await call.press('Stop dit gesprek');
    expect(asked).toEqual([]);
    await call.fillIn({ bewaren: 'nee' });
    await call.press('Stop dit gesprek');
    expect(asked).toHaveLength(1);
    expect(await page.getByLabel('Naam van de beller').inputValue()).toBe('S. de Vries');
  });

  it('asks before its tab is closed halfway, and not when nothing would be lost', async () => {
    const asked: string[] = [];
    page.removeAllListeners('dialog');
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    await call.fillIn({ bewaren: 'nee' });
    await Promise.all([page.waitForEvent('dialog'), page.close({ runBeforeUnload: true })]);
    expect(asked).toEqual(['beforeunload']);
    expect(await page.getByLabel('Naam van de beller').inputValue()).toBe('S. de Vries');
    await call.send();
    await call.sees('Lees dit voor');
    await Promise.all([page.waitForEvent('close'), page.close({ runBeforeUnload: true })]);
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['dark', { colorScheme: 'dark' }],
    ['forced', { forcedColors: 'active' }],
    ['print', { media: 'print' }],
  ] as const)('can be read in other colours: %s', async (name, media) => {
    await page.emulateMedia(media);
    await call.fillIn({ bewaren: 'nee' });
    await look(page, `kleuren-${name}`);
    // What is chosen is seen, whatever the colours are.
    const chosen = page.locator('#product');
    const before = await chosen.screenshot();
    await page.getByLabel('Verhuizing doorgeven').check();
    expect(before.equals(await chosen.screenshot())).toBe(false);
  });
});
