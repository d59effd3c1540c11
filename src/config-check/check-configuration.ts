import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import {
  checkCatalogi,
  checkKlanten,
  checkTaken,
  checkZaken,
  type Registerstand,
} from '../capabilities/register-checks.js';
import { placesIn } from '../config/read-configuration.js';
import { SettingsError } from '../config/settings.error.js';
import { readSettings, type Settings } from '../config/settings.js';
import { KlantenClient } from '../klanten/klanten.client.js';
import { TakenClient } from '../taken/taken.client.js';
import { clientOptions } from '../upstream/client-options.js';
import { JsonClients } from '../upstream/json-client.js';
import { OptionalEndpoint } from '../upstream/optional-endpoint.js';
import type { System } from '../upstream/upstream.error.js';
import { UpstreamModule } from '../upstream/upstream.module.js';
import { isAddress } from '../zaken/address.js';
import { amsterdamDate } from '../zaken/amsterdam-date.js';
import { CatalogiClient } from '../zaken/catalogi.client.js';
import { ZakenToken } from '../zaken/zaken-token.js';
import { ZakenClient } from '../zaken/zaken.client.js';
import { checkProduct, type Against } from './check-product.js';
import { checkColours } from './contrast.js';
import { Verdict } from './verdict.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** Settings that the check has no need of, and those of registers that it then leaves alone. */
const NEVER_NEEDED = {
  DATABASE_URL: 'postgresql://localhost',
  ENCRYPTION_KEYS: `geen:${Buffer.alloc(32).toString('base64')}`,
  OIDC_ISSUER: 'http://localhost',
  OIDC_AUDIENCE: '-',
};
const NO_KLANTEN = { KLANTEN_URL: 'http://localhost', KLANTEN_TOKEN: '-' };
const NO_ZAKEN = {
  ZAKEN_URL: 'http://localhost',
  CATALOGI_URL: 'http://localhost',
  ZAKEN_CLIENT_ID: '-',
  ZAKEN_SECRET: '-',
};

/**
 * Holds the configuration against its schemas and against the registers that the environment names, without writing
 * anything. Finds every problem at once.
 */
export async function checkConfiguration(environment: Environment): Promise<Verdict> {
  const verdict = new Verdict();
  const isSet = (name: string) => Boolean(environment[name]?.trim());
  const hasKlanten = isSet('KLANTEN_URL');
  const hasZaken = isSet('ZAKEN_URL') || isSet('CATALOGI_URL');
  const standIns = { ...NEVER_NEEDED, ...(!hasKlanten && NO_KLANTEN), ...(!hasZaken && NO_ZAKEN) };
  let settings: Settings;
  try {
    settings = readSettings({ ...environment, ...absentOf(standIns, isSet) });
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    error.problems.forEach((line) => verdict.problem(line));
    return verdict;
  }

  const app = await NestFactory.createApplicationContext(UpstreamModule, { logger: false });
  try {
    await checkSettings(settings, { hasKlanten, hasZaken }, app.get(JsonClients), verdict);
  } finally {
    await app.close();
  }
  return verdict;
}

/** Which registers there are to ask. */
interface Scope {
  readonly hasKlanten: boolean;
  readonly hasZaken: boolean;
}

/** Holds settings that could be read against the registers, without writing anything. */
export async function checkSettings(
  settings: Settings,
  { hasKlanten, hasZaken }: Scope,
  clients: JsonClients,
  verdict: Verdict,
): Promise<void> {
  const { klanten, taken, zaken, configDir, configuration } = settings;
  verdict.right(`De bestanden kloppen: ${configuration.producten.size} producten.`);
  if (!hasKlanten && !hasZaken)
    verdict.right('Er is geen register om ze naast te leggen: KLANTEN_URL, ZAKEN_URL en CATALOGI_URL zijn niet gezet.');
  else if (!hasKlanten) verdict.right('Klanten is niet gecontroleerd: KLANTEN_URL is niet gezet.');
  else if (!hasZaken)
    verdict.right('Zaken en Catalogi zijn niet gecontroleerd: ZAKEN_URL en CATALOGI_URL zijn niet gezet.');

  const clientTo = (system: System) => clients.to(clientOptions(system, settings));
  const token = new ZakenToken(zaken.clientId, zaken.secret);
  const klantenClient = new KlantenClient(clientTo('klanten'), klanten.token);
  const takenClient = new TakenClient(clientTo('taken'), taken.token);
  const zakenClient = new ZakenClient(clientTo('zaken'), token);
  const catalogiClient = new CatalogiClient(clientTo('catalogi'), token);
  const hasOwnTaken = taken.url !== klanten.url;

  const [klantenstand, takenstand, zakenstand, catalogistand] = await Promise.all([
    hasKlanten ? checkKlanten(klantenClient) : undefined,
    hasOwnTaken ? checkTaken(takenClient) : undefined,
    hasZaken ? checkZaken(zakenClient) : undefined,
    hasZaken ? checkCatalogi(catalogiClient) : undefined,
  ]);
  const place = placesIn(configDir);
  checkColours(configuration.weergave, place, verdict);
  tell(verdict, 'Klanten', 'KLANTEN_URL', klantenstand);
  tell(verdict, 'Taken', 'TAKEN_URL', takenstand);
  tell(verdict, 'Zaken', 'ZAKEN_URL', zakenstand);
  tell(verdict, 'Catalogi', 'CATALOGI_URL', catalogistand);
  if (configuration.zaak.nummerReserveren && zakenstand?.zaaknummerReserveren === false)
    verdict.problem(
      `${place('klantregie', ['zaak', 'nummerReserveren'])} Zaken kan geen zaaknummer reserveren: zet dit op false.`,
    );

  if (hasKlanten && hasZaken && !isAddress(klanten.url))
    verdict.right(
      'Zaken neemt KLANTEN_URL niet aan als adres, want de naam van de server heeft geen punt. Het adres van de partij ' +
        'komt dan niet bij de initiator van een zaak te staan: zie docs/samenwerking.md.',
    );

  const zaakRegistreren = new OptionalEndpoint();
  zaakRegistreren.learn(zakenstand?.zaakRegistreren);
  const against: Against = {
    ...(canBeAsked(catalogistand) && { catalogi: catalogiClient }),
    ...(canBeAsked(zakenstand) && { zaken: { client: zakenClient, zaakRegistreren } }),
    ...(canBeAsked(klantenstand) && { klanten: klantenClient }),
    codes: configuration.codes,
    day: amsterdamDate(new Date()),
    place,
  };
  for (const product of configuration.producten.values()) await checkProduct(product, against, verdict);
  if (against.zaken && zaakRegistreren.isPresent === false)
    verdict.right(
      'Zonder zaak_registreren is niet te zien of wij zaken mogen bijwerken en verwijderen: ' +
        'kijk zelf of zaken.bijwerken en zaken.verwijderen zijn gegeven.',
    );
}

const canBeAsked = (stand: Registerstand | undefined): boolean => stand?.tokenAanvaard === true;

function tell(verdict: Verdict, naam: string, setting: string, stand: Registerstand | undefined): void {
  if (!stand) return;
  for (const melding of stand.meldingen) verdict.problem(`${setting}: ${melding}`);
  if (stand.meldingen.length > 0) return;
  const versie = stand.versie === undefined ? '' : ` (API-versie ${stand.versie})`;
  const token = stand.tokenAanvaard ? ' en aanvaardt het token' : '';
  verdict.right(`${naam} is bereikbaar${versie}${token}.`);
}

function absentOf(standIns: Readonly<Record<string, string>>, isSet: (name: string) => boolean) {
  return Object.fromEntries(Object.entries(standIns).filter(([name]) => !isSet(name)));
}
