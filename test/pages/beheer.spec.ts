import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { ProductUnderTest } from '../support/product.js';
import { VARIANTS } from '../support/requests.js';
import { startSurroundings, type Surroundings } from '../support/surroundings.js';
import { logIn, look, lookOtherwise, newComputer, picture, startBrowser } from './support/browser.js';
import { Call } from './support/call.js';

let surroundings: Surroundings;
let product: ProductUnderTest;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  surroundings = await startSurroundings();
  product = await ProductUnderTest.start(surroundings);
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await product.stop();
  await surroundings.stop();
});
beforeEach(async () => {
  await page?.context().close();
  page = await (await newComputer(browser)).newPage();
  await logIn(page, product.product.url, 'Fatima el Amrani', '/beheer');
});

/** Requests of which the zaak stands, and its link with the conversation does not. The first was not answered at once either. */
async function halfway(count = 1): Promise<string[]> {
  surroundings.klanten.faults.add({ operation: 'POST /maak-klantcontact', fault: { kind: 'errorBefore' } });
  for (const operation of ['PUT /onderwerpobjecten/{uuid}', 'POST /onderwerpobjecten'])
    surroundings.klanten.faults.add({ operation, fault: { kind: 'refuse', status: 400 }, times: 1000 });
  const ids: string[] = [];
  while (ids.length < count) {
    const { body } = await product.submit(VARIANTS['B2 + zaak']);
    const settled = await product.settled(body.id as string);
    expect(settled.body.uitkomst).toBe('vraagtAandacht');
    ids.push(body.id as string);
  }
  surroundings.klanten.faults.clear();
  return ids;
}
const heading = (name: string) => page.getByRole('heading', { name }).waitFor();
const open = (path: string) => page.goto(product.product.url + path);

describe('the control room', () => {
  it('says so when there is nothing to do', async () => {
    await page.getByText('Niets te doen.').waitFor();
    await look(page, 'beheer-niets-te-doen');
  });

  it('shows what a person has to look at, and mends it with a button', async () => {
    const [id = ''] = await halfway();
    await open('/beheer');
    await page.getByText('Vraagt aandacht').first().waitFor();
    await look(page, 'beheer-aandacht');
    await page.locator('tbody a').first().click();
    await heading('Wat is er?');
    expect(page.url()).toContain(id);
    await page.getByText('Er ontbreekt nog iets: koppeling met de zaak.').waitFor();
    await picture(page, 'beheer');
    await look(page, 'beheer-dossier');
    await page.getByText('2 pogingen').first().waitFor();
    await page.getByRole('listitem').filter({ hasText: 'POST maak-klantcontact' }).first().waitFor();
    await page.getByLabel('Alleen wat misging').check();
    await look(page, 'beheer-dossier-mis');
    await page.getByRole('button', { name: 'Probeer opnieuw' }).click();
    await page.getByText('Alles staat in de registers.').waitFor();
    await page.getByText('Opnieuw geprobeerd door Fatima el Amrani').waitFor();
    await look(page, 'beheer-hersteld');
  });

  it('groups what got stuck by the same, and has all of it tried again together', async () => {
    await halfway(20);
    await open('/beheer');
    await page.getByText('Klanten nam de gegevens niet aan (invalid) bij de koppeling').first().waitFor();
    await page.getByRole('link', { name: /^[\d]+ vraagt aandacht$/ }).waitFor();
    await look(page, 'beheer-overzicht');
    await lookOtherwise(page, 'beheer-overzicht');
    await page
      .getByRole('link', { name: /^Probeer alle \d+ opnieuw…/ })
      .first()
      .click();
    await page.getByRole('button', { name: /^Probeer 2\d aanvragen opnieuw$/ }).waitFor();
    const choices = page.getByRole('checkbox', { name: /^Kies KCC-/ });
    const all = await choices.count();
    await choices.first().uncheck();
    const button = page.getByRole('button', { name: `Probeer ${all - 1} aanvragen opnieuw` });
    await button.waitFor();
    await look(page, 'beheer-samen-vooraf');
    await button.dblclick();
    await page.waitForURL(/samen-hervatten\/[0-9a-f-]{36}$/);
    await page
      .getByText(/^\d+ klaar$/)
      .first()
      .waitFor();
    expect(await page.getByRole('listitem').filter({ hasText: 'KCC-' }).count()).toBe(all - 1);
    await look(page, 'beheer-samen-klaar');
    await open('/beheer/ingrepen');
    await page
      .getByText(/^\d+ aanvragen samen$/)
      .first()
      .click();
    await page.getByRole('link', { name: 'Hoe ver het is' }).first().waitFor();
    await look(page, 'beheer-ingrepen');
    await page.getByLabel('Wie').fill('niemand');
    await page.getByRole('button', { name: 'Toon' }).click();
    await page.getByText('Er zijn geen ingrepen gevonden.').waitFor();
  });

  it('finds a request by the number that a customer heard, and does not look for a BSN', async () => {
    const { body } = await product.submit(VARIANTS['B2 + zaak']);
    await open('/beheer/aanvragen');
    await page.getByLabel(/^Zaaknummer/).fill(body.zaak.identificatie as string);
    await page.getByRole('button', { name: 'Toon' }).click();
    await page.waitForURL(/nummer=/);
    await page.locator('tbody tr').first().waitFor();
    expect(await page.locator('tbody tr').count()).toBe(1);
    await page.getByLabel(/^Zaaknummer/).fill('999990019');
    await page.getByRole('button', { name: 'Toon' }).click();
    await page.getByText('Zoek hier niet op BSN of telefoonnummer.').waitFor();
    await look(page, 'beheer-geen-nummer');
    expect(page.url()).not.toContain('999990019');
  });

  it('knows that a register is off as soon as a call shows it, and waits in sight', async () => {
    await surroundings.zaken.down();
    await product.submit(VARIANTS['B2 + zaak']);
    await open('/beheer');
    await page.getByText('antwoordt niet').first().waitFor();
    await page
      .getByText(/sinds \d\d:\d\d/)
      .first()
      .waitFor();
    await look(page, 'beheer-zaken-uit');
    await open('/beheer/registers');
    await page.getByRole('button', { name: 'Controleer de instellingen' }).click();
    await page.getByText('ZAKEN_URL: Zaken is niet bereikbaar.').waitFor();
    await look(page, 'beheer-controle-mis');
    await surroundings.zaken.listen();
    await page.getByRole('button', { name: 'Controleer de instellingen' }).click();
    await page.getByText('✓ Geen problemen gevonden').waitFor();
    await look(page, 'beheer-controle');
  });

  it('says beforehand what will be gone, and takes it away', async () => {
    const [id = ''] = await halfway();
    await open(`/beheer/aanvragen/${id}`);
    await page.getByRole('button', { name: 'Draai terug…' }).click();
    await page
      .getByRole('dialog')
      .getByText(/zaak KCC-/)
      .waitFor();
    await look(page, 'beheer-terugdraaien');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Draai terug…' }).click();
    await page.getByRole('button', { name: 'Draai terug', exact: true }).click();
    await page.getByText('Er staat niets meer van deze aanvraag').waitFor();
  });

  it('warns of what is about a customer in a reason, and closes', async () => {
    const [id = ''] = await halfway();
    await open(`/beheer/aanvragen/${id}`);
    await page.getByRole('button', { name: 'Sluit af…' }).click();
    await page.getByLabel('Wat hebt u gedaan?').fill('Zie 999990019.');
    await page.getByText('Dit lijkt op een gegeven van de klant.').waitFor();
    await look(page, 'beheer-afsluiten');
    await page.getByLabel('Wat hebt u gedaan?').fill('Zelf gekoppeld.');
    await page.getByRole('button', { name: 'Sluit af', exact: true }).click();
    await page.getByText('Een beheerder heeft deze aanvraag afgesloten.').waitFor();
    await look(page, 'beheer-afgesloten');
  });

  it('finds requests by what stands in the address, and lets what is new wait', async () => {
    await product.submit(VARIANTS['B2 + zaak']);
    await open('/beheer/aanvragen?uitkomst=voltooid');
    await page.locator('tbody tr').first().waitFor();
    await look(page, 'beheer-lijst');
    const { id } = (await product.submit(VARIANTS['B2 + zaak'])).body;
    const itsRow = page.locator(`tbody tr a[href*="${id}"]`);
    await page.getByRole('button', { name: 'Nu bijwerken' }).click();
    const showNew = page.getByRole('button', { name: '1 nieuwe – toon' });
    await showNew.waitFor();
    expect(await itsRow.count()).toBe(0);
    await showNew.click();
    await itsRow.first().waitFor();
    await page.getByRole('link', { name: /Uitkomst: Geregistreerd/ }).click();
    await page.waitForURL(`${product.product.url}/beheer/aanvragen`);
    await page.getByLabel('Uitkomst').selectOption('vraagtAandacht');
    await page.getByRole('button', { name: 'Toon' }).click();
    await page.waitForURL(`${product.product.url}/beheer/aanvragen?uitkomst=vraagtAandacht`);
  });

  it('says which request is not there', async () => {
    await open('/beheer/aanvragen/00000000-0000-4000-8000-000000000000');
    await heading('Deze aanvraag is er niet, of niet meer.');
    await look(page, 'beheer-geen-aanvraag');
  });

  it('shows how the registers are', async () => {
    await open('/beheer/registers');
    await page.locator('tbody tr').first().waitFor();
    await look(page, 'beheer-registers');
  });
});

describe('a medewerker hears that a beheerder looks at it, and not to do it again', () => {
  const REFUSED = { kind: 'refuse', status: 400 } as const;

  it.each([
    ['the zaak stands', 'aandacht', 'klanten', ['PUT /onderwerpobjecten/{uuid}', 'POST /onderwerpobjecten'], REFUSED],
    ['nobody knows whether the zaak stands', 'aandacht-zonder-zaak', 'zaken', ['*'], { kind: 'errorBefore' }],
  ] as const)('when %s', async (_, name, register, operations, fault) => {
    const desk = await (await newComputer(browser)).newPage();
    await logIn(desk, product.product.url, 'Mira Jansen');
    const call = new Call(desk);
    const stands = name === 'aandacht';
    for (const operation of operations) surroundings[register].faults.add({ operation, fault, times: 1000 });
    await call.fillIn({ bewaren: 'nee' });
    await call.send();
    await call.sees('Een beheerder kijkt hiernaar');
    surroundings[register].faults.clear();
    await desk
      .getByText(stands ? 'Er ontbreekt nog iets. Lees voor:' : 'Wij weten nog niet of alles staat. Zeg:')
      .waitFor();
    expect(await desk.locator('dt', { hasText: 'Zaaknummer' }).count()).toBe(stands ? 1 : 0);
    await desk.getByText('Doe de aanvraag niet nog een keer.').waitFor();
    expect(await desk.getByRole('button', { name: /opnieuw/i }).count()).toBe(0);
    await look(desk, name);
    await desk.context().close();
  });
});
