import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Fault } from '../../src/sandbox/simulator/faults.js';
import { FAST, ProductUnderTest } from '../support/product.js';
import { VARIANTS } from '../support/requests.js';
import { Holding } from '../support/restartable-product.js';
import { until } from '../support/round-trips.js';
import { startSurroundings, type Surroundings } from '../support/surroundings.js';
import { logIn, look, newComputer, startBrowser } from './support/browser.js';
import { Call } from './support/call.js';

/** Long enough to look at what is on its way, and gives nothing up meanwhile. */
const PATIENT = { ...FAST, eerstePauze: 300, langstePauze: 300, opgevenNa: 120_000, zekerheid: 120_000 };
const MANY = 10_000;

let surroundings: Surroundings;
let product: ProductUnderTest;
let database: Client;
let browser: Browser;
let computer: BrowserContext;
let page: Page;
let call: Call;

beforeAll(async () => {
  surroundings = await startSurroundings();
  const { environment } = surroundings;
  const { readSettings } = await import('../../src/config/settings.js');
  const { producten } = readSettings(environment).configuration;
  product = await ProductUnderTest.start(surroundings, () => ({ tijden: PATIENT, producten }));
  database = new Client({ connectionString: environment['DATABASE_URL'] });
  await database.connect();
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await database.end();
  await product.stop();
  await surroundings.stop();
});
beforeEach(async () => {
  computer = await newComputer(browser);
  page = await computer.newPage();
  page.on('dialog', (dialog) => void dialog.accept());
  await logIn(page, product.product.url, 'Mira Jansen');
  await page.getByLabel('Parkeervergunning').waitFor();
  call = new Call(page);
});
afterEach(async () => {
  for (const register of [surroundings.klanten, surroundings.zaken]) register.faults.clear();
  await computer.close();
});

const fails = (register: 'klanten' | 'zaken', operation: string, fault: Fault) =>
  surroundings[register].faults.add({ operation, fault, times: MANY });
const heal = () => [surroundings.klanten, surroundings.zaken].forEach(({ faults }) => faults.clear());
const REFUSED: Fault = { kind: 'refuse', status: 400 };

describe('an answer', () => {
  it('of a zaak that cannot be made, says who makes it', async () => {
    fails('zaken', '*', REFUSED);
    await call.fillIn({ bewaren: 'nee' });
    await call.send();
    await call.sees('Lees dit voor');
    await page.getByText('Een collega maakt de zaak. U hoeft niets te doen.').waitFor();
    await look(page, 'zonder-zaak');
  });

  it('that is not there yet, lets the call go on and comes by itself', async () => {
    fails('zaken', '*', { kind: 'errorAfter' });
    await call.fillIn({ bewaren: 'nee', beller: 'A. Later' });
    await call.send();
    await call.sees('De aanvraag is veilig. Wij maken hem af.');
    await page.getByText('Dit is al klaar').waitFor();
    await look(page, 'wordt-voltooid');
    await page.keyboard.press('F8');
    await page.getByLabel('Wat vraagt de klant?').waitFor();
    heal();
    await page.getByText('Nieuw: A. Later').waitFor();
    expect(await page.title()).toMatch(/^\(1\) /);
    await look(page, 'wordt-voltooid-klaar');
    await page.keyboard.press('F9');
    await call.sees('Lees dit voor');
  });

  it('that nothing is registered, because a register does not answer, leaves everything to try again', async () => {
    await surroundings.klanten.down();
    try {
      await call.fillIn({ bewaren: 'nee' });
      await call.send();
      await call.sees('Er is niets geregistreerd');
      await look(page, 'niets-geregistreerd');
    } finally {
      await surroundings.klanten.listen();
    }
    await call.press('Probeer opnieuw');
    await call.sees('Lees dit voor');
  });

  it.each([
    ['Leg alleen het gesprek vast', { 'klanten/klantcontacten': 1 }],
    ['Maak er een taak van', { 'klanten/klantcontacten': 1, 'klanten/internetaken': 1 }],
  ])('that nothing is registered, leaves something less to register: %s', async (button, registered) => {
    await surroundings.klanten.down();
    try {
      await call.fillIn({ bewaren: 'nee' });
      await call.send();
      await call.sees('Er is niets geregistreerd');
    } finally {
      await surroundings.klanten.listen();
    }
    const difference = product.counting();
    await call.press(button);
    await call.sees('Lees dit voor');
    expect(difference()).toMatchObject(registered);
    expect(difference()).not.toHaveProperty('zaken/zaken');
  });

  it('that nothing is registered, because a register refused it, gives a number for the beheerder', async () => {
    fails('klanten', 'POST /maak-klantcontact', REFUSED);
    await call.fillIn({ bewaren: 'nee' });
    await call.send();
    await call.sees('Er is niets geregistreerd');
    await page.getByText('Nog een keer proberen helpt niet.').waitFor();
    await look(page, 'geweigerd');
    await call.press('Terug naar de gegevens');
    expect(await page.getByLabel('Naam van de beller').inputValue()).toBe('S. de Vries');
  });

  it('that a register does not take what was filled in, leads to that field', async () => {
    const reason = 'Deze naam nemen wij niet aan.';
    fails('klanten', 'POST /partijen', {
      kind: 'refuse',
      status: 400,
      body: {
        code: 'invalid',
        title: 'Invalid input.',
        status: 400,
        detail: '',
        invalidParams: [{ name: 'partijIdentificatie.contactnaam.achternaam', code: 'invalid', reason }],
      },
    });
    await call.fillIn({ bewaren: 'ja', beller: 'W. Weiger', telefoon: '0687650023' });
    await call.send();
    await call.sees('Er klopt 1 gegeven niet');
    await look(page, 'veld-geweigerd');
    await page.locator('.mistakes a').first().click();
    expect(await page.evaluate('document.activeElement.labels[0].textContent')).toContain('Achternaam');
    heal();
    await call.send();
    await call.sees('Lees dit voor');
  });

  it('that all is being taken away, ends in nothing registered', async () => {
    fails('klanten', 'POST /maak-klantcontact', REFUSED);
    fails('klanten', 'DELETE /partijen/{uuid}', { kind: 'errorBefore' });
    await call.fillIn({ bewaren: 'ja', beller: 'O. Opruim', telefoon: '0687650021' });
    await call.send();
    await call.sees('Het is niet gelukt. Wij ruimen het op.');
    await look(page, 'wordt-opgeruimd');
    heal();
    await call.sees('Er is niets geregistreerd');
  });

  it('that somebody is on file by now, lets that one be chosen', async () => {
    await call.search('999993653');
    await page.getByText('Niemand gevonden').waitFor();
    await call.fillIn({ bewaren: 'ja', beller: 'D. Dubbel', telefoon: '0687650022' });
    // Meanwhile a colleague registers the same customer.
    const klant = {
      ...VARIANTS['B1 + zaak'].klant,
      contactnaam: { voornaam: 'Dirk', achternaam: 'Dubbel' },
      partijIdentificatoren: [{ codeSoortObjectId: 'bsn', objectId: '999993653' }],
    };
    expect((await product.submit({ ...VARIANTS['B1 + zaak'], klant })).status).toBe(201);
    await call.send();
    await call.sees('Deze klant is al bekend');
    expect(await page.getByRole('button', { name: 'Nee, het is iemand anders' }).count()).toBe(0);
    await look(page, 'al-bekend');
    const difference = product.counting();
    await call.press('Registreer voor deze klant');
    await call.sees('Lees dit voor');
    expect(difference()).not.toHaveProperty('klanten/partijen');
  });

  /** The second time somebody of that name and number may be on file. */
  async function registerTwice(who: Parameters<Call['fillIn']>[0]): Promise<void> {
    await call.fillIn(who);
    await call.send();
    await call.sees('Lees dit voor');
    await page.keyboard.press('F8');
    await call.fillIn(who);
    await call.send();
    await call.sees('Deze klant is misschien al bekend');
  }

  it('that somebody may be on file, lets that one be chosen', async () => {
    await registerTwice({ bewaren: 'ja', beller: 'M. Misschien', telefoon: '0687650023' });
    await look(page, 'misschien-bekend');
    const difference = product.counting();
    await call.press('Registreer voor deze klant');
    await call.sees('Lees dit voor');
    expect(difference()).not.toHaveProperty('klanten/partijen');
  });

  it('that somebody may be on file, lets it be somebody else', async () => {
    await registerTwice({ bewaren: 'ja', beller: 'A. Anders', telefoon: '0687650024' });
    const difference = product.counting();
    await call.press('Nee, het is iemand anders');
    await call.sees('Lees dit voor');
    expect(difference()).toMatchObject({ 'klanten/partijen': 1 });
  });

  it('about mistakes, leads to each field', async () => {
    await call.fillIn({ bewaren: 'nee', telefoon: '061234' });
    await page.getByLabel('E-mailadres', { exact: true }).fill('x');
    await call.send();
    await call.sees('Er kloppen 2 gegevens niet');
    expect(await page.title()).toMatch(/^Fout: /);
    expect(await page.evaluate('document.activeElement.id')).toBe('fouten');
    await look(page, 'fouten');
    await page.locator('.mistakes a').first().click();
    expect(await page.evaluate('document.activeElement.id')).toBe('klant-digitaleAdressen-0-adres');
    await page.getByLabel('Telefoonnummer', { exact: true }).fill('0612345678');
    await page.getByLabel('E-mailadres', { exact: true }).fill('');
    await call.send();
    await call.sees('Lees dit voor');
  });

  it('about what was not chosen, comes before anything is sent', async () => {
    await call.send();
    await call.sees('Er kloppen 2 gegevens niet');
    await look(page, 'niets-gekozen');
  });

  it('that it is not sure enough who calls, leads to that question', async () => {
    await call.fillIn({ bewaren: 'nee' });
    await page.getByLabel('Niet gecontroleerd').check();
    await call.send();
    await call.sees('Er klopt 1 gegeven niet');
    await page.locator('.mistakes a').click();
    expect(await page.evaluate('document.activeElement.id')).toBe('authenticatie');
  });
});

describe('as long as it is not known whether a request arrived', () => {
  const requests = '**/api/v1/productaanvragen';

  it('the form is locked, and the same is sent until there is an answer', async () => {
    const keys = new Set<string>();
    const bodies = new Set<string | null>();
    let times = 0;
    await page.route(requests, async (route) => {
      const request = route.request();
      keys.add(request.headers()['idempotency-key'] ?? '');
      bodies.add(request.postData());
      times += 1;
      if (times > 2) return route.continue();
      // It did arrive: only the answer is lost.
      await route.fetch();
      return route.abort();
    });
    const difference = product.counting();
    await call.fillIn({ bewaren: 'nee' });
    await call.send();
    await call.sees('Geen verbinding');
    expect(await page.getByLabel('Naam van de beller').isDisabled()).toBe(true);
    await look(page, 'geen-verbinding');
    await call.sees('Lees dit voor');
    expect({ keys: keys.size, bodies: bodies.size }).toEqual({ keys: 1, bodies: 1 });
    expect(difference()).toMatchObject({ 'klanten/klantcontacten': 1, 'zaken/zaken': 1 });
  });

  it('it can be asked by a button when waiting takes too long, and nothing says that nothing was registered', async () => {
    await page.route(requests, (route) => route.abort());
    await call.fillIn({ bewaren: 'nee' });
    await call.send();
    await call.sees('Geen verbinding');
    await call.press('Stop met wachten');
    await page.getByRole('button', { name: 'Vraag het na' }).waitFor();
    expect(await page.getByText('niets geregistreerd').count()).toBe(0);
    await look(page, 'vraag-het-na');
    await page.unroute(requests);
    await call.press('Vraag het na');
    await call.sees('Lees dit voor');
  });

  it('the same holds when something went wrong on our side', async () => {
    let times = 0;
    await page.route(requests, (route) => {
      times += 1;
      if (times > 1) return route.continue();
      const problem = {
        type: '/problemen/interne-fout',
        title: 'Fout',
        status: 500,
        detail: 'Fout.',
        instance: 'urn:uuid:1',
      };
      return route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify(problem) });
    });
    await call.fillIn({ bewaren: 'nee' });
    await call.send();
    await page.getByText('Wij weten nog niet of de aanvraag is aangekomen.').waitFor();
    await call.sees('Lees dit voor');
  });

  it.each([
    [503, 'te-druk'],
    [429, 'te-veel-verzoeken'],
  ])(
    'it waits as long as it is asked to with %d, and keeps what was typed when that takes too long',
    async (status, slug) => {
      const busy = { type: `/problemen/${slug}`, title: 'Druk', status, detail: 'Het is druk.' };
      await page.route(requests, (route) =>
        route.fulfill({
          status,
          headers: { 'Retry-After': '30' },
          contentType: 'application/problem+json',
          body: JSON.stringify(busy),
        }),
      );
      await call.fillIn({ bewaren: 'nee' });
      await call.send();
      await call.sees('Even geduld');
      if (status === 503) await look(page, 'even-geduld');
      await call.press('Stop met wachten');
      await page.getByRole('button', { name: 'Probeer opnieuw' }).waitFor();
      await page.unroute(requests);
      await call.press('Probeer opnieuw');
      await call.sees('Lees dit voor');
    },
  );

  it('a key that was used for something else is never sent again by itself', async () => {
    await call.fillIn({ bewaren: 'nee' });
    let key = '';
    await page.route(requests, (route) => {
      const headers = route.request().headers();
      key ||= headers['idempotency-key'] ?? '';
      return route.continue({ headers: { ...headers, 'idempotency-key': key } });
    });
    await call.send();
    await call.sees('Lees dit voor');
    await page.keyboard.press('F8');
    await call.fillIn({ bewaren: 'nee', inhoud: 'Iets anders.' });
    await call.send();
    await call.sees('Er ging iets mis met deze aanvraag');
    await look(page, 'sleutel-hergebruikt');
  });
});

describe('who loads the page anew while a request is out', () => {
  it('hears what became of it, and sees it with what was sent today', async () => {
    const holding = new Holding();
    surroundings.zaken.faults.add({ operation: 'POST /zaak_registreren', fault: holding.fault });
    const before = surroundings.zaken.calls.length;
    await call.fillIn({ bewaren: 'nee' });
    await call.send();
    await until(() => surroundings.zaken.calls.length > before);
    await page.reload();
    await page.getByText('Uw laatste aanvraag is aangekomen').waitFor();
    holding.release();
    await page.getByText(/aangekomen: KCC-[\d-]+\. Geregistreerd\./).waitFor();
    await page.getByText('Mijn aanvragen van vandaag').click();
    await page
      .getByRole('listitem')
      .filter({ hasText: /KCC-[\d-]+ · parkeervergunning – Geregistreerd/ })
      .first()
      .waitFor();
    await look(page, 'na-herladen');
    await call.press('Ik heb het gezien');
    expect(await page.evaluate('sessionStorage.length')).toBe(0);
  });

  it('hears that it did not come, once it cannot come any more', async () => {
    const sleutel = crypto.randomUUID();
    const sent = JSON.stringify([{ sleutel, op: Date.now() - 60_000 }]);
    await page.evaluate(`sessionStorage.setItem('klantregie-verstuurd', '${sent}')`);
    await page.reload();
    await page.getByText('Uw laatste aanvraag is niet aangekomen. Er is niets geregistreerd.').waitFor();
    await look(page, 'niet-aangekomen');
  });
});

describe('who is logged out in the middle of a call', () => {
  const logOut = () => database.query('delete from klantregie.sessies');

  it('logs in again in another tab, and goes on with the same request', async () => {
    await call.fillIn({ bewaren: 'nee' });
    await logOut();
    await call.send();
    await page.getByRole('dialog', { name: 'U bent uitgelogd' }).waitFor();
    await look(page, 'uitgelogd');
    const tab = await computer.newPage();
    await logIn(tab, product.product.url, 'Mira Jansen', '/gesprek');
    await call.sees('Lees dit voor');
  });

  it('leaves nothing when nobody comes back within ten minutes', async () => {
    await page.clock.install();
    await page.reload();
    await call.fillIn({ bewaren: 'nee', beller: 'G. Geheim' });
    await logOut();
    await call.send();
    await page.getByRole('dialog', { name: 'U bent uitgelogd' }).waitFor();
    await page.clock.fastForward('10:01');
    await page.waitForFunction(`!document.body.innerHTML.includes('G. Geheim')`);
    expect(await page.content()).not.toContain('G. Geheim');
  });

  it('is told so beforehand, and can stay', async () => {
    await page.route('**/sessie', async (route) => {
      const response = await route.fetch();
      const sessie = (await response.json()) as { nu: string };
      const verlooptOp = new Date(Date.parse(sessie.nu) + 240_000).toISOString();
      await route.fulfill({ response, json: { ...sessie, verlooptOp } });
    });
    await page.reload();
    await page.getByText('U wordt over een paar minuten uitgelogd.').waitFor();
    await look(page, 'bijna-uitgelogd');
    await call.press('Blijf ingelogd');
    await page.getByText('U wordt over een paar minuten uitgelogd.').waitFor({ state: 'detached' });
  });

  it('leaves nothing for somebody else', async () => {
    await call.fillIn({ bewaren: 'nee', beller: 'G. Geheim' });
    await logOut();
    await call.send();
    await page.getByRole('dialog', { name: 'U bent uitgelogd' }).waitFor();
    const tab = await computer.newPage();
    await logIn(tab, product.product.url, 'Bram de Boer', '/gesprek');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.getByLabel('Naam van de beller').inputValue()).toBe('');
    expect(await page.getByText('G. Geheim').count()).toBe(0);
  });
});
