import type { NamedKey } from '../encryption/keyring.js';
import { FEWEST_CONNECTIONS } from './connections.js';
import { lackingActiviteiten } from './lacking-activiteiten.js';
import { namedKeysOf, readEncryptionKeys } from './encryption-keys.js';
import { isLoopback } from './loopback.js';
import { isNetwork } from './networks.js';
import { readConnection, type Connection } from './read-connection.js';
import { readConfiguration } from './read-configuration.js';
import type { Configuration } from './configuration.js';
import { SettingsError } from './settings.error.js';

/** Everything that the product is told from outside. Read once, at the start. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string;
  /** How many connections with it one process takes at most. */
  readonly databaseConnections: number;
  /** Whether a start brings the tables up to date, when its user may. */
  readonly migratesAtStart: boolean;
  /** What is stored is encrypted with the first of these, and read with all of them: at least one. */
  readonly encryptionKeys: readonly NamedKey[];
  readonly klanten: { readonly url: string; readonly token: string; readonly connection: Connection };
  /** The register of interne taken: the same as Klanten, unless it was given an address of its own. */
  readonly taken: { readonly url: string; readonly token: string; readonly connection: Connection };
  readonly zaken: {
    readonly url: string;
    readonly catalogiUrl: string;
    readonly connection: Connection;
    readonly catalogiConnection: Connection;
    readonly clientId: string;
    readonly secret: string;
  };
  /** Whether no register is a real one: what is tried in them is nowhere afterwards. */
  readonly simulatedRegisters: boolean;
  readonly oidc: { readonly issuer: string; readonly audience: string };
  /** The pages that people log in to; undefined: there are none. */
  readonly pages: PageSettings | undefined;
  /** Of which web pages may use the API: `https://kcc.example`. */
  readonly corsOrigins: readonly string[];
  /** Addresses and networks (`10.0.0.0/8`) of proxies that say truly from where a request came. */
  readonly trustedProxies: readonly string[];
  /** Where the logboek dataverwerkingen is; undefined: nothing is told. */
  readonly logboek: LogboekSettings | undefined;
  readonly logLevel: string;
  /** From which networks whoever looks is told how it is, and not only whether it runs: `10.0.0.0/8`. */
  readonly healthNetworks: readonly string[];
  /** Where the metrics can be read: on a port of their own (0: any), with a token, both, or not at all. */
  readonly metrics: { readonly port: number | undefined; readonly token: string | undefined };
  /** Where the files of the configuration stand. */
  readonly configDir: string;
  readonly configuration: Configuration;
}

export interface LogboekSettings {
  /** Of OTLP/HTTP, with its path. */
  readonly url: string;
  readonly token: string | undefined;
  /** With what pseudonyms are made. */
  readonly key: NamedKey;
}

export interface PageSettings {
  /** The address at which browsers have the product, as they say it; undefined: only those on this machine log in. */
  readonly publicUrl: string | undefined;
  /** By which the issuer knows us when we log people in. */
  readonly client: { readonly id: string; readonly secret: string | undefined };
  /** What is asked for beside `openid`. */
  readonly scopes: readonly string[];
}

/** Token under which Nest hands out the Settings. */
export const SETTINGS = Symbol('Settings');

type Registers = Pick<Settings, 'klanten' | 'taken' | 'zaken'>;

type Environment = Readonly<Record<string, string | undefined>>;

/** What is meant by a setting that is left out. */
const DEFAULTS: Environment = { PORT: '3000', HOST: '127.0.0.1', LOG_LEVEL: 'info', CONFIG_DIR: 'config' };

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/**
 * Reads the environment and the files in CONFIG_DIR.
 * Throws one SettingsError that lists every problem, by name and never with the value.
 */
export function readSettings(environment: Environment): Settings {
  const problems: string[] = [];
  const text = (name: string, fallback = DEFAULTS[name]): string => {
    const value = environment[name]?.trim() || fallback;
    if (value === undefined) problems.push(`${name} ontbreekt.`);
    return value ?? '';
  };
  const url = (name: string, protocols: readonly string[]): string => {
    const value = text(name);
    if (value !== '' && !(URL.canParse(value) && protocols.includes(new URL(value).protocol)))
      problems.push(
        `${name} is geen adres dat begint met ${protocols.map((protocol) => `${protocol}//`).join(' of ')}.`,
      );
    return value.replace(/\/+$/, '');
  };
  const flag = (name: string, fallback: 'true' | 'false'): boolean => {
    const value = text(name, fallback);
    if (!['true', 'false'].includes(value)) problems.push(`${name} is niet true of false.`);
    return value === 'true';
  };
  const list = (name: string): string[] =>
    (environment[name] ?? '')
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '');
  const mayBeRead = flag('ALLOW_HTTP', 'false') || environment['NODE_ENV'] !== 'production';
  const webUrl = (name: string): string => {
    const value = url(name, ['http:', 'https:']);
    if (!mayBeRead && isReadUnderway(value))
      problems.push(`${name} begint met http:, zodat anderen kunnen meelezen. Mag dat, zet dan ALLOW_HTTP op true.`);
    return value;
  };
  /** What is not said of the first, is as it is said of the next. */
  const connection = (...names: readonly [string, ...string[]]): Connection => {
    const [name] = names;
    const pathOf = (setting: string) =>
      names.map((it) => environment[setting.replace(name, it)]?.trim()).find((it) => it);
    return readConnection(name, pathOf, problems);
  };
  const port = (name: string): number => {
    const value = Number(text(name));
    if (!Number.isInteger(value) || value < 0 || value > 65_535)
      problems.push(`${name} is geen poortnummer (0 tot en met 65535).`);
    return value;
  };
  const logLevel = text('LOG_LEVEL');
  if (!LOG_LEVELS.includes(logLevel)) problems.push(`LOG_LEVEL is niet een van ${LOG_LEVELS.join(', ')}.`);

  const databaseConnections = Number(text('DATABASE_CONNECTIONS', '12'));
  if (!Number.isInteger(databaseConnections) || databaseConnections < FEWEST_CONNECTIONS || databaseConnections > 200)
    problems.push(`DATABASE_CONNECTIONS is geen aantal (${FEWEST_CONNECTIONS} tot en met 200).`);
  const healthNetworks = list('HEALTH_NETWORKS');
  if (!healthNetworks.every(isNetwork))
    problems.push('HEALTH_NETWORKS is geen lijst van netwerken als 10.0.0.0/8, met komma’s ertussen.');

  const corsOrigins = list('CORS_ORIGINS');
  if (!corsOrigins.every(isOrigin))
    problems.push('CORS_ORIGINS is geen lijst van adressen als https://kcc.example, met komma’s ertussen.');

  const trustedProxies = list('TRUSTED_PROXIES');
  if (!trustedProxies.every(isNetwork))
    problems.push('TRUSTED_PROXIES is geen lijst van netwerkadressen als 10.0.0.0/8, met komma’s ertussen.');

  const isSaid = (name: string): boolean => Boolean(environment[name]?.trim());
  const logboekUrl = isSaid('LOGBOEK_URL') ? webUrl('LOGBOEK_URL') : undefined;
  const logboek = readLogboek(environment, logboekUrl, problems);
  const oidc = { issuer: webUrl('OIDC_ISSUER'), audience: text('OIDC_AUDIENCE') };
  const pages = readPages(environment, oidc.issuer, problems);

  const klanten = { url: webUrl('KLANTEN_URL'), token: text('KLANTEN_TOKEN'), connection: connection('KLANTEN') };

  const settings = {
    port: port('PORT'),
    host: text('HOST'),
    databaseUrl: url('DATABASE_URL', ['postgres:', 'postgresql:']),
    databaseConnections,
    migratesAtStart: flag('DATABASE_MIGRATE', 'true'),
    encryptionKeys: readEncryptionKeys(environment, problems),
    klanten,
    taken: {
      url: isSaid('TAKEN_URL') ? webUrl('TAKEN_URL') : klanten.url,
      token: isSaid('TAKEN_TOKEN') ? text('TAKEN_TOKEN') : klanten.token,
      connection: connection('TAKEN', 'KLANTEN'),
    },
    zaken: {
      url: webUrl('ZAKEN_URL'),
      catalogiUrl: webUrl('CATALOGI_URL'),
      clientId: text('ZAKEN_CLIENT_ID'),
      secret: text('ZAKEN_SECRET'),
      connection: connection('ZAKEN'),
      catalogiConnection: connection('CATALOGI', 'ZAKEN'),
    },
    simulatedRegisters: flag('SIMULATED_REGISTERS', 'false'),
    oidc,
    pages,
    corsOrigins,
    trustedProxies,
    logboek,
    logLevel,
    healthNetworks,
    metrics: {
      port: isSaid('METRICS_PORT') ? port('METRICS_PORT') : undefined,
      token: environment['METRICS_TOKEN']?.trim() || undefined,
    },
    configDir: text('CONFIG_DIR'),
  };
  if (settings.simulatedRegisters && !mayBeSimulated(settings, environment))
    problems.push(
      'SIMULATED_REGISTERS is alleen true als alle registers op deze machine staan, en nooit met NODE_ENV=production.',
    );
  try {
    const configuration = readConfiguration(settings.configDir);
    if (logboek) problems.push(...lackingActiviteiten(configuration.logboek));
    if (problems.length === 0) return deepFreeze({ ...settings, configuration });
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    problems.push(...error.problems);
  }
  throw new SettingsError(problems);
}

/** Where the logboek is, and with what pseudonyms are made. */
function readLogboek(
  environment: Environment,
  url: string | undefined,
  problems: string[],
): LogboekSettings | undefined {
  const [named, token] = ['LOGBOEK_KEY', 'LOGBOEK_TOKEN'].map((name) => environment[name]?.trim());
  if (url === undefined) return undefined;
  const [key] = namedKeysOf([String(named)]);
  if (!key) problems.push('LOGBOEK_KEY is geen naam:sleutel. Maak een sleutel met: openssl rand -base64 32');
  return { url, token: token || undefined, key: key ?? { id: '', secret: '' } };
}

/** What the pages need. They are there when the issuer knows us, unless they are switched off. */
function readPages(environment: Environment, issuer: string, problems: string[]): PageSettings | undefined {
  const [wanted, publicUrl, id, secret, scope = ''] = [
    'PAGES',
    'PUBLIC_URL',
    'OIDC_CLIENT_ID',
    'OIDC_CLIENT_SECRET',
    'OIDC_SCOPE',
  ].map((name) => environment[name]?.trim() || undefined);
  if (wanted !== undefined && !['true', 'false'].includes(wanted)) problems.push('PAGES is niet true of false.');
  if (publicUrl !== undefined && (!isOrigin(publicUrl) || isReadUnderway(publicUrl)))
    problems.push('PUBLIC_URL is geen adres als https://klantregie.example, zonder iets erachter.');
  if (wanted === 'false' || id === undefined) return undefined;
  if (isReadUnderway(issuer))
    problems.push('OIDC_ISSUER moet beginnen met https:, anders kan niemand inloggen. Of zet PAGES op false.');
  return { publicUrl, client: { id, secret }, scopes: scope.split(/\s+/).filter(Boolean) };
}

/** A register that is not on this machine, or that is used in production, is a real one whatever the settings say. */
function mayBeSimulated({ klanten, taken, zaken }: Registers, { NODE_ENV }: Environment): boolean {
  const addresses = [klanten.url, taken.url, zaken.url, zaken.catalogiUrl];
  return NODE_ENV !== 'production' && addresses.every((it) => URL.canParse(it) && isLoopback(new URL(it)));
}

/** Whether somebody on the way can read what is sent there. */
function isReadUnderway(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === 'http:' && !isLoopback(url);
}

/** Exactly as a browser says it: without a path, not even a slash. */
function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
