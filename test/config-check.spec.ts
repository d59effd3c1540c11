import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { checkConfiguration } from '../src/config-check/check-configuration.js';
import { PARKEERVERGUNNING, UITTREKSEL, VERHUIZING } from '../src/sandbox/simulator/catalogi/klreg-catalogus.js';
import { KLANTEN_TOKEN, klantenSimulator } from '../src/sandbox/simulator/klanten/klanten-simulator.js';
import type { Fault } from '../src/sandbox/simulator/faults.js';
import type { RegisterServer } from '../src/sandbox/simulator/register-server.js';
import type { Applicatie, Scope } from '../src/sandbox/simulator/zaken/toegang.js';
import {
  catalogiOf,
  NO_APPLICATION_CLIENT_ID,
  NO_APPLICATION_SECRET,
  ZAKEN_CLIENT_ID,
  ZAKEN_SECRET,
  zakenSimulator,
} from '../src/sandbox/simulator/zaken/zaken-simulator.js';

const CONFIG = fileURLToPath(new URL('../config', import.meta.url));
const MAIN = fileURLToPath(new URL('../dist/config-check.js', import.meta.url));

let klanten: RegisterServer;
let zaken: RegisterServer;
let directory: string;

beforeEach(async () => {
  klanten = klantenSimulator();
  zaken = zakenSimulator();
  await Promise.all([klanten.listen(), zaken.listen()]);
  directory = mkdtempSync(join(tmpdir(), 'klantregie-config-check-'));
  cpSync(CONFIG, directory, { recursive: true });
});
afterEach(async () => {
  await Promise.all([klanten.down(), zaken.down()]);
  rmSync(directory, { recursive: true });
});

const environment = () => ({
  CONFIG_DIR: directory,
  KLANTEN_URL: `${klanten.origin}/klantinteracties/api/v1`,
  KLANTEN_TOKEN,
  ZAKEN_URL: `${zaken.origin}/zaken/api/v1`,
  CATALOGI_URL: `${zaken.origin}/catalogi/api/v1`,
  ZAKEN_CLIENT_ID,
  ZAKEN_SECRET,
});

/** Changes a file, and says on which line what was changed stands. */
function change(name: 'producten' | 'klantregie', from: string, to: string): string {
  const file = join(directory, `${name}.yaml`);
  const text = readFileSync(file, 'utf8');
  const at = text.indexOf(from);
  if (at < 0) throw new Error(`${name}.yaml has no ${from}`);
  writeFileSync(file, text.replace(from, to));
  return `${file}:${text.slice(0, at).split('\n').length}`;
}

/** Where something stands in producten.yaml, counted from the product that it belongs to. */
function lineOf(product: string, text: string): string {
  const file = join(directory, 'producten.yaml');
  const lines = readFileSync(file, 'utf8').split('\n');
  const begin = lines.findIndex((line) => line.trim() === `${product}:`);
  return `${file}:${lines.findIndex((line, index) => index > begin && line.includes(text)) + 1}`;
}

/** Zaken as another simulator than the ordinary one. */
async function replaceZaken(options: Parameters<typeof zakenSimulator>[0]): Promise<void> {
  await zaken.down();
  zaken = zakenSimulator(options);
  await zaken.listen();
}

/** Every row that the registers hold. */
const rows = () => [klanten, zaken].flatMap(({ apis }) => apis.map((api) => structuredClone(api.rows())));

const check = async (changes: Readonly<Record<string, string | undefined>> = {}) =>
  checkConfiguration({ ...environment(), ...changes });

describe('a configuration that is right', () => {
  it('is told what is right of it', async () => {
    const { problems, rights } = await check();
    expect(problems).toEqual([]);
    expect(rights).toEqual(
      expect.arrayContaining([
        'De bestanden kloppen: 3 producten.',
        'Klanten is bereikbaar (API-versie 0.9.0) en aanvaardt het token.',
        'Zaken is bereikbaar (API-versie 1.5.1) en aanvaardt het token.',
        'Catalogi is bereikbaar (API-versie 1.3.1) en aanvaardt het token.',
        'parkeervergunning: afdeling parkeren staat in Klanten.',
        expect.stringMatching(/^verhuizing: zaaktype VERHUIZING geldt sinds 2024-01-01 \(zaakvertrouwelijk\)/),
        'verhuizing: wij mogen zaken van zaaktype VERHUIZING aanmaken en bijwerken, tot en met vertrouwelijkheidaanduiding zaakvertrouwelijk.',
      ]),
    );
  });

  it.each([true, false])('writes nothing to find that out (zaak_registreren: %s)', async (zaakRegistreren) => {
    await replaceZaken({ zaakRegistreren });
    const before = rows();
    await check();
    const calls = [klanten, zaken].flatMap((register) => register.calls.map(({ operation }) => operation));
    const attempt = zaakRegistreren ? 'POST /zaak_registreren' : 'POST /zaken';
    expect(calls.filter((operation) => !operation.startsWith('GET '))).toEqual([attempt, attempt, attempt]);
    expect(rows()).toEqual(before);
  });

  it('may have an address for no register at all', async () => {
    const { problems, rights } = await checkConfiguration({ CONFIG_DIR: directory });
    expect(problems).toEqual([]);
    expect(rights).toEqual([
      'De bestanden kloppen: 3 producten.',
      'Er is geen register om ze naast te leggen: KLANTEN_URL, ZAKEN_URL en CATALOGI_URL zijn niet gezet.',
      'De kleuren van de schermen zijn goed te lezen, ook op een donker scherm.',
    ]);
  });

  it('may have an address for some registers only', async () => {
    const { problems, rights } = await checkConfiguration({ ...environment(), KLANTEN_URL: '', KLANTEN_TOKEN: '' });
    expect(problems).toEqual([]);
    expect(rights).toContain('Klanten is niet gecontroleerd: KLANTEN_URL is niet gezet.');
    expect(klanten.calls).toEqual([]);
  });
});

describe('what others read', () => {
  it('is told of an afdeling that is called otherwise than it is known by', async () => {
    const { rights } = await check();
    expect(rights).toContain(
      'parkeervergunning: afdeling parkeren heet in Klanten "Parkeren". ITA zoekt op die naam: ' +
        'zorg dat de afdeling of groep daar precies zo heet.',
    );
  });

  it('is not told of one that is called as it is known', async () => {
    change('producten', 'identificatie: parkeren', 'identificatie: Parkeren');
    const actor = await (
      await fetch(`${klanten.origin}/klantinteracties/api/v1/actoren`, {
        method: 'POST',
        headers: { authorization: `Token ${KLANTEN_TOKEN}`, 'content-type': 'application/json' },
        body: JSON.stringify({
          naam: 'Parkeren',
          soortActor: 'organisatorische_eenheid',
          actoridentificator: {
            codeObjecttype: 'afd',
            codeRegister: 'obj',
            codeSoortObjectId: 'idf',
            objectId: 'Parkeren',
          },
        }),
      })
    ).json();
    expect(actor).toMatchObject({ naam: 'Parkeren' });
    const { problems, rights } = await check();
    expect(problems).toEqual([]);
    expect(rights).toContain('parkeervergunning: afdeling Parkeren staat in Klanten.');
    expect(rights.filter((line) => line.startsWith('parkeervergunning: afdeling Parkeren heet'))).toEqual([]);
  });

  it('is told of a product of a medewerker alone, also when no register is asked', async () => {
    change('producten', 'soort: afdeling, identificatie: parkeren', 'soort: medewerker, identificatie: otto@x.example');
    const told =
      'parkeervergunning: een taak voor otto@x.example staat bij geen afdeling of groep. ITA kan die niet openen: ' +
      'zet het product op een afdeling of groep.';
    for (const { problems, rights } of [await check(), await checkConfiguration({ CONFIG_DIR: directory })]) {
      expect(problems).toEqual([]);
      expect(rights.filter((line) => line.includes('ITA kan die niet openen'))).toEqual([told]);
    }
  });

  it('is told of an address of Klanten that Zaken does not take', async () => {
    const { rights } = await check({ KLANTEN_URL: 'http://openklant:8000/klantinteracties/api/v1' });
    expect(rights).toContainEqual(expect.stringMatching(/^Zaken neemt KLANTEN_URL niet aan als adres/));
    expect((await check()).rights.filter((line) => line.startsWith('Zaken neemt'))).toEqual([]);
  });
});

describe('a zaaktype', () => {
  const store = () => catalogiOf(zaken).store;

  it('that the catalogus does not have, is told with its line', async () => {
    const place = change('producten', 'identificatie: VERHUIZING', 'identificatie: VERHUISD');
    expect((await check()).problems).toEqual([`${place} verhuizing: de catalogus heeft geen zaaktype VERHUISD.`]);
  });

  it('of a catalogus that does not exist, is told with its line', async () => {
    const place = change('producten', 'domein: KLREG', 'domein: WEG');
    expect((await check()).problems).toEqual([
      `${place} parkeervergunning: Catalogi heeft geen catalogus WEG van 002220647.`,
    ]);
  });

  it('that is a concept, is told', async () => {
    store().zaaktypen.update(UITTREKSEL, { concept: true });
    expect((await check()).problems).toEqual([
      `${lineOf('uittreksel', 'identificatie: UITTREKSEL')} uittreksel: zaaktype UITTREKSEL is nog een concept: publiceer het.`,
    ]);
  });

  it('that is not valid today, is told with when it is', async () => {
    catalogiOf(zaken).close(PARKEERVERGUNNING, '2025-12-31');
    expect((await check()).problems).toEqual([
      `${lineOf('parkeervergunning', 'identificatie: PARKEER')} parkeervergunning: zaaktype PARKEERVERGUNNING geldt ` +
        'vandaag niet, wel van 2020-01-01 tot en met 2023-12-31 en van 2024-01-01 tot en met 2025-12-31.',
    ]);
  });

  it('without an initiator, with two, or without a first status is told, all at once', async () => {
    const rollen = (zaaktype: string) => store().roltypenVan.all(zaaktype);
    for (const { uuid } of rollen(PARKEERVERGUNNING))
      store().roltypen.update(uuid, { omschrijvingGeneriek: 'adviseur' });
    for (const { uuid } of rollen(VERHUIZING)) store().roltypen.update(uuid, { omschrijvingGeneriek: 'initiator' });
    const [first, ...others] = store().statustypenVan.all(UITTREKSEL);
    for (const { uuid } of others) store().statustypen.delete(uuid);
    expect(first).toBeDefined();
    expect((await check()).problems).toEqual([
      expect.stringMatching(/parkeervergunning: zaaktype PARKEERVERGUNNING heeft geen roltype initiator\.$/),
      expect.stringMatching(/verhuizing: zaaktype VERHUIZING heeft 2 roltypen initiator\.$/),
      expect.stringMatching(/uittreksel: zaaktype UITTREKSEL heeft geen eerste status\.$/),
    ]);
  });
});

describe('our rights on zaken', () => {
  const NEEDED: readonly Scope[] = ['catalogi.lezen', 'zaken.lezen', 'zaken.aanmaken', 'zaken.bijwerken'];
  const LEFT_OUT = { name: 'rollen', code: 'required' };
  const ALL = 'zaken.lezen, zaken.aanmaken en zaken.bijwerken';

  /** Our application, with what is needed and no more, but for the changes. */
  function clientsWith(changes: Partial<Exclude<Applicatie, { all: true }>> = {}) {
    const application: Applicatie = {
      zaaktypen: [PARKEERVERGUNNING, VERHUIZING, UITTREKSEL],
      scopes: NEEDED,
      maxVertrouwelijkheidaanduiding: 'zaakvertrouwelijk',
      ...changes,
    };
    return [{ clientId: ZAKEN_CLIENT_ID, secret: ZAKEN_SECRET, application }];
  }
  const without = (scope: Scope) => clientsWith({ scopes: NEEDED.filter((each) => each !== scope) });

  const tooLittle = (product: string, rechten = ALL) => {
    const zaaktype = product.toUpperCase();
    return (
      `${lineOf(product, `identificatie: ${zaaktype}`)} ${product}: wij mogen geen zaken van zaaktype ${zaaktype} maken. ` +
      `Geef de applicatie van ZAKEN_CLIENT_ID op dit zaaktype ${rechten}, tot en met vertrouwelijkheidaanduiding zaakvertrouwelijk.`
    );
  };
  const everywhere = (rechten?: string) =>
    ['parkeervergunning', 'verhuizing', 'uittreksel'].map((product) => tooLittle(product, rechten));

  it('are told when they are no more than is needed', async () => {
    await replaceZaken({ clients: clientsWith() });
    const { problems, rights } = await check();
    expect(problems).toEqual([]);
    expect(rights.filter((line) => line.includes('wij mogen'))).toEqual([
      'parkeervergunning: wij mogen zaken van zaaktype PARKEERVERGUNNING aanmaken en bijwerken, tot en met vertrouwelijkheidaanduiding zaakvertrouwelijk.',
      'verhuizing: wij mogen zaken van zaaktype VERHUIZING aanmaken en bijwerken, tot en met vertrouwelijkheidaanduiding zaakvertrouwelijk.',
      'uittreksel: wij mogen zaken van zaaktype UITTREKSEL aanmaken en bijwerken, tot en met vertrouwelijkheidaanduiding zaakvertrouwelijk.',
    ]);
    expect(rights.filter((line) => line.includes('niet te zien'))).toEqual([]);
  });

  it.each([
    ['zaken.aanmaken is missing', without('zaken.aanmaken')],
    ['zaken.bijwerken is missing', without('zaken.bijwerken')],
    ['the vertrouwelijkheid is too low', clientsWith({ maxVertrouwelijkheidaanduiding: 'intern' })],
  ])('are told with their line when %s', async (_, clients) => {
    await replaceZaken({ clients });
    const before = rows();
    expect((await check()).problems).toEqual(everywhere());
    expect(rows()).toEqual(before);
  });

  it('are told of the zaaktype that they do not hold for', async () => {
    await replaceZaken({ clients: clientsWith({ zaaktypen: [PARKEERVERGUNNING, UITTREKSEL] }) });
    expect((await check()).problems).toEqual([tooLittle('verhuizing')]);
  });

  it('are told beside what is wrong with the zaaktype', async () => {
    await replaceZaken({ clients: clientsWith({ zaaktypen: [PARKEERVERGUNNING, UITTREKSEL] }) });
    for (const { uuid } of catalogiOf(zaken).store.roltypenVan.all(VERHUIZING))
      catalogiOf(zaken).store.roltypen.update(uuid, { omschrijvingGeneriek: 'adviseur' });
    expect((await check()).problems).toEqual([
      expect.stringMatching(/verhuizing: zaaktype VERHUIZING heeft geen roltype initiator\.$/),
      tooLittle('verhuizing'),
    ]);
  });

  it('are not told per product when we may not even read', async () => {
    await replaceZaken({ clients: clientsWith({ scopes: ['catalogi.lezen'] }) });
    expect((await check()).problems).toEqual([expect.stringMatching(/^ZAKEN_URL: Zaken laat ons niet lezen/)]);
  });

  describe('in a register without zaak_registreren', () => {
    const zaakRegistreren = false;

    it('are told as far as they are to be seen', async () => {
      await replaceZaken({ zaakRegistreren, clients: without('zaken.bijwerken') });
      const { problems, rights } = await check();
      expect(problems).toEqual([]);
      expect(rights).toContain(
        'verhuizing: wij mogen zaken van zaaktype VERHUIZING aanmaken, tot en met vertrouwelijkheidaanduiding zaakvertrouwelijk.',
      );
      expect(rights.at(-1)).toBe(
        'Zonder zaak_registreren is niet te zien of wij zaken mogen bijwerken en verwijderen: ' +
          'kijk zelf of zaken.bijwerken en zaken.verwijderen zijn gegeven.',
      );
    });

    it.each([
      ['zaken.aanmaken is missing', without('zaken.aanmaken')],
      ['the vertrouwelijkheid is too low', clientsWith({ maxVertrouwelijkheidaanduiding: 'intern' })],
    ])('are told with their line when %s', async (_, clients) => {
      await replaceZaken({ zaakRegistreren, clients });
      const before = rows();
      const rechten = 'zaken.lezen, zaken.aanmaken, zaken.bijwerken en zaken.verwijderen';
      expect((await check()).problems).toEqual(everywhere(rechten));
      expect(rows()).toEqual(before);
    });

    it('are asked for in the other way when only the attempt shows that it is absent', async () => {
      await replaceZaken({ zaakRegistreren });
      zaken.faults.add({ operation: 'GET /zaak_registreren', fault: { kind: 'errorBefore' } });
      expect((await check()).rights.at(-1)).toMatch(/^Zonder zaak_registreren is niet te zien/);
    });
  });

  it.each<[string, Fault, string]>([
    ['an error', { kind: 'errorBefore' }, 'zaken gaf fout 500 op POST zaak_registreren'],
    ['no answer', { kind: 'dropBefore' }, 'zaken gaf geen antwoord op POST zaak_registreren'],
    [
      'a page of something between us',
      { kind: 'betweenBefore', status: 403, body: 'page' },
      'zaken gaf zelf geen antwoord (403) op POST zaak_registreren',
    ],
    ['another refusal', { kind: 'refuse', status: 400 }, 'zaken weigerde (400) POST zaak_registreren'],
    [
      'a refusal of what was sent as well',
      { kind: 'refuse', status: 400, body: { invalidParams: [LEFT_OUT, { name: 'identificatie', code: 'invalid' }] } },
      'zaken weigerde (400) POST zaak_registreren',
    ],
  ])('are not to be seen from %s', async (_, fault, message) => {
    zaken.faults.add({ operation: 'POST /zaak_registreren', call: 2, fault });
    expect((await check()).problems).toEqual([
      `${lineOf('verhuizing', 'identificatie: VERHUIZING')} verhuizing: of wij zaken van zaaktype VERHUIZING mogen maken, ` +
        `is niet te controleren: ${message}.`,
    ]);
  });

  it('are not to be seen from a register that takes anything', async () => {
    zaken.faults.add({ operation: 'POST /zaak_registreren', fault: { kind: 'refuse', status: 201, body: {} } });
    expect((await check()).problems).toEqual([
      `${lineOf('parkeervergunning', 'identificatie: PARKEER')} parkeervergunning: Zaken nam een zaak aan waar bijna alles ` +
        'aan ontbreekt (klantregie): controleer ZAKEN_URL.',
    ]);
  });

  it('are not to be seen when Zaken knows the zaaktypen by another address', async () => {
    const { port } = new URL(zaken.origin);
    const { problems } = await check({ CATALOGI_URL: `http://127.0.0.1:${port}/catalogi/api/v1` });
    expect(problems).toHaveLength(3);
    expect(problems[0]).toBe(
      `${lineOf('parkeervergunning', 'identificatie: PARKEER')} parkeervergunning: Zaken kent zaaktype PARKEERVERGUNNING ` +
        'niet op het adres dat Catalogi geeft. Laat ZAKEN_URL en CATALOGI_URL met hetzelfde adres beginnen.',
    );
  });
});

describe('what Klanten does not know', () => {
  it.each([
    ['afdeling', 'soort: afdeling, identificatie: parkeren', 'soort: afdeling, identificatie: parkeer'],
    ['groep', 'soort: afdeling, identificatie: parkeren', 'soort: groep, identificatie: parkeer'],
  ])('is told with its line (%s)', async (soort, from, to) => {
    const place = change('producten', from, to);
    expect((await check()).problems).toEqual([`${place} parkeervergunning: Klanten kent geen ${soort} parkeer.`]);
  });

  it('may be a medewerker, who is made known when needed', async () => {
    change(
      'producten',
      'soort: afdeling, identificatie: parkeren',
      'soort: medewerker, identificatie: nieuw@x.example',
    );
    expect((await check()).problems).toEqual([]);
  });
});

describe('a register', () => {
  it('that is not reached is told once, and the others are still checked', async () => {
    await klanten.down();
    const place = change('producten', 'identificatie: VERHUIZING', 'identificatie: VERHUISD');
    expect((await check()).problems).toEqual([
      'KLANTEN_URL: Klanten is niet bereikbaar.',
      `${place} verhuizing: de catalogus heeft geen zaaktype VERHUISD.`,
    ]);
  });

  it.each([
    ['Klanten', { KLANTEN_TOKEN: 'onjuist' }, ['KLANTEN_URL: Klanten weigert het token: controleer KLANTEN_TOKEN.']],
    [
      'Zaken',
      { ZAKEN_SECRET: 'onjuist-geheim-van-meer-dan-32-tekens' },
      [
        'ZAKEN_URL: Zaken weigert het token (invalid-jwt-signature): controleer ZAKEN_CLIENT_ID en ZAKEN_SECRET.',
        'CATALOGI_URL: Catalogi weigert het token (invalid-jwt-signature): controleer ZAKEN_CLIENT_ID en ZAKEN_SECRET.',
      ],
    ],
    [
      'Zaken, for lack of rights,',
      { ZAKEN_CLIENT_ID: NO_APPLICATION_CLIENT_ID, ZAKEN_SECRET: NO_APPLICATION_SECRET },
      [
        'ZAKEN_URL: Zaken laat ons niet lezen: het recht zaken.lezen ontbreekt, of ZAKEN_CLIENT_ID hoort bij geen applicatie.',
        'CATALOGI_URL: Catalogi laat ons niet lezen: het recht catalogi.lezen ontbreekt, of ZAKEN_CLIENT_ID hoort bij geen applicatie.',
      ],
    ],
  ])('that does not accept our token is told: %s', async (_, changes, problems) => {
    expect((await check(changes)).problems).toEqual(problems);
  });

  it('at an address where there is none, is told', async () => {
    const { problems } = await check({ KLANTEN_URL: `${klanten.origin}/nergens` });
    expect(problems).toEqual([
      'KLANTEN_URL: Op het adres van Klanten staat niet de API die nodig is, of iets ertussen (een gateway of proxy) antwoordt (404): controleer het adres.',
    ]);
  });

  it('of interne taken with an address of its own is looked at too', async () => {
    const { problems } = await check({ TAKEN_URL: `${klanten.origin}/nergens`, TAKEN_TOKEN: 'x' });
    expect(problems).toEqual([
      'TAKEN_URL: Op het adres van Taken staat niet de API die nodig is, of iets ertussen (een gateway of proxy) antwoordt (404): controleer het adres.',
    ]);
  });

  it('that is too old is told', async () => {
    await klanten.down();
    klanten = klantenSimulator({ apiVersion: '0.6.0' });
    await klanten.listen();
    expect((await check()).problems).toEqual([
      'KLANTEN_URL: Klanten is te oud: API-versie 0.6.0. Nodig is 0.7.0 of hoger, dat is Open Klant 2.16.',
    ]);
  });

  it('that issues no numbers cannot be asked to', async () => {
    await replaceZaken({ zaaknummerReserveren: false });
    const place = change('klantregie', 'nummerReserveren: false', 'nummerReserveren: true');
    expect((await check()).problems).toEqual([`${place} Zaken kan geen zaaknummer reserveren: zet dit op false.`]);
  });
});

describe('settings and files', () => {
  it('that are wrong are told together, and no register is asked', async () => {
    change('producten', 'niveau: laag', 'niveau: torenhoog');
    const { problems } = await check({ KLANTEN_TOKEN: '', CATALOGI_URL: undefined });
    expect(problems).toEqual([
      'KLANTEN_TOKEN ontbreekt.',
      'CATALOGI_URL ontbreekt.',
      expect.stringMatching(/producten\.yaml:\d+ .*niveau/),
    ]);
    expect(klanten.calls).toEqual([]);
  });
});

describe('npm run config:check', () => {
  const run = (changes: Readonly<Record<string, string>> = {}) =>
    new Promise<{ code: number; output: string }>((resolve) => {
      const env = { PATH: process.env['PATH'], ...environment(), ...changes };
      execFile(process.execPath, [MAIN], { env, cwd: directory }, (error, stdout) =>
        resolve({ code: error ? Number(error.code) : 0, output: stdout }),
      );
    });

  it('ends with 0 when all is right', async () => {
    const { code, output } = await run();
    expect({ code, last: output.trimEnd().split('\n').at(-1) }).toEqual({ code: 0, last: 'Geen problemen gevonden.' });
  });

  it('ends with 1 and only the problems', async () => {
    const place = change('producten', 'identificatie: VERHUIZING', 'identificatie: VERHUISD');
    expect(await run()).toEqual({
      code: 1,
      output: `${place} verhuizing: de catalogus heeft geen zaaktype VERHUISD.\n\nEr is 1 probleem.\n`,
    });
  });
});
