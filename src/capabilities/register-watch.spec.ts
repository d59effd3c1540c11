import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Log } from '../telemetry/log.js';
import type { Probe } from '../upstream/probe.js';
import { UpstreamError } from '../upstream/upstream.error.js';
import { Capabilities } from './capabilities.js';
import { checkCatalogi } from './register-checks.js';
import { RegisterWatch, type Watched } from './register-watch.js';

const FOUND: Probe = { status: 200, apiVersion: '0.9.0', isOwn: true };
const PAGE: Probe = { status: 404, isOwn: false };

/** What Klanten answers; undefined: nothing. */
let root: Probe | undefined;
let actoren: Probe | undefined;
/** What a look for its endpoint brings. */
let maakKlantcontact: boolean | undefined;
/** What Zaken and Catalogi answer, and what looks for the endpoints of Zaken bring. */
let zaken: Probe | undefined;
let catalogi: Probe | undefined;
let zaakRegistreren: boolean | undefined;
let zaaknummerReserveren: boolean | undefined;
/** What a register of interne taken that is not Klanten answers. */
let taken: Probe | undefined;
let lines: string[];
let capabilities: Capabilities;
let watch: RegisterWatch;

const answer = async (probe: Probe | undefined): Promise<Probe> => {
  if (probe) return probe;
  throw new UpstreamError({
    kind: 'unavailable',
    message: 'klanten was niet bereikbaar',
    system: 'klanten',
    operation: 'GET',
    fields: [],
  });
};

beforeEach(() => {
  [root, actoren, maakKlantcontact] = [FOUND, FOUND, true];
  [zaken, catalogi, taken] = [FOUND, FOUND, FOUND];
  [zaakRegistreren, zaaknummerReserveren] = [true, true];
  lines = [];
  watch = watching();
});

/** @param hasOwnTaken whether interne taken are in a register of their own. */
function watching(hasOwnTaken = false): RegisterWatch {
  const say = (level: string) => (_: object, line: string) => lines.push(`${level}: ${line}`);
  capabilities = new Capabilities();
  return new RegisterWatch(
    {
      ...(hasOwnTaken && { taken: { probeRoot: () => answer(taken), probeInterneTaken: () => answer(taken) } }),
      klanten: {
        probeRoot: () => answer(root),
        probeActoren: () => answer(actoren),
        hasMaakKlantcontact: async () => maakKlantcontact,
      },
      zaken: {
        probeZaken: () => answer(zaken),
        hasZaakRegistreren: async () => zaakRegistreren,
        hasZaaknummerReserveren: async () => zaaknummerReserveren,
      },
      catalogi: { probeCatalogussen: () => answer(catalogi) },
    } as unknown as Watched,
    capabilities,
    { debug: say('debug'), info: say('info'), warn: say('warn') } as unknown as Log,
  );
}

/** What is told about a register by another look. */
async function look(naam = 'Klanten'): Promise<string[]> {
  lines = [];
  await watch.look();
  return lines.filter((line) => line.includes(naam));
}

describe('what is told in the log', () => {
  it('is nothing much when all is well, and once', async () => {
    expect(await look()).toEqual(['debug: Klanten is bereikbaar (API-versie 0.9.0).']);
    expect(await look()).toEqual([]);
  });

  it('is that a register is down, once, and that it is back', async () => {
    [root, actoren, maakKlantcontact] = [undefined, undefined, undefined];
    expect(await look()).toEqual(['warn: Klanten is niet bereikbaar.']);
    expect(await look()).toEqual([]);
    [root, actoren, maakKlantcontact] = [FOUND, FOUND, true];
    expect(await look()).toEqual(['info: Klanten is bereikbaar (API-versie 0.9.0).']);
  });

  it('is what a register lacks', async () => {
    maakKlantcontact = false;
    expect(await look()).toEqual([
      'info: Klanten is bereikbaar (API-versie 0.9.0). Zonder maak-klantcontact: klantcontact en betrokkene worden na elkaar geregistreerd.',
    ]);
  });
});

describe('what is told in the log of the others', () => {
  it.each(['Zaken', 'Catalogi'])('is that all is well, and no more: %s', async (naam) => {
    expect(await look(naam)).toEqual([`debug: ${naam} is bereikbaar (API-versie 0.9.0).`]);
  });

  it('is what Zaken lacks', async () => {
    zaakRegistreren = false;
    expect(await look('Zaken')).toEqual([
      'info: Zaken is bereikbaar (API-versie 0.9.0). Zonder zaak_registreren: zaak, rol en status worden na elkaar geregistreerd.',
    ]);
  });

  it('is nothing of a version that is not known', async () => {
    catalogi = { status: 200, isOwn: true };
    expect(await look('Catalogi')).toEqual(['debug: Catalogi is bereikbaar.']);
  });

  it.each([
    [
      'permission_denied',
      'Zaken laat ons niet lezen: het recht zaken.lezen ontbreekt, of ZAKEN_CLIENT_ID hoort bij geen applicatie.',
      'Catalogi laat ons niet lezen: het recht catalogi.lezen ontbreekt, of ZAKEN_CLIENT_ID hoort bij geen applicatie.',
    ],
    [
      'jwt-expired',
      'Zaken weigert het token (jwt-expired): controleer ZAKEN_CLIENT_ID en ZAKEN_SECRET.',
      'Catalogi weigert het token (jwt-expired): controleer ZAKEN_CLIENT_ID en ZAKEN_SECRET.',
    ],
    [
      undefined,
      'Zaken weigert het token (): controleer ZAKEN_CLIENT_ID en ZAKEN_SECRET.',
      'Catalogi weigert het token (): controleer ZAKEN_CLIENT_ID en ZAKEN_SECRET.',
    ],
  ])('is why the token is refused: %s', async (code, ofZaken, ofCatalogi) => {
    zaken = { status: 403, isOwn: true, ...(code !== undefined && { code }) };
    catalogi = zaken;
    expect(await look('Zaken')).toEqual([`warn: ${ofZaken}`]);
    expect(watch.standen).toMatchObject({
      zaken: { bereikbaar: true, tokenAanvaard: false, meldingen: [ofZaken] },
      catalogi: { bereikbaar: true, tokenAanvaard: false, meldingen: [ofCatalogi] },
    });
  });

  it('is that they are down', async () => {
    [zaken, catalogi] = [undefined, undefined];
    await look();
    expect(watch.standen).toMatchObject({
      zaken: { bereikbaar: false, meldingen: ['Zaken is niet bereikbaar.'] },
      catalogi: { bereikbaar: false, meldingen: ['Catalogi is niet bereikbaar.'] },
    });
    expect(watch.standen?.zaken).not.toHaveProperty('tokenAanvaard');
  });
});

describe('a register of interne taken that is not Klanten', () => {
  beforeEach(() => {
    watch = watching(true);
  });

  it('is looked at too', async () => {
    expect(await look('Taken')).toEqual(['debug: Taken is bereikbaar (API-versie 0.9.0).']);
    expect(watch.standen?.taken).toMatchObject({ bereikbaar: true, versie: '0.9.0', tokenAanvaard: true });
    taken = { status: 401, isOwn: true };
    expect(await look('Taken')).toEqual(['warn: Taken weigert het token: controleer TAKEN_TOKEN.']);
  });

  it('may be too old', async () => {
    await look();
    expect(watch.refusal).toBeUndefined();
    taken = { ...FOUND, apiVersion: '0.6.0' };
    await look();
    expect(watch.refusal).toBe('Taken is te oud: API-versie 0.6.0. Nodig is 0.7.0 of hoger, dat is Open Klant 2.16.');
    expect(watch.standen?.taken?.meldingen).toEqual([watch.refusal]);
  });
});

it('has no stand of Taken where Klanten has them', async () => {
  await look();
  expect(watch.standen).not.toHaveProperty('taken');
});

describe('whether we may delete', () => {
  it.each([
    [true, FOUND],
    [false, { status: 401, isOwn: true }],
    ['onbekend', undefined],
  ])('is, with Klanten, whether the token is accepted: %s', async (verwijderen, probe) => {
    actoren = probe;
    await look();
    expect(watch.standen).toMatchObject({ klanten: { verwijderen }, zaken: { verwijderen: 'onbekend' } });
  });
});

describe('what a register can', () => {
  it.each([true, false])('is learned from each look (%s)', async (has) => {
    [maakKlantcontact, zaakRegistreren, zaaknummerReserveren] = [has, has, has];
    await look();
    expect(capabilities.maakKlantcontact.isPresent).toBe(has);
    expect(capabilities.zaakRegistreren.isPresent).toBe(has);
    expect(capabilities.zaaknummerReserveren.isPresent).toBe(has);
    expect(watch.standen).toMatchObject({
      klanten: { maakKlantcontact: has },
      zaken: { zaakRegistreren: has, zaaknummerReserveren: has },
    });
  });

  it('is also what was learned since the last look', async () => {
    await look();
    capabilities.zaakRegistreren.learn(false);
    expect(watch.standen?.zaken.zaakRegistreren).toBe(false);
  });

  it('is left out when it could not be seen', async () => {
    [maakKlantcontact, zaakRegistreren, zaaknummerReserveren] = [undefined, undefined, undefined];
    await look();
    expect(watch.standen?.klanten).not.toHaveProperty('maakKlantcontact');
    expect(watch.standen?.zaken).not.toHaveProperty('zaakRegistreren');
    expect(watch.standen?.zaken).not.toHaveProperty('zaaknummerReserveren');
  });
});

describe('a register', () => {
  it('is not there when pages are all that comes', async () => {
    [root, actoren] = [PAGE, PAGE];
    await look();
    expect(watch.standen?.klanten.bereikbaar).toBe(false);
  });

  it('is there when it does not say whether it accepts the token, nor of what version it is', async () => {
    [root, actoren] = [{ status: 200, isOwn: true }, undefined];
    await look();
    expect(watch.standen?.klanten).toStrictEqual({
      bereikbaar: true,
      meldingen: ['Klanten is niet bereikbaar.'],
      maakKlantcontact: true,
      verwijderen: 'onbekend',
    });
  });

  it('has the version that the other answer gives, when its root gives none', async () => {
    root = { status: 200, isOwn: true };
    await look();
    expect(watch.standen?.klanten.versie).toBe('0.9.0');
  });

  it('hides no surprise of ours', async () => {
    const surprise = new TypeError('onvoorzien');
    const registers = { probeCatalogussen: () => Promise.reject(surprise) } as unknown as Watched['catalogi'];
    await expect(checkCatalogi(registers)).rejects.toBe(surprise);
  });

  it('is there when something between us keeps its root away', async () => {
    root = PAGE;
    await look();
    expect(watch.standen?.klanten).toMatchObject({
      bereikbaar: true,
      versie: '0.9.0',
      tokenAanvaard: true,
      meldingen: [],
    });
  });

  it.each<[string, Probe | undefined]>([
    ['Klanten is niet bereikbaar.', undefined],
    ['Klanten geeft een storing (500).', { status: 500, isOwn: false }],
    [
      'Op het adres van Klanten staat niet de API die nodig is, of iets ertussen (een gateway of proxy) antwoordt (404): controleer het adres.',
      PAGE,
    ],
    [
      'Op het adres van Klanten staat niet de API die nodig is, of iets ertussen (een gateway of proxy) antwoordt (403): controleer het adres.',
      { status: 403, isOwn: false },
    ],
    ['Klanten weigert het token: controleer KLANTEN_TOKEN.', { status: 401, isOwn: true, code: 'not_authenticated' }],
  ])('is told to be of no use: %s', async (melding, probe) => {
    actoren = probe;
    await look();
    expect(watch.standen?.klanten.meldingen).toEqual([melding]);
  });

  it.each([
    ['0.6.9', true],
    ['0.7.0', false],
    ['0.10.0', false],
    ['1.0.0-alpha', false],
    ['0.0.3', true],
  ])('of version %s is refused: %s', async (apiVersion, isRefused) => {
    root = { ...FOUND, apiVersion };
    await look();
    expect(watch.refusal !== undefined).toBe(isRefused);
  });

  it('that does not say its version is not refused', async () => {
    root = { status: 200, isOwn: true };
    actoren = root;
    await look();
    expect(watch.refusal).toBeUndefined();
    expect(watch.standen?.klanten).not.toHaveProperty('versie');
  });

  it('keeps what was known of it while it is down', async () => {
    maakKlantcontact = false;
    await look();
    [root, actoren, maakKlantcontact] = [undefined, undefined, undefined];
    await look();
    expect(capabilities.maakKlantcontact.isPresent).toBe(false);
  });
});

it('tells nothing before the first look', () => {
  expect(watch.standen).toBeUndefined();
  expect(watch.refusal).toBeUndefined();
});

describe('another look', () => {
  const HOUR = 3_600_000;

  it('is due after a while, and at once while one was not reached', async () => {
    expect(watch.isDue(HOUR, Date.now())).toBe(true);
    await watch.look();
    const now = Date.now();
    expect(watch.isDue(HOUR, now)).toBe(false);
    expect(watch.isDue(HOUR, now + HOUR)).toBe(true);
    [root, actoren] = [undefined, undefined];
    await watch.look();
    expect(watch.isDue(HOUR, now)).toBe(true);
  });
});
