import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Log } from '../telemetry/log.js';
import type { Probe } from '../upstream/probe.js';
import { UpstreamError } from '../upstream/upstream.error.js';
import { Capabilities } from './capabilities.js';
import { RegisterWatch, type Watched } from './register-watch.js';

const FOUND: Probe = { status: 200, apiVersion: '0.9.0', isJson: true };
const NEEDS_POST: Probe = { status: 405, apiVersion: '0.9.0', isJson: true, code: 'method_not_allowed' };
const PAGE: Probe = { status: 404, isJson: false };

/** What Klanten answers; undefined: nothing. */
let root: Probe | undefined;
let actoren: Probe | undefined;
let maakKlantcontact: Probe | undefined;
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
  [root, actoren, maakKlantcontact] = [FOUND, FOUND, NEEDS_POST];
  lines = [];
  const say = (level: string) => (_: object, line: string) => lines.push(`${level}: ${line}`);
  capabilities = new Capabilities();
  watch = new RegisterWatch(
    {
      klanten: {
        probeRoot: () => answer(root),
        probeActoren: () => answer(actoren),
        probeMaakKlantcontact: () => answer(maakKlantcontact),
      },
      zaken: {
        probeZaken: () => answer(FOUND),
        probeZaakRegistreren: () => answer(NEEDS_POST),
        probeZaaknummerReserveren: () => answer(NEEDS_POST),
      },
      catalogi: { probeCatalogussen: () => answer(FOUND) },
    } as unknown as Watched,
    capabilities,
    { debug: say('debug'), info: say('info'), warn: say('warn') } as unknown as Log,
  );
});

/** What is told about Klanten by another look. */
async function look(): Promise<string[]> {
  lines = [];
  await watch.look();
  return lines.filter((line) => line.includes('Klanten'));
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
    [root, actoren, maakKlantcontact] = [FOUND, FOUND, NEEDS_POST];
    expect(await look()).toEqual(['info: Klanten is bereikbaar (API-versie 0.9.0).']);
  });

  it('is what a register lacks', async () => {
    maakKlantcontact = PAGE;
    expect(await look()).toEqual([
      'info: Klanten is bereikbaar (API-versie 0.9.0). Zonder maak-klantcontact: klantcontact en betrokkene worden na elkaar geregistreerd.',
    ]);
  });
});

describe('a register', () => {
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
    ['Klanten geeft een storing (503).', { status: 503, isJson: false }],
    ['Op het adres van Klanten staat niet de API die nodig is: controleer het adres.', PAGE],
    ['Klanten weigert het token: controleer KLANTEN_TOKEN.', { status: 401, isJson: true, code: 'not_authenticated' }],
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
    root = { status: 200, isJson: true };
    actoren = root;
    await look();
    expect(watch.refusal).toBeUndefined();
    expect(watch.standen?.klanten).not.toHaveProperty('versie');
  });

  it('keeps what was known of it while it is down', async () => {
    maakKlantcontact = PAGE;
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
